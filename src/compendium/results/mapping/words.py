"""Sentences about the evidence map, computed; each holds for none, one and many."""

from collections.abc import Mapping

import pandas as pd

from compendium.display.sentences import Shown, listed, numbered, sentence, uncapitalised


def statements_words(statements: Mapping[str, int], by_policy: pd.DataFrame) -> Shown:
    """What the report states in all (`count_statements`), and of which policies the most and the least by name."""
    reached = "all of them" if statements["reaching_all"] == statements["collective"] else "many of them at once"
    most, least = by_policy["by_name"].max(), by_policy["by_name"].min()
    return sentence(
        "Of {policies} the report states {single} about single policies ({readings} of them our reading) and makes "
        "{collective} about {reached}. By name, most is said about {most}, least about {least}.",
        policies=numbered(len(by_policy), "policy", "policies"),
        single=numbered(statements["single"], "fact"),
        readings=statements["readings"] or "none",
        collective=numbered(statements["collective"], "statement"),
        reached=reached,
        most=_named(by_policy, most),
        least=_named(by_policy, least),
    )


def _named(by_policy: pd.DataFrame, number: int) -> str:
    """The policies of which so many facts are stated by name, with the number."""
    return f"{listed(by_policy.loc[by_policy['by_name'] == number, 'name'])} ({numbered(int(number), 'fact')})"


def silence_words(counts: pd.DataFrame, number_of_policies: int) -> Shown:
    """How much of the map is empty, and what is stated of every policy."""
    cells = len(counts) * number_of_policies
    silent = int(counts["silent"].sum())
    everywhere = [uncapitalised(name) for name in counts.loc[counts["silent"] == 0, "name"]]
    return sentence(
        "Of {cells} {silent} are empty ({share:.0%}). {everywhere}.",
        cells=numbered(cells, "place of the map", "places of the map"),
        silent=silent or "none",
        share=silent / max(cells, 1),
        everywhere=f"Stated of every policy: {listed(everywhere)}"
        if everywhere
        else "Nothing is stated of every policy",
    )
