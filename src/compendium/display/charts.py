"""Charts that recur, one helper each, in the look of the compendium.

Rows run from the top in the order of the frame that is given. How answers look (names, symbols, colours) is told by
`display.answers.Answers`. Labels of rows are set by whoever calls (`name_beside` or `name_above`); `share_figure` sets
its own.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator, PercentFormatter

from compendium.display.answers import Answers
from compendium.display.cells import name_rows
from compendium.display.figures import Form, fits, new_figure, short_label
from compendium.display.signs import key, sign_and_text, sign_width, text_width
from compendium.display.theme import DARKEST_SHADE, GREY, INK, PALE, SMALLEST, WHITE

DOTS = 3
"""The order in which dots are drawn: after bars and lines."""

BAR = 0.62
"""Height of a bar, where 1 is from row to row."""


def stacked_bars(
    axes: Axes, counts: pd.DataFrame, look: Answers, share: bool = False, bar: float = BAR, across: float = 0.8
) -> None:
    """Draw a bar per row of ``counts``, a part per column, with the number in each part and its symbol where it fits.

    With ``share`` every bar is as long as another and shows shares of its row; the numbers stay counts.
    ``across`` is the share of the figure's width that the axes take at least, for what fits into a part.
    """
    whole = counts.sum(axis="columns").clip(lower=1) if share else pd.Series(1, counts.index)
    longest = 1.0 if share else float(max([1, *counts.sum(axis="columns")]))
    lengths = counts.div(whole.to_numpy(), axis="index")
    _draw_parts(axes, lengths, look, bar)
    axes.set(xlim=(0, longest), ylim=(max(len(counts), 1) - 0.5, -0.5))
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=not share))
    if share:
        axes.xaxis.set_major_formatter(PercentFormatter(1))
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    points = axes.figure.bbox.width * 72 / axes.figure.dpi * across
    parts = [str(part) for part in counts]
    for place, (row, numbers) in enumerate(zip(lengths.to_numpy(), counts.to_numpy(), strict=True)):
        middles = row.cumsum() - row / 2
        for part, length, middle, number in zip(parts, row, middles, numbers, strict=True):
            if number:
                _number_part(axes, (float(middle), place), int(number), part, look, points / longest * length)


def _draw_parts(axes: Axes, lengths: pd.DataFrame, look: Answers, bar: float) -> None:
    """Draw the parts of all bars without their numbers. Limits are set by whoever calls, so that none are searched."""
    begins = lengths.cumsum(axis="columns") - lengths
    for part in lengths.columns[lengths.any()]:
        for place, (begin, length) in enumerate(zip(begins[part], lengths[part], strict=True)):
            if not length:
                continue
            box = Rectangle((begin, place - bar / 2), length, bar, linewidth=0.6)
            box.set(facecolor=look.fills[part], edgecolor=INK)
            axes.add_artist(box).set_in_layout(False)


def _number_part(axes: Axes, place: tuple[float, float], number: int, part: str, look: Answers, room: float) -> None:
    """Write a number into a part of a bar that is ``room`` points long, with the symbol of the part where it fits."""
    text, colour, sign = str(number), look.letters(part), look.symbols[part]
    if sign_width(sign, SMALLEST) + 1.6 * SMALLEST + text_width(text, SMALLEST) < room:
        sign_and_text(axes, place, sign, text, colour, SMALLEST)
    elif text_width(text, SMALLEST) < room + 2:  # else it would run into its neighbours; the table has it
        axes.text(*place, text, ha="center", va="center_baseline", color=colour, fontsize=SMALLEST)


def heat_map(axes: Axes, values: pd.DataFrame, written: pd.DataFrame, hidden: pd.DataFrame | None = None) -> None:
    """Draw values from 0 to 1 as shaded cells with text in them; the darkest shade still lets ink be read (4.5 to
    1). Each row and column has a tick in its middle; its label is set by whoever calls."""
    shades = LinearSegmentedColormap.from_list("shades", [WHITE, DARKEST_SHADE])
    texts = written if written.ne("").to_numpy().any() else None
    sns.heatmap(
        values, mask=hidden, annot=texts, fmt="", vmin=0, vmax=1, cmap=shades, cbar=False, linewidths=1,
        linecolor=PALE, annot_kws={"color": INK, "size": SMALLEST}, ax=axes, xticklabels=False, yticklabels=False,
    )  # fmt: skip
    down, across = values.shape
    axes.set(xlabel="", ylabel="", xticks=np.arange(across) + 0.5)
    axes.set_yticks(np.arange(down) + 0.5, [""] * down, va="center")
    axes.tick_params(length=0, labelsize=SMALLEST)


def strip(axes: Axes, points: pd.DataFrame, value: str, row: str, colour: str = INK, size: float = 7) -> None:
    """Draw a dot per row of ``points``: across at ``value``, in the row whose number (0 is the top) ``row`` gives."""
    axes.scatter(points[value], points[row], s=size**2, color=colour, edgecolor=WHITE, linewidth=0.6, zorder=DOTS)
    axes.tick_params(axis="y", length=0)


def name_beside(axes: Axes, names: Sequence[str]) -> None:
    """Write the names of rows to the left of them, as wide drawings do."""
    name_rows(axes, range(len(names)), names, SMALLEST)


def name_above(axes: Axes, names: Sequence[str], bar: float = BAR) -> None:
    """Write the names of rows above their bars, as narrow drawings do; the rows make room for it."""
    axes.set_yticks([])
    axes.set_ylim(len(names) - 0.5, -0.95)
    for place, name in enumerate(names):
        look: dict[str, Any] = {"va": "bottom", "fontsize": SMALLEST, "fontweight": "bold", "color": INK}
        head = axes.text(0, place - bar / 2 - 0.04, name, **look)
        head.set_in_layout(fits(name, SMALLEST))  # else a wide name would leave no room for the bars


def share_figure(form: Form, counts: pd.DataFrame, look: Answers, row: float) -> Figure:
    """Bars of one length, a row of ``counts`` each, named with their totals; ``row`` is the height of a row in inches
    in the wide form."""
    figure, axes = new_figure(0.8 + (0.55 if form.narrow else row) * len(counts), form)
    stacked_bars(axes, counts, look, share=True)
    names = [f"{short_label(str(name), 34)} ({int(total)})" for name, total in counts.sum(axis="columns").items()]
    (name_above if form.narrow else name_beside)(axes, names)
    quiet_axis(axes)
    key(figure, look, list(counts), columns=2 if form.narrow else len(counts.columns))
    return figure


def quiet_axis(axes: Axes) -> None:
    """Take away the axis of values, where every bar has its number."""
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_color(GREY)
    axes.spines["left"].set_visible(True)
