"""Selections under doubts: against trying every combination by itself, and on the doubts about Table 2."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from compendium.results.inclusion import compute_doubts as doubting
from compendium.results.inclusion.compute_rules import Rule
from compendium.results.ticks import tick_matrix

TICKS = pd.DataFrame(
    {"x": [True, True, False], "y": [True, False, False]}, index=pd.Index(["full", "half", "none"], name="policy")
)


def doubts(*rows):
    return pd.DataFrame(rows, columns=["policy", "criterion", "suggested"])


DOUBTED = doubting.doubted_ticks(
    TICKS, doubts(("full", "x", "no"), ("full", "x", "no"), ("half", "y", "yes"), ("none", "x", "yes"))
)


@pytest.fixture
def table_2(tables):
    return tick_matrix(tables("inclusion_criteria"), "policy", list(tables("criteria")["criterion"]))


def test_several_passages_on_one_cell_are_one_doubt_and_one_that_agrees_is_none():
    assert DOUBTED.to_numpy().tolist() == [[True, False], [False, True], [True, False]]
    assert not doubting.doubted_ticks(TICKS, doubts(("full", "x", "yes"), ("half", "y", "no"))).to_numpy().any()


@pytest.mark.parametrize("rule", [Rule(("x", "y")), Rule(("x",)), Rule(("x", "y"), kept=("none",)), Rule((), 1)])
def test_counts_are_those_of_trying_every_combination(rule):
    cells = list(zip(*np.nonzero(DOUBTED.to_numpy()), strict=True))
    selections = []
    for turns in product([False, True], repeat=len(cells)):
        turned = TICKS.to_numpy().copy()
        for (row, column), turn in zip(cells, turns, strict=True):
            turned[row, column] ^= turn
        selections.append(tuple(rule.admits(pd.DataFrame(turned, index=TICKS.index, columns=TICKS.columns))))
    row = doubting.firmness(TICKS, DOUBTED, [rule]).iloc[0]
    assert row["combinations"] == len(selections) == 8
    assert row["same"] == selections.count(tuple(rule.admits(TICKS)))
    assert row["selections"] == len(set(selections))
    assert row["always"] == [p for p, ever in zip(TICKS.index, zip(*selections, strict=True), strict=True) if all(ever)]


def test_every_doubt_in_the_data_suggests_the_opposite_of_what_is_printed(tables, table_2):
    found = tables("tick_doubts")
    for doubt in found.itertuples():
        assert (doubt.suggested == "yes") != table_2.loc[doubt.policy, doubt.criterion], doubt.doubt


def test_the_doubts_that_the_report_gives_rise_to(tables, table_2):
    doubted = doubting.doubted_ticks(table_2, tables("tick_doubts"))
    for policy in ("community-care-support-force", "sure-start", "vanguards", "academies-programme"):
        assert doubted.loc[policy, "reach"], policy
    everywhere_without_scale = table_2.index[table_2["reach"] & ~table_2["scale"]]
    assert len(everywhere_without_scale) == 4
    assert doubted.loc[everywhere_without_scale, "scale"].all()
    assert not doubted.loc["health-and-wellbeing-boards"].any()


def test_the_published_selection_under_every_combination_of_doubts(tables, table_2):
    doubted = doubting.doubted_ticks(table_2, tables("tick_doubts"))
    published = Rule(tuple(table_2.columns), kept=("troubled-families",))
    all_met, purpose = doubting.firmness(table_2, doubted, [published, Rule(("purpose",))]).to_dict("records")
    assert all_met["combinations"] == 2 ** int(doubted.to_numpy().sum()) == 8 * all_met["same"]
    assert all_met["may_leave"] == ["community-care-support-force", "sure-start", "vanguards"]
    assert all_met["may_enter"] == purpose["may_enter"] == []
    assert set(all_met["always"]) == {"health-and-wellbeing-boards", "troubled-families"}
    assert purpose["may_leave"] == ["troubled-families"]
