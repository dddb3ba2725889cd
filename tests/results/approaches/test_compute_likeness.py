"""Likeness beside chance on tiny tables, and on the table of the report."""

import pandas as pd
import pytest

from compendium.results.approaches import compute_likeness as alike
from compendium.results.ticks import tick_matrix

TICKS = pd.DataFrame(
    {"p": [True, True, True, False], "q": [True, False, False, False], "none": [False] * 4}, index=list("abcd")
)


@pytest.fixture(scope="module")
def table_3(tables):
    return tick_matrix(tables("approach_matrix"), "approach", list(tables("programmes")["programme"]))


@pytest.fixture(scope="module")
def pairs(table_3):
    return alike.redrawn(alike.likeness(table_3), table_3)


def pair(pairs, first, second):
    return pairs.set_index(["first", "second"]).loc[(first, second)]


def test_indices_of_a_pair_and_none_where_nothing_is_shown():
    (row,) = alike.likeness(TICKS).to_dict("records")
    assert (row["first"], row["second"], row["shared"]) == ("p", "q", 1)
    assert row["jaccard"] == row["largest"] == pytest.approx(1 / 3)
    assert row["overlap"] == 1
    assert row["expected"] == pytest.approx(0.75 / 3)
    assert (row["low"], row["high"], row["beyond"], row["outside"]) == (0, pytest.approx(1 / 3), "as chance", 0)


def test_a_pair_far_more_alike_than_chance_is_found():
    same = pd.DataFrame({"p": [True] * 8 + [False] * 12, "q": [True] * 8 + [False] * 12})
    apart = pd.DataFrame({"p": [True] * 8 + [False] * 12, "q": [False] * 12 + [True] * 8})
    assert alike.likeness(same)["beyond"].to_list() == ["more"]
    assert alike.likeness(apart)["beyond"].to_list() == ["less"]


def test_sure_start_and_the_care_act_are_as_alike_as_the_numbers_of_their_ticks_give(pairs):
    row = pair(pairs, "sure-start", "care-act")
    assert [round(row[name], 2) for name in ("jaccard", "largest", "expected")] == [0.65, 0.75, 0.53]
    assert row["beyond"] == row["redrawn_beyond"] == "as chance"


def test_the_boards_are_as_like_the_care_act_as_they_can_be(pairs):
    row = pair(pairs, "hwb", "care-act")
    assert row["jaccard"] == row["largest"] == 5 / 16
    assert round(row["jaccard"], 2) == 0.31
    assert row["overlap"] == 1


def test_one_of_15_pairs_is_beyond_chance_and_none_by_the_stricter_comparison(pairs, table_3):
    assert len(pairs) == 15
    beyond = pairs[pairs["beyond"] != "as chance"]
    assert beyond[["first", "second"]].to_numpy().tolist() == [["sure-start", "troubled-families"]]
    assert (pairs["redrawn_beyond"] == "as chance").all()
    assert alike.beyond_chance(pairs, table_3).empty


def test_a_pair_may_be_beyond_chance_by_both_comparisons():
    same = pd.DataFrame({"p": [1] * 8 + [0] * 12, "q": [1] * 8 + [0] * 12, "r": [0] * 10 + [1] * 10}, dtype=bool)
    left = alike.beyond_chance(alike.pairs_of(alike.likeness(same), "p"), same)
    assert left[["first", "second", "beyond"]].to_numpy().tolist()[0] == ["p", "q", "more"]
