"""Figures of the selection of policies: how many criteria each meets, and which cells decide (interim report,
Table 2)."""

from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from compendium.data_package.trace import Trace
from compendium.display.cells import mark_cells
from compendium.display.charts import heat_map
from compendium.display.figures import Form, ShownFigure, new_figure, short_label
from compendium.display.register import SIGNS
from compendium.display.sentences import counted, in_words, listed
from compendium.display.signs import draw_sign, sign_and_text, sign_path
from compendium.display.theme import AMBER, DARKEST_SHADE, GREY, INK, LINE, PALE, SMALLEST, SYMBOLS, TEAL
from compendium.results.inclusion.titles import flips_title, met_title

LOOKS = {
    "by_rule": (SIGNS["selected by the rule"], TEAL, "selected by the rule"),
    "by_judgement": (SIGNS["selected by judgement"], AMBER, "selected by judgement"),
}
"""Sign, colour and words of a selected policy, by the column of `apply_inclusion_rule` that tells it."""

LEFT_OUT = (SYMBOLS["no"], GREY, "not selected")

DOUBTED = SIGNS["open to another reading"]
"""Stands behind a tick or cross that the prose contradicts."""

Look = tuple[str, str, str]


def met_figure(outcome: pd.DataFrame, policies: pd.DataFrame, number_of_criteria: int, trace: Trace) -> ShownFigure:
    """How many criteria each policy meets: a sign for each with its name next to it, the selected ones set apart."""
    order = outcome.reset_index(names="policy").sort_values(
        ["met", "included"], ascending=False, kind="stable", ignore_index=True
    )
    order = order.assign(name=order["policy"].map(policies.set_index("policy")["short_name"]))
    drawing = partial(_draw_met, order, number_of_criteria)
    measure = f"Inclusion criteria that each policy meets, of {in_words(number_of_criteria)}."
    return ShownFigure(
        drawing, met_title(outcome, number_of_criteria), _met_words(order, number_of_criteria), trace, measure
    )


