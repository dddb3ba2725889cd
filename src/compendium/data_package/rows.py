"""From the text of a table to its rows: how it is split, which quote marks are in order, and how much is read."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from compendium.data_package.faults import Fault
from compendium.data_package.limits import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_OWN_CELLS,
    MOST_ROWS,
    long_cell,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from compendium.data_package.spelling import trimmed

NO_LIMIT = 2**31 - 1  # Python's own limit depends on which libraries were imported before
LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Row:
    """A row of cells as typed; `number` is what a spreadsheet shows beside it (the header is 1)."""

    number: int
    cells: list[str]


def split_rows(text: str, delimiter: str, file: str, most_cells: int = MOST_OWN_CELLS) -> tuple[list[Row], list[Fault]]:
    """Split text into numbered rows; a fault for each quote mark that is not closed.

    Blank rows beyond what is read of a table mean nothing. Anything else there is one fault, `limit`, and no rows.
    """
    rows: list[Row] = []
    faults: list[Fault] = []
    number = 0
    for row in each_row(text, delimiter, file):
        if isinstance(row, Row):
            if row.number > MOST_ROWS and not is_filled(row):
                continue
            rows.append(row)
            number += filled_width(row.cells)
        else:
            faults.append(row)
        beyond = _beyond(row, number, most_cells, text, file)
        if beyond:
            return [], [beyond]
    return rows, faults


def _beyond(row: Row | Fault, cells: int, most_cells: int, text: str, file: str) -> Fault | None:
    """The fault of a row with which a table has more than is read, None where it has not."""
    number = (row.number if isinstance(row, Row) else row.row) or 0
    if number > MOST_ROWS:
        return too_many_rows(file, number, text.count("\n") + (not text.endswith("\n")))
    if isinstance(row, Row) and len(row.cells) > MOST_COLUMNS:
        last = filled_width(row.cells)
        if last > MOST_COLUMNS:
            return too_many_columns(file, last, number)
    return too_many_cells(file, number, -(-cells // number), most_cells) if cells > most_cells else None


def each_row(text: str, delimiter: str, file: str) -> Iterator[Row | Fault]:
    """The rows of a text one after the other, and a fault in place of each that cannot be read."""
    reader = cells_of(text, delimiter, strict=True)
    for number in count(1):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # cells of any length are read, so this is a quote mark
            yield _broken_row(file, number)
            continue
        long = max(map(len, cells), default=0) > LONGEST_CELL
        yield long_cell(file, number) if long else Row(number, cells)


def cells_of(text: str, delimiter: str, *, strict: bool) -> Iterator[list[str]]:
    """The cells of each row; where `strict`, csv.Error for a quote mark out of place."""
    csv.field_size_limit(NO_LIMIT)
    lines = (found[0] for found in LINE.finditer(text))  # without another copy of the text
    return csv.reader(lines, delimiter=delimiter, strict=strict)


def filled_width(cells: Sequence[str]) -> int:
    """How many cells a row has up to the last with something in it."""
    last = len(cells)
    while last and not trimmed(cells[last - 1]):
        last -= 1
    return last


def is_filled(row: Row) -> bool:
    """Tell whether any cell of the row says something."""
    return any(trimmed(cell) for cell in row.cells)


def _broken_row(file: str, number: int) -> Fault:
    message = "A quote mark is opened and not closed, or has text after it; the row cannot be read."
    return Fault(file, number, None, None, "quote", f"{message} Within a quoted cell a quote mark is written twice.")
