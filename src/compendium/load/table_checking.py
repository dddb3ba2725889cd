"""Checking one table of a package: its file, its header, its cells and its ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from compendium.load.columns import columns_of
from compendium.load.contents import Contents, read_contents
from compendium.load.faults import Fault, quoted
from compendium.load.header import match_header
from compendium.load.known_ids import KnownIds, known_ids
from compendium.load.package import Field, Package, Table, name_file
from compendium.load.rules import check_rules

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True)
class Checked:
    """A table that was checked: its expanded columns, what its rows say, and its faults.

    `needed` are faults of other files that keep this table from being checked in full.
    """

    table: Table
    fields: tuple[Field, ...]
    contents: Contents
    faults: list[Fault]
    needed: list[Fault]


def check_table(package: Package, table: Table) -> Checked:
    """Check one table: its file, its header, its cells, and its ids against the tables that it refers to."""
    columns = columns_of(package, table)
    sheet = package.sheet(table)
    match = match_header(sheet, columns.fields, complete=columns.complete)
    contents = read_contents(table, sheet, match, columns.fields)
    known = {key.column: known_ids(package, key.resource, key.target) for key in table.foreign_keys}
    descriptor = name_file(package.data_folder, package.data_folder / DESCRIPTOR)
    broken = check_rules(contents, known, descriptor)
    faults = [*columns.faults, *sheet.faults, *match.faults, *_without_told(contents.faults, broken), *broken]
    if not any(fault.severity == "fault" for fault in faults):  # a row that could not be read is told already
        faults += _missing_rows(table, contents, known)
    return Checked(table, columns.fields, contents, faults, [*columns.sources, *_faults_of(known.values())])


def _missing_rows(table: Table, contents: Contents, known: Mapping[str, KnownIds]) -> Iterator[Fault]:
    """Say which ids of another table have no row here, where the data package asks for one for each of them."""
    columns = [field["name"] for field in contents.fields]
    for key in table.foreign_keys:
        if key.complete and not known[key.column].faults:
            there = {row[columns.index(key.column)] for row in contents.cells}
            for missing in [name for name in known[key.column].ids if name not in there]:
                message = f"There is no row for {quoted(missing)}, which {known[key.column].table.file} has. Add one."
                yield Fault(table.file, None, key.column, missing, "missing-row", message)


def _without_told(overlooked: list[Fault], broken: list[Fault]) -> list[Fault]:
    """Leave out padding and the like where the cell breaks a rule besides, so that it is told once."""
    told = {(fault.row, fault.column) for fault in broken}
    return [fault for fault in overlooked if (fault.row, fault.column) not in told]


def _faults_of(known: Iterable[KnownIds]) -> list[Fault]:
    return [fault for ids in known for fault in ids.faults]
