"""Reading one sheet of a workbook: its values as text, and what its author said beside the values."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn, Protocol
from xml.parsers.expat import ExpatError

from compendium.data_package.faults import DataError, Fault, quoted
from compendium.data_package.limits import MOST_PACKED
from compendium.data_package.spelling import trimmed
from compendium.data_package.user_file import open_file
from compendium.intake.archive import DAMAGED, SAVE, Archive, password
from compendium.intake.beside_values import Beside, apply_beside
from compendium.intake.ods_file import CONTENT, OdsFile
from compendium.intake.places import named
from compendium.intake.questions import typed
from compendium.intake.xlsx_file import XlsxFile

MANIFEST = "META-INF/manifest.xml"
OLD, ZIPPED = b"\xd0\xcf\x11\xe0", b"PK\3\4"
"""How workbooks begin, those of the nineties and those since."""
WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".xls", ".xlsb")
WIDE_SHEET, LONG_SHEET = "Ratings", "One rating a row"
"""Sheets of the project's own template, which go before others."""


class Sheets(Protocol):
    """The sheets of a workbook of either kind."""

    @property
    def sheets(self) -> dict[str, bool]:
        """Whether each sheet is hidden, by name."""

    def is_filled(self, sheet: str) -> bool:
        """Tell whether anything stands in a sheet."""

    def read(self, sheet: str) -> tuple[list[list[str]], Beside]:
        """The rows of a sheet and what stands beside its values."""


@dataclass(frozen=True)
class Sheet:
    """Rows of a sheet as text, what is to be told of them, and its struck-through cells, counted from 0."""

    name: str
    rows: list[list[str]]
    said: list[str]
    struck: frozenset[tuple[int, int]]


def read_workbook(path: Path, sheet: str) -> Sheet:
    """Read the sheet named, else the only visible one with something in it. Raises DataError in one sentence."""
    with open_file(path, path.name, MOST_PACKED) as opened:
        refuse_by_kind(opened, path.name)
        try:
            book = _open(Archive(opened, path.name), path.name)
            name, said = _choose(path.name, book, sheet)
            rows, beside = book.read(name)
        except (*DAMAGED, ExpatError, OSError):
            _refuse(path.name, "binary-file", f"This workbook is damaged: it cannot be read. {SAVE}.")
    told = apply_beside(rows, beside)
    return Sheet(name, rows, [*said, *told], frozenset(beside.struck))


def is_workbook(path: Path) -> bool:
    """Tell whether a file begins as a workbook does, whatever its name. Raises DataError where it cannot be read."""
    with open_file(path, path.name, sys.maxsize) as opened:  # however large: no more than its beginning is read
        return opened.read(4) in (OLD, ZIPPED)


def refuse_by_kind(opened: BinaryIO, file: str) -> None:
    """Raise DataError for what is no archive, and so no workbook that can be read: empty, old, of another kind."""
    start = opened.read(8)
    if start.startswith(OLD):
        if "EncryptedPackage".encode("utf-16-le") in opened.read():
            raise DataError([password(file)])
        _refuse(file, "binary-file", f"This is an old Excel workbook (XLS). {SAVE}.")
    if not start:
        _refuse(file, "empty-file", "The file is empty.")
    if not start.startswith(b"PK"):
        _refuse(file, "binary-file", f"This is not a workbook, whatever its name says. {SAVE}.")


def _open(archive: Archive, file: str) -> Sheets:
    """The sheets of an archive, by what is in it and not by its name."""
    if "xl/workbook.bin" in archive:
        _refuse(file, "binary-file", f"This is a binary Excel workbook (XLSB). {SAVE}.")
    if MANIFEST in archive and b"encryption-data" in b"".join(archive.pieces(MANIFEST)):
        raise DataError([password(file)])
    return OdsFile(archive, file) if CONTENT in archive else XlsxFile(archive, file)


def _refuse(file: str, rule: str, message: str, value: str | None = None) -> NoReturn:
    raise DataError([Fault(file, None, None, value, rule, message)])


def _choose(file: str, book: Sheets, asked: str) -> tuple[str, list[str]]:
    """The name of the sheet to read, and what is to be told of the others."""
    sheets = book.sheets
    if asked and asked not in sheets:
        _refuse(file, "sheet", f"There is no sheet {quoted(asked)}. Sheets: {named(sheets)}.", asked)
    hidden = [name for name, is_hidden in sheets.items() if is_hidden]
    told = [name for name in hidden if name != asked]
    said = [f"Hidden sheets, not read: {named(told)}."] if told else []
    if asked:
        return asked, said
    filled = [name for name in sheets if name not in hidden and book.is_filled(name)]
    own = [name for name in (WIDE_SHEET, LONG_SHEET) if name in filled]
    if len(own) == 2:  # the template as it was made: one of the two was filled in
        own = [name for name in own if _used(book, name)] or own[:1]
    filled = own or filled
    if len(filled) > 1:
        remedy = f"Name one with --sheet, such as {typed(['--sheet', filled[0]])}."
        _refuse(file, "sheet", f"The workbook has more than one sheet: {named(filled)}. {remedy}")
    if not filled:
        _refuse(file, "empty-file", "The file is empty.")
    return filled[0], said


def _used(book: Sheets, name: str) -> bool:
    """Tell whether a sheet of the template holds more than its headings and its example."""
    rows = [row for row in book.read(name)[0] if any(map(trimmed, row))]
    return len(rows) > 2 or (len(rows) == 2 and not rows[1][0].startswith("Example "))
