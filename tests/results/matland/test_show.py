"""Tables and figure of placements tell first readings from rival ones and show the passages for each level."""

import pandas as pd

from compendium.display.figures import NARROW, WIDE
from compendium.display.theme import figure_settings
from compendium.results.matland import draw
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
    assert 'Act &lt;one&gt;<span class="under">① first reading</span>' in shown.html
    assert "Act two, ② rival reading|low (1 of 1)|high (1 of 1)|Experimental implementation" in shown.plain


def test_passages_stand_under_what_they_speak_for_with_source_and_place():
    shown = evidence_table(EVIDENCE, pd.Series({"paper": "Paper"}), None).plain
    assert "Said|Low conflict|now|Act|Paper: Table 1" in shown
    assert "Said too|High ambiguity|now|Act|Paper: Table 2" in shown


def test_the_figure_tells_every_placement_with_its_reading(tables):
    alternative = placement_figure(tables("matland"), PLACEMENTS, None).alternative
    assert "Act <one> (first reading): conflict low, ambiguity low" in alternative
    assert "Act two (rival reading): conflict low, ambiguity high" in alternative


def test_arrows_run_where_nothing_is_written(tables):
    """Whatever the readings: each arrow stays between the two banks of the middle, and every text beyond them."""
    moves = [("first", "high", "low"), ("first", "low", "low"), ("first", "low", "high"), ("rival", "high", "high")]
    rows = [(f"p{n}", f"Act in state {n}", f"time {n}", *move, "n") for n, move in enumerate(moves)]
    placements = pd.DataFrame(rows, columns=PLACEMENTS.columns)
    for form in (WIDE, NARROW):
        with figure_settings():
            figure = draw._draw(form, tables("matland"), placements)
            figure.canvas.draw()
        (axes,) = figure.axes
        arrows = [patch for patch in axes.patches if isinstance(patch, draw.FancyArrowPatch)]
        units = axes.transData.inverted()
        texts = [text.get_window_extent().transformed(units) for text in axes.texts]
        ways = [arrow.get_path().get_extents() for arrow in arrows]
        assert len(arrows) == 2
        left, right = min(way.x0 for way in ways), max(way.x1 for way in ways)
        assert not [text for text in texts if text.x1 > left and text.x0 < right]
