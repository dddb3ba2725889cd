"""Sentences about rules and doubts hold for none, one and many."""

import pandas as pd

from compendium.results.inclusion import words_rules as say
from compendium.results.inclusion.compute_doubts import firmness
from compendium.results.inclusion.compute_rules import Rule, rules_for, selections_of_all_sets

NAMES = pd.Series({"a": "A", "b": "B", "c": "C"})
CRITERIA = pd.Series({"x": "Scale", "y": "Reach"})
TICKS = pd.DataFrame({"x": [True, True, False], "y": [True, False, True]}, index=["a", "b", "c"])
SETS = selections_of_all_sets(TICKS)
NO_DOUBT = TICKS & False


def smallest(*wanted):
    return say.smallest_words(rules_for(SETS, list(wanted)), ["b"], CRITERIA, NAMES).plain


def test_the_smallest_rule_and_the_judgement_that_it_spares():
    assert smallest(["a", "b"]) == (
        "Scale alone selects exactly the two policies A and B; no judgement is needed for B then. "
        "1 of the 3 sets of criteria selects just these."
    )
    assert smallest(["a"]) == (
        "Scale and reach select exactly the one policy A. 1 of the 3 sets of criteria selects just these."
    )


def test_a_selection_that_no_set_gives():
    assert smallest(["b", "c"]) == "No set of criteria selects exactly the two policies B and C."


def test_the_shorter_rule_for_the_head_of_the_page():
    def shorter(*wanted):
        return say.shorter_words(rules_for(SETS, list(wanted)), ["b"], CRITERIA).plain

    assert shorter(["a", "b"]) == (
        "Scale alone would give the published selection of two policies without any judgement."
    )
    assert shorter(["a"]) == "Scale and reach would give the published selection of one policy."
    assert shorter(["b", "c"]) == "No set of criteria gives the published selection by itself."
    assert shorter() == "No selection was published."


def test_firmness_for_the_head_of_the_page():
    firm = firmness(TICKS, TICKS, [Rule(("x", "y"))])
    assert say.firm_words(firm, TICKS).plain == (
        "Of 6 ticks and crosses, 4 would each change the selection if reversed; the report’s own prose contradicts 4, "
        "in our reading."
    )
    assert "contradicts none" in say.firm_words(firm, NO_DOUBT).plain


def test_doubts():
    assert say.doubts_words(NO_DOUBT, CRITERIA).plain == "The prose contradicts no tick or cross."
    assert say.doubts_words(TICKS, CRITERIA).plain == (
        "The prose contradicts 4 of 6 ticks and crosses: 2 for scale and 2 for reach."
    )


def test_combinations():
    one = NO_DOUBT.copy()
    one.loc["a", "x"] = True
    rule = Rule(("x", "y"), kept=("b",))
    assert say.combinations_words(firmness(TICKS, one, [rule]), NAMES).plain == (
        "Under every combination of the doubts the rule applied keeps no policy, and B by judgement. A may drop out; "
        "no policy may come in. 50% of 2 combinations leave the selection as it is."
    )


def test_why_no_qca():
    success = pd.DataFrame({"programme": ["p", "q"], "judged": ["successful", "not told"]})
    assert say.no_qca_words(success, TICKS, ["a", "b"]).plain == (
        "Of two case studies, one is held to be successful; for one the report does not say, and it calls none a "
        "failure. The cases fill two of the 4 combinations that two criteria allow."
    )
