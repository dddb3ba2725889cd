"""What an author says beside the values of a sheet: merged, hidden and struck cells, comments, number formats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from compendium.data_package.csv_file import trimmed
from compendium.intake.places import cell_name, column_letters, named

Cell = tuple[int, int]
"""Row and column, counted from 0."""
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 0."""
WIDEST = 1024  # what is repeated over more rows or columns than this is told of so many


@dataclass
class Beside:
    """Of one sheet: texts that stand in place of a value, ranges of merged cells, and what is hidden or marked."""

    texts: dict[Cell, str] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: set[Cell] = field(default_factory=set)
    struck: set[Cell] = field(default_factory=set)


def apply_beside(rows: list[list[str]], beside: Beside) -> list[str]:
    """Put texts and merged values into the rows, which change; returns what is to be told."""
    for (row, column), text in beside.texts.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = text
    said = _spread(rows, beside.merged)
    height, width = len(rows), max(map(len, rows), default=0)
    hidden = [f"row {n + 1}" for n in sorted(beside.hidden_rows) if n < height and any(map(trimmed, rows[n]))]
    columns = [n for n in sorted(beside.hidden_columns) if n < width and any(_cell(row, n) for row in rows)]
    hidden += [f"column {column_letters(n)}" for n in columns]
    if hidden:
        said.append(f"Hidden, and read like all others: {named(hidden)}. --ignore sets one aside, as it is named here.")
    if beside.comments:
        said.append(f"Comments, not read: {named(cell_name(*cell) for cell in sorted(beside.comments))}.")
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
    for top, left, bottom, right in sorted(merged):
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        if trimmed(value):
            (filled if left == right else first).append(f"{cell_name(top, left)}:{cell_name(bottom, right)}")
        for row in rows[top : bottom + 1] if left == right and trimmed(value) else []:
            row.extend([""] * (left + 1 - len(row)))
            row[left] = value
    said = [f"Merged cells {named(filled)}: each of their rows has the value."] * bool(filled)
    return said + [f"Merged cells {named(first)}: only the first cell has the value."] * bool(first)
