"""The data package: which tables there are, where they lie and what is declared of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from compendium.data_package.csv_file import Sheet, read_sheet
from compendium.data_package.declaration import COLUMNS, OF_COLUMNS, OF_TABLES, TABLES, is_declared, read_declaration
from compendium.data_package.descriptor import DESCRIPTOR, Field, Json, as_names, read_descriptor
from compendium.data_package.faults import Spellings, quoted
from compendium.data_package.folder import find_data
from compendium.data_package.reads import note_read, passed_over
from compendium.errors import ParameterError

DECLARING = (DESCRIPTOR, "package.toml", TABLES, COLUMNS)
"""Files of a data folder that say what its tables are: the first is made of the others, where they are there."""


@dataclass(frozen=True)
class ForeignKey:
    """A column whose values are ids in the column `target` of the table `resource`.

    `complete` says that each id of the other table must have a row here.
    """

    column: str
    resource: str
    target: str
    complete: bool = False


@dataclass(frozen=True)
class Table:
    """One CSV file and what is declared of it.

    `path` leads to the file; `within` is the path in the data folder and `file` the name in faults. `fields`
    are the fixed columns; `columns_from` says which further ones stand for rows of another table. `folder` is
    the id of the framework, or None for a table that exists once. `group` is the part of the study it belongs to.
    """

    name: str
    path: Path
    within: str
    file: str
    title: str
    description: str
    fields: tuple[Field, ...]
    columns_from: tuple[Json, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    missing_values: tuple[str, ...]
    folder: str | None = None
    group: str = ""

    @property
    def names(self) -> list[str]:
        """Names of the fixed columns in declared order."""
        return [declared["name"] for declared in self.fields]

    @property
    def levels_files(self) -> list[Path]:
        """The files beside it whose levels give it columns, each once."""
        named = dict.fromkeys(entry["levels"] for entry in self.columns_from if "levels" in entry)
        return [self.path.parent / name for name in named]


@dataclass(frozen=True)
class Package:
    """The tables of one data folder. Each file is read when it is first asked for, and once.

    `declared_in` is the file that says which columns a table has, as faults name it.
    """

    data_folder: Path
    descriptor: Json
    declared_in: str = DESCRIPTOR
    _sheets: dict[Path, Sheet] = field(default_factory=dict, repr=False)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every table, in declared order; a resource with `every` gives one for each folder that matches."""
        return tuple(table for resource in self.descriptor["resources"] for table in self._tables_of(resource))

    def table(self, name: str, folder: str | Path | None = None) -> Table:
        """Find a table by name; `folder` is a framework's id or path for a table that each framework has.

        Raises ParameterError where there is none of that name, or the folder is not said.
        """
        resources = {resource["name"]: resource for resource in self.descriptor["resources"]}
        if name not in resources:
            raise ParameterError(f"There is no table {quoted(name)}.{Spellings(list(resources)).question(name)}")
        resource = resources[name]
        if "every" not in resource:
            return self._table(resource, self.data_folder / resource["path"])
        if folder is None:
            raise ParameterError(f"There is a table {quoted(name)} in more than one folder: say which folder.")
        found = self.folder(name, folder)
        return self._table(resource, found / Path(resource["every"]).name, found.name)

    def holds(self, name: str, folder: str | None) -> bool:
        """Whether a table exists once, or in this folder; False for one that other folders have."""
        each = [one for one in self.descriptor["resources"] if one["name"] == name and "every" in one]
        return not each or folder in {path.name for one in each for path in self._folders(one)}

    def folder(self, name: str, folder: str | Path) -> Path:
        """Find the folder of a table that each framework has, by id or path, else raise ParameterError."""
        each = [one for one in self.descriptor["resources"] if one["name"] == name and "every" in one]
        known = {path.name: path for resource in each for path in self._folders(resource)}
        if str(folder) in known:
            return known[str(folder)]
        if Path(folder).is_dir():
            return Path(folder)
        there = ", ".join(known) or "none"
        hint = Spellings(list(known)).question(str(folder))
        raise ParameterError(f"There is no folder {quoted(str(folder))} for {name}.{hint} There: {there}.")

    def sheet(self, table: Table, columns: Iterable[str] = ()) -> Sheet:
        """Read the file of a table, or give what was read before.

        Whoever needs nothing but some `columns` names them: what is made of them rests on no more of the file.
        """
        if table.path not in self._sheets:
            with passed_over([os.path.abspath(table.path)]):  # noqa: PTH100 - as reads are recorded
                self._sheets[table.path] = read_sheet(table.path, table.file, table.names)
        note_read(table.path, columns)
        return self._sheets[table.path]

    def _tables_of(self, resource: Json) -> Iterator[Table]:
        folders = self._folders(resource) if "every" in resource else []
        for folder in folders:
            yield self._table(resource, folder / Path(resource["every"]).name, folder.name)
        if not folders:
            yield self._table(resource, self.data_folder / resource["path"])

    def _folders(self, resource: Json) -> list[Path]:
        found = self.data_folder.glob(str(Path(resource["every"]).parent))
        return sorted(path for path in found if path.is_dir() and not path.name.startswith("."))

    def _table(self, resource: Json, path: Path, folder: str | None = None) -> Table:
        schema = resource["schema"]
        inside = path.is_relative_to(self.data_folder)
        return Table(
            name=resource["name"],
            path=path,
            within=path.relative_to(self.data_folder).as_posix() if inside else path.as_posix(),
            file=name_file(self.data_folder, path),
            title=str(resource.get("title", resource["name"])),
            description=str(resource.get("description", "")),
            fields=tuple(schema["fields"]),
            columns_from=tuple(schema.get("columns_from", ())),
            primary_key=as_names(schema.get("primaryKey")),
            foreign_keys=tuple(_foreign_key(key, resource["name"]) for key in schema.get("foreignKeys", ())),
            missing_values=tuple(schema.get("missingValues", ("",))),
            folder=folder,
            group=str(resource.get("group", "")),
        )


