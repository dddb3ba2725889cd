"""Titles on the selection hold for none, one and many."""

import pandas as pd
import pytest

from compendium.results.inclusion import titles
from compendium.results.inclusion.compute import apply_inclusion_rule, inclusion_by_threshold
from compendium.results.inclusion.compute_doubts import doubted_ticks, firmness
from compendium.results.inclusion.compute_rules import (
    Rule,
    changing_flips,
    rules_for,
    rules_to_test,
    selections_of_all_sets,
    sets_by_selection,
)
from compendium.results.ticks import tick_matrix

TICKS = pd.DataFrame({"x": [True, True, False], "y": [True, False, True]}, index=["a", "b", "c"])
CRITERIA = pd.Series({"x": "Scale", "y": "Reach"})
ONE = TICKS[["x"]]
NONE = TICKS & False
SETS = selections_of_all_sets(TICKS)


def outcome(ticks=TICKS, **judged):
    return apply_inclusion_rule(ticks, ["all"], 0, judged)


def test_how_many_are_selected_and_how():
    assert (
        titles.selection_title(outcome(b="why"))
        == "Two of 3 policies are selected, one by the rule and one by judgement"
    )
    assert titles.selection_title(outcome()) == "One of 3 policies is selected, one by the rule and none by judgement"
    assert titles.selection_title(outcome(NONE)) == "None of 3 policies is selected"


def test_how_many_meet_every_criterion():
    assert titles.met_title(outcome(), 2) == "One of 3 policies meets all two criteria; two fall one short"
    assert titles.met_title(outcome(ONE), 1) == "Two of 3 policies meet the criterion; one falls one short"


def test_what_one_criterion_fewer_would_do():
    title = titles.threshold_title
    assert (
        title(inclusion_by_threshold(TICKS))
        == "If one of two criteria were enough, three policies would be in, not one"
    )
    assert title(inclusion_by_threshold(ONE)) == "Who would be in if fewer criteria were enough"


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        ([["a", "b"]], "Scale alone gives the published selection"),
        ([["a"]], "Scale and reach give the published selection"),
        ([["b", "c"]], "No set of criteria gives the published selection"),
        ([], "No selection was published"),
    ],
)
def test_the_smallest_rule(wanted, title):
    assert titles.smallest_title(rules_for(SETS, wanted), CRITERIA) == title


def test_several_smallest_rules_are_counted():
    twice = TICKS.assign(y=TICKS["x"])
    smallest = rules_for(selections_of_all_sets(twice), [["a", "b"]])
    assert titles.smallest_title(smallest, CRITERIA) == "Two sets of one criterion give the published selection"


def test_what_sets_give():
    assert (
        titles.sets_title(sets_by_selection(SETS)) == "Three sets of criteria give three selections, of 1 to 2 policies"
    )
    one = sets_by_selection(selections_of_all_sets(ONE))
    assert titles.sets_title(one) == "One set of criteria gives one selection, of 2 policies"


def test_cells_that_decide_and_cells_that_are_doubted():
    flips = changing_flips(TICKS, Rule(("x", "y")))
    assert titles.flips_title(flips, TICKS) == (
        "4 of 6 ticks and crosses would each change the selection, two of them doubted"
    )
    assert titles.flips_title(flips, NONE).endswith("none of them doubted")
    assert titles.flips_title(NONE, TICKS) == "None of 6 ticks and crosses would change the selection by itself"
    assert titles.doubts_title(TICKS) == "The report’s prose contradicts 4 of 6 ticks and crosses (our reading)"
    assert titles.doubts_title(NONE) == "The report’s prose contradicts none of 6 ticks and crosses (our reading)"


def test_rules_beside_each_other():
    firm = firmness(TICKS, NONE, [Rule(("x", "y")), Rule(("x",))])
    assert titles.rules_title(firm) == "4 cells decide alone under the rule applied, 3 under a shorter one"
    assert titles.rules_title(firm.head(1)) == "4 cells decide alone under the rule applied"
    assert titles.rules_title(firmness(TICKS, NONE, [Rule(())])) == "No cells decide alone under the rule applied"


def test_who_stays_under_every_doubt():
    assert titles.combinations_title(firmness(TICKS, NONE, [Rule(("x",))])) == (
        "Two of two selected policies stay in under every combination of doubts"
    )
    assert titles.combinations_title(firmness(TICKS, TICKS, [Rule(("x",))])).startswith(
        "None of two selected policies stays"
    )


def test_titles_of_the_sources_have_fifteen_words_at_most(tables):
    table, policies, criteria = tables("inclusion_criteria"), tables("policies"), tables("criteria")
    ticks = tick_matrix(table, "policy", list(criteria["criterion"]))
    names = criteria.set_index("criterion")["name"]
    selected = list(policies.loc[policies["published_selection"] == "yes", "policy"])
    sets = selections_of_all_sets(ticks)
    smallest = rules_for(sets, [selected, list(ticks.index[ticks.all(axis="columns")])])
    first = Rule(tuple(ticks.columns), 0, ("troubled-families",))
    doubted = doubted_ticks(ticks, tables("tick_doubts"))
    firm = firmness(ticks, doubted, rules_to_test(first, smallest))
    chosen = apply_inclusion_rule(ticks, ["all"], 0, {"troubled-families": "why"})
    found = [
        titles.selection_title(chosen),
        titles.met_title(chosen, len(names)),
        titles.threshold_title(inclusion_by_threshold(ticks)),
        titles.smallest_title(smallest, names),
        titles.sets_title(sets_by_selection(sets)),
        titles.doubts_title(doubted),
        titles.flips_title(changing_flips(ticks, first), doubted),
        titles.rules_title(firm),
        titles.combinations_title(firm),
    ]
    assert found[0] == "Five of 15 policies are selected, four by the rule and one by judgement"
    assert found[3] == "Purpose alone gives the published selection"
    assert max(len(title.split()) for title in found) <= 15
