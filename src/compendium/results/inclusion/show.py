"""Tables of the inclusion criteria (interim report, Table 2)."""

from functools import partial

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.opening import Opening
from compendium.display.places import entries
from compendium.display.register import SIGNS
from compendium.display.sentences import Shown, counted, uncapitalised
from compendium.display.tables import Cell, Layout, journal_table, mark_cell, text_cell
from compendium.display.theme import SYMBOLS
from compendium.results.inclusion.titles import selection_title, threshold_title
from compendium.results.ticks import column_of

MEASURE = (
    f"{SYMBOLS['yes']} the policy meets the criterion, {SYMBOLS['no']} it does not, as printed. Shaded: selected. "
    f"Press a tick or cross with a {SIGNS['open to another reading']} to "
    "read what contradicts it."
)

CONTRADICTED = "contradicted by the prose"

STANDING = {
    "rule": f"{SIGNS['selected by the rule']} by the rule",
    "judgement": f"{SIGNS['selected by judgement']} by judgement",
    "out": f"{SYMBOLS['no']} not selected",
}


def standing(outcome: pd.DataFrame) -> list[str]:
    """Say for each policy how it stands: selected by the rule, by judgement, or not."""
    kinds = [
        "rule" if r else "judgement" if j else "out"
        for r, j in zip(outcome["by_rule"], outcome["by_judgement"], strict=True)
    ]
    return [STANDING[kind] for kind in kinds]


def criteria_table(
    table: pd.DataFrame,
    policies: pd.DataFrame,
    criteria: pd.DataFrame,
    outcome: pd.DataFrame,
    doubts: pd.DataFrame,
    trace: Trace,
) -> Shown:
    """Table 2 as printed, with the selected policies shaded; a last column says whether by the rule or by judgement.

    A tick or cross that the prose contradicts opens the passages, which `show_rules.doubts_table` lists.
    """
    columns = [column_of(criterion) for criterion in criteria["criterion"]]
    names, asked = policies.set_index("policy"), criteria.set_index("criterion")["name"]
    frame = table[["policy", *columns]].astype(object)
    passages = "doubt-" + doubts.groupby(["policy", "criterion"])["doubt"].agg(" doubt-".join)
    for (policy, criterion), rows in passages.items():
        heading = f"{names['short_name'][policy]}, {uncapitalised(asked[criterion])}: {CONTRADICTED}"
        cell = (frame["policy"] == policy, column_of(str(criterion)))
        frame.loc[cell] = frame.loc[cell].map(partial(_opening, tuple(rows.split()), heading))
    frame["name"] = entries("policies", table["policy"], table["policy"].map(names["name"]))
    aligned = outcome.loc[table["policy"]]
    frame["selected"] = standing(aligned)
    labels = {"name": "Policy"} | dict(zip(columns, criteria["name"], strict=True)) | {"selected": "Selected"}
    layout = Layout(
        labels,
        spanners={"Inclusion criterion": columns},
        cells=dict.fromkeys(columns, _tick_cell),
        centred=columns,
        highlight=list(aligned["included"]),
        first="selected",
        anchor=("policy", "policy"),
    )
    title = selection_title(outcome)
    return journal_table(frame, "table-inclusion", title, layout, trace, MEASURE if len(doubts) else "")


def _opening(rows: tuple[str, ...], heading: str, tick: str) -> Opening:
    return Opening(tick, rows, heading)


def _tick_cell(tick: Opening | str) -> str:
    """A tick or cross; one that the prose contradicts with a question mark, as a link to the passages."""
    if isinstance(tick, str):
        return mark_cell(tick)
    return tick.link(f"{mark_cell(tick.words)}&nbsp;?")


def threshold_table(thresholds: pd.DataFrame, policies: pd.DataFrame, trace: Trace) -> Shown:
    """Who would be in at each number of criteria."""
    frame = thresholds.assign(count=thresholds["policies"].map(len))
    labels = {"threshold": "Criteria needed", "count": "Policies in", "newcomers": "Added by this step"}
    layout = Layout(labels, cells={"newcomers": _names_cell(policies)}, centred=["count"])
    measure = "Who would be in if a policy had to meet at least so many criteria, whichever they are."
    return journal_table(frame, "table-thresholds", threshold_title(thresholds), layout, trace, measure)


def _names_cell(policies: pd.DataFrame) -> Cell:
    """Writes a list of policy ids as short names, a dash where it is empty."""
    short = policies.set_index("policy")["short_name"]

    def cell(ids: list[str]) -> str:
        return text_cell([short[policy] for policy in ids]) or "–"

    return cell


def questions_table(criteria: pd.DataFrame, trace: Trace) -> Shown:
    """What each criterion asks."""
    layout = Layout({"name": "Criterion", "question": "What it asks"}, anchor=("criterion", "criterion"))
    title = f"What each of the {counted(len(criteria), 'criterion', 'criteria')} asks"
    return journal_table(criteria, "table-criteria", title, layout, trace)
