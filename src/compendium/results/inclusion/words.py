"""Sentences about the selection of policies, computed; each holds for none, one and many."""

import pandas as pd

from compendium.display.sentences import Shown, capitalised, counted, in_words, listed, sentence, uncapitalised, verb


def selection_words(outcome: pd.DataFrame, names: pd.Series) -> Shown:
    """Which of the policies held against the criteria the rule selects, and which are taken in by judgement.

    ``outcome`` has a row for each of these policies, ``names`` the name of each policy.
    """
    by_rule, judged = outcome.index[outcome["by_rule"]], outcome.index[outcome["by_judgement"]]
    taken = listed(f"{names[policy]} ({uncapitalised(outcome.loc[policy, 'reason'])})" for policy in judged)
    return sentence(
        "The rule selects {count} of {policies}{selected}. {taken} {verb} taken in by judgement.",
        count=in_words(len(by_rule)),
        policies=counted(len(outcome), "policy", "policies"),
        selected=f": {listed(names[by_rule])}" if len(by_rule) else "",
        taken=capitalised(taken),
        verb="are" if len(judged) > 1 else "is",
    )


def published_words(differences: pd.DataFrame, names: pd.Series) -> Shown:
    """Whether the rule gives the published selection. ``differences`` is what `compare_with_published` returns."""
    if differences.empty:
        return sentence("The rule and these judgements give the selection that the study published.")
    return sentence(
        "The rule and these judgements do not give the selection that the study published; it differs for {names}.",
        names=listed(names[differences["policy"]]),
    )


def decisive_words(without: pd.DataFrame, names: pd.Series, criteria: pd.Series) -> Shown:
    """Which policies fail on one criterion alone. ``names`` and ``criteria`` give the names by id."""
    decisive = without[without["newcomers"].map(len) > 0]
    if decisive.empty:
        return _at("table-without-each", sentence("No policy fails on one criterion alone."))
    number = int(decisive["newcomers"].map(len).sum())
    parts = [
        f"{listed(names[row.newcomers])} on {uncapitalised(criteria[row.criterion])}" for row in decisive.itertuples()
    ]
    words = sentence(
        "{count} on one criterion alone and would be in without it: {parts}.",
        count=capitalised(f"{counted(number, 'policy', 'policies')} {verb(number, 'fails', 'fail')}"),
        parts="; ".join(parts),
    )
    return _at("table-without-each", words)


def ties_words(ties: pd.DataFrame, names: pd.Series) -> Shown:
    """Which policies left out meet as many criteria as a selected one, and which one that is."""
    if ties.empty:
        return _at("table-ties", sentence("No policy left out meets as many criteria as a selected one."))
    matched = list(dict.fromkeys(policy for found in ties["as_many_as"] for policy in found))
    words = sentence(
        "{count} left out {verb} at least as many criteria as {selected}: {names}.",
        count=capitalised(counted(len(ties), "policy", "policies")),
        verb=verb(len(ties), "meets", "meet"),
        selected=f"{listed(names[matched])}, which {verb(len(matched), 'is', 'are')} selected",
        names=listed(f"{names[row.policy]} ({row.met})" for row in ties.itertuples()),
    )
    return _at("table-ties", words)


def _at(address: str, words: Shown) -> Shown:
    """Words at the address of the table in whose place they stand."""
    return Shown(f'<div id="{address}">{words.html}</div>', words.plain)
