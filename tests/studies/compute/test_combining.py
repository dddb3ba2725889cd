"""Several ratings become one: every rule, ties, even counts and non-answers."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compendium.data_package import levels_file as framework_levels
from compendium.data_package.levels_file import Level
from compendium.errors import ParameterError
from compendium.studies.compute.combining import CONSENSUS, RULES, combine_ratings
from compendium.studies.compute.scale import NON_ANSWERS, Scale, local_sites

SCALE = Scale(("poor", "fair", "good", "best"))


def combine(answers, rule):
    frame = pd.DataFrame({"site": "s", "criterion": "c", "level": answers})
    return combine_ratings(frame, SCALE, rule).iloc[0]


@pytest.mark.parametrize(
    ("answers", "median", "mode", "lowest", "consensus"),
    [
        (["good"], "good", "good", "good", "good"),
        (["good", "poor", "best"], "good", "mixed", "poor", "mixed"),
        (["poor", "best"], "poor", "mixed", "poor", "mixed"),
        (["fair", "good", "good", "best"], "good", "good", "fair", "mixed"),
        (["poor", "fair", "good", "best"], "fair", "mixed", "poor", "mixed"),
        (["poor", "poor", "best", "best", "fair"], "fair", "mixed", "poor", "mixed"),
        (["good", "good"], "good", "good", "good", "good"),
        # Non-answers: missing yields to all, the others to levels, save where all must agree.
        (["good", "missing"], "good", "good", "good", "good"),
        (["good", "mixed"], "good", "good", "good", "mixed"),
        (["good", "not_applicable", "too_early"], "good", "good", "good", "mixed"),
        (["missing"], "missing", "missing", "missing", "missing"),
        (["missing", "too_early"], "too_early", "too_early", "too_early", "too_early"),
        (["not_applicable", "not_applicable"], *["not_applicable"] * 4),
        (["not_applicable", "too_early"], *["mixed"] * 4),
    ],
)
def test_each_rule(answers, median, mode, lowest, consensus):
    found = [combine(answers, rule)["level"] for rule in ("median", "mode", "lowest", "consensus")]
    assert found == [median, mode, lowest, consensus]


def test_the_spread_is_kept():
    row = combine(["good", "poor", "missing", "too_early"], "median")
    assert row[["ratings", "rated", "lowest", "highest", "disagree"]].to_list() == [4, 2, "poor", "good", True]
    row = combine(["good", "good", "missing"], "median")
    assert row[["ratings", "rated", "lowest", "highest", "disagree"]].to_list() == [3, 2, "good", "good", False]
    row = combine(["mixed"], "lowest")
    assert row[["ratings", "rated", "lowest", "highest", "disagree"]].to_list() == [1, 0, "", "", False]


def test_rows_are_combined_by_site_and_criterion():
    frame = pd.DataFrame(
        [("b", "c", "good"), ("a", "c", "poor"), ("b", "d", "fair"), ("b", "c", "best")],
        columns=["site", "criterion", "level"],
    )
    found = combine_ratings(frame, SCALE, "lowest")
    assert found[["site", "criterion", "level"]].to_numpy().tolist() == [
        ["b", "c", "good"],
        ["a", "c", "poor"],
        ["b", "d", "fair"],
    ]


def test_no_rating_gives_no_row():
    empty = pd.DataFrame({"site": [], "criterion": [], "level": []}, dtype=str)
    assert combine_ratings(empty, SCALE, "median").empty


def test_an_unknown_rule_is_refused():
    with pytest.raises(ParameterError, match=r"combine is 'mean'. Allowed: median, mode, lowest, consensus"):
        combine(["good"], "mean")


@settings(deadline=None)  # how long it takes hangs on what else runs
@given(
    st.lists(st.sampled_from([*SCALE.levels, *NON_ANSWERS]), min_size=1, max_size=7),
    st.sampled_from([*RULES, CONSENSUS]),
    st.randoms(),
)
def test_the_order_of_ratings_never_counts(answers, rule, random):
    shuffled = list(answers)
    random.shuffle(shuffled)
    assert combine(answers, rule).equals(combine(shuffled, rule))


def test_levels_are_ordered_by_value_not_by_place():
    levels = [Level("plus", "Plus", "+", 1), Level("minus", "Minus", "-", -2), Level("nil", "Nil", "0", 0)]
    assert Scale.of(levels).levels == ("minus", "nil", "plus")


def test_non_answers_are_those_of_a_framework():
    assert NON_ANSWERS == framework_levels.NON_ANSWERS


def test_the_programme_is_no_local_site():
    sites = pd.DataFrame({"site": ["programme", "a", "whole"], "type": ["", "city", "programme"]})
    assert list(local_sites(sites)["site"]) == ["a"]


def test_a_coder_who_found_no_level_differs_from_one_who_did():
    """`missing` beside a level of the same evidence is a difference; of other evidence it is not."""
    columns = ["site", "criterion", "evidence", "coder", "level"]
    rows = [["n", "c", "e1", "x", "missing"], ["n", "c", "e1", "y", "good"]]
    rows += [["s", "c", "e1", "x", "missing"], ["s", "c", "e2", "x", "good"]]
    found = combine_ratings(pd.DataFrame(rows, columns=columns), SCALE, "median").set_index("site")
    assert found["level"].to_dict() == {"n": "good", "s": "good"}
    assert found["disagree"].to_dict() == {"n": True, "s": False}


def test_an_undecided_piece_is_a_difference():
    rows = pd.DataFrame({"site": ["n", "s"], "criterion": "c", "level": "good", "standing": ["undecided", "agreed"]})
    assert combine_ratings(rows, SCALE, "median")["disagree"].to_list() == [True, False]
