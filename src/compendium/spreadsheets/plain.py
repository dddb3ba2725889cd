"""A sheet as CSV."""

from __future__ import annotations

from compendium.data_package.spelling import neutral
from compendium.files import csv_text
from compendium.spreadsheets.laid_out import shown, with_source
from compendium.spreadsheets.workbook import Sheet, Value


def as_csv(sheet: Sheet) -> bytes:
    """The table of a sheet, its headings first: UTF-8, no text that a spreadsheet would run; numbers without commas."""
    columns, rows = with_source(sheet)
    return csv_text([map(neutral, columns), *(map(_cell, row) for row in rows)]).encode()  # type: ignore[list-item]


def _cell(value: Value) -> str:
    return neutral(value) if isinstance(value, str) else shown(value)
