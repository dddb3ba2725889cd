"""Reading what a person declares of the tables: `tables.csv` with a row each, and `columns.csv` with a row a column.

Several values in one cell are separated by `|`. A column named `*` stands for one column for each row of another table,
or for each level of the `framework.toml` beside the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from compendium.data_package.csv_file import read_sheet
from compendium.data_package.descriptor import Field, Json, descriptor_problems
from compendium.data_package.faults import DataError, Fault, Spellings, in_order, listed, quoted
from compendium.data_package.headings import match_header
from compendium.data_package.resource import EACH, FORMS, Cells, as_resource
from compendium.data_package.spelling import trimmed
from compendium.data_package.user_file import bytes_of

TABLES, COLUMNS = "tables.csv", "columns.csv"
TYPES = ("string", "integer", "number", "boolean", "date", "year", "yearmonth", "datetime", "time")
TOLD_OF_TABLES = {"path": "path", "every": "every", "schema": "key"}
REQUIRED: Field = {"constraints": {"required": True}}
OPTIONAL: Field = {"optional": True}
OF_TABLES: tuple[Field, ...] = tuple(
    {"name": name, **rule}
    for name, rule in {
        "table": REQUIRED, "path": REQUIRED, "every": OPTIONAL, "key": OPTIONAL, "group": OPTIONAL,
        "title": OPTIONAL, "description": OPTIONAL,
    }.items()
)  # fmt: skip
OF_COLUMNS: tuple[Field, ...] = tuple(
    {"name": name, **(REQUIRED if name in ("table", "column") else OPTIONAL)}
    for name in (
        *("table", "column", "one_for", "type", "required", "unique", "allowed", "form", "minimum", "maximum"),
        *("longest", "refers_to", "row_for_each", "optional", "unit", "description"),
    )
)


@dataclass
class Read:
    """The rows of one of the two files, each with its number, and what is wrong with them."""

    file: str
    rows: list[tuple[int, Cells]]
    faults: list[Fault] = field(default_factory=list)

    def add(self, row: int, column: str, value: str, rule: str, message: str) -> None:
        """Keep a fault of a cell."""
        self.faults.append(Fault(self.file, row, column, value, rule, message))


def is_declared(data_folder: Path) -> bool:
    """Tell whether a data folder declares its tables in these two files."""
    return any((data_folder / name).is_file() for name in (TABLES, COLUMNS))


def read_declaration(data_folder: Path, named: Callable[[Path], str]) -> Json:
    """Read both files as a descriptor; `named` names a path in faults. Raises DataError with every fault in them.

    What was read is remembered by what the files hold: each table that is loaded asks for it anew.
    """
    paths = [data_folder / name for name in (TABLES, COLUMNS)]
    content = tuple((named(path), bytes_of(path)) for path in paths)
    if content not in _remembered:
        _remembered.clear()
        _remembered[content] = _read_anew(data_folder, named)
    return _remembered[content]


_remembered: dict[tuple[tuple[str, bytes | None], ...], Json] = {}


def _read_anew(data_folder: Path, named: Callable[[Path], str]) -> Json:
    tables = _read(data_folder / TABLES, named, OF_TABLES)
    columns = _read(data_folder / COLUMNS, named, OF_COLUMNS)
    if not tables.faults + columns.faults:
        _check_tables(tables)
        if not tables.faults:  # what is wrong with a table would be told again of each of its columns
            _check_columns(columns, tables)
    descriptor = {"resources": [as_resource(cells, [one for _, one in columns.rows]) for _, cells in tables.rows]}
    faults = [*tables.faults, *columns.faults] or list(_told_of_tables(descriptor, tables))
    if any(fault.severity == "fault" for fault in faults):
        raise DataError(in_order(faults))
    return descriptor


def _read(path: Path, named: Callable[[Path], str], fields: tuple[Field, ...]) -> Read:
    file = named(path)
    sheet = read_sheet(path, file, [one["name"] for one in fields])
    match = match_header(sheet, fields)
    read = Read(file, [], [one for one in [*sheet.faults, *match.faults] if one.severity == "fault"])
    for row in sheet.rows if not read.faults else ():
        if len(row.cells) != len(sheet.header or ()):
            message = f"The row has {len(row.cells)} cells, the header {len(sheet.header or ())}."
            read.faults.append(Fault(file, row.number, None, None, "ragged-row", message))
            continue
        cells = {one["name"]: "" for one in fields}
        cells |= {name: trimmed(row.cells[place]) for name, place in match.positions.items()}
        read.rows.append((row.number, cells))
        for one in fields:
            if one.get("constraints") and not cells[one["name"]]:
                read.add(row.number, one["name"], "", "required", "The cell is blank; a value is required.")
    return read


def _check_tables(tables: Read) -> None:
    seen: set[str] = set()
    for row, cells in tables.rows:
        if cells["table"] in seen:
            tables.add(row, "table", cells["table"], "unique", f"{quoted(cells['table'])} is declared twice.")
        seen.add(cells["table"])


def _check_columns(columns: Read, tables: Read) -> None:
    named = {cells["table"] for _, cells in tables.rows}
    declared = {f"{cells['table']}.{cells['column']}" for _, cells in columns.rows}
    known, spellings, seen = Spellings(sorted(declared)), Spellings(sorted(named)), set()
    for row, cells in columns.rows:
        for column, rule, message in _problems(cells, declared, known):
            columns.add(row, column, cells[column], rule, f"{quoted(cells[column])} {message}")
        here = f"{cells['table']}.{cells['column']}"
        if cells["table"] not in named:
            message = f"{quoted(cells['table'])} is not a table of {tables.file}.{spellings.question(cells['table'])}"
            columns.add(row, "table", cells["table"], "foreign-key", message)
        elif here in seen and cells["column"] != EACH:
            columns.add(row, "column", cells["column"], "unique", f"{quoted(cells['column'])} is declared twice.")
        seen.add(here)


def _problems(cells: Cells, declared: set[str], known: Spellings) -> Iterator[tuple[str, str, str]]:
    """What is wrong in one row of columns.csv: column, rule, and the rest of the sentence after the value."""
    for column in ("required", "unique", "row_for_each", "optional"):
        if cells[column] not in ("", "yes", "no"):
            yield column, "enum", "is not allowed here. Allowed: yes, no or nothing."
    if cells["type"] and cells["type"] not in TYPES:
        hint = Spellings(TYPES).question(cells["type"])
        yield "type", "enum", f"is not a type.{hint} Allowed: {listed(TYPES)}; nothing means text."
    try:
        re.compile(cells["form"])
    except re.error:
        yield "form", "pattern", f"is none of {listed(FORMS)}, and not a regular expression."
    if (cells["column"] == EACH) != bool(cells["one_for"]):
        yield "one_for", "required", f"goes with a column called {EACH}, and with no other."
    for column in ("refers_to", "one_for"):
        levels = column == "one_for" and cells[column].endswith(".toml") and "/" not in cells[column]
        if cells[column] and cells[column] not in declared and not levels:
            hint = known.question(cells[column])
            yield column, "foreign-key", f"is not a declared table and column, as in sources.source.{hint}"


def _told_of_tables(descriptor: Json, tables: Read) -> Iterator[Fault]:
    """What is wrong with a table as a whole, told at its row."""
    rows = {cells["table"]: (row, cells) for row, cells in tables.rows}
    for number, (where, text) in enumerate(dict.fromkeys(descriptor_problems(descriptor))):
        table, _, key = where.partition(": ")
        row, cells = rows.get(table, (None, {}))
        column = TOLD_OF_TABLES.get(key, key)
        yield Fault(tables.file, row, column or None, cells.get(column), "descriptor", text, about=str(number))
