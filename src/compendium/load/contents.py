"""The cells of a table under their columns: whole rows, without padding, ids in the style of the column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compendium.load.faults import Fault, Severity, quoted, shown
from compendium.load.header import Match
from compendium.load.known_ids import in_own_style
from compendium.load.package import Field, Table
from compendium.load.reading import Row, Sheet, trimmed

UNPRINTABLE = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\ufffd]")


@dataclass(frozen=True)
class Contents:
    """The readable rows of a table.

    `fields` are the columns that stand in the sheet, in declared order; `numbers` the rows' numbers; `typed`
    the cells as typed and `cells` as they are understood, a list per row in the order of `fields`.
    """

    table: Table
    fields: list[Field]
    numbers: list[int]
    typed: list[list[str]]
    cells: list[list[str]]
    faults: list[Fault]


def read_contents(table: Table, sheet: Sheet, match: Match, fields: Sequence[Field]) -> Contents:
    """Take the cells of the declared columns out of a sheet; a row that is not whole is left out."""
    present = [field for field in fields if field["name"] in match.positions]
    contents = Contents(table, present, [], [], [], [])
    if not present:
        return contents
    indices = [match.positions[field["name"]] for field in present]
    width = len(sheet.header or [])
    lost = "" if any(fault.rule == "encoding" for fault in sheet.faults) else "\ufffd"
    for row in sheet.rows:
        broken = _row_fault(table.file, row, width, sheet.header or [])
        if broken:
            contents.faults.append(broken)
            continue
        typed = [row.cells[index] for index in indices]
        cells = [_understood(contents, row.number, *pair, lost) for pair in zip(present, typed, strict=True)]
        contents.numbers.append(row.number)
        contents.typed.append(typed)
        contents.cells.append(cells)
    if not sheet.rows and not sheet.faults:
        contents.faults.append(Fault(table.file, None, None, None, "no-rows", "There is a header and no row under it."))
    return contents


def _row_fault(file: str, row: Row, width: int, header: list[str]) -> Fault | None:
    for index, cell in enumerate(row.cells):
        if "\0" in cell:
            column = shown(trimmed(header[index])) if index < width else None
            remedy = "Type the row again, or take an older copy."
            message = f"{quoted(cell)} holds NUL bytes: the file is damaged. {remedy}"
            return Fault(file, row.number, column, cell, "nul-bytes", message)
    if len(row.cells) == width:
        return None
    extra = ",".join(row.cells[width:]) if len(row.cells) > width else None
    message = f"The row has {_counted(len(row.cells))}, the header {width}."
    if extra is not None:
        message += f" Too many: {quoted(extra)}. A cell that holds a comma has to stand between quote marks."
    return Fault(file, row.number, None, extra, "ragged-row", message)


def _counted(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"


def _understood(contents: Contents, row: int, field: Field, typed: str, lost: str) -> str:
    """Give a cell as it is understood, and report what had to be overlooked for that."""
    name = field["name"]
    plain = trimmed(typed)
    value = in_own_style(plain, field)

    def report(rule: str, message: str, severity: Severity = "fault") -> None:
        contents.faults.append(Fault(contents.table.file, row, name, typed, rule, message, severity))

    found = UNPRINTABLE.search(plain)
    if found and (found[0] != "\ufffd" or lost):
        report(
            "control-character",
            f"{quoted(typed)} holds a character that cannot be shown. Type the cell again.",
        )
    elif plain != typed:
        report(
            "padding",
            f"{quoted(typed)} has spaces or line ends round it. `compendium check --fix` takes them off.",
        )
    if value != plain:
        report("id-style", f"{quoted(plain)} is read as {quoted(value)}.", "note")
    return value