def _draw_met(order: pd.DataFrame, number_of_criteria: int, form: Form) -> Figure:
    figure, axes = new_figure(0.85 + 0.235 * len(order), form)
    looks = [_look(row) for _, row in order.iterrows()]
    axes.hlines(range(len(order)), 0, order["met"], color=LINE, linewidth=1.2, zorder=1)
    for place, (met, name, (sign, ink, _)) in enumerate(zip(order["met"], order["name"], looks, strict=True)):
        draw_sign(axes, (met, place), sign, ink, 1.35 * SMALLEST)
        look: dict[str, Any] = {"textcoords": "offset points", "va": "center_baseline", "fontsize": SMALLEST}
        axes.annotate(short_label(name, 30), (met, place), xytext=(9, 0), **look).set_in_layout(False)
    room = 1.75 if form.narrow else 1.3  # names stand behind the signs, the longest ones too
    axes.set(xlim=(0, max(number_of_criteria, 1) * room), ylim=(len(order) - 0.4, -0.6))
    axes.set_xticks(range(number_of_criteria + 1))
    axes.set_yticks([])
    axes.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    axes.grid(axis="x", color=PALE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
    _key(figure, [(sign, ink, words) for sign, ink, words in dict.fromkeys(looks)], 1 if form.narrow else 3)
    return figure


def _look(row: pd.Series) -> Look:
    return next((look for column, look in LOOKS.items() if row[column]), LEFT_OUT)


def _key(figure: Figure, looks: list[Look], columns: int, *more: Patch) -> None:
    """A key above the drawing: signs with their words, and colours of cells."""
    handles: list[Any] = [*more]
    for sign, ink, words in looks:
        outline = sign_path(sign, 1.35 * SMALLEST)
        reach = 2 * np.abs(outline.vertices).max()
        look: dict[str, Any] = {"linestyle": "", "color": ink, "markersize": reach, "markeredgewidth": 0}
        handles.append(Line2D([], [], marker=outline, label=words, **look))
    figure.legend(
        handles=handles, loc="outside upper left", ncols=columns, frameon=False, fontsize=SMALLEST, handlelength=1.4,
        columnspacing=1.2, borderpad=0.2,
    )  # fmt: skip


def _met_words(order: pd.DataFrame, number_of_criteria: int) -> str:
    """Alternative text: the policies by number of criteria met, from the most to the fewest."""
    parts = []
    for met, rows in order.groupby("met", sort=False):
        names = [f"{row['name']}{_selected(row)}" for _, row in rows.iterrows()]
        parts.append(f"{met} of {number_of_criteria}: {listed(names)}")
    return f"Criteria met by {counted(len(order), 'policy', 'policies')}. {'; '.join(parts)}."


def _selected(row: pd.Series) -> str:
    return f" ({_look(row)[2]})" if row["included"] else ""


def flips_figure(
    ticks: pd.DataFrame, flips: pd.DataFrame, doubted: pd.DataFrame, criteria: pd.Series, names: pd.Series, trace: Trace
) -> ShownFigure:
    """Table 2 as a grid: shaded where turning one cell would change the selection, with a mark where it is doubted.

    ``flips`` and ``doubted`` are truth values in the shape of ``ticks``; ``criteria`` and ``names`` are names by id.
    The policies that meet the most criteria come first.
    """
    order = ticks.sum(axis="columns").sort_values(ascending=False, kind="stable").index
    cells = (ticks.loc[order], flips.loc[order], doubted.loc[order])
    drawing = partial(_draw_flips, *cells, criteria, names)
    measure = (
        "What would happen to the selection if one tick or cross of the report’s Table 2 were the other way round."
    )
    alternative = _flips_words(*cells[1:], criteria, names)
    return ShownFigure(drawing, flips_title(flips, doubted), alternative, trace, measure)


def _draw_flips(
    ticks: pd.DataFrame, flips: pd.DataFrame, doubted: pd.DataFrame, criteria: pd.Series, names: pd.Series, form: Form
) -> Figure:
    """Policies down where there is little room, else across."""
    heads, rows = criteria[ticks.columns].map(short_label), names[ticks.index].map(short_label)
    if not form.narrow:
        ticks, flips, doubted, heads, rows = ticks.T, flips.T, doubted.T, rows, heads
    figure, axes = new_figure(1.95 + (0.27 if form.narrow else 0.3) * len(ticks), form)
    shades = flips.astype(float).set_axis(list(rows), axis="index").set_axis(list(heads), axis="columns")
    heat_map(axes, shades, shades.map(lambda _: ""))
    axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, pad=2)
    axes.set_yticklabels(list(rows), rotation=0)
    axes.set_xticklabels(list(heads), rotation=40, ha="left", rotation_mode="anchor")
    _mark(axes, ticks, doubted)
    decides = Patch(facecolor=DARKEST_SHADE, label="changes the selection by itself")
    looks = [(SYMBOLS["yes"], INK, "criterion met"), (SYMBOLS["no"], INK, "not met")]
    _key(figure, [*looks, (DOUBTED, INK, "contradicted by the prose")], 2 if form.narrow else 4, decides)
    return figure


def _mark(axes: Axes, ticks: pd.DataFrame, doubted: pd.DataFrame) -> None:
    """A tick or cross in the middle of each cell, with a question mark behind it where it is doubted."""
    plain: dict[str, list[tuple[float, float]]] = {SYMBOLS["yes"]: [], SYMBOLS["no"]: []}
    for down, across in np.ndindex(ticks.shape):
        middle, sign = (across + 0.5, down + 0.5), SYMBOLS["yes" if ticks.iat[down, across] else "no"]
        if doubted.iat[down, across]:
            sign_and_text(axes, middle, sign, DOUBTED, INK, SMALLEST)
        else:
            plain[sign].append(middle)
    for sign, middles in plain.items():
        mark_cells(axes, middles, sign, INK, SMALLEST)


def _flips_words(flips: pd.DataFrame, doubted: pd.DataFrame, criteria: pd.Series, names: pd.Series) -> str:
    parts = [
        f"{head}: {_cells(cells, criteria, names)}"
        for head, cells in [("The selection would change with", flips), ("Doubted are", doubted)]
    ]
    return f"Grid of policies by criterion. {'. '.join(parts)}."


def _cells(cells: pd.DataFrame, criteria: pd.Series, names: pd.Series) -> str:
    """The marked cells, by policy."""
    marked = [(names[policy], listed(criteria[row.index[row]])) for policy, row in cells.iterrows() if row.any()]
    return "; ".join(f"{name} {found.lower()}" for name, found in marked) or "none"
