"""Tables of the rules that give a selection, and of how firm it is (interim report, Table 2)."""

from collections.abc import Sequence

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import places
from compendium.display.sentences import Shown, capitalised, listed, uncapitalised
from compendium.display.tables import Layout, journal_table, mark_cell
from compendium.results.inclusion.compute_rules import Rule

BASES = {"named": "", "all policies": " (said of all policies)", "interpreted": " (by inference)"}
"""How a doubt bears on its cell, in words; nothing where the passage names the policy."""


def rule_words(rule: Rule, criteria: pd.Series, names: pd.Series) -> str:
    """A rule in words: the criteria, the least number, and who is kept by judgement. Names are by id."""
    everything = set(rule.required) == set(criteria.index)
    required = "every criterion" if everything else criteria_words(rule.required, criteria)
    least = f", {rule.minimum_met} criteria at least" if rule.minimum_met else ""
    kept = f", {listed(names[list(rule.kept)])} by judgement" if rule.kept else ""
    return f"{capitalised(required or 'no criterion')}{least}{kept}"


def criteria_words(required: Sequence[str], criteria: pd.Series) -> str:
    """The names of criteria in a sentence, small; blank where there are none."""
    return listed((uncapitalised(name) for name in criteria[list(required)]), "")


def any_of(sets: Sequence[Sequence[str]], criteria: pd.Series) -> str:
    """Several sets of criteria, one of which is enough; a dash where there is none."""
    return capitalised("; or ".join(criteria_words(found, criteria) for found in sets)) or "–"


def smallest_table(smallest: pd.DataFrame, criteria: pd.Series, names: pd.Series, title: str, trace: Trace) -> Shown:
    """The smallest rules that give the selections wanted. ``criteria`` and ``names`` give short names by id."""
    frame = pd.DataFrame(
        {
            "selection": [listed(names[found]) for found in smallest["policies"]],
            "rule": [any_of(found, criteria) for found in smallest["smallest"]],
            "sets": [f"{row.sets} of {row.of}" for row in smallest.itertuples()],
        }
    )
    labels = {"rule": "Smallest rule", "sets": "Sets that give it", "selection": "Selects exactly"}
    measure = "The fewest criteria that select exactly these policies, and how many of all sets of criteria do so."
    layout = Layout(labels, centred=["sets"])
    return journal_table(frame, "table-smallest", title, layout, trace, measure)


def sets_table(selections: pd.DataFrame, criteria: pd.Series, names: pd.Series, title: str, trace: Trace) -> Shown:
    """Everything that a set of criteria selects, with how many sets select the same and the smallest of them."""
    frame = pd.DataFrame(
        {
            "rule": [any_of(found, criteria) for found in selections["smallest"]],
            "sets": selections["sets"],
            "count": selections["policies"].map(len),
            "selection": [listed(names[list(found)]) for found in selections["policies"]],
        }
    )
    labels = {"rule": "Smallest rule", "sets": "Sets", "count": "Policies", "selection": "Which"}
    measure = "Sets of criteria with the same result together; a policy is in when it meets all criteria of the set."
    layout = Layout(labels, centred=["sets", "count"], first="count")
    return journal_table(frame, "table-sets", title, layout, trace, measure)


def doubts_table(
    doubts: pd.DataFrame, ticks: pd.DataFrame, criteria: pd.Series, names: pd.Series, sources: pd.DataFrame, title: str,
    trace: Trace,
) -> Shown:  # fmt: skip
    """The cells that the report's own prose contradicts, in our reading, a row per passage; each row can be opened."""
    short = sources.set_index("source")["short_title"]
    frame = pd.DataFrame(
        {
            "doubt": doubts["doubt"],
            "policy": names[doubts["policy"]].to_list(),
            "criterion": criteria[doubts["criterion"]].to_list(),
            "printed": [
                "yes" if ticks.loc[policy, criterion] else "no"
                for policy, criterion in zip(doubts["policy"], doubts["criterion"], strict=True)
            ],
            "says": [f"{row.says}{BASES[row.basis]}" for row in doubts.itertuples()],
            "locator": places(doubts["source"], doubts["source"].map(short) + ": " + doubts["locator"]),
        }
    )
    labels = {
        "policy": "Policy",
        "criterion": "Criterion",
        "printed": "Printed",
        "says": "What the prose says",
    }
    filters = {"Policy": "policy", "Criterion": "criterion"}
    layout = Layout(
        labels, cells={"printed": mark_cell}, anchor=("doubt", "doubt"), filters=filters,
        under={"locator": "says"}, kept=("criterion", "says"),
    )  # fmt: skip
    measure = "Each passage that does not go with a tick or cross of the report’s Table 2."
    return journal_table(frame, "table-doubts", title, layout, trace, measure)


def flips_table(firm: pd.DataFrame, criteria: pd.Series, names: pd.Series, title: str, trace: Trace) -> Shown:
    """How many single cells decide what each rule selects."""
    frame = pd.DataFrame(
        {
            "rule": [rule_words(rule, criteria, names) for rule in firm["rule"]],
            "flips": [f"{row.flips} of {row.cells}" for row in firm.itertuples()],
            "flips_doubted": firm["flips_doubted"],
            **_policies(firm, ["flips_out", "flips_in"], names),
        }
    )
    labels = {
        "rule": "Rule",
        "flips": "Cells that decide",
        "flips_doubted": "Doubted",
        "flips_out": "One cell removes",
        "flips_in": "One cell adds",
    }
    layout = Layout(labels, centred=["flips", "flips_doubted"])
    measure = "Ticks and crosses that would change what a rule selects if they alone were the other way round."
    return journal_table(frame, "table-flips", title, layout, trace, measure)


def combinations_table(firm: pd.DataFrame, criteria: pd.Series, names: pd.Series, title: str, trace: Trace) -> Shown:
    """What each rule selects under every combination of doubts."""
    frame = pd.DataFrame(
        {
            "rule": [rule_words(rule, criteria, names) for rule in firm["rule"]],
            "same": [f"{100 * row.same / row.combinations:.3g}%" for row in firm.itertuples()],
            "selections": firm["selections"],
            **_policies(firm, ["always", "may_leave", "may_enter"], names),
        }
    )
    labels = {
        "rule": "Rule",
        "same": "Share that changes nothing",
        "selections": "Different selections",
        "always": "Always in",
        "may_leave": "May drop out",
        "may_enter": "May come in",
    }
    layout = Layout(labels, centred=["same", "selections"])
    number = int(firm["combinations"].max())
    measure = f"What each rule selects when doubted ticks and crosses are reversed, in all {number:,} combinations."
    return journal_table(frame, "table-combinations", title, layout, trace, measure)


def _policies(firm: pd.DataFrame, columns: Sequence[str], names: pd.Series) -> dict[str, list[str]]:
    """Columns that hold lists of policies, in words by column; a dash where there is none."""
    return {column: [listed(names[found], "–") for found in firm[column]] for column in columns}