def read_package(data_folder: Path | str) -> Package:
    """Read which tables a data folder has: from `tables.csv` and `columns.csv`, else from `datapackage.json`.

    Raises DataError with what is wrong in these, ParameterError where a relative path leads to no data (`find_data`).
    """
    folder = find_data(data_folder)
    if is_declared(folder):
        descriptor = read_declaration(folder, lambda path: name_file(folder, path))
        return Package(folder, descriptor, name_file(folder, folder / COLUMNS))
    file = name_file(folder, folder / DESCRIPTOR)
    return Package(folder, read_descriptor(folder / DESCRIPTOR, file), file)


def declaring_tables(data_folder: Path) -> list[Table]:
    """The two files that declare all others, as tables themselves; none where the folder has no such files."""
    found = []
    for name, fields in ((TABLES, OF_TABLES), (COLUMNS, OF_COLUMNS)) if is_declared(data_folder) else ():
        path = data_folder / name
        file = name_file(data_folder, path)
        found.append(Table(path.stem, path, name, file, name, "", fields, (), (), (), ("",)))
    return found


def name_file(data_folder: Path, path: Path) -> str:
    """Name a file as faults do: from the folder that holds the data folder, with forward slashes."""
    # Links are not followed: the name is the one under which a person knows the folder.
    start, target = Path(os.path.abspath(data_folder)).parent, Path(os.path.abspath(path))  # noqa: PTH100
    return target.relative_to(start).as_posix() if target.is_relative_to(start) else path.as_posix()


def _foreign_key(key: Json, resource: str) -> ForeignKey:
    reference = key["reference"]
    column, target = as_names(key["fields"])[0], as_names(reference["fields"])[0]
    return ForeignKey(column, reference["resource"] or resource, target, bool(key.get("complete", False)))
