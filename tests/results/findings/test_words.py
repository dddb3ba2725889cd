"""Sentences on the evidence by tier follow from the counts."""

import pandas as pd
import pytest

from compendium.results.findings.words import standing_words, tier_words, unmet_words

SHARES = pd.DataFrame(
    {"best": [2, 0, 0, 1], "with_level": [9, 1, 6, 1], "without": [0, 0, 0, 0]},
    index=["macro", "meso", "micro", "other"],
)


def test_tiers_that_reach_the_best_level_are_told_from_those_that_do_not():
    words = tier_words(SHARES.loc[["macro", "meso", "micro"]], "Relative success").plain
    assert words == (
        "Only national and regional people (macro) give evidence of relative success: 2 of 9 pieces that meet a level "
        "do, 0 of 1 from local leaders (meso) and 0 of 6 from the front line, users and carers (micro)."
    )


@pytest.mark.parametrize(("tiers", "parts"), [(["macro", "other"], "2 of 9 from"), (["meso", "micro"], "0 of 1 from")])
def test_where_all_or_no_tiers_reach_it_their_numbers_stand_side_by_side(tiers, parts):
    words = tier_words(SHARES.loc[tiers], "Good").plain
    assert words.startswith(f"Pieces of evidence that meet good, of those that meet a level: {parts}")


def test_a_tier_without_a_level_is_left_out():
    nobody = pd.DataFrame({"best": [1, 0], "with_level": [2, 0], "without": [0, 3]}, index=["macro", "meso"])
    assert "local leaders" not in tier_words(nobody, "Good").plain


def test_pieces_that_meet_no_level_are_told():
    counts = pd.DataFrame({"good": [2], "missing": [3]}, index=["a"])
    assert unmet_words(counts, ["good"]).plain.startswith("Three of the 5 pieces")


def test_how_pieces_stand_is_counted():
    standing = pd.Series({"agreed": 3, "settled": 1, "undecided": 0})
    assert standing_words(standing).plain == "Four pieces coded by two readers: 3 agreed and 1 settled."
