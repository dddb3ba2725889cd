"""The cells of a table under their columns: whole rows, without padding, ids in the style of the column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compendium.data_package.csv_file import Sheet
from compendium.data_package.descriptor import Field
from compendium.data_package.faults import Fault, Severity, quoted, shown
from compendium.data_package.headings import Match
from compendium.data_package.ids import in_own_style
from compendium.data_package.package import Table
from compendium.data_package.rows import Row
from compendium.data_package.spelling import trimmed

CONTROLS = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f]")
CONTROLS_AND_LOST = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\ufffd]")


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

    @property
    def names(self) -> list[str]:
        """Names of the columns, in the order of `fields`."""
        return [field["name"] for field in self.fields]


def read_contents(table: Table, sheet: Sheet, match: Match, fields: Sequence[Field]) -> Contents:
    """Take the cells of the declared columns out of a sheet; a row that is not whole is left out."""
    present = [field for field in fields if field["name"] in match.positions]
    contents = Contents(table, present, [], [], [], [])
    if not present:
        return contents
    indices = [match.positions[field["name"]] for field in present]
    columns = [_Column(contents, field, _unprintable(sheet)) for field in present]
    for row in sheet.rows:
        broken = _row_fault(table.file, row, sheet.header or [])
        if broken:
            contents.faults.append(broken)
            continue
        typed = [row.cells[index] for index in indices]
        contents.numbers.append(row.number)
        contents.typed.append(typed)
        contents.cells.append([column.read(row.number, cell) for column, cell in zip(columns, typed, strict=True)])
    if not sheet.rows and not sheet.faults:
        contents.faults.append(Fault(table.file, None, None, None, "no-rows", "There is a header and no row under it."))
    return contents


class _Column:
    """Reads the cells of one column; remembers those that are as they should be, because most come again."""

    def __init__(self, contents: Contents, field: Field, unprintable: re.Pattern[str]) -> None:
        self._contents = contents
        self._field = field
        self._unprintable = unprintable
        self._plain: set[str] = set()

    def read(self, row: int, typed: str) -> str:
        """Give a cell as it is understood, and report what had to be overlooked for that."""
        if typed in self._plain:
            return typed
        trim = trimmed(typed)
        value = in_own_style(trim, self._field)
        if self._unprintable.search(trim):
            message = f"{quoted(typed)} holds a character that cannot be shown. Type the cell again."
            self._report(row, typed, "control-character", message)
        elif trim != typed:
            message = f"{quoted(typed)} has spaces or line ends round it. `compendium check --fix` takes them off."
            self._report(row, typed, "padding", message)
        elif value == typed:
            self._plain.add(typed)
        if value != trim:
            self._report(row, typed, "id-style", f"{quoted(trim)} is read as {quoted(value)}.", "note")
        return value

    def _report(self, row: int, typed: str, rule: str, message: str, severity: Severity = "fault") -> None:
        file = self._contents.table.file
        self._contents.faults.append(Fault(file, row, self._field["name"], typed, rule, message, severity))


def _unprintable(sheet: Sheet) -> re.Pattern[str]:
    """What no cell may hold; the mark of a lost character is told by the encoding where that is wrong."""
    return CONTROLS if any(fault.rule == "encoding" for fault in sheet.faults) else CONTROLS_AND_LOST


def _row_fault(file: str, row: Row, header: list[str]) -> Fault | None:
    width = len(header)
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
