"""Cells that are drawn together look as if each were drawn by itself."""

import re

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from compendium.display.cells import fill_cells, mark_cells, name_rows
from compendium.display.svg import svg_text
from compendium.display.theme import INK, TEAL, WHITE, figure_settings

PLACES = [(0.0, 0.0), (1.0, 0.0), (2.0, 1.0)]


def empty_axes(rows: int = 2) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(3, 2))
    axes = figure.subplots()
    axes.set(xlim=(0, 3), ylim=(rows, 0), xticks=[])
    return figure, axes


def pixels(figure: Figure) -> np.ndarray:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba()).astype(int)


def differing(one: Figure, other: Figure) -> float:
    """The share of pixels that clearly differ."""
    return float((abs(pixels(one) - pixels(other)).max(axis=2) > 60).mean())


@pytest.mark.parametrize("mark", ["●", "◔", "–", "4", "ab", "g"])
def test_the_picture_is_that_of_single_shapes_and_texts(mark: str) -> None:
    with figure_settings():
        (together, axes), (single, others) = empty_axes(), empty_axes()
        fill_cells(axes, PLACES, 1, TEAL, WHITE, 1)
        mark_cells(axes, [(across + 0.5, down + 0.5) for across, down in PLACES], mark, INK, 20)
        for across, down in PLACES:
            others.add_patch(Rectangle((across, down), 1, 1, facecolor=TEAL, edgecolor=WHITE, linewidth=1))
            others.text(across + 0.5, down + 0.5, mark, ha="center", va="center", color=INK, fontsize=20)
        axes.set_yticks([])
        others.set_yticks([])
        marked = differing(together, empty_axes()[0])
        assert differing(together, single) < marked / 50


def test_names_stand_where_labels_of_ticks_would() -> None:
    with figure_settings():
        (together, axes), (single, others) = empty_axes(), empty_axes()
        name_rows(axes, [0.5, 1.5], ["First", "A second\nin two lines"], 8)
        others.set_yticks([0.5, 1.5], ["First", "A second\nin two lines"], fontsize=8)
        others.tick_params(length=0)
        assert differing(together, empty_axes()[0]) > 0.001
        assert differing(together, single) == 0


def test_a_sign_that_the_font_lacks_becomes_a_box_as_in_texts() -> None:
    with figure_settings():
        (missing, axes), (box, others) = empty_axes(), empty_axes()
        mark_cells(axes, PLACES, "🏴 a", INK, 8)
        mark_cells(others, PLACES, "□ a", INK, 8)
        assert differing(missing, box) == 0


def test_a_mark_is_described_once_however_many_cells_have_it() -> None:
    with figure_settings():
        figure, axes = empty_axes()
        fill_cells(axes, PLACES, 1, TEAL, WHITE, 1)
        mark_cells(axes, PLACES, "●", INK, 8)
        mark_cells(axes, PLACES, " ", INK, 8)
        mark_cells(axes, [], "○", INK, 8)
        fill_cells(axes, [], 1, INK, WHITE, 1)
        axes.axis("off")
        drawn = svg_text(figure)
    assert len(re.findall("<use", drawn)) == len(PLACES)
    assert len(re.findall(f"fill: {TEAL}", drawn)) == 1
