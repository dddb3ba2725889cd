"""What stands beside the values of an ODS sheet: errors, numbers as shown, merged, hidden, struck cells, comments."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse

from compendium.intake.beside_values import WIDEST, Beside
from compendium.intake.number_format import as_shown

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, TEXT, STYLE, OFFICE = (f"{{{OASIS}{name}:1.0}}" for name in ("table", "text", "style", "office"))
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


def beside_in_ods(path: Path, sheet: str) -> Beside:
    """Read this of one sheet. Raises what `zipfile` and `xml.etree` do for a damaged file."""
    found = _Sheet(sheet)
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as file:
        for event, element in iterparse(file, ("start", "end")):
            if event == "start":
                found.start(element)
            else:
                found.end(element)
    return found.beside


class _Sheet:
    """Follows a document to one sheet and through it, row by row."""

    def __init__(self, name: str) -> None:
        self.beside = Beside()
        self._name, self._here, self._row, self._column = name, False, 0, 0
        self._struck: set[str] = set()

    def start(self, element: Element) -> None:
        """See where a sheet begins."""
        if element.tag == f"{TABLE}table":
            self._here, self._row, self._column = element.get(f"{TABLE}name", "") == self._name, 0, 0

    def end(self, element: Element) -> None:
        """Read a style, a column or a row once all of it is there."""
        if element.tag == f"{STYLE}style" and _strikes(element):
            self._struck.add(element.get(f"{STYLE}name", ""))
        elif element.tag == f"{TABLE}table-column":
            repeated = _number(element, "number-columns-repeated")
            if self._here and _hidden(element):
                self.beside.hidden_columns.update(range(self._column, self._column + min(repeated, WIDEST)))
            self._column += repeated
        elif element.tag == f"{TABLE}table-row":
            repeated = _number(element, "number-rows-repeated")
            if self._here:
                _look_at_row(self.beside, self._struck, element, (self._row, min(repeated, WIDEST)))
            self._row += repeated
            element.clear()


def _strikes(style: Element) -> bool:
    kinds = (one.get(f"{STYLE}text-line-through-style", "none") for one in style.iter(f"{STYLE}text-properties"))
    return any(kind != "none" for kind in kinds)


def _hidden(element: Element) -> bool:
    return element.get(f"{TABLE}visibility", "visible") != "visible"


def _look_at_row(found: Beside, struck: set[str], element: Element, rows: tuple[int, int]) -> None:
    if _hidden(element):
        found.hidden_rows.update(range(rows[0], sum(rows)))
    for column, width, cell in _cells(element):
        columns = (column, min(width, WIDEST))
        places = list(product(range(rows[0], sum(rows)), range(column, sum(columns)))) if len(cell) else []
        text = "\n".join("".join(line.itertext()) for line in cell if line.tag == f"{TEXT}p")
        error = cell.get(f"{CALC}value-type") == "error"
        number = cell.get(f"{OFFICE}value") if cell.get(f"{OFFICE}value-type") == "float" else None
        shown = text if error else as_shown(text, float(number)) if number else ""
        if shown:
            found.texts.update(dict.fromkeys(places, shown))
        if cell.find(f"{OFFICE}annotation") is not None:
            found.comments.update(places)
        names = {cell.get(f"{TABLE}style-name", ""), *(one.get(f"{TEXT}style-name", "") for one in cell.iter())}
        if names & struck:
            found.struck.update(places)
        down, right = (_number(cell, f"number-{name}-spanned") for name in ("rows", "columns"))
        if down > 1 or right > 1:
            found.merged.append((rows[0], column, rows[0] + down - 1, column + right - 1))


def _cells(row: Element) -> Iterator[tuple[int, int, Element]]:
    """Each cell of a row with its column and the number of columns over which it is repeated."""
    column = 0
    for cell in row:
        if cell.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            width = _number(cell, "number-columns-repeated")
            yield column, width, cell
            column += width


def _number(element: Element, name: str) -> int:
    return int(element.get(f"{TABLE}{name}", "1"))
