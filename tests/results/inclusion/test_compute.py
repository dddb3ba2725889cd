"""The inclusion rule on tiny tables, and on the table of the report."""

import pandas as pd
import pytest

from compendium.errors import ParameterError
from compendium.results.inclusion import compute as inclusion
from compendium.results.ticks import tick_matrix

TICKS = pd.DataFrame(
    {
        "scale": [True, True, False, False],
        "purpose": [True, False, True, False],
        "reach": [True, True, True, False],
    },
    index=pd.Index(["full", "no-purpose", "no-scale", "nothing"], name="policy"),
)


def test_tick_matrix_reads_yes_as_a_tick_and_finds_columns_of_hyphenated_ids():
    table = pd.DataFrame({"policy": ["a", "b"], "long_name": ["yes", "no"]})
    assert tick_matrix(table, "policy", ["long-name"]).to_dict() == {"long-name": {"a": True, "b": False}}


def test_the_rule_requires_every_criterion():
    outcome = inclusion.apply_inclusion_rule(TICKS, ["all"], 0, {})
    assert list(outcome.index[outcome["included"]]) == ["full"]
    assert list(outcome["met"]) == [3, 2, 2, 0]


def test_the_rule_can_require_some_criteria_and_a_number():
    some = inclusion.apply_inclusion_rule(TICKS, ["scale"], 2, {})
    assert list(some.index[some["included"]]) == ["full", "no-purpose"]
    number = inclusion.apply_inclusion_rule(TICKS, [], 2, {})
    assert list(number.index[number["included"]]) == ["full", "no-purpose", "no-scale"]


def test_judgement_takes_in_whatever_is_met_and_keeps_the_reason():
    outcome = inclusion.apply_inclusion_rule(TICKS, ["all"], 0, {"nothing": "a reason", "full": "not needed"})
    assert outcome.loc["nothing", ["by_rule", "by_judgement", "included", "reason"]].to_list() == [
        False,
        True,
        True,
        "a reason",
    ]
    assert outcome.loc["full", ["by_rule", "by_judgement", "reason"]].to_list() == [True, False, ""]


@pytest.mark.parametrize(
    ("required", "minimum", "judgement", "named"),
    [
        (["size"], 0, {}, "required_criteria names 'size'"),
        (["all"], 4, {}, "minimum_met is 4"),
        (["all"], -1, {}, "minimum_met is -1"),
        (["all"], 0, {"somebody": "x"}, "taken_in_by_judgement names 'somebody'"),
    ],
)
def test_the_rule_refuses_what_the_data_do_not_have(required, minimum, judgement, named):
    with pytest.raises(ParameterError, match=named):
        inclusion.apply_inclusion_rule(TICKS, required, minimum, judgement)


def test_thresholds_add_newcomers_step_by_step():
    steps = inclusion.inclusion_by_threshold(TICKS)
    assert steps["threshold"].to_list() == [3, 2, 1]
    assert steps["newcomers"].to_list() == [["full"], ["no-purpose", "no-scale"], []]
    assert steps["policies"].map(len).to_list() == [1, 3, 3]


def test_leaving_a_criterion_out_lets_in_who_fails_only_that_one():
    without = inclusion.inclusion_without_each(TICKS).set_index("criterion")
    assert without["newcomers"].to_dict() == {"scale": ["no-scale"], "purpose": ["no-purpose"], "reach": []}


def test_ties_are_those_left_out_that_meet_no_fewer():
    outcome = inclusion.apply_inclusion_rule(TICKS, ["all"], 0, {"no-scale": "judged"})
    assert inclusion.ties_with_included(outcome).to_dict("records") == [
        {"policy": "no-purpose", "met": 2, "as_many_as": ["no-scale"]}
    ]


def test_no_ties_gives_a_frame_with_its_columns():
    outcome = inclusion.apply_inclusion_rule(TICKS, ["all"], 0, {})
    assert list(inclusion.ties_with_included(outcome).columns) == ["policy", "met", "as_many_as"]


def test_the_published_selection_follows_from_the_rule_and_one_judgement(tables):
    ticks = tick_matrix(tables("inclusion_criteria"), "policy", list(tables("criteria")["criterion"]))
    by_rule = inclusion.apply_inclusion_rule(ticks, ["all"], 0, {})
    assert list(inclusion.compare_with_published(by_rule, tables("policies"))["policy"]) == ["troubled-families"]
    judged = inclusion.apply_inclusion_rule(ticks, ["all"], 0, {"troubled-families": "scale and reach"})
    assert inclusion.compare_with_published(judged, tables("policies")).empty


def test_who_ties_with_troubled_families(tables):
    ticks = tick_matrix(tables("inclusion_criteria"), "policy", list(tables("criteria")["criterion"]))
    outcome = inclusion.apply_inclusion_rule(ticks, ["all"], 0, {"troubled-families": "scale and reach"})
    assert inclusion.ties_with_included(outcome)["policy"].to_list() == [
        "health-and-social-care-act",
        "better-care-fund",
    ]
