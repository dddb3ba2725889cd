"""The cells of the evidence map: a sign for each fact, a bar for each statement about all policies."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from compendium.display.cells import mark_cells
from compendium.display.register import SIGNS as REGISTERED
from compendium.display.theme import AMBER, INK, LIGHT_TEAL, LINE, SMALLEST, SYMBOLS, TEAL
from compendium.results.mapping.compute import NOT_STATED
from compendium.results.mapping.compute_statements import COLLECTIVE

INKS = {"named": TEAL, "interpreted": AMBER, COLLECTIVE: INK}
"""Colour of a sign by how the fact is stated."""

SIGNS = {"named": REGISTERED["stated by name"], "interpreted": REGISTERED["our reading"]}
"""Sign of a fact by how it is stated, so that nothing hangs on colour. Values other than yes have their own."""

LONG_RUN = 7
"""Cells: a statement about all policies is labelled where it reaches so many side by side."""


def draw_grid(axes: Axes, across: int, groups: pd.Series, places: dict[int, float]) -> None:
    """Fine lines through the middles of cells, so that a sign is followed to its policy and its feature."""
    lines = [[(-0.5, down), (across - 0.5, down)] for down in places.values()]
    for _, rows in pd.Series(places, dtype=float).groupby((groups != groups.shift()).cumsum().to_numpy()):
        lines += [[(place, rows.min() - 0.45), (place, rows.max() + 0.45)] for place in range(across)]
    grid = Path.make_compound_path(*[Path(line) for line in lines]) if lines else Path(np.empty((0, 2)))
    axes.add_artist(PathPatch(grid, facecolor="none", edgecolor=LINE, linewidth=0.6, zorder=0.5)).set_in_layout(False)


def draw_cells(axes: Axes, values: pd.DataFrame, basis: pd.DataFrame, places: dict[int, float]) -> None:
    """A sign for each fact, equal ones drawn together; a bar for each statement about all policies."""
    cells: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for down, feature in enumerate(values.columns):
        own = np.flatnonzero(basis[feature].isin(list(SIGNS)))
        for across in own:
            value, kind = values[feature].iloc[across], basis[feature].iloc[across]
            cells.setdefault((INKS[kind], _sign(value, kind)), []).append((int(across), places[down]))
        for begin, length, value in _runs(values[feature].where(basis[feature] == COLLECTIVE, NOT_STATED)):
            _draw_bar(axes, (begin, places[down]), length, value, length == len(values))
    for (ink, sign), middles in cells.items():
        mark_cells(axes, middles, sign, ink, 1.25 * SMALLEST)


def _sign(value: str, basis: str) -> str:
    """How the fact is stated, and its value where that is not yes."""
    if value == "yes":
        return SIGNS[basis]
    return SYMBOLS[value] if basis == "named" else f"{SYMBOLS[value]}{SIGNS[basis]}"


def _runs(column: pd.Series) -> Iterator[tuple[int, int, str]]:
    """Cells side by side with the same value: the place of the first, their number, the value."""
    group = (column != column.shift()).cumsum()
    for _, cells in column.reset_index(drop=True).groupby(group.to_numpy()):
        if cells.iloc[0] != NOT_STATED:
            yield int(cells.index[0]), len(cells), str(cells.iloc[0])


def _draw_bar(axes: Axes, place: tuple[float, float], length: int, value: str, every: bool) -> None:
    """A bar over the cells that one statement reaches, with what it is written in it where there is room."""
    across, down = place
    look: dict[str, Any] = {"facecolor": LIGHT_TEAL, "linewidth": 0, "zorder": 1}
    shape = FancyBboxPatch((across - 0.3, down - 0.3), length - 0.4, 0.6, "round,pad=0,rounding_size=0.28", **look)
    axes.add_artist(shape).set_in_layout(False)
    words = "said of every policy" if every else "said of all at once"
    words = (words if length >= LONG_RUN else "") + ("" if value == "yes" else f" {SYMBOLS[value]}")
    axes.text(across + (length - 1) / 2, down, words.strip(), ha="center", va="center_baseline", fontsize=SMALLEST)
