"""Tables and figure of placements tell first readings from rival ones and show the passages for each level."""

import pandas as pd

from compendium.results.matland.compute import place_all, weigh_placements
from compendium.results.matland.draw import placement_figure
from compendium.results.matland.show import evidence_table, placement_table

PLACEMENTS = pd.DataFrame(
    [("p", "Act <one>", "now", "first", "low", "low", "n"), ("q", "Act two", "now", "rival", "low", "high", "m")],
    columns=["placement", "name", "period", "reading", "conflict", "ambiguity", "note"],
)
EVIDENCE = pd.DataFrame(
    [
        ("a", "now", "conflict", "low", "Act", "Said", "paper", "Table 1"),
        ("b", "now", "ambiguity", "high", "Act", "Said too", "paper", "Table 2"),
    ],
    columns=["evidence", "period", "dimension", "level", "about", "statement", "source", "locator"],
)


def test_a_placement_is_shown_with_its_reading_and_the_passages_for_it(tables):
    placed = weigh_placements(place_all(tables("matland"), PLACEMENTS), EVIDENCE)
    shown = placement_table(placed, None)
    assert 'Act &lt;one&gt;<span class="compendium-under">● first reading</span>' in shown.html
    assert "Act two, ○ rival reading|low (1 of 1)|high (1 of 1)|Experimental implementation" in shown.plain


def test_passages_stand_under_what_they_speak_for_with_source_and_place():
    shown = evidence_table(EVIDENCE, pd.Series({"paper": "Paper"}), None).plain
    assert "Said|Low conflict|now|Act|Paper: Table 1" in shown
    assert "Said too|High ambiguity|now|Act|Paper: Table 2" in shown


def test_the_figure_tells_every_placement_with_its_reading(tables):
    alternative = placement_figure(tables("matland"), PLACEMENTS, None).alternative
    assert "Act <one> (first reading): conflict low, ambiguity low" in alternative
    assert "Act two (rival reading): conflict low, ambiguity high" in alternative
