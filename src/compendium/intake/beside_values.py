"""What an author says beside the values of a sheet: merged, hidden and struck cells, comments, number formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from compendium.data_package.faults import DataError
from compendium.data_package.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, beyond
from compendium.data_package.spelling import trimmed
from compendium.intake.places import cell_name, column_letters, named

Cell = tuple[int, int]
"""Row and column, counted from 0."""
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 0."""


@dataclass
class Beside:
    """Of one sheet of the workbook `file`: ranges of merged cells, and what is hidden or marked."""

    file: str = ""
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: set[Cell] = field(default_factory=set)
    struck: set[Cell] = field(default_factory=set)
    comments_unread: bool = False

    def hide_rows(self, first: int, end: int) -> None:
        """Note hidden rows from `first` up to `end`; what lies beyond a table does not matter."""
        self.hidden_rows.update(range(first, min(end, MOST_ROWS)))

    def hide_columns(self, first: int, end: int) -> None:
        """Note hidden columns from `first` up to `end`."""
        self.hidden_columns.update(range(first, min(end, MOST_COLUMNS)))

    def merge(self, cells: Range) -> None:
        """Note a range of merged cells."""
        self.merged.append(cells)
        self._refuse_more(len(self.merged), "merged ranges")

    def comment(self, cell: Cell | None) -> None:
        """Note a cell with a comment."""
        if cell is not None:
            self.comments.add(cell)
            self._refuse_more(len(self.comments), "comments")

    def _refuse_more(self, number: int, what: str) -> None:
        if number > MOST_CELLS:
            raise DataError([beyond(self.file, f"The sheet has more than {MOST_CELLS:,} {what}", f"{MOST_CELLS:,}")])


def apply_beside(rows: list[list[str]], beside: Beside) -> list[str]:
    """Spread merged values over their rows, which change; returns what is to be told."""
    said = _spread(rows, beside.merged)
    height, width = len(rows), max(map(len, rows), default=0)
    hidden = [f"row {n + 1}" for n in sorted(beside.hidden_rows) if n < height and any(map(trimmed, rows[n]))]
    columns = [n for n in sorted(beside.hidden_columns) if n < width and any(_cell(row, n) for row in rows)]
    hidden += [f"column {column_letters(n)}" for n in columns]
    if hidden:
        said.append(f"Hidden, and read like all others: {named(hidden)}. --ignore sets one aside, as it is named here.")
    if beside.comments:
        said.append(f"Comments, not read: {named(cell_name(*cell) for cell in sorted(beside.comments))}.")
    if beside.comments_unread:
        said.append("Comments could not be read: their part of the workbook is damaged.")
    struck = [cell for cell in sorted(beside.struck) if cell[0] < height and _cell(rows[cell[0]], cell[1])]
    if struck:
        said.append(f"Struck through: {named(cell_name(*cell) for cell in struck)}.")
    return said


def _cell(row: Sequence[str], column: int) -> str:
    return trimmed(row[column]) if column < len(row) else ""


def _spread(rows: list[list[str]], merged: Iterable[Range]) -> list[str]:
    """Give each row of cells that are merged downwards their value; others keep it in their first cell."""
    filled: list[str] = []
    first: list[str] = []
    done: dict[int, int] = {}  # the row up to which each column was filled: merged cells do not overlap
    for top, left, bottom, right in sorted(merged):
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        if trimmed(value):
            (filled if left == right else first).append(f"{cell_name(top, left)}:{cell_name(bottom, right)}")
        if left == right and trimmed(value):
            for row in rows[max(top, done.get(left, 0)) : bottom + 1]:
                row.extend([""] * (left + 1 - len(row)))
                row[left] = value
            done[left] = max(bottom + 1, done.get(left, 0))
    said = [f"Merged cells {named(filled)}: each of their rows has the value."] * bool(filled)
    return said + [f"Merged cells {named(first)}: only the first cell has the value."] * bool(first)
