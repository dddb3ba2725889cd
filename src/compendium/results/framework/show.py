"""Tables of assessment frameworks (interim report, Table 7) and of Matland's matrix (Table 1)."""

from dataclasses import replace

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import places
from compendium.display.sentences import Shown, capitalised, counted
from compendium.display.tables import Layout, journal_table, text_cell
from compendium.results.framework.words import framework_title
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
    title, measure = framework_title(framework), f"{framework.title}: what each criterion looks like at each level"
    return journal_table(framework.criteria, "table-framework", title, layout, _with_levels_file(trace), measure)


def _with_levels_file(trace: Trace) -> Trace:
    """The levels, title and source of a framework stand in a file of their own beside its criteria."""
    beside = [(LEVELS_FILE, f"{address.rpartition('/')[0]}/{LEVELS_FILE}") for _, address in trace.files]
    return replace(trace, files=(*trace.files, *beside))


def matland_table(quadrants: pd.DataFrame, trace: Trace | None) -> Shown:
    """Table 1 as printed: ambiguity down, conflict across, in each place the quadrant and what marks it."""
    frame = pd.DataFrame({"ambiguity": ["low", "high"]})
    for conflict in ("low", "high"):
        column = quadrants[quadrants["conflict"] == conflict].set_index("ambiguity")
        frame[conflict] = [_place(column, ambiguity) for ambiguity in frame["ambiguity"]]
    frame["ambiguity"] = [f"{level.capitalize()} ambiguity" for level in frame["ambiguity"]]
    labels = {"ambiguity": "Ambiguity", "low": "Low conflict", "high": "High conflict"}
    layout = Layout(labels, cells=dict.fromkeys(("low", "high"), _place_cell))
    title = (
        f"Matland’s matrix tells {counted(len(quadrants), 'kind')} of implementation apart by conflict and ambiguity"
    )
    return journal_table(frame, "table-matland", title, layout, trace, "What marks each kind, in our words")


def _place(column: pd.DataFrame, ambiguity: str) -> list[str]:
    """Name, conditions and organising concept of the quadrant at one place; empty where there is none."""
    if ambiguity not in column.index:
        return []
    row = column.loc[ambiguity]
    conditions = map(capitalised, row["conditions"].split("; "))
    return [row["name"], *conditions, f"Organising concept: {row['organising_concept']}"]


def _place_cell(lines: list[str]) -> str:
    if not lines:
        return "–"
    name, *rest = map(text_cell, lines)
    return f"<strong>{name}</strong><ul>{''.join(f'<li>{line}</li>' for line in rest)}</ul>"


def support_table(quadrants: pd.DataFrame, trace: Trace | None) -> Shown:
    """The support that the report expects to suit each quadrant."""
    labels = {
        "name": "Quadrant",
        "conflict": "Conflict",
        "ambiguity": "Ambiguity",
        "support": "Support that suits it",
    }
    layout = Layout(labels, anchor=("quadrant", "quadrant"), under={"support_locator": "support"})
    frame = quadrants.assign(support_locator=places(quadrants["source"], quadrants["support_locator"]))
    each = quadrants["support"].replace("", None).nunique() == len(quadrants)
    number = counted(len(quadrants), "quadrant")
    title = f"The report expects different support to suit {'each of ' if each else ''}{number}"
    return journal_table(frame, "table-support", title, layout, trace, "Expectations, put forward as hypotheses")
