"""Tables of assessment frameworks (interim report, Table 7) and of Matland's matrix (Table 1)."""

from dataclasses import replace
from textwrap import fill

import pandas as pd
from matplotlib.patches import Rectangle

from compendium.data_package.trace import Trace
from compendium.display.figures import ShownFigure, new_figure
from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table, text_cell
from compendium.display.theme import HIGHLIGHT, INK, SMALLEST, WHITE
from compendium.studies.framework import Framework

LEVELS_FILE = "framework.toml"


def framework_table(framework: Framework, trace: Trace) -> Shown:
    """A framework as printed: a row per criterion, a column per level with its descriptor, best level first."""
    levels = {level.id: f"{level.symbol} {level.name}" for level in framework.levels}
    layout = Layout(
        {"name": "Criterion"} | levels,
        spanners={"Level, from best to worst": list(levels)},
        anchor=("criterion", "criterion"),
    )
    return journal_table(framework.criteria, "table-framework", framework.title, layout, _with_levels_file(trace))


def _with_levels_file(trace: Trace) -> Trace:
    """The levels, title and source of a framework stand in a file of their own beside its criteria."""
    beside = [(LEVELS_FILE, f"{address.rpartition('/')[0]}/{LEVELS_FILE}") for _, address in trace.files]
    return replace(trace, files=(*trace.files, *beside))


def matland_table(quadrants: pd.DataFrame, trace: Trace) -> Shown:
    """Table 1 as printed: ambiguity down, conflict across, in each place the quadrant and what marks it."""
    frame = pd.DataFrame({"ambiguity": ["low", "high"]})
    for conflict in ("low", "high"):
        column = quadrants[quadrants["conflict"] == conflict].set_index("ambiguity")
        frame[conflict] = [_place(column, ambiguity) for ambiguity in frame["ambiguity"]]
    frame["ambiguity"] = [f"{level.capitalize()} ambiguity" for level in frame["ambiguity"]]
    labels = {"ambiguity": "Ambiguity", "low": "Low conflict", "high": "High conflict"}
    layout = Layout(labels, cells=dict.fromkeys(("low", "high"), _place_cell))
    return journal_table(frame, "table-matland", "Matland's matrix of conflict and ambiguity", layout, trace)


def _place(column: pd.DataFrame, ambiguity: str) -> list[str]:
    """Name, conditions and organising concept of the quadrant at one place; empty where there is none."""
    if ambiguity not in column.index:
        return []
    row = column.loc[ambiguity]
    return [row["name"], *row["conditions"].split("; "), f"Organising concept: {row['organising_concept']}"]


def _place_cell(lines: list[str]) -> str:
    if not lines:
        return "–"
    name, *rest = map(text_cell, lines)
    return f"<strong>{name}</strong><ul>{''.join(f'<li>{line}</li>' for line in rest)}</ul>"


def support_table(quadrants: pd.DataFrame, trace: Trace) -> Shown:
    """The support that the report expects to suit each quadrant."""
    labels = {
        "name": "Quadrant",
        "conflict": "Conflict",
        "ambiguity": "Ambiguity",
        "support": "Support that suits it",
        "support_locator": "Locator",
    }
    layout = Layout(labels, anchor=("quadrant", "quadrant"))
    return journal_table(quadrants, "table-support", "Support that suits each quadrant", layout, trace)


def placement_figure(quadrants: pd.DataFrame, placements: pd.DataFrame, trace: Trace) -> ShownFigure:
    """Matland's matrix as four fields with the placed policies written into theirs."""
    figure, axes = new_figure(4.4)
    levels = {"low": 0, "high": 1}
    for quadrant in quadrants.itertuples():
        x, y = levels[quadrant.conflict], levels[quadrant.ambiguity]
        own = placements[
            (placements["conflict"] == quadrant.conflict) & (placements["ambiguity"] == quadrant.ambiguity)
        ]
        axes.add_patch(
            Rectangle((x, y), 1, 1, facecolor=HIGHLIGHT if len(own) else WHITE, edgecolor=INK, linewidth=0.8)
        )
        axes.text(x + 0.05, y + 0.06, fill(quadrant.name, 20), va="top", fontweight="bold", fontsize=9.5)
        axes.text(
            x + 0.05, y + 0.94, fill(f"Concept: {quadrant.organising_concept}", 22), va="bottom", fontsize=SMALLEST
        )
        axes.text(x + 0.05, y + 0.5, "\n".join(fill(f"● {name}", 22) for name in own["name"]), va="center", fontsize=9)
    axes.set(xlim=(0, 2), ylim=(2, 0), xlabel="Conflict", ylabel="Ambiguity")
    axes.set_xticks([0.5, 1.5], ["low", "high"])
    axes.set_yticks([0.5, 1.5], ["low", "high"])
    axes.tick_params(length=0)
    placed = [
        f"{row.name}: conflict {row.conflict}, ambiguity {row.ambiguity}" for row in placements.itertuples(index=False)
    ]
    names = [
        f"{q.name} at {q.conflict} conflict and {q.ambiguity} ambiguity" for q in quadrants.itertuples(index=False)
    ]
    words = f"Matrix of four fields: {'; '.join(names)}. Placed in it: {'; '.join(placed)}."
    return ShownFigure(figure, "Policies placed in Matland's matrix", words, trace)


def placement_table(placed: pd.DataFrame, trace: Trace) -> Shown:
    """The placed policies with the support that suits their quadrant."""
    labels = {
        "name": "Policy",
        "conflict": "Conflict",
        "ambiguity": "Ambiguity",
        "quadrant_name": "Quadrant",
        "support": "Support that suits it",
        "note": "Why it is placed there (our reading)",
    }
    return journal_table(
        placed, "table-placements", "The Care Act before and after the deferral", Layout(labels), trace
    )
