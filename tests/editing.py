"""Changing a copy of the data as a researcher would in a spreadsheet."""

import csv
from collections.abc import Callable
from pathlib import Path

Row = dict[str, str]


def edit_rows(path: Path, change: Callable[[list[Row]], list[Row]]) -> None:
    """Read a CSV file, let ``change`` return its new rows, and write them; new columns stand at the end."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = change(list(csv.DictReader(file)))
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def add_row(path: Path, **values: str) -> None:
    """Add a row like the last one, with the values given."""
    edit_rows(path, lambda rows: [*rows, rows[-1] | values])


def add_column(path: Path, column: str, value: Callable[[Row], str]) -> None:
    """Add a column; ``value`` gives the cell of each row."""
    edit_rows(path, lambda rows: [row | {column: value(row)} for row in rows])


def set_cell(path: Path, key: str, row_id: str, column: str, value: str) -> None:
    """Change one cell of the row whose ``key`` is ``row_id``."""
    edit_rows(path, lambda rows: [row | {column: value} if row[key] == row_id else row for row in rows])
