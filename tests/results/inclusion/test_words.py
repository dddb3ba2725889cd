"""Sentences about the selection hold for none, one and many."""

import pandas as pd

from compendium.results.inclusion import words as say

NAMES = pd.Series({"a": "Policy A", "b": "Policy B", "c": "Policy C", "d": "Never held against the criteria"})
CRITERIA = pd.Series({"x": "Reach"})


def outcome(by_rule, by_judgement, reason=""):
    return pd.DataFrame({"by_rule": by_rule, "by_judgement": by_judgement, "reason": reason}, index=["a", "b", "c"])


def test_counts_the_policies_held_against_the_criteria():
    words = say.selection_words(outcome([True, False, False], [False, True, False], "Close to it"), NAMES)
    assert words.plain == ("The rule selects 1 of 3 policies: Policy A. Taken in by judgement: Policy B (close to it).")


def test_no_policy_selected():
    words = say.selection_words(outcome([False] * 3, [False] * 3), NAMES)
    assert words.plain == "The rule selects none of 3 policies. Taken in by judgement: none."


def test_failing_on_one_criterion():
    without = pd.DataFrame({"criterion": ["x"], "newcomers": [["a", "b"]]})
    assert say.decisive_words(without, NAMES, CRITERIA).plain == (
        "2 policies fail on one criterion alone: Policy A and Policy B on reach."
    )
    one = without.assign(newcomers=[["a"]])
    assert say.decisive_words(one, NAMES, CRITERIA).plain.startswith("1 policy fails on one criterion alone")
    none = without.assign(newcomers=[[]])
    assert say.decisive_words(none, NAMES, CRITERIA).plain == "No policy fails on one criterion alone."


def test_ties():
    ties = pd.DataFrame({"policy": ["a"], "met": [4], "as_many_as": [["b"]]})
    assert say.ties_words(ties, NAMES).plain == (
        "1 policy left out meets at least as many criteria as a selected one: Policy A."
    )
    assert say.ties_words(ties.head(0), NAMES).plain == "No policy left out meets as many criteria as a selected one."
