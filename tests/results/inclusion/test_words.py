"""Sentences about the selection hold for none, one and many."""

import pandas as pd

from compendium.results.inclusion import words as say

SAME = "The rule and these judgements give the selection that the study published."
NAMES = pd.Series({"a": "Policy A", "b": "Policy B", "c": "Policy C", "d": "Never held against the criteria"})
CRITERIA = pd.Series({"x": "Reach"})


def outcome(by_rule, by_judgement, reason=""):
    return pd.DataFrame({"by_rule": by_rule, "by_judgement": by_judgement, "reason": reason}, index=["a", "b", "c"])


def test_counts_the_policies_held_against_the_criteria():
    words = say.selection_words(outcome([True, False, False], [False, True, False], "Close to it"), NAMES)
    assert words.plain == (
        "The rule selects one of three policies: Policy A. Policy B (close to it) is taken in by judgement."
    )


def test_no_policy_selected():
    words = say.selection_words(outcome([False] * 3, [False] * 3), NAMES)
    assert words.plain == "The rule selects none of three policies. None is taken in by judgement."


def test_whether_the_selection_is_the_published_one():
    differing = pd.DataFrame({"policy": ["a", "b"]})
    assert say.published_words(differing, NAMES).plain == (
        "The rule and these judgements do not give the selection that the study published; it differs for Policy A and "
        "Policy B."
    )
    assert say.published_words(differing.head(0), NAMES).plain == SAME


def test_failing_on_one_criterion():
    without = pd.DataFrame({"criterion": ["x"], "newcomers": [["a", "b"]]})
    words = say.decisive_words(without, NAMES, CRITERIA)
    assert words.plain == (
        "Two policies fail on one criterion alone and would be in without it: Policy A and Policy B on reach."
    )
    assert '<div id="table-without-each">' in words.html, "the address of the table that it stands for"
    one = without.assign(newcomers=[["a"]])
    assert say.decisive_words(one, NAMES, CRITERIA).plain.startswith("One policy fails on one criterion alone")
    none = without.assign(newcomers=[[]])
    assert say.decisive_words(none, NAMES, CRITERIA).plain == "No policy fails on one criterion alone."


def test_ties():
    ties = pd.DataFrame({"policy": ["a"], "met": [4], "as_many_as": [["b"]]})
    words = say.ties_words(ties, NAMES)
    assert words.plain == (
        "One policy left out meets at least as many criteria as Policy B, which is selected: Policy A (4)."
    )
    assert '<div id="table-ties">' in words.html
    assert say.ties_words(ties.head(0), NAMES).plain == "No policy left out meets as many criteria as a selected one."


def test_names_are_text():
    ties = pd.DataFrame({"policy": ["a"], "met": [4], "as_many_as": [["b"]]})
    assert "<b>" not in say.ties_words(ties, NAMES.replace("Policy A", "<b>")).html
