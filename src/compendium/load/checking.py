"""Checking the whole data package: every fault of every file at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from compendium.errors import DataError
from compendium.load.columns import columns_of
from compendium.load.contents import Contents, read_contents
from compendium.load.faults import Fault, Spellings, in_order, quoted, shown
from compendium.load.framework_toml import read_outline
from compendium.load.header import match_header
from compendium.load.known_ids import KnownIds, known_ids
from compendium.load.package import Field, Package, Table, name_file, read_package
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


def check_package(data_folder: Path | str) -> list[Fault]:
    """Check every table and framework of a data folder.

    Returns all faults and notes in the order of files, rows and columns; wrong data raise nothing.
    """
    try:
        package = read_package(data_folder)
    except DataError as error:
        return in_order(error.faults)
    faults = [fault for table in package.tables for fault in check_table(package, table).faults]
    return in_order([*faults, *_framework_faults(package)])


def refuse_faults(data_folder: Path | str) -> None:
    """Check a data folder. Raises DataError with every fault where there is one; notes are let pass."""
    faults = [fault for fault in check_package(data_folder) if fault.severity == "fault"]
    if faults:
        raise DataError(faults)


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
    return Checked(table, columns.fields, contents, faults, [*columns.sources, *_faults_of(known.values())])


def format_report(faults: Iterable[Fault]) -> str:
    """Lay out faults for reading: a heading for each file, a line for each fault, the counts at the end."""
    found = list(faults)
    lines: list[str] = []
    for file, group in groupby(found, key=lambda fault: fault.file):
        lines += [shown(file, 200), *(f"  {_line(fault)}" for fault in group), ""]
    notes = sum(fault.severity == "note" for fault in found)
    files = len({fault.file for fault in found})
    counts = " and ".join(_counted(n, what) for n, what in ((len(found) - notes, "fault"), (notes, "note")) if n)
    return "\n".join([*lines, f"{counts} in {_counted(files, 'file')}." if found else "No faults found."])


def _line(fault: Fault) -> str:
    label = "note: " if fault.severity == "note" else ""
    return label + (f"{fault.place}: " if fault.place else "") + fault.message


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _without_told(overlooked: list[Fault], broken: list[Fault]) -> list[Fault]:
    """Leave out padding and the like where the cell breaks a rule besides, so that it is told once."""
    told = {(fault.row, fault.column) for fault in broken}
    return [fault for fault in overlooked if (fault.row, fault.column) not in told]


def _faults_of(known: Iterable[KnownIds]) -> list[Fault]:
    return [fault for ids in known for fault in ids.faults]


def _framework_faults(package: Package) -> list[Fault]:
    """Check each framework.toml that names columns of a table, and look up its source."""
    faults: list[Fault] = []
    for table in package.tables:
        for entry in table.columns_from:
            if "levels" in entry:
                path = table.path.parent / entry["levels"]
                file = name_file(package.data_folder, path)
                outline, found = read_outline(path, file)
                faults += found + (_source_note(package, file, outline.source) if outline else [])
    return faults


def _source_note(package: Package, file: str, source: str) -> list[Fault]:
    """Note a source that sources.csv does not have: a framework from elsewhere may have one of its own."""
    if "sources" not in {table.name for table in package.tables}:
        return []
    known = known_ids(package, "sources", "source")
    if not source or known.faults or source in known.ids:
        return []
    hint = Spellings(list(known.ids)).question(source)
    message = f"{quoted(source)} is not an id of {known.table.file}; it is shown as it is written.{hint}"
    return [Fault(file, None, "source", source, "foreign-key", message, "note")]
