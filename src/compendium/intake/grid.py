"""Reading a spreadsheet of any shape: CSV, XLSX or ODS as rows of text, blank rows at the edges left off."""

from __future__ import annotations

import datetime
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, iterparse

from compendium.data_package.csv_file import DELIMITERS, read_text, split_rows, trimmed, without_sep_line
from compendium.data_package.faults import DataError, Fault, listed, quoted

WORKBOOKS = (".xlsx", ".xlsm", ".ods")
OWN_SHEET = "Ratings"
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError),
    *(LookupError, ValueError, TypeError, AttributeError, SyntaxError),
)
"""What the readers of workbooks raise for one that is damaged."""


@dataclass(frozen=True)
class Grid:
    """Rows of cells as text, all of one length; row 1 is that of the spreadsheet. `said` tells how it was read."""

    file: str
    sheet: str
    rows: list[list[str]]
    said: list[str]


def read_grid(path: Path, sheet: str) -> Grid:
    """Read the sheet named, else the only one that holds something. Raises DataError where it cannot be read."""
    rows, name, said = _workbook(path, sheet) if path.suffix.lower() in WORKBOOKS else _text(path)
    while rows and not any(map(trimmed, rows[-1])):
        rows.pop()
    width = max((n for row in rows for n, cell in enumerate(row, 1) if trimmed(cell)), default=0)
    if not width:
        _refuse(path, "empty-file", "The file is empty.")
    return Grid(path.name, name, [[*row[:width], *[""] * (width - len(row))] for row in rows], said)


def _refuse(path: Path, rule: str, message: str, row: int | None = None, value: str | None = None) -> None:
    raise DataError([Fault(path.name, row, None, value, rule, message)])


def _text(path: Path) -> tuple[list[list[str]], str, list[str]]:
    decoded = read_text(path, path.name)
    if decoded.text is None or not decoded.certain:
        raise DataError(decoded.faults)
    said = [] if decoded.encoding == "utf-8" else [f"The text is read as {decoded.encoding}."]
    if "\0" in decoded.text:
        _refuse(path, "nul-bytes", "The file holds NUL bytes: it is damaged.")
    body, declared = without_sep_line(decoded.text)
    delimiter = declared if declared in DELIMITERS else _delimiter(body, path.name)
    if delimiter != ",":
        said.append(f"Cells are separated by {DELIMITERS[delimiter]}.")
    rows, broken = split_rows(body, delimiter, path.name)
    width = len(rows[0].cells) if rows else 0
    for row in rows:
        if len(row.cells) > width and any(map(trimmed, row.cells[width:])) and width > 1:
            remedy = "A cell that holds a comma has to stand between quote marks."
            message = f"The row has {len(row.cells)} cells, the first row {width}. {remedy}"
            broken.append(Fault(path.name, row.number, None, ",".join(row.cells[width:]), "ragged-row", message))
    if broken:
        raise DataError(broken)
    return [row.cells for row in rows], "", said


def _delimiter(text: str, file: str) -> str:
    """The delimiter that gives every row the same number of cells, the most of them; else what the header has most."""

    def evenness(delimiter: str) -> tuple[bool, int]:
        rows, broken = split_rows(text, delimiter, file)
        widths = {len(row.cells) for row in rows if any(map(trimmed, row.cells))}
        first = len(rows[0].cells) if rows else 0
        return (not broken and len(widths) == 1 and first > 1, first)

    return max(DELIMITERS, key=evenness)


def _workbook(path: Path, sheet: str) -> tuple[list[list[str]], str, list[str]]:
    if not path.is_file():
        _refuse(path, "missing-file", "The file is missing.")
    try:
        found = _ods(path) if path.suffix.lower() == ".ods" else _xlsx(path)
    except UNREADABLE:
        message = "This is not a workbook that can be read, or it has a password. Save it as XLSX, ODS or CSV (UTF-8)."
        _refuse(path, "binary-file", message)
    filled = [name for name, one in found.items() if any(trimmed(cell) for row in one.rows for cell in row)]
    chosen = sheet or (OWN_SHEET if OWN_SHEET in filled else "")
    if not chosen and len(filled) > 1:
        message = f"The workbook has more than one sheet: {listed(filled)}. Name one with --sheet."
        _refuse(path, "sheet", message)
    chosen = chosen or (filled[0] if filled else next(iter(found), ""))
    if chosen not in found:
        _refuse(path, "sheet", f"There is no sheet {quoted(chosen)}. Sheets: {listed(found)}.", value=chosen)
    return found[chosen].rows, chosen, found[chosen].said


@dataclass
class Sheet:
    """The rows of a sheet as text, and what is to be told of how it was read."""

    rows: list[list[str]]
    said: list[str] = field(default_factory=list)

    def spread(self, merged: Iterable[Range]) -> Sheet:
        """Give each row of cells that are merged downwards their value; others keep it in their first cell."""
        filled: list[str] = []
        first: list[str] = []
        for top, left, bottom, right in sorted(merged):
            value = self.rows[top][left] if top < len(self.rows) and left < len(self.rows[top]) else ""
            if trimmed(value):
                (filled if left == right else first).append(_range_name(top, left, bottom, right))
            for row in self.rows[top : bottom + 1] if left == right and trimmed(value) else []:
                row.extend([""] * (left + 1 - len(row)))
                row[left] = value
        self.said += [f"Merged cells {listed(filled)}: each of their rows has the value."] * bool(filled)
        self.said += [f"Merged cells {listed(first)}: only the first cell has the value."] * bool(first)
        return self


def _range_name(top: int, left: int, bottom: int, right: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(left + 1)}{top + 1}:{get_column_letter(right + 1)}{bottom + 1}"


def _ods(path: Path) -> dict[str, Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            sheets = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
            rows = {name: _from_start(sheet) for name, sheet in sheets.items()}
    except CalamineError as error:
        raise ValueError(str(error)) from error
    further = further_cells(path)
    return {name: _with_errors(found, further.get(name, Further())) for name, found in rows.items()}


def _with_errors(rows: list[list[str]], further: Further) -> Sheet:
    """Put the errors, which calamine gives as blank cells, where they stand."""
    for (row, column), text in further.errors.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = text
    return Sheet(rows).spread(further.merged)


def _from_start(sheet: Any) -> list[list[str]]:
    """The cells of a sheet as text, from its first row and column on."""
    down, right = sheet.start or (0, 0)
    rows = sheet.to_python(skip_empty_area=True)
    return [[] for _ in range(down)] + [[""] * right + [_as_text(cell) for cell in row] for row in rows]


def _xlsx(path: Path) -> dict[str, Sheet]:
    """Sheets by name. openpyxl is slower than calamine, which gives errors such as #N/A as blank cells."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what a workbook holds beside its cells does not matter here
        values, formulas = load_workbook(path, data_only=True), load_workbook(path)
    return {
        sheet.title: Sheet(_with_formulas(sheet, formulas[sheet.title])).spread(
            (one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1) for one in sheet.merged_cells.ranges
        )
        for sheet in values.worksheets
    }


def _with_formulas(values: Any, formulas: Any) -> list[list[str]]:
    """The cells of a sheet as text; a formula that was never computed stays as it was typed."""
    pairs = zip(values.iter_rows(), formulas.iter_rows(), strict=True)
    return [
        [_as_text(typed.value if cell.value is None else cell.value) for cell, typed in zip(*rows, strict=True)]
        for rows in pairs
    ]


def _as_text(cell: object) -> str:
    """A cell as a person reads it: whole numbers without a point, dates as in 2016-04-01."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)


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
