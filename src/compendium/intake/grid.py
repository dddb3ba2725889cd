"""A table of any shape as rows of text: CSV, XLSX or ODS, blank rows and columns at the edges left off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from compendium.data_package.faults import DataError, Fault
from compendium.data_package.limits import (
    MOST_BYTES,
    MOST_CELLS,
    MOST_COLUMNS,
    beyond,
    too_many_cells,
    too_many_columns,
)
from compendium.data_package.rows import filled_width
from compendium.data_package.spelling import trimmed
from compendium.intake.places import cell_name, named
from compendium.intake.text_file import is_text, read_text_file
from compendium.intake.workbook import WORKBOOKS, is_workbook, read_workbook

INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
"""Characters that nobody sees and that keep equal words apart; joiners, which some scripts need, are not among them."""


@dataclass(frozen=True)
class Grid:
    """Rows of cells as text, all of one length; row 1 is that of the spreadsheet.

    `said` tells how it was read. `struck` are the cells that are struck through, as row and column counted from 0.
    """

    file: str
    sheet: str
    rows: list[list[str]]
    said: list[str]
    struck: frozenset[tuple[int, int]] = frozenset()


def read_grid(path: Path, sheet: str) -> Grid:
    """Read the sheet named, else the only visible one with something in it. Raises DataError if none can be read."""
    named, workbook = path.suffix.lower() in WORKBOOKS, is_workbook(path)
    if workbook or (named and not is_text(path)):
        found = read_workbook(path, sheet)
        rows, name, said, struck = found.rows, found.name, found.said, found.struck
    else:
        rows, said = read_text_file(path)
        name, struck = "", frozenset()
    if named != workbook:
        said = [f"The file is {'a workbook' if workbook else 'text and no workbook'}, whatever its name says.", *said]
    rows, told = _visible(rows)
    while rows and not any(map(trimmed, rows[-1])):
        rows.pop()
    width = max(map(filled_width, rows), default=0)
    if not width:
        raise DataError([Fault(path.name, None, None, None, "empty-file", "The file is empty.")])
    _refuse_large(rows, width, path.name)
    rows = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    return Grid(path.name, name, rows, [*said, *told], struck)


def _visible(rows: Sequence[Sequence[str]]) -> tuple[list[list[str]], list[str]]:
    """The rows without invisible characters, and where they stood."""
    cleaned = [[INVISIBLE.sub("", cell) for cell in row] for row in rows]
    pairs = zip(rows, cleaned, strict=True)
    places = [cell_name(n, m) for n, (old, new) in enumerate(pairs) for m in range(len(old)) if old[m] != new[m]]
    return cleaned, [f"Invisible characters were left out: {named(places)}."] if places else []


def _refuse_large(rows: Sequence[Sequence[str]], width: int, file: str) -> None:
    """Raise DataError for a table that has too many cells, or too much in them, once it stands in rows and columns."""
    if width > MOST_COLUMNS:
        row = next(n for n, cells in enumerate(rows, 1) if filled_width(cells) == width)
        raise DataError([too_many_columns(file, width, row)])
    if len(rows) * width > MOST_CELLS:
        raise DataError([too_many_cells(file, len(rows), width)])
    letters = sum(len(cell) for row in rows for cell in row)
    if letters > MOST_BYTES:
        found = f"The texts of the table have {letters:,} characters, each as often as it is repeated"
        raise DataError([beyond(file, found, f"{MOST_BYTES:,} characters")])
