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


def test_flips():
    rule = Rule(("x", "y"))
    assert say.flips_words(firmness(TICKS, TICKS, [rule])).plain == (
        "Of 6 ticks and crosses, 4 would each change the selection by the first rule if it alone were the other way "
        "round; 2 of these are doubted. The other 2 decide nothing alone."
    )
    assert "none would each change" in say.flips_words(firmness(TICKS, NO_DOUBT, [Rule(())])).plain


def test_doubts():
    assert say.doubts_words(NO_DOUBT, CRITERIA).plain == "The prose contradicts no tick or cross."
    assert say.doubts_words(TICKS, CRITERIA).plain == (
        "Of 6 ticks and crosses 4 are doubted: 2 of scale and 2 of reach."
    )


def test_combinations():
    one = NO_DOUBT.copy()
    one.loc["a", "x"] = True
    rule = Rule(("x", "y"), kept=("b",))
    assert say.combinations_words(firmness(TICKS, one, [rule]), NAMES).plain == (
        "Under every combination of the doubts the first rule keeps no policy, and B by judgement. A may leave; no "
        "policy may come in. Of 2 combinations, 1 (50 %) leave the selection as it is."
    )


def test_why_no_qca():
    success = pd.DataFrame({"programme": ["p", "q"], "judged": ["successful", "not told"]})
    assert say.no_qca_words(success, TICKS, ["a", "b"]).plain == (
        "Of two case studies one is held to be successful, of one it is not told, and none is said to have failed. "
        "The cases fill two of the 4 combinations that two criteria allow."
    )
