"""Sentences on the evidence by tier and by criterion follow from the counts."""

import pandas as pd
import pytest

from compendium.results.findings.compute import best_of_no_tier
from compendium.results.findings.words import caution_words, chance_words, criterion_words, level_words, tier_words

SHARES = pd.DataFrame(
    {"best": [2, 0, 0, 1], "with_level": [9, 1, 6, 1], "without": [0, 0, 0, 0]},
    index=["macro", "meso", "micro", "other"],
)
SOURCES = SHARES.loc[["macro", "meso", "micro"]]
NAMES = pd.Series({"a": "First", "b": "Second", "c": "Third"})


def shares(*rows: tuple[int, int], index: str = "abc") -> pd.DataFrame:
    """Shares of which each row gives how many statements show the best level, and how many are rated."""
    frame = pd.DataFrame(rows, columns=["best", "with_level"], index=list(index[: len(rows)]), dtype=int)
    return frame.assign(without=0)


def test_tiers_that_reach_the_best_level_are_told_from_those_that_do_not():
    assert tier_words(SOURCES, "Relative success").plain == (
        "Among known speakers, only national and regional people (macro) report relative success, in 2 of 9 rated "
        "statements; "
        "local leaders (meso) in 0 of 1 and the front line, users and carers (micro) in 0 of 6."
    )


def test_a_tier_that_nobody_described_reports_by_its_name():
    words = tier_words(SHARES.loc[["meso", "other"]], "Good").plain
    assert words.startswith(
        "Among known speakers, only the tier other reports good, in 1 of 1 rated statements; local leaders"
    )


@pytest.mark.parametrize(("tiers", "parts"), [(["macro", "other"], "2 of 9 from"), (["meso", "micro"], "0 of 1 from")])
def test_where_all_or_no_tiers_reach_it_their_numbers_stand_side_by_side(tiers, parts):
    assert tier_words(SHARES.loc[tiers], "Good").plain.startswith(f"Rated statements that show good: {parts}")


def test_a_tier_without_a_level_is_left_out():
    nobody = pd.DataFrame({"best": [1, 0], "with_level": [2, 0], "without": [0, 3]}, index=["macro", "meso"])
    assert "local leaders" not in tier_words(nobody, "Good").plain
    assert tier_words(nobody.loc[["meso"]], "Good").plain.startswith("No statement")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [(9, 11), (0, 13), (0, 2)],
            "Good shows most often on first (9 of 11 rated statements); two criteria show none (0 of 13 and 0 of 2).",
        ),
        (
            [(9, 11), (1, 13), (0, 2)],
            "Good shows most often on first (9 of 11 rated statements), least often on third (0 of 2).",
        ),
        (
            [(3, 4), (1, 2), (2, 4)],
            "Good shows most often on first (3 of 4 rated statements), least often on two criteria alike (1 of 2 and 2",
        ),
        ([(1, 2), (2, 4), (0, 1)], "Good shows as often as anywhere on second (2 of 4 rated statements), least"),
        ([(1, 2)], "Good shows most often on first (1 of 2 rated statements)."),
        ([(0, 2), (0, 1)], "On no criterion does a rated statement show good."),
        ([(0, 0)], "No statement meets a level of any criterion."),
        ([], "No statement meets a level of any criterion."),
    ],
)
def test_the_criteria_with_most_and_fewest_are_named(rows, words):
    assert criterion_words(shares(*rows), NAMES, "Good", pd.Series(dtype=int)).plain.startswith(words)


@pytest.mark.parametrize(
    ("of_no_tier", "words"),
    [
        (7, "(9 of 11 rated statements, 7 of the 9 from no single tier)"),
        (5, "(9 of 11 rated statements, 5 of the 9 from no single tier)"),
        (4, "(9 of 11 rated statements)"),
        (0, "(9 of 11 rated statements)"),
    ],
)
def test_that_most_of_what_shows_most_often_names_no_tier_is_said_with_it(of_no_tier, words):
    untold = pd.Series({NAMES.index[0]: of_no_tier})
    assert words in criterion_words(shares((9, 11), (0, 13)), NAMES, "Good", untold).plain


def test_statements_of_no_single_tier_are_counted_by_criterion():
    coding = pd.DataFrame(
        [("a", "good", ""), ("a", "good", "no single tier"), ("a", "poor", ""), ("b", "good", "macro")],
        columns=["criterion", "level", "tier"],
    )
    assert best_of_no_tier(coding, "good").to_dict() == {"a": 2}


def test_the_caution_counts_how_little_there_is_and_says_that_chance_could_do_it():
    assert caution_words(SOURCES, 51).plain == (
        "Only 16 rated statements have a known speaker, one from local leaders: the difference may be chance. "
        "Another 35 name no single tier. We rated all; the study’s authors chose what to print."
    )


def test_the_caution_keeps_to_what_the_numbers_bear():
    many = shares((30, 40), (0, 40), index="xy")
    words = caution_words(many, 80).plain
    assert words.startswith("80 rated statements have a known speaker. We rated all")
    assert "chance" not in words
    assert "one each from the tier x and the tier y, " not in caution_words(shares((1, 1), (0, 1), index="xy"), 2).plain
    assert caution_words(shares((0, 0)), 4).plain == "No rated statement says who is speaking."
    assert "Only 1 rated statement has" in caution_words(shares((1, 1)), 1).plain


def test_how_often_chance_alone_would_do_it_is_computed():
    assert chance_words(SOURCES, "Relative success").plain == (
        "Had the two statements of relative success fallen at random among the 16 that are rated, all of them would "
        "have come from speakers of these tiers alone in 30 of 100 cases."
    )
    assert chance_words(shares((1, 2), (1, 2)), "Good").plain == ""


LEVELS = {"a": "Full <b>", "b": "Half", "c": "A third", "d": "None"}


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"a": [1], "b": [2], "d": [0]}, "full <b> (the best), half or none (shown by none)."),
        ({"a": [1], "b": [2], "c": [0], "d": [3]}, "full <b> (the best), half, a third or none (the worst)."),
        ({"a": [1], "d": [0]}, "full <b> (the best) or none (shown by none)."),
    ],
)
def test_the_levels_are_told_from_best_to_worst(counts, said):
    words = level_words(pd.DataFrame(counts), LEVELS).plain
    assert words == f"Rated means {said}"
