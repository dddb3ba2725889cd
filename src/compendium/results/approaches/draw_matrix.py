"""The table of approaches as a map (interim report, Table 3): approaches down in their themes, programmes and models
across. It is laid out in points, so that rows and columns are as large as their names."""

from collections.abc import Iterable
from functools import partial
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.display.cells import fill_cells, mark_cells
from compendium.display.figures import Form, ShownFigure, cut_label, new_figure
from compendium.display.register import SIGNS as REGISTERED
from compendium.display.sentences import listed, uncapitalised
from compendium.display.signs import key
from compendium.display.theme import GREY, HIGHLIGHT, LIGHT_TEAL, LINE, PALE, SMALLEST, SYMBOLS, TEAL, WHITE
from compendium.results.approaches.compute import EXTENTS
from compendium.results.approaches.draw import EXTENT_LOOK
from compendium.results.approaches.draw_matrix_columns import (
    BOLD,
    CELL,
    LINE_HEIGHT,
    PAD,
    Columns,
    lay_out_columns,
    wrap_name,
)
from compendium.results.approaches.titles import in_text, used_title
from compendium.results.approaches.words import short_names_words
from compendium.results.ticks import extent_matrix, tick_matrix

OWN, SEEN, ALONE, OWN_ALONE, NO_TICK = "own", "seen", "alone", "own alone", "no tick"
SIGNS = dict.fromkeys((OWN, SEEN), SYMBOLS["yes"]) | dict.fromkeys((ALONE, OWN_ALONE), REGISTERED["nowhere else"])
SIGNS[NO_TICK] = SYMBOLS["not stated"]
FILLS = {OWN: TEAL, SEEN: LIGHT_TEAL, ALONE: LIGHT_TEAL, OWN_ALONE: TEAL, NO_TICK: WHITE}
IN_KEY = (OWN, SEEN, ALONE, NO_TICK, *EXTENTS)

ROW, BAND = 16.0, 15.5
"""Points: a row with a name of one line, the band with the name of a theme."""
LONGEST_NAME = 70
"""Letters: longer names of approaches are cut."""
TICKS = ("yes", OWN, SEEN, ALONE, OWN_ALONE)


class Row(NamedTuple):
    """A row of the map: the band of a theme, which has no answers, or an approach with its answers from the left."""

    name: str
    answers: tuple[str, ...] = ()

    @property
    def marked(self) -> bool:
        """Whether only the programme that is compared used the approach."""
        return self.answers[:1] == (OWN_ALONE,)


def matrix_figure(
    matrix: pd.DataFrame, themes: pd.DataFrame, programmes: pd.DataFrame, models: pd.DataFrame, programme: str,
    trace: Trace | None,
) -> ShownFigure:  # fmt: skip
    """Every approach with the programmes that used it, ``programme`` first, and how far it follows each model."""
    names = programmes.set_index("programme")["name"]
    ticks = tick_matrix(matrix, "approach", [programme, *names.index.drop(programme)])
    extents = extent_matrix(matrix, list(models["model"]))
    answers = [(*_ticked(row), *extents.loc[approach]) for approach, row in ticks.iterrows()]
    rows = _rows(matrix, themes, answers)
    heads = [*names[ticks.columns], *models["name"]]
    used_by = f"used by {cut_label(in_text(str(names[programme])), 22)}"
    drawing = partial(_draw, rows=rows, heads=heads, own=ticks.shape[1], used_by=used_by)
    measure = "Ticks in the report, by theme, and the models that each approach follows. "
    measure += short_names_words(programmes).plain
    words = _words(matrix.set_index("approach")["name"], ticks, names)
    return ShownFigure(drawing, used_title(ticks, programme, names), words, trace, measure)


def _ticked(row: pd.Series) -> Iterable[str]:
    """What each programme's cell of an approach says; the first is the programme that is compared."""
    alone = row.sum() == 1
    first = OWN_ALONE if alone else OWN
    others = ALONE if alone else SEEN
    return [(others if place else first) if ticked else NO_TICK for place, ticked in enumerate(row)]


def _rows(matrix: pd.DataFrame, themes: pd.DataFrame, answers: list[tuple[str, ...]]) -> list[Row]:
    found = []
    for theme, name in zip(themes["theme"], themes["name"], strict=True):
        own = [place for place, each in enumerate(matrix["theme"]) if each == theme]
        if own:
            found += [Row(name), *(Row(matrix["name"].iloc[place], answers[place]) for place in own)]
    return found


