"""Sentences about the selection of policies, computed; each holds for none, one and many."""

import pandas as pd

from compendium.display.sentences import Shown, listed, numbered, sentence, uncapitalised, verb


def selection_words(outcome: pd.DataFrame, names: pd.Series) -> Shown:
    """Which of the policies held against the criteria the rule selects, and which are taken in by judgement.

    ``outcome`` has a row for each of these policies, ``names`` the name of each policy.
    """
    by_rule, judged = outcome.index[outcome["by_rule"]], outcome.index[outcome["by_judgement"]]
    taken = listed(f"{names[policy]} ({uncapitalised(outcome.loc[policy, 'reason'])})" for policy in judged)
    return sentence(
        "The rule selects {count} of {policies}{selected}. Taken in by judgement: {taken}.",
        count=len(by_rule) or "none",
        policies=numbered(len(outcome), "policy", "policies"),
        selected=f": {listed(names[by_rule])}" if len(by_rule) else "",
        taken=taken,
    )


def decisive_words(without: pd.DataFrame, names: pd.Series, criteria: pd.Series) -> Shown:
    """Which policies fail on one criterion alone. ``names`` and ``criteria`` give the names by id."""
    decisive = without[without["newcomers"].map(len) > 0]
    if decisive.empty:
        return sentence("No policy fails on one criterion alone.")
    number = int(decisive["newcomers"].map(len).sum())
    parts = [
        f"{listed(names[row.newcomers])} on {uncapitalised(criteria[row.criterion])}" for row in decisive.itertuples()
    ]
    return sentence(
        "{count} on one criterion alone: {parts}.",
        count=f"{numbered(number, 'policy', 'policies')} {verb(number, 'fails', 'fail')}",
        parts="; ".join(parts),
    )


def ties_words(ties: pd.DataFrame, names: pd.Series) -> Shown:
    """Which policies left out meet as many criteria as a selected one."""
    if ties.empty:
        return sentence("No policy left out meets as many criteria as a selected one.")
    return sentence(
        "{count} left out {verb} at least as many criteria as a selected one: {names}.",
        count=numbered(len(ties), "policy", "policies"),
        verb=verb(len(ties), "meets", "meet"),
        names=listed(names[ties["policy"]]),
    )
