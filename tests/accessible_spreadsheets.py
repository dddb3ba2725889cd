"""The rules of accessible spreadsheets that a machine can check, after the Government Analysis Function's guidance.

XLSX is read with openpyxl; ODS from its own XML, since few libraries tell which cells are marked as a table.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import openpyxl

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
FIRST = ["Cover", "Contents"]


def broken_rules(content: bytes, ending: str) -> list[str]:
    """Every rule that a published workbook breaks, in words; none where all is well."""
    return list(_in_xlsx(content) if ending == "xlsx" else _in_ods(content))


def _in_xlsx(content: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    yield from _about(book.sheetnames, book.properties.title, book.properties.language)
    for sheet in book:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        yield from [f"{sheet.title}: a formula"] * ("f" in kinds)
        yield from [f"{sheet.title}: merged cells"] * bool(sheet.merged_cells.ranges)
        yield from [f"{sheet.title}: hidden"] * (sheet.sheet_state != "visible")
        yield from [f"{sheet.title}: frozen panes"] * (sheet.freeze_panes is not None)
        yield from _about_sheet(sheet.title, rows, [_corners(table.ref) for table in sheet.tables.values()])


def _in_ods(content: bytes) -> Iterator[str]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    meta = ElementTree.fromstring(archive.read("meta.xml"))
    body = ElementTree.fromstring(archive.read("content.xml"))
    tables = {str(table.get(f"{TABLE}name")): table for table in body.iter(f"{TABLE}table")}
    yield from _about(list(tables), *(meta.findtext(f".//{DC}{name}") for name in ("title", "language")))
    marks = [str(one.get(f"{TABLE}target-range-address")) for one in body.iter(f"{TABLE}database-range")]
    for name, table in tables.items():
        cells = [list(row) for row in table.iter(f"{TABLE}table-row")]
        rows = [["\n".join(p_text(cell)) or cell.get(VALUE) for cell in row] for row in cells]
        found = {key for row in cells for cell in row for key in cell.keys()}  # noqa: SIM118
        yield from [f"{name}: a formula"] * (f"{TABLE}formula" in found)
        yield from [f"{name}: merged cells"] * any("spanned" in key for key in found)
        here = [mark for mark in marks if mark.startswith(f"$'{name.replace(APOSTROPHE, APOSTROPHE * 2)}'.")]
        yield from _about_sheet(name, rows, [_corners(re.sub(r"\$'.*?'\.(?=[A-Z]+\d)", "", mark)) for mark in here])


VALUE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value"
APOSTROPHE = "'"


def p_text(cell: ElementTree.Element) -> list[str]:
    return ["".join(part.itertext()) for part in cell]


def _about(sheets: list[str], title: str | None, language: str | None) -> Iterator[str]:
    yield from ["no cover, or no contents, at the beginning"] * (sheets[:2] != FIRST)
    yield from ["no title"] * (not title)
    yield from ["no language"] * (language != "en-GB")


def _about_sheet(name: str, rows: list[list[Any]], marked: list[tuple[int, int, int, int]]) -> Iterator[str]:
    """The rules of one sheet; a mark has its first row, first column, last row and last column, counted from 1."""
    yield from [f"{name}: a sheet called {name}"] * bool(re.fullmatch(r"Sheet ?\d*", name))
    yield from [f"{name}: nothing in A1"] * (not rows or not rows[0][0])
    if name == "Cover":
        yield from [f"{name}: a blank row"] * any(not any(row) for row in rows)
        return
    if len(marked) != 1:
        yield f"{name}: {len(marked)} marked tables"
        return
    top, left, bottom, right = marked[0]
    inside = [row[left - 1 : right] for row in rows[top - 1 : bottom]]
    yield from [f"{name}: the table does not begin in column A"] * (left != 1)
    yield from [f"{name}: something outside the table"] * any(any(row[right:]) for row in rows)
    yield from [f"{name}: rows below the table"] * (len(rows) > bottom)
    yield from [f"{name}: a blank row"] * any(not any(_there(row)) for row in rows[: min(len(rows), bottom)])
    heads = [str(head).casefold() for head in inside[0]]
    yield from [f"{name}: a blank heading"] * (not all(inside[0]))
    yield from [f"{name}: headings that are alike"] * (len(set(heads)) < len(heads))


def _there(row: list[Any]) -> list[bool]:
    return [cell is not None and cell != "" for cell in row]


def _corners(address: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", address).groups()  # type: ignore[union-attr]
    return int(top), _number(left), int(bottom), _number(right)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
