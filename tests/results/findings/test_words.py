"""Sentences on the evidence by tier follow from the counts."""

import pandas as pd

from compendium.results.findings.words import standing_words, tier_words, unmet_words

SHARES = pd.DataFrame(
    {"best": [2, 0, 0, 1], "with_level": [9, 1, 6, 1], "without": [0, 0, 0, 0]},
    index=["macro", "meso", "micro", "other"],
)


def test_each_tier_is_told_with_its_number_of_pieces():
    words = tier_words(SHARES, "Relative success").plain
    assert "relative success is met by two of nine from national and regional people (macro)" in words
    assert "not the only one from local leaders (meso)" in words
    assert "none of six from the front line" in words
    assert "the only one from other (other)" in words


def test_a_tier_without_a_level_is_told_as_such():
    nobody = pd.DataFrame({"best": [0], "with_level": [0], "without": [3]}, index=["meso"])
    assert "none, there being none, from local leaders" in tier_words(nobody, "Good").plain


def test_pieces_that_meet_no_level_are_told():
    counts = pd.DataFrame({"good": [2], "missing": [3]}, index=["a"])
    assert unmet_words(counts, ["good"]).plain.startswith("Three of the 5 pieces")


def test_how_pieces_stand_is_counted():
    standing = pd.Series({"agreed": 3, "settled": 1, "undecided": 0})
    assert standing_words(standing).plain == "Four pieces coded by two readers: 3 agreed and 1 settled."
