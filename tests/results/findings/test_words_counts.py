"""Numbers of statements in words."""

import pandas as pd
import pytest

from compendium.data_package.levels_file import Level
from compendium.display.answers import Answers
from compendium.results.findings.compute import NO_TIER
from compendium.results.findings.words_counts import level_words, number_words, standing_words, untold_words

ANSWERS = Answers.of([Level("good", "Good", "●", 2), Level("poor", "Poor", "○", 1)])


@pytest.mark.parametrize(
    ("good", "poor", "missing", "words"),
    [
        (2, 0, 3, "Of 2 rated statements, 2 show good and none poor. Another 3 touch on a criterion but match the"),
        (1, 1, 0, "Of 2 rated statements, 1 shows good and 1 poor."),
        (0, 0, 1, "No statement meets a level. Another 1 touches on a criterion but matches the"),
    ],
)
def test_statements_are_counted_by_level_and_those_that_meet_none(good, poor, missing, words):
    counts = pd.DataFrame({"good": [good], "poor": [poor], "missing": [missing]}, index=["a"])
    assert level_words(counts, ANSWERS).plain.startswith(words)


def test_how_pieces_stand_is_counted():
    standing = pd.Series({"agreed": 3, "settled": 1, "undecided": 0})
    assert standing_words(standing).plain == "Four statements coded by two readers: 3 agreed and 1 settled."


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((9, 35, 45), "A further 80 statements come from no single tier: the source mixes tiers, or the authors speak"),
        ((0, 0, 1), "A further 1 statement comes from no single tier"),
        ((0, 0, 0), "Every statement comes from a single tier."),
    ],
)
def test_statements_of_no_single_tier_are_told(row, words):
    shares = pd.DataFrame([row], columns=["best", "with_level", "without"], index=[NO_TIER])
    told = untold_words(shares, "Good").plain
    assert told.startswith(words)
    assert told.endswith("Of these, 35 are rated, and 9 of them show good.") == (row[1] == 35)


def test_numbers_that_are_none_are_left_out():
    assert number_words({"good": 2, "poor": 0}, ANSWERS) == "2 good"
    assert number_words({"good": 0}, ANSWERS) == "–"
