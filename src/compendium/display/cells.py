"""Cells of a grid and the marks in them, drawn together.

matplotlib measures and writes each shape and each text by itself: of 900 cells with a mark in each that took 1 s and
700 kB. Here all cells of one look are one shape, and a mark is described once and put into all its cells.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, ScaledTranslation

from compendium.display.signs import sign_path

OVER_CELLS = 3
"""The order in which matplotlib draws texts: after all shapes."""

NAME_APART = 3.5
"""Points between the name of a row and its cells, as matplotlib leaves between a label and an axis."""


def fill_cells(
    axes: Axes, corners: Sequence[tuple[float, float]], size: float, fill: str, edge: str, line: float
) -> None:
    """Draw square cells of one look. ``corners`` and ``size`` are in units of the axes, ``line`` in points.

    They are to lie within the axes: the layout of the figure does not measure them.
    """
    if corners:
        unit = Affine2D().scale(size)
        squares = [unit.frozen().translate(*corner).transform_path(Path.unit_rectangle()) for corner in corners]
        cells = PathPatch(Path.make_compound_path(*squares), facecolor=fill, edgecolor=edge, linewidth=line)
        cells.set_in_layout(False)
        axes.add_artist(cells)


def mark_cells(axes: Axes, middles: Sequence[tuple[float, float]], mark: str, colour: str, size: float) -> None:
    """Draw one symbol or short text, ``size`` points high, at the middles of cells."""
    if middles and mark.strip():
        outline = sign_path(mark, size)
        reach = 2 * np.abs(outline.vertices).max()  # matplotlib scales an outline to the size of the marker
        look = {"linestyle": "", "color": colour, "markersize": reach, "markeredgewidth": 0, "zorder": OVER_CELLS}
        drawn = Line2D(*zip(*middles, strict=True), marker=outline, **look)
        drawn.set_in_layout(False)
        axes.add_artist(drawn)


def name_rows(axes: Axes, middles: Sequence[float], names: Sequence[str], size: float) -> None:
    """Write names to the left of rows, where matplotlib would label ticks; but a tick takes longer than its label."""
    axes.set_yticks([])
    beside = axes.get_yaxis_transform() + ScaledTranslation(-NAME_APART / 72, 0, axes.figure.dpi_scale_trans)
    look: dict[str, Any] = {"transform": beside, "ha": "right", "va": "center_baseline", "fontsize": size}
    for middle, name in zip(middles, names, strict=True):
        axes.text(0, middle, name, **look)
