"""How much of a file is read at most: what is larger is refused at once, with what was found and what is allowed.

The guide has these numbers, and every message that refuses a file for its size has the one that it is about.
"""

from __future__ import annotations

from compendium.data_package.faults import Fault

MOST_BYTES = 20_000_000
"""Bytes of a text file, and characters of all the texts of a table."""
MOST_SETTINGS = 500_000
"""Bytes of a file of settings: TOML."""
MOST_PACKED = 50_000_000
"""Bytes of a workbook as it lies on the disk."""
MOST_UNPACKED = 100_000_000
"""Bytes that all that is read of a workbook may unpack to."""
MOST_PARTS = 10_000
"""Files within a workbook."""
MOST_ROWS = 100_000
"""The last row of a table with something in it."""
MOST_COLUMNS = 1_000
"""The last column of a table with something in it."""
MOST_CELLS = 200_000
"""Cells of a table, rows times columns, blank ones between others among them."""
MOST_OWN_CELLS = 2_000_000
"""Cells of a table of a study or of the data folder: an import makes several of one."""
LONGEST_CELL = 32_767
"""Characters of a cell: as many as a spreadsheet can hold."""

SPLIT = "Take out what does not belong to the table, or split it."


def beyond(file: str, found: str, allowed: str, row: int | None = None, remedy: str = SPLIT) -> Fault:
    """The fault of a file that is larger than allowed: `found` and `allowed` are halves of its sentence."""
    return Fault(file, row, None, None, "limit", f"{found}; at most {allowed} are read. {remedy}")


def too_many_rows(file: str, row: int, there: int | None = None) -> Fault:
    """Something stands in a row, counted from 1, beyond the last that is read; `there` are rows or lines, if known."""
    found = f"The file has {there:,} lines" if there else f"Row {row:,} has something in it"
    return beyond(file, found, f"{MOST_ROWS:,} rows", row)


def too_many_columns(file: str, column: int, row: int | None = None) -> Fault:
    """Something stands in a column, counted from 1, beyond the last that is read."""
    return beyond(file, f"Column {column:,} has something in it", f"{MOST_COLUMNS:,} columns", row)


def too_many_cells(file: str, rows: int, columns: int, most: int = MOST_CELLS) -> Fault:
    """A table has more cells than are read."""
    found = f"The table has {rows * columns:,} cells or more, {rows:,} rows by {columns:,} columns"
    return beyond(file, found, f"{most:,} cells")


def long_cell(file: str, row: int) -> Fault:
    """A cell holds more than a spreadsheet can."""
    message = f"A cell is longer than a spreadsheet can hold ({LONGEST_CELL:,} characters)."
    return Fault(file, row, None, None, "long-cell", f"{message} Is a quote mark opened and never closed?")
