"""The figure of policies in Matland's matrix (interim report, Table 1)."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from textwrap import fill
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, Rectangle

from compendium.data_package.trace import Trace
from compendium.display.figures import Form, ShownFigure, cut_label, new_figure
from compendium.display.signs import draw_sign
from compendium.display.theme import GREY, HIGHLIGHT, INK, SMALLEST, TEAL, WHITE
from compendium.results.matland.compute import FIRST
from compendium.results.matland.words import MARKS, placement_title

LEVELS = {"low": 0, "high": 1}

BANK, TEXT = 0.13, 0.2
"""How far from the middle of the matrix readings stand, and all that is written: arrows run in the strip that is left,
where they cross no text. A field is 1 wide."""

Place = tuple[float, float]


def placement_figure(quadrants: pd.DataFrame, placements: pd.DataFrame, trace: Trace | None) -> ShownFigure:
    """Matland's matrix as four fields with the support that suits each, and the readings of the policy in theirs.

    An arrow leads from the first reading of one period to that of the next; a first reading shades its field.
    """
    drawing = partial(_draw, quadrants=quadrants, placements=placements)
    measure = (
        "Kinds of implementation by conflict and ambiguity, with the support expected to suit each; every reading is "
    )
    measure += "ours"
    return ShownFigure(drawing, placement_title(quadrants, placements), _words(quadrants, placements), trace, measure)


def _draw(form: Form, quadrants: pd.DataFrame, placements: pd.DataFrame) -> Figure:
    head, step, letters = (1.55, 0.85, 20) if form.narrow else (1.0, 0.55, 38)  # inches, inches, letters
    most = int(placements.groupby(["conflict", "ambiguity"]).size().max()) if len(placements) else 1
    field = head + step * most
    figure, axes = new_figure(2 * field + 0.3, form)
    places: dict[int, Place] = {}
    for quadrant in quadrants.itertuples():
        x, y = LEVELS[quadrant.conflict], LEVELS[quadrant.ambiguity]
        own = placements[
            (placements["conflict"] == quadrant.conflict) & (placements["ambiguity"] == quadrant.ambiguity)
        ]
        shade = HIGHLIGHT if (own["reading"] == FIRST).any() else WHITE
        axes.add_artist(Rectangle((x, y), 1, 1, facecolor=shade, edgecolor=GREY, linewidth=0.8))
        begin = x + (TEXT if x else 0.04)
        look: dict[str, Any] = {"va": "top", "fontsize": SMALLEST, "linespacing": 1.1}
        name = fill(cut_label(quadrant.name, 48), letters * 8 // 9)
        axes.text(begin, y + 0.08 / field, name, fontweight="bold", **look)
        below = y + (0.14 + 0.15 * (name.count("\n") + 1)) / field
        axes.text(begin, below, fill(cut_label(quadrant.support, 120), letters), color=GREY, **look)
        places |= dict(zip(own.index, _stand(len(own), x, y, step / field), strict=True))
    _draw_readings(axes, placements, places, 18 if form.narrow else 34)
    for before, after in _moves(placements):
        _draw_move(axes, places[before], places[after])
    axes.set(xlim=(0, 2), ylim=(2, 0))
    axes.set_xticks([0.5, 1.5], ["low conflict", "high conflict"])
    axes.set_yticks([0.5, 1.5], ["low ambiguity", "high ambiguity"], rotation=90, va="center")
    axes.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    axes.spines[:].set_visible(False)
    return figure


def _stand(number: int, x: int, y: int, step: float) -> Iterator[Place]:
    """Where the readings of a field stand, from the last row of the field upwards, on the side of the middle."""
    for place in range(number):
        yield (1 - BANK if x == 0 else 1 + BANK), y + 1 - step * (place + 0.5)


def _draw_readings(axes: Axes, placements: pd.DataFrame, places: dict[int, Place], letters: int) -> None:
    for number, row in placements.iterrows():
        if number in places:
            across, down = places[number]
            draw_sign(axes, (across, down), MARKS[row["reading"]], TEAL if row["reading"] == FIRST else INK, 13)
            away, side = (BANK - TEXT, "right") if across < 1 else (TEXT - BANK, "left")
            text = fill(cut_label(f"{row['name']} ({row['reading']} reading)", 90), letters)
            axes.text(across + away, down, text, ha=side, va="center", fontsize=SMALLEST, linespacing=1.1)


def _moves(placements: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """First readings of a period with those of the next, in the order in which the periods stand."""
    first = placements[placements["reading"] == FIRST]
    periods = [list(own.index) for _, own in first.groupby("period", sort=False)]
    for before, after in pairwise(periods):
        yield from ((here, there) for here in before for there in after)


def _draw_move(axes: Axes, before: Place, after: Place) -> None:
    """An arrow between two readings, through the strip in the middle in which nothing is written."""
    if before != after:
        inwards = 0.18 if (before[0] < 1) == (before[1] > after[1]) else -0.18
        bend = f"arc3,rad={0 if before[0] != after[0] else inwards}"
        look: dict[str, Any] = {"arrowstyle": "-|>", "mutation_scale": 12, "shrinkA": 8, "shrinkB": 8, "linewidth": 1.4}
        axes.add_patch(FancyArrowPatch(before, after, connectionstyle=bend, color=TEAL, **look))


def _words(quadrants: pd.DataFrame, placements: pd.DataFrame) -> str:
    names = [
        f"{q.name} at {q.conflict} conflict and {q.ambiguity} ambiguity" for q in quadrants.itertuples(index=False)
    ]
    placed = [
        f"{row.name} ({row.reading} reading): conflict {row.conflict}, ambiguity {row.ambiguity}"
        for row in placements.itertuples(index=False)
    ]
    return f"Matrix of four fields: {'; '.join(names)}. Placed in it: {'; '.join(placed)}."
