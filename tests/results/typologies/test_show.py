"""The table of approaches without a category shows ticks, other programmes and what the sources tell."""

import pandas as pd

from compendium.results.typologies.show import typology_table, unplaced_table, without_category_table

WITHOUT = pd.DataFrame(
    [
        {"approach": "a", "name": "A", "ticked": True, "others": ["q"]},
        {"approach": "b", "name": "B", "ticked": False, "others": []},
    ]
)
TOLD = pd.DataFrame(
    [
        {
            "approach": "a",
            "said_in": "minutes",
            "statement": "So <it> was",
            "title": "Paper",
            "source": "paper",
            "locator": "Table 1",
        }
    ]
)


def test_a_tick_is_told_from_its_absence_and_a_passage_has_its_place():
    shown = without_category_table(WITHOUT, pd.Series({"p": "P", "q": "Q"}), "p", TOLD, None)
    assert "A|yes|Q|Minutes: So <it> was (Paper: Table 1)" in shown.plain
    assert "B|no tick||" in shown.plain
    assert 'So &lt;it&gt; was (<a href="../book/sources.md#source-paper">Paper: Table 1</a>)' in shown.html
    assert "Ticked for P" in shown.html


def test_categories_that_were_left_out_are_counted_or_said_to_be_none():
    left = pd.DataFrame({"category": ["m"], "name": ["Money"], "description": ["Money <managed>"]})
    shown = unplaced_table(left, left.head(0), 19, None)
    assert shown.plain.startswith("One of 19 categories became no approach\n")
    assert "Money|Minutes (Table 5)|Money <managed>" in shown.plain
    assert unplaced_table(left.head(0), left.head(0), 19, None).plain == "Every category became an approach."


def test_a_typology_says_who_showed_how_many_categories():
    one = pd.DataFrame({"category": ["m"], "name": ["Money"], "description": ["d"]})
    assert typology_table(one, "minutes", None).plain.startswith("The minutes show one category of support\n")
    both = typology_table(pd.concat([one, one]), "interviews", None).plain
    assert both.startswith("National interviewees described two categories of support\n")
