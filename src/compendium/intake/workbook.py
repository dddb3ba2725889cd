"""Reading one sheet of a workbook: its values as text, and what its author said beside the values."""

from __future__ import annotations

import datetime
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from xml.etree.ElementTree import ParseError

from compendium.data_package.csv_file import trimmed
from compendium.data_package.faults import DataError, Fault, listed, quoted
from compendium.intake.beside_values import Beside, apply_beside
from compendium.intake.ods_file import beside_in_ods
from compendium.intake.questions import typed
from compendium.intake.xlsx_file import beside_in_xlsx

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".xls", ".xlsb")
WIDE_SHEET, LONG_SHEET = "Ratings", "One rating a row"
"""Sheets of the project's own template, which go before others."""
SAVE = "Save it as XLSX, ODS or CSV (UTF-8)"
DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, LookupError, ValueError, ParseError)
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class Sheet:
    """Rows of a sheet as text, what is to be told of them, and its struck-through cells, counted from 0."""

    name: str
    rows: list[list[str]]
    said: list[str]
    struck: frozenset[tuple[int, int]]


def read_workbook(path: Path, sheet: str) -> Sheet:
    """Read the sheet named, else the only visible one with something in it. Raises DataError in one sentence."""
    from python_calamine import CalamineError, CalamineWorkbook

    refuse_by_kind(path)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            name, said = _choose(path, book, sheet)
            rows = _values(book, name)
    except (CalamineError, *DAMAGED) as error:
        if isinstance(error, DataError):
            raise
        _refuse(path, "binary-file", f"This workbook is damaged: it cannot be read. {SAVE}.")
    try:
        beside = (beside_in_ods if path.suffix.lower() == ".ods" else beside_in_xlsx)(path, name)
    except (*DAMAGED, TypeError, AttributeError):
        beside = Beside()
        said.append("What stands beside the values (hidden rows, comments, number formats) could not be read.")
    told = apply_beside(rows, beside)
    return Sheet(name, rows, [*said, *told], frozenset(beside.struck))


def refuse_by_kind(path: Path) -> None:
    """Raise DataError for what is no workbook that can be read: missing, old, binary, or with a password."""
    if not path.is_file():
        message = "There is a folder where a file should be." if path.is_dir() else "The file is missing."
        _refuse(path, "missing-file", message)
    raw = path.read_bytes()
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            _refuse(path, "password", f"The workbook has a password: take it off in a spreadsheet program. {SAVE}.")
        _refuse(path, "binary-file", f"This is an old Excel workbook (XLS). {SAVE}.")
    if not raw:
        _refuse(path, "empty-file", "The file is empty.")
    if not raw.startswith(b"PK"):
        _refuse(path, "binary-file", f"This is not a workbook, whatever its name says. {SAVE}.")
    if b"manifest:encryption-data" in _part(path, "META-INF/manifest.xml"):
        _refuse(path, "password", f"The workbook has a password: take it off in a spreadsheet program. {SAVE}.")
    if _part(path, "xl/workbook.bin"):
        _refuse(path, "binary-file", f"This is a binary Excel workbook (XLSB). {SAVE}.")


def _part(path: Path, name: str) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(name)
    except (KeyError, *DAMAGED):
        return b""


def _refuse(path: Path, rule: str, message: str, value: str | None = None) -> NoReturn:
    raise DataError([Fault(path.name, None, None, value, rule, message)])


def _choose(path: Path, book: CalamineWorkbook, asked: str) -> tuple[str, list[str]]:
    """The name of the sheet to read, and what is to be told of the others."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = {one.name: one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet}
    if asked and asked not in sheets:
        _refuse(path, "sheet", f"There is no sheet {quoted(asked)}. Sheets: {listed(sheets)}.", asked)
    hidden = [name for name, one in sheets.items() if one.visible != SheetVisibleEnum.Visible]
    told = [name for name in hidden if name != asked]
    said = [f"Hidden sheets, not read: {listed(told)}."] if told else []
    if asked:
        return asked, said
    filled = [name for name in sheets if name not in hidden and _filled(book, name)]
    own = [name for name in (WIDE_SHEET, LONG_SHEET) if name in filled]
    if len(own) == 2:  # the template as it was made: one of the two was filled in
        own = [name for name in own if _used(book, name)] or own[:1]
    filled = own or filled
    if len(filled) > 1:
        remedy = f"Name one with --sheet, such as {typed(['--sheet', filled[0]])}."
        _refuse(path, "sheet", f"The workbook has more than one sheet: {listed(filled)}. {remedy}")
    return (filled[0] if filled else next(iter(sheets), "")), said


def _filled(book: CalamineWorkbook, name: str) -> bool:
    return any(trimmed(str(cell)) for row in _rows(book, name) for cell in row)


def _used(book: CalamineWorkbook, name: str) -> bool:
    """Tell whether a sheet of the template holds more than its headings and its example."""
    rows = [row for row in _rows(book, name) if any(trimmed(str(cell)) for cell in row)]
    return len(rows) > 2 or (len(rows) == 2 and not str(rows[1][0]).startswith("Example "))


def _rows(book: CalamineWorkbook, name: str) -> list[list[Any]]:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=True)


def _values(book: CalamineWorkbook, name: str) -> list[list[str]]:
    """The cells of a sheet as text, from its first row and column on."""
    down, right = book.get_sheet_by_name(name).start or (0, 0)
    return [[] for _ in range(down)] + [[""] * right + [_as_text(cell) for cell in row] for row in _rows(book, name)]


def _as_text(cell: object) -> str:
    """A cell as a person reads it: whole numbers without a point, dates as in 2016-04-01."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell) if isinstance(cell, str) else str(cell)
    return text.replace("\r\n", "\n").replace("\r", "\n")
