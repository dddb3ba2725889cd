"""Which ids a table gives to others, and how an id typed in the other style is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from compendium.data_package.descriptor import Field
from compendium.data_package.faults import Fault, Spellings
from compendium.data_package.headings import match_header
from compendium.data_package.package import Package, Table
from compendium.data_package.resource import FORMS
from compendium.data_package.rows import Row
from compendium.data_package.spelling import trimmed

KEBAB, SNAKE = FORMS["id"], FORMS["column id"]
LOSES_ROWS = ("quote", "long-cell")
OTHER_STYLE = {KEBAB: ("_", "-"), SNAKE: ("-", "_")}


@dataclass(frozen=True)
class KnownId:
    """An id, as typed, the row it stands in and the name that goes with it (the id where there is none)."""

    id: str
    typed: str
    row: int
    name: str


@dataclass(frozen=True)
class KnownIds:
    """The ids in one column of a table, read kindly: padding, case and style are told where they stand.

    `unreadable` are values that are no id at all. `faults` are those that keep the column from being read;
    then what refers to it cannot be checked.
    """

    table: Table
    ids: dict[str, KnownId]
    unreadable: list[str]
    faults: list[Fault]

    @cached_property
    def spellings(self) -> Spellings:
        """Finds the id that was probably meant."""
        return Spellings(list(self.ids))

    def is_explained(self, value: str) -> bool:
        """Tell whether an unknown value is only the other end of an unreadable id, which is told there."""
        return self._unreadable_spellings.nearest(value) is not None

    @cached_property
    def _unreadable_spellings(self) -> Spellings:
        return Spellings(self.unreadable)


def known_ids(package: Package, resource: str, column: str, folder: str | None = None, named: bool = False) -> KnownIds:
    """Read the ids in one column of a table that exists once, or of the one in a folder.

    Only where they are `named` does the caller use the names that go with them.
    """
    table = package.table(resource, folder)
    sheet = package.sheet(table, [column, "name"] if named else [column])
    match = match_header(sheet, table.fields, complete=False)
    known = KnownIds(table, {}, [], [fault for fault in sheet.faults if fault.rule in LOSES_ROWS])
    if column not in match.positions:
        refused = [fault for fault in [*sheet.faults, *match.faults] if fault.severity == "fault"]
        return KnownIds(table, {}, [], refused)
    field = next(field for field in table.fields if field["name"] == column)
    for row in sheet.rows:
        value = _cell(row, match.positions[column])
        read = _read_kindly(value, field)
        if read is None:
            known.unreadable.append(value)
        else:
            name = _cell(row, match.positions.get("name", len(row.cells))) or read
            known.ids.setdefault(read, KnownId(read, value, row.number, name))
    return known


def in_own_style(value: str, field: Field) -> str:
    """Turn underscores of an id into hyphens, or the other way, as the column's pattern asks."""
    pattern = field.get("constraints", {}).get("pattern")
    if pattern not in OTHER_STYLE:
        return value
    other, own = OTHER_STYLE[pattern]
    turned = value.replace(other, own) if other in value else value
    return turned if re.match(pattern, turned) else value


def _read_kindly(value: str, field: Field) -> str | None:
    pattern = field.get("constraints", {}).get("pattern")
    if pattern not in OTHER_STYLE:
        return value or None
    own = OTHER_STYLE[pattern][1]
    kind = re.sub(r"[\s_-]", own, value.casefold())
    return kind if re.match(pattern, kind) else None


def _cell(row: Row, index: int) -> str:
    return trimmed(row.cells[index]) if index < len(row.cells) else ""
