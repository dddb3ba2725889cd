"""Sentences and titles about the evidence map, computed; each holds for none, one and many."""

from collections.abc import Mapping

import pandas as pd

from compendium.display.sentences import (
    Shown,
    capitalised,
    counted,
    in_words,
    listed,
    numbered,
    sentence,
    uncapitalised,
    verb,
)
from compendium.results.mapping.compute_statements import count_cells

FEW = 3
"""So many policies are named in a sentence or a title; of more of them the number is told."""


def map_title(basis: pd.DataFrame) -> str:
    """In how many cells of the map the report says nothing; where general statements fill it, how many these are."""
    if basis.empty:
        return "The map has no cell"
    found = count_cells(basis)
    if not found["cells"]:
        general = counted(found["everywhere"], "general statement")
        covers = verb(found["everywhere"], "covers", "cover")
        return f"{capitalised(general)} {covers} all {numbered(len(basis), 'policy', 'policies')}"
    silent = found["cells"] - found["filled"] - found["readings"]
    if not silent:
        return "The report says something in every cell of the map"
    return f"The report says nothing in {silent} of the map’s {numbered(basis.size, 'cell')}"


def most_title(by_policy: pd.DataFrame) -> str:
    """Which policy has the most statements by name, and how many have none. ``by_policy`` has ``short_name`` too."""
    number, total = int(by_policy["by_name"].max()) if len(by_policy) else 0, len(by_policy)
    if not number:
        return "The report names no policy for any feature"
    most = list(by_policy.loc[by_policy["by_name"] == number, "short_name"])
    never = int((by_policy["by_name"] == 0).sum())
    who = most[0] if len(most) == 1 else counted(len(most), "policy", "policies")
    each = "" if len(most) == 1 else " each"
    led = f"{capitalised(who)} {verb(len(most), 'is', 'are')} named for {counted(number, 'feature')}{each}"
    return f"{led}, {in_words(never)} of {total} policies for none" if never else f"{led}, no policy for none"


def features_title(features: pd.DataFrame) -> str:
    """How many of some features are stated of every policy, and of how many policies the others are at most.

    ``features`` is what `count_facts_by_feature` returns, or part of it.
    """
    if features.empty:
        return "No feature to show"
    every = features["silent"] == 0
    number, most = int(every.sum()), int(features.loc[~every, "stated"].max()) if not every.all() else 0
    if every.all():
        return "Each feature is stated of every policy"
    rest = f"of {counted(most, 'policy', 'policies')} at most" if most else "of none"
    if not number:
        return f"No feature is stated of every policy; the most frequent is stated {rest.removesuffix(' at most')}"
    head = f"{capitalised(counted(number, 'feature'))} {verb(number, 'is', 'are')}"
    return f"{head} stated of every policy, others {rest}"


def silence_title(counts: pd.DataFrame, number_of_policies: int) -> str:
    """Of how many features nothing is stated for most policies."""
    silent = int((counts["silent"] > number_of_policies / 2).sum())
    if not silent:
        return "No feature is left open for most policies"
    whole = counted(len(counts), "feature")
    return f"{capitalised(in_words(silent))} of {whole} {verb(silent, 'is', 'are')} left open for most policies"


def statements_title(statements: Mapping[str, int]) -> str:
    """How many statements single out a policy, and how many are about all (`count_statements`)."""
    single, collective = statements["single"], statements["collective"]
    head = f"{capitalised(counted(single, 'statement'))} {verb(single, 'singles', 'single')} out a policy"
    return f"{head}; {counted(collective, 'statement')} {verb(collective, 'is', 'are')} about all of them"


def statements_words(statements: Mapping[str, int], number_of_policies: int) -> Shown:
    """What the report states in all (`count_statements`)."""
    every = numbered(number_of_policies, "policy", "policies")
    whole = statements["reaching_all"] == statements["collective"]
    return sentence(
        "The report makes {single} about single policies ({readings} of them our reading) and {collective} about "
        "{reached} at once.",
        single=counted(statements["single"], "statement"),
        readings=in_words(statements["readings"]),
        collective=in_words(statements["collective"]),
        reached=f"all {every}" if whole else f"many of the {every}",
    )


def most_and_least_words(by_policy: pd.DataFrame) -> Shown:
    """Of which policies the most and the least is stated by name."""
    if by_policy.empty:
        return sentence("There is no policy to speak of.")
    most, least = int(by_policy["by_name"].max()), int(by_policy["by_name"].min())
    if most == least:
        return sentence("Each policy is named for {number}.", number=counted(most, "feature"))
    return sentence(
        "It names {most} for the most features ({number}){least}.",
        most=_policies(by_policy, most),
        number=in_words(most),
        least=f" and {_policies(by_policy, least)} for {'none' if not least else counted(least, 'feature')}",
    )


def _policies(by_policy: pd.DataFrame, number: int) -> str:
    """The policies that are named for so many features."""
    names = list(by_policy.loc[by_policy["by_name"] == number, "name"])
    return listed(names) if len(names) <= FEW else counted(len(names), "policy", "policies")


def silence_words(counts: pd.DataFrame, number_of_policies: int) -> Shown:
    """How much of the map is empty, and what that means."""
    cells = len(counts) * number_of_policies
    silent = int(counts["silent"].sum())
    return sentence(
        "{silent} of the {cells} of the map {are} empty ({share:.0%}): not stated, which is not a no.",
        cells=numbered(cells, "cell"),
        silent=silent or "None",
        are="is" if silent < 2 else "are",
        share=silent / max(cells, 1),
    )


def everywhere_words(counts: pd.DataFrame) -> Shown:
    """What is stated of every policy. ``counts`` is what `count_facts_by_feature` returns."""
    everywhere = [uncapitalised(name) for name in counts.loc[counts["silent"] == 0, "name"]]
    if not everywhere:
        return sentence("No feature is stated of every policy.")
    number = capitalised(counted(len(everywhere), "feature"))
    are = verb(len(everywhere), "is", "are")
    return sentence("{number} {are} stated of every policy: {names}.", number=number, are=are, names=listed(everywhere))
