"""Tables and figures of the inclusion criteria (interim report, Table 2)."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.places import entries
from compendium.display.sentences import Shown, counted, listed
from compendium.display.tables import Cell, Layout, journal_table, mark_cell, text_cell
from compendium.display.theme import AMBER_FILL, GREY, INK, LINE, SMALLEST, TEAL
from compendium.results.ticks import column_of

STANDING = {"rule": "★ by the rule", "judgement": "☆ by judgement", "out": "– not selected"}


def standing(outcome: pd.DataFrame) -> list[str]:
    """Say for each policy how it stands: selected by the rule, by judgement, or not."""
    kinds = [
        "rule" if r else "judgement" if j else "out"
        for r, j in zip(outcome["by_rule"], outcome["by_judgement"], strict=True)
    ]
    return [STANDING[kind] for kind in kinds]


def criteria_table(
    table: pd.DataFrame, policies: pd.DataFrame, criteria: pd.DataFrame, outcome: pd.DataFrame, trace: Trace
) -> Shown:
    """Table 2 as printed, with the selected policies shaded; a last column says whether by the rule or by judgement."""
    columns = [column_of(criterion) for criterion in criteria["criterion"]]
    frame = table[["policy", *columns]].copy()
    frame["name"] = entries("policies", table["policy"], table["policy"].map(policies.set_index("policy")["name"]))
    aligned = outcome.loc[table["policy"]]
    frame["selected"] = standing(aligned)
    labels = {"name": "Policy"} | dict(zip(columns, criteria["name"], strict=True)) | {"selected": "Selected"}
    layout = Layout(
        labels,
        spanners={"Inclusion criterion": columns},
        cells=dict.fromkeys(columns, mark_cell),
        centred=columns,
        highlight=list(aligned["included"]),
        first="selected",
        anchor=("policy", "policy"),
    )
    return journal_table(frame, "table-inclusion", "Policies held against the inclusion criteria", layout, trace)


def met_figure(outcome: pd.DataFrame, policies: pd.DataFrame, number_of_criteria: int, trace: Trace) -> ShownFigure:
    """How many criteria each policy meets, the selected ones set apart by colour, mark and word."""
    order = outcome.reset_index(names="policy").sort_values(["met", "included"], kind="stable", ignore_index=True)
    names = order["policy"].map(policies.set_index("policy")["short_name"])
    figure, axes = new_figure(0.9 + 0.27 * len(order))
    colours = [
        TEAL if r else AMBER_FILL if j else LINE for r, j in zip(order["by_rule"], order["by_judgement"], strict=True)
    ]
    axes.barh(range(len(order)), order["met"], color=colours, edgecolor=INK, linewidth=0.6)
    for place, row in enumerate(order.itertuples()):
        mark = " ★" if row.by_rule else " ☆" if row.by_judgement else ""
        axes.text(row.met + 0.06, place, f"{row.met}{mark}", va="center")
    axes.set_yticks(range(len(order)), names.map(short_label))
    axes.set_xlim(0, number_of_criteria + 0.6)
    axes.set_xticks(range(number_of_criteria + 1))
    axes.set_xlabel(f"Criteria met, of {number_of_criteria}")
    figure.supxlabel(_key(order), fontsize=SMALLEST, x=0.02, ha="left")
    axes.tick_params(axis="y", length=0)
    axes.margins(y=0.01)
    axes.grid(axis="x", color=GREY, alpha=0.25, linewidth=0.6)
    axes.set_axisbelow(True)
    caption = "Number of inclusion criteria that each policy meets"
    return ShownFigure(figure, caption, _met_words(order.assign(name=names), number_of_criteria), trace)


def _key(order: pd.DataFrame) -> str:
    """The key under the bars, only of what occurs in them."""
    words = {"★ selected by the rule": order["by_rule"], "☆ selected by judgement": order["by_judgement"]}
    return "\n".join(text for text, found in words.items() if found.any())


def _met_words(order: pd.DataFrame, number_of_criteria: int) -> str:
    """Alternative text: the policies by number of criteria met, from the most to the fewest."""
    parts = []
    for met, rows in reversed(list(order.groupby("met"))):
        names = [f"{row['name']}{_selected(row)}" for _, row in rows.iterrows()]
        parts.append(f"{met} of {number_of_criteria}: {listed(names)}")
    return f"Bar chart of the criteria met by {counted(len(order), 'policy', 'policies')}. {'; '.join(parts)}."


def _selected(row: pd.Series) -> str:
    if not row["included"]:
        return ""
    return f" (selected by {'the rule' if row['by_rule'] else 'judgement'})"


def threshold_table(thresholds: pd.DataFrame, policies: pd.DataFrame, trace: Trace) -> Shown:
    """Who would be in at each number of criteria."""
    frame = thresholds.assign(count=thresholds["policies"].map(len))
    labels = {"threshold": "Criteria at least", "count": "Policies in", "newcomers": "Coming in at this step"}
    layout = Layout(labels, cells={"newcomers": _names_cell(policies)}, centred=["count"])
    return journal_table(frame, "table-thresholds", "Who would be in if fewer criteria were enough", layout, trace)


def without_each_table(without: pd.DataFrame, criteria: pd.DataFrame, policies: pd.DataFrame, trace: Trace) -> Shown:
    """Who would be in with each criterion left out."""
    frame = without.assign(
        name=without["criterion"].map(criteria.set_index("criterion")["name"]),
        count=without["policies"].map(len),
    )
    labels = {"name": "Criterion left out", "count": "Policies in", "newcomers": "Coming in"}
    layout = Layout(labels, cells={"newcomers": _names_cell(policies)}, centred=["count"])
    return journal_table(frame, "table-without-each", "Who would be in with one criterion left out", layout, trace)


def ties_table(ties: pd.DataFrame, policies: pd.DataFrame, trace: Trace) -> Shown:
    """Policies left out although they meet as many criteria as a selected one."""
    frame = ties.assign(name=ties["policy"].map(policies.set_index("policy")["name"]))
    labels = {"name": "Left out", "met": "Criteria met", "as_many_as": "No fewer than the selected"}
    layout = Layout(labels, cells={"as_many_as": _names_cell(policies)}, centred=["met"])
    return journal_table(
        frame, "table-ties", "Policies left out that meet at least as many criteria as a selected one", layout, trace
    )


def _names_cell(policies: pd.DataFrame) -> Cell:
    """Writes a list of policy ids as short names, a dash where it is empty."""
    short = policies.set_index("policy")["short_name"]

    def cell(ids: list[str]) -> str:
        return text_cell([short[policy] for policy in ids]) or "–"

    return cell


def questions_table(criteria: pd.DataFrame, trace: Trace) -> Shown:
    """What each criterion asks."""
    layout = Layout({"name": "Criterion", "question": "What it asks"}, anchor=("criterion", "criterion"))
    return journal_table(criteria, "table-criteria", "What each criterion asks", layout, trace)
