"""Every set of criteria, the smallest that give a selection, and single cells turned: tiny tables, and Table 2."""

import pandas as pd
import pytest

from compendium.results.inclusion import compute_rules as rules
from compendium.results.inclusion.compute_rules import Rule
from compendium.results.ticks import tick_matrix

TICKS = pd.DataFrame(
    {"x": [True, True, False], "y": [True, False, False], "z": [True, False, True]},
    index=pd.Index(["full", "only-x", "only-z"], name="policy"),
)


@pytest.fixture
def table_2(tables):
    return tick_matrix(tables("inclusion_criteria"), "policy", list(tables("criteria")["criterion"]))


@pytest.fixture
def published(tables):
    policies = tables("policies")
    return list(policies.loc[policies["published_selection"] == "yes", "policy"])


def test_a_rule_asks_for_its_criteria_a_least_number_and_keeps_whom_it_keeps():
    assert Rule(("x",)).admits(TICKS).to_list() == [True, True, False]
    assert Rule(("x",), minimum_met=2).admits(TICKS).to_list() == [True, False, False]
    assert Rule(("x", "y"), kept=("only-z",)).admits(TICKS).to_list() == [True, False, True]
    assert Rule(()).admits(TICKS).all()


def test_every_set_is_tried_once_the_smallest_first():
    sets = rules.selections_of_all_sets(TICKS)
    assert list(map(len, sets["criteria"])) == [1, 1, 1, 2, 2, 2, 3]
    assert sets.set_index("criteria")["policies"].to_dict() == {
        ("x",): ("full", "only-x"),
        ("y",): ("full",),
        ("z",): ("full", "only-z"),
        ("x", "y"): ("full",),
        ("x", "z"): ("full",),
        ("y", "z"): ("full",),
        ("x", "y", "z"): ("full",),
    }


def test_sets_with_the_same_result_are_brought_together():
    found = rules.sets_by_selection(rules.selections_of_all_sets(TICKS))
    assert found["sets"].to_list() == [1, 1, 5]
    assert found["smallest"].to_list() == [[("x",)], [("z",)], [("y",)]]


def test_several_rules_may_be_the_smallest_and_there_may_be_none():
    sets = rules.selections_of_all_sets(TICKS[["x", "z"]])
    found = rules.rules_for(sets, [["full"], ["only-x"], [], ["full"]])
    assert found[["sets", "of"]].to_numpy().tolist() == [[1, 3], [0, 3]]
    assert found["smallest"].to_list() == [[("x", "z")], []]
    both = rules.rules_for(rules.selections_of_all_sets(TICKS.drop(index="only-x")), [["full"]])
    assert both["smallest"].to_list() == [[("x",), ("y",)]]


def test_purpose_alone_selects_the_five_case_studies_and_so_do_8_of_31_sets(table_2, published):
    five, four = rules.rules_for(
        rules.selections_of_all_sets(table_2), [published, [p for p in published if p != "troubled-families"]]
    ).itertuples()
    assert (five.sets, five.of, five.smallest) == (8, 31, [("purpose",)])
    assert (four.sets, four.smallest) == (8, [("purpose", "significance")])


def test_one_cell_turned_lets_in_or_leaves_out():
    flips = rules.changing_flips(TICKS, Rule(("x", "y")))
    assert flips.to_numpy().tolist() == [[True, True, False], [False, True, False], [False, False, False]]
    kept = rules.changing_flips(TICKS, Rule(("x", "y"), kept=("full",)))
    assert not kept.loc["full"].any()


def test_one_cell_turned_is_found_as_by_trying_each_by_itself(table_2):
    rule = Rule(tuple(table_2.columns), kept=("troubled-families",))
    now, found = rule.admits(table_2), rules.changing_flips(table_2, rule)
    for policy in table_2.index:
        for criterion in table_2.columns:
            turned = table_2.copy()
            turned.loc[policy, criterion] = not turned.loc[policy, criterion]
            assert found.loc[policy, criterion] == (not rule.admits(turned).equals(now))


@pytest.mark.parametrize(
    ("required", "kept", "number"),
    [
        (["scale", "purpose", "reach", "learning", "significance"], ["troubled-families"], 22),
        (["scale", "purpose", "reach", "learning", "significance"], [], 23),
        (["purpose"], [], 15),
        (["purpose", "significance"], [], 13),
    ],
)
def test_of_75_cells_so_many_decide_alone(table_2, required, kept, number):
    flips = rules.changing_flips(table_2, Rule(tuple(required), kept=tuple(kept)))
    assert flips.size == 75
    assert int(flips.to_numpy().sum()) == number


def test_rules_are_tested_once_each():
    smallest = rules.rules_for(rules.selections_of_all_sets(TICKS), [["full"], ["full", "only-x"]])
    assert rules.rules_to_test(Rule(("y",)), smallest) == [Rule(("y",)), Rule(("x",))]
