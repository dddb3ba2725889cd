"""The table of approaches without a category shows ticks, other programmes and what the sources tell."""

import pandas as pd

from compendium.results.typologies.show import without_category_table

WITHOUT = pd.DataFrame(
    [
        {"approach": "a", "name": "A", "ticked": True, "others": ["q"]},
        {"approach": "b", "name": "B", "ticked": False, "others": []},
    ]
)
TOLD = pd.DataFrame(
    {
        "approach": ["a"],
        "said_in": ["minutes"],
        "statement": ["So <it> was"],
        "source": ["paper"],
        "title": ["Paper"],
        "locator": ["Table 1"],
    }
)


def test_a_tick_is_told_from_its_absence_and_a_passage_has_its_place():
    shown = without_category_table(WITHOUT, pd.Series({"p": "P", "q": "Q"}), "p", TOLD, None)
    assert "A|yes|Q|minutes: So <it> was (Paper: Table 1)" in shown.plain
    assert "B|no tick||" in shown.plain
    assert 'So &lt;it&gt; was (<a href="../book/sources.md#source-paper">Paper: Table 1</a>)' in shown.html
    assert "Ticked for P" in shown.html
