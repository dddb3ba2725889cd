"""Loading one table as a checked frame, reading no more files than that takes."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from compendium.data_package.cells import Contents, read_contents
from compendium.data_package.columns import columns_of
from compendium.data_package.descriptor import Field
from compendium.data_package.faults import DataError, Fault, in_order, quoted
from compendium.data_package.headings import match_header
from compendium.data_package.ids import KnownIds, known_ids
from compendium.data_package.package import Package, Table, read_package
from compendium.data_package.reads import note_read, passed_over
from compendium.data_package.sound import check_once

if TYPE_CHECKING:
    import pandas as pd

DTYPES: dict[str, Literal["Int64", "Float64"]] = {"integer": "Int64", "number": "Float64"}


def load_table(data_folder: Path | str, name: str, folder: str | Path | None = None) -> pd.DataFrame:
    """Load a table of the data package by its name, with its columns in declared order.

    Text columns are text, a blank cell being ""; whole numbers are Int64, other numbers Float64, a blank
    being missing. Ids are in the style of their column. `folder` is the id or the path of a framework for a
    table that each framework has. `attrs["path"]` is the file within the data folder. Raises DataError with
    every fault of the table, ParameterError where there is no such table.
    """
    package = read_package(data_folder)
    return load_from(package, package.table(name, folder))


def load_from(package: Package, table: Table) -> pd.DataFrame:
    """Load a table of a package that is read already; see `load_table`."""
    frame = as_frame(_sound(package, table))
    frame.attrs["path"] = table.within
    return frame


def columns_from(package: Package, table: Table) -> dict[str, list[str]]:
    """Read a table as text, a list of cells by the name of its column; raises what `load_table` does."""
    return _columns(_sound(package, table))


def _sound(package: Package, table: Table) -> Checked:
    checked = check_table(package, table)
    faults = [fault for fault in [*checked.faults, *checked.needed] if fault.severity == "fault"]
    if faults:
        raise DataError(in_order(faults))
    return checked


def _columns(checked: Checked) -> dict[str, list[str]]:
    cells = checked.contents.cells
    index = {field["name"]: place for place, field in enumerate(checked.contents.fields)}
    return {
        field["name"]: [row[index[field["name"]]] if field["name"] in index else "" for row in cells]
        for field in checked.fields
    }


def as_frame(checked: Checked) -> pd.DataFrame:
    """Make a frame of a table that was checked and has no faults; see `load_table` for its columns."""
    import pandas as pd

    columns = _columns(checked)
    frame = pd.DataFrame(columns, dtype=str)
    for field in checked.fields:
        if field.get("type") in DTYPES:
            numbers = pd.Series([cell or None for cell in columns[field["name"]]], dtype=object)
            frame[field["name"]] = pd.to_numeric(numbers).astype(DTYPES[field["type"]])
    return frame


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
    """Check one table: its file, its header, its cells, and its ids against the tables that it refers to.

    What each folder has is looked up in the folder of the table. Where that folder has none, as a study has no criteria
    of its own, the ids are not checked here: only whoever knows the study can tell.
    """
    columns = columns_of(package, table)
    sheet = package.sheet(table)
    match = match_header(sheet, columns.fields, complete=columns.complete)
    contents = read_contents(table, sheet, match, columns.fields)
    keys = [key for key in table.foreign_keys if package.holds(key.resource, table.folder)]
    known = {key.column: known_ids(package, key.resource, key.target, table.folder) for key in keys}
    broken = check_once(contents, known, package.declared_in)
    faults = [*columns.faults, *sheet.faults, *match.faults, *_without_told(contents.faults, broken), *broken]
    if not any(fault.severity == "fault" for fault in faults):  # a row that could not be read is told already
        faults += _missing_rows(table, contents, known)
    return Checked(table, columns.fields, contents, faults, [*columns.sources, *_faults_of(known.values())])


def _missing_rows(table: Table, contents: Contents, known: Mapping[str, KnownIds]) -> Iterator[Fault]:
    """Say which ids of another table have no row here, where the data package asks for one for each of them."""
    columns = contents.names
    for key in table.foreign_keys:
        if key.complete and key.column in known and not known[key.column].faults:
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


def part_of(tables: Mapping[str, pd.DataFrame], name: str, columns: Collection[str]) -> pd.DataFrame:
    """Some columns of one of several tables; rests on no more of it where the tables can tell (`AllTables.part`).

    Without a column it is as long as the table.
    """
    part = getattr(tables, "part", None)
    found: pd.DataFrame = part(name, columns) if part else tables[name][list(columns)]
    return found


class AllTables(Mapping[str, "pd.DataFrame"]):
    """The tables of a data folder by name. A table that each framework has is asked for as ``name/folder``.

    Loading on demand keeps the record of what a notebook read as short as what it used: where it asks for some columns
    (`part`) or for their names (`columns`), a change elsewhere in the table leaves it as it is.
    """

    def __init__(self, data_folder: Path | str) -> None:
        """Read the package; no table yet. Raises DataError where the package itself has faults."""
        self._package = read_package(data_folder)
        self._found: dict[str, Table] = {}
        self._loaded: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The table named; raises ParameterError where there is none and DataError where it has faults."""
        table = self._table(name)
        note_read(table.path)
        return self._frame(name, table)

    def part(self, name: str, columns: Collection[str]) -> pd.DataFrame:
        """Some columns of a table, which has to have them; raises what the table itself does."""
        table = self._table(name)
        note_read(table.path, columns or self.columns(name)[:1])
        return self._frame(name, table)[list(columns)]

    def columns(self, name: str) -> list[str]:
        """The names of the columns that a table is to have; raises ParameterError where there is no such table."""
        return [field["name"] for field in columns_of(self._package, self._table(name)).fields]

    def _table(self, name: str) -> Table:
        if name not in self._found:
            table, _, folder = name.partition("/")
            self._found[name] = self._package.table(table, folder or None)
        return self._found[name]

    def _frame(self, name: str, table: Table) -> pd.DataFrame:
        if name not in self._loaded:
            with passed_over([os.path.abspath(table.path)]):  # noqa: PTH100 - whoever asks says what is read of it
                self._loaded[name] = load_from(self._package, table)
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        """Names of the tables in declared order."""
        return (f"{t.name}/{t.folder}" if t.folder else t.name for t in self._package.tables)

    def __len__(self) -> int:
        """Number of tables."""
        return len(self._package.tables)
