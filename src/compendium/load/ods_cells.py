"""What the reader of ODS leaves out: cells that hold an error such as #N/A, and which cells are merged."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
WIDEST = 1024  # an error that is repeated over more cells than this is told of so many

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 0."""


@dataclass
class Further:
    """Of one sheet: texts of cells with an error by row and column, counted from 0, and ranges of merged cells."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)


def further_cells(path: Path) -> dict[str, Further]:
    """Read this of every sheet. Raises what `zipfile` and `xml.etree` do for a damaged file."""
    found: dict[str, Further] = {}
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as file:
        sheet, row = Further(), 0
        for event, element in iterparse(file, ("start", "end")):
            if event == "start" and element.tag == f"{TABLE}table":
                sheet, row = found.setdefault(element.get(f"{TABLE}name", ""), Further()), 0
            elif event == "end" and element.tag == f"{TABLE}table-row":
                repeated = _number(element, "number-rows-repeated")
                for column, width, cell in _cells(element):
                    _look(sheet, cell, (row, min(repeated, WIDEST)), (column, min(width, WIDEST)))
                row += repeated
                element.clear()
    return found


def _cells(row: Element) -> Iterator[tuple[int, int, Element]]:
    """Each cell of a row with its column and the number of columns over which it is repeated."""
    column = 0
    for cell in row:
        if cell.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            width = _number(cell, "number-columns-repeated")
            yield column, width, cell
            column += width


def _look(sheet: Further, cell: Element, rows: tuple[int, int], columns: tuple[int, int]) -> None:
    if cell.get(f"{CALC}value-type") == "error":
        text = "".join(part for line in cell.iter(f"{TEXT}p") for part in line.itertext())
        places = product(range(rows[0], sum(rows)), range(columns[0], sum(columns)))
        sheet.errors.update(dict.fromkeys(places, text))
    down, right = (_number(cell, f"number-{name}-spanned") for name in ("rows", "columns"))
    if down > 1 or right > 1:
        sheet.merged.append((rows[0], columns[0], rows[0] + down - 1, columns[0] + right - 1))


def _number(element: Element, name: str) -> int:
    return int(element.get(f"{TABLE}{name}", "1"))
