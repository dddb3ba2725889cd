"""The columns of a table: fixed ones, and those that stand for rows of another table or for levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from compendium.data_package.descriptor import Field, Json
from compendium.data_package.faults import Fault, quoted
from compendium.data_package.ids import known_ids
from compendium.data_package.levels_file import read_outline
from compendium.data_package.package import Package, Table, name_file


@dataclass(frozen=True)
class Origin:
    """What a column stands for: a row of another table, or a level; `place` is where that is `typed`."""

    id: str
    typed: str
    name: str
    place: tuple[str, int | None, str]


@dataclass(frozen=True)
class Columns:
    """The columns of a table in declared order.

    `complete` is False where the table or file that names some of them is not in order, so that more may
    rightly be there. `faults` are columns that two rows ask for, and, in `sources`, what keeps the naming
    tables from being read.
    """

    fields: tuple[Field, ...]
    complete: bool
    faults: tuple[Fault, ...]
    sources: tuple[Fault, ...]


def columns_of(package: Package, table: Table) -> Columns:
    """Expand the columns of a table; reads the tables and files that name them."""
    fields = list(table.fields)
    faults: list[Fault] = []
    sources: list[Fault] = []
    complete = True
    position = 0
    for entry in table.columns_from:
        after = entry.get("after")
        position = _index(fields, after) + 1 if after else position or len(fields)
        origins, found, whole = _origins(package, table, entry)
        sources += found
        complete = complete and whole
        for origin in origins:
            field = _filled(entry["field"], origin)
            if field["name"] in {declared["name"] for declared in fields}:
                faults.append(_clash(origin, field["name"], table))
                continue
            fields.insert(position, field)
            position += 1
    return Columns(tuple(fields), complete, tuple(faults), tuple(sources))


def _origins(package: Package, table: Table, entry: Json) -> tuple[list[Origin], list[Fault], bool]:
    """Find what columns stand for, the faults of reading that, and whether all of it could be read."""
    if "levels" in entry:
        path = table.path.parent / entry["levels"]
        file = name_file(package.data_folder, path)
        outline, faults = read_outline(path, file)
        levels = outline.levels if outline else ()
        broken = [fault for fault in faults if fault.severity == "fault"]
        return (
            [Origin(level.id, level.id, level.name, (file, None, "levels")) for level in levels],
            broken,
            not broken,
        )
    known = known_ids(package, entry["resource"], entry["key"], named=True)
    origins = [
        Origin(one.id, one.typed, one.name, (known.table.file, one.row, entry["key"])) for one in known.ids.values()
    ]
    sheet = package.sheet(known.table, [entry["key"]])
    broken_rows = any(fault.severity == "fault" for fault in sheet.faults)
    return origins, known.faults, not (known.faults or known.unreadable or broken_rows)


def _filled(template: Any, origin: Origin) -> Field:
    """Make a column of its template, in which `{column}` and `{name}` stand for an id and its name."""
    column = origin.id.replace("-", "_")
    field: Field = dict(template)
    for key in ("name", "title", "description"):
        if key in field:
            field[key] = str(field[key]).replace("{column}", column).replace("{name}", origin.name)
    return field


def _index(fields: list[Field], name: str) -> int:
    return next(index for index, field in enumerate(fields) if field["name"] == name)


def _clash(origin: Origin, column: str, table: Table) -> Fault:
    file, row, key = origin.place
    message = f"{quoted(origin.typed)} asks for a second column {quoted(column)} in {table.file}. Choose another id."
    return Fault(file, row, key, origin.typed, "column-clash", message, about=table.file)
