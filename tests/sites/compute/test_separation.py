"""Which criteria separate sites by their outcome: what counts, what is left out, and each rule."""

import numpy as np
import pandas as pd
import pytest

from compendium.sites.compute.outcome import outcome_groups
from compendium.sites.compute.separation import answers_apart, by_strength, separation
from compendium.sites.compute.separation_rules import RULES, TwoGroups, in_shared_range, net_pairs
from compendium.studies.compute.scale import Scale
from compendium.studies.outcome_settings import CLASSES, SEPARATION_RULES, OutcomeSettings

SCALE = Scale(("m2", "m1", "zero", "p1", "p2"))
STRONG = frozenset({3, 4})
SITES = ["a", "b", "c", "d", "e", "f", "g"]
GROUPS = pd.Series(["high", "high", "high", "low", "low", "low", "between"], index=pd.Index(SITES, name="site"))


def matrix(**columns):
    return pd.DataFrame({name: cells.split() for name, cells in columns.items()}, index=pd.Index(SITES, name="site"))


def only(found, column):
    return found[column].iloc[0]


def test_levels_are_compared_and_nothing_else_counts_as_one():
    table = matrix(lead="p2 p1 mixed m1 m2 too_early p2", plan="missing zero p1 zero zero not_applicable m2")
    found = separation(table, GROUPS, SCALE, "apart").set_index("criterion")
    assert found.loc["lead", ["high", "low"]].tolist() == [2, 2]
    assert found.loc["lead", ["high_median", "low_median", "higher"]].tolist() == [3.5, 0.5, 1.0]
    assert found.loc["lead", ["overlap", "found", "stands_higher"]].tolist() == [0, "strongly", "high"]
    assert found.loc["lead", "p"] == pytest.approx(2 / 6)
    assert found.loc["plan", ["overlap", "found"]].tolist() == [3, "not"]
    apart = answers_apart(table, GROUPS)
    assert apart.loc["lead", ("high", "mixed")] == apart.loc["lead", ("low", "too_early")] == 1
    assert apart.loc["plan", ("high", "missing")] == apart.loc["plan", ("low", "not_applicable")] == 1
    assert apart.to_numpy().sum() == 4


def test_a_group_of_one_site_says_nothing():
    found = separation(matrix(lead="p2 missing missing m1 m2 m2 p2"), GROUPS, SCALE, "apart")
    assert (only(found, "high"), only(found, "low"), only(found, "found")) == (1, 3, "")
    assert np.isnan(only(found, "p"))
    assert pd.isna(only(found, "overlap"))


def test_the_low_group_may_stand_higher():
    found = separation(matrix(lead="m2 m2 m1 p1 p2 p2 zero"), GROUPS, SCALE, "apart")
    assert (only(found, "higher"), only(found, "found"), only(found, "stands_higher")) == (-1, "strongly", "low")


def test_nothing_stands_higher_where_pairs_balance():
    found = separation(matrix(lead="m1 zero p1 m1 zero p1 p2"), GROUPS, SCALE, "pairs")
    assert (only(found, "higher"), only(found, "found"), only(found, "stands_higher")) == (0, "not", "")


@pytest.mark.parametrize(
    ("rule", "upper", "lower", "expected"),
    [
        ("apart", [3, 4], [1, 2], "strongly"),
        ("apart", [2, 4], [0, 1], "weakly"),
        ("apart", [2, 4], [2, 0], "not"),
        ("steps", [3, 4], [1, 0], "strongly"),
        ("steps", [2, 4], [1, 2], "weakly"),
        ("steps", [2, 2], [1, 2], "not"),
        ("pairs", [3, 4, 4], [2, 1], "strongly"),
        ("pairs", [2, 4], [1, 2], "weakly"),
        ("pairs", [2, 2], [1, 2, 2, 3], "not"),
    ],
)
def test_each_rule_and_class(rule, upper, lower, expected):
    assert RULES[rule](TwoGroups(upper, lower, STRONG)) == expected


def test_every_rule_that_settings_allow_is_there():
    assert tuple(RULES) == SEPARATION_RULES
    assert {rule(TwoGroups([4, 4], [0, 0], STRONG)) for rule in RULES.values()} == {CLASSES[-1]}


def test_overlap_and_net_share_by_hand():
    assert net_pairs([3, 1], [1, 0]) == (3 - 0) / 4
    assert in_shared_range([3, 1], [1, 0]) == 2
    assert in_shared_range([3, 2], [1, 0]) == 0
    assert in_shared_range([4, 0], [2, 1]) == 2


def test_the_strongest_come_first_whatever_their_direction():
    table = matrix(a="zero zero p1 zero m1 m1 p2", b="m2 m2 m1 p1 p2 p2 zero", c="p2 missing missing m1 m2 m2 p2")
    assert by_strength(separation(table, GROUPS, SCALE, "apart"))["criterion"].tolist() == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("settings", "cells", "expected"),
    [
        ({}, ["High", "no", "medium", "", "Too-early"], ["high", "low", "between", "", ""]),
        ({"high": ("full",), "low": ("none", "Little ")}, ["FULL", "little", "high", "mixed", "none"],
         ["high", "low", "between", "", "low"]),
        ({"high_from": 60, "low_to": 40}, ["60", "40%", "50.5", "not stated", "1,000"],
         ["high", "low", "between", "", "high"]),
    ],
)  # fmt: skip
def test_where_an_outcome_puts_a_site(settings, cells, expected):
    sites = pd.DataFrame({"site": list("abcde"), "uptake": cells})
    assert outcome_groups(sites, OutcomeSettings("uptake", **settings)).tolist() == expected


def test_without_an_outcome_no_site_is_in_a_group():
    assert outcome_groups(pd.DataFrame({"site": ["a"]}), None).empty