def _draw(form: Form, rows: list[Row], heads: list[str], own: int, used_by: str) -> Figure:
    columns = lay_out_columns(form, heads, own)
    names = [cut_label(row.name, LONGEST_NAME) for row in rows]
    wrapped = [wrap_name(name, columns.names / (BOLD if row.marked else 1)) if row.answers else name
               for name, row in zip(names, rows, strict=True)]  # fmt: skip
    heights = [ROW + LINE_HEIGHT * name.count("\n") if row.answers else BAND
               for name, row in zip(wrapped, rows, strict=True)]  # fmt: skip
    across = 2 if form.narrow else 4
    top = 14.5 * -(-len(IN_KEY) // across) + 12 + LINE_HEIGHT + columns.height
    edges = list(accumulate(heights, initial=top))
    bottom = edges[-1] + ROW
    figure, axes = new_figure(bottom / 72, form)
    figure.set_layout_engine("none")
    axes.set(position=(0, 0, 1, 1), xlim=(0, 72 * form.width), ylim=(bottom, 0))
    axes.set_axis_off()
    _emphasise(axes, columns, top, bottom)
    _draw_names(axes, rows, wrapped, edges, 72 * form.width)
    _draw_cells(axes, rows, columns, [(upper + lower) / 2 for upper, lower in pairwise(edges)])
    _draw_heads(axes, columns, own, top)
    _draw_totals(axes, rows, columns, bottom - ROW / 2)
    look = _look(used_by)
    key(figure, look, IN_KEY, across, "upper left")
    return figure


def _look(used_by: str) -> Answers:
    names = {OWN: used_by, SEEN: "used by another programme", ALONE: "used by no other", OWN_ALONE: "used by no other"}
    names |= {NO_TICK: "no tick"} | EXTENT_LOOK.names
    return Answers(names, SIGNS | EXTENT_LOOK.symbols, FILLS | EXTENT_LOOK.fills)


def _emphasise(axes: Axes, columns: Columns, top: float, bottom: float) -> None:
    """Shade the column of the programme that is compared, from its head to the last row."""
    left, head = columns.middles[0] - columns.widths[0] / 2, top - columns.height
    axes.add_artist(Rectangle((left, head), columns.widths[0], bottom - head, facecolor=HIGHLIGHT, linewidth=0))


def _draw_names(axes: Axes, rows: list[Row], names: list[str], edges: list[float], whole: float) -> None:
    for row, name, upper, lower in zip(rows, names, edges, edges[1:], strict=False):
        if not row.answers:
            axes.add_artist(Rectangle((0, upper), whole, lower - upper, facecolor=PALE, linewidth=0))
        weight = "bold" if row.marked or not row.answers else "normal"
        look: dict[str, Any] = {"va": "center", "fontsize": SMALLEST, "fontweight": weight, "linespacing": 1.05}
        axes.text(PAD, (upper + lower) / 2, name, **look)
    axes.hlines(edges[1:], 0, whole, color=LINE, linewidth=0.5)


def _draw_cells(axes: Axes, rows: list[Row], columns: Columns, middles: list[float]) -> None:
    """A cell for each answer; equal ones are drawn together."""
    look, cells = _look(""), dict[str, list[tuple[float, float]]]()
    for row, down in zip(rows, middles, strict=True):
        for across, answer in zip(columns.middles, row.answers, strict=False):
            cells.setdefault(answer, []).append((across, down))
    for answer, places in cells.items():
        if answer != NO_TICK:
            corners = [(across - CELL / 2, down - CELL / 2) for across, down in places]
            fill_cells(axes, corners, CELL, look.fills[answer], GREY, 0.4)
        mark_cells(axes, places, look.symbols[answer], GREY if answer == NO_TICK else look.letters(answer), SMALLEST)


def _draw_totals(axes: Axes, rows: list[Row], columns: Columns, down: float) -> None:
    """How many ticks each column has, under it."""
    look: dict[str, Any] = {"va": "center_baseline", "fontsize": SMALLEST, "fontweight": "bold"}
    axes.text(PAD, down, "Ticks in all", **look)
    for place, middle in enumerate(columns.middles):
        number = sum(row.answers[place] in TICKS for row in rows if row.answers)
        axes.text(middle, down, str(number), ha="center", **look)


def _draw_heads(axes: Axes, columns: Columns, own: int, top: float) -> None:
    turn: dict[str, Any] = {"rotation": 90} if columns.turned else {}
    look: dict[str, Any] = {"ha": "center", "va": "bottom", "fontsize": SMALLEST, "linespacing": 1.05, **turn}
    for place, (middle, head) in enumerate(zip(columns.middles, columns.heads, strict=True)):
        axes.text(middle, top - PAD, head, fontweight="normal" if place else "bold", **look)
    over = top - columns.height - 1
    for first, last, text in ((0, own - 1, "Used by"), (own, len(columns.heads) - 1, "Follows the model")):
        if first <= last:
            left = columns.middles[first] - columns.widths[first] / 2 + 1
            right = columns.middles[last] + columns.widths[last] / 2 - 1
            axes.hlines(over, left, right, color=GREY, linewidth=0.8)
            edge, side = (right, "right") if first else (left, "left")
            axes.text(edge, over - 2, text, ha=side, va="bottom", fontsize=SMALLEST, color=GREY)


def _words(approaches: pd.Series, ticks: pd.DataFrame, names: pd.Series) -> str:
    alone = ticks.index[ticks.iloc[:, 0] & (ticks.sum(axis="columns") == 1)]
    used = [f"{names[programme]} {number}" for programme, number in ticks.sum().items()]
    return (
        f"Map of {len(ticks)} approaches by programme and model, grouped by theme. Approaches used: {', '.join(used)}. "
        f"Used by {in_text(str(names[ticks.columns[0]]))} only: {listed(map(uncapitalised, approaches[alone]))}. "
        "The table below has every cell."
    )
