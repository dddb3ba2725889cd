"""All tables of the data package by name, each loaded when it is first asked for."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from compendium.load.package import read_package
from compendium.load.tables import load_from


class AllTables(Mapping[str, pd.DataFrame]):
    """The tables of a data folder by name. A table that each framework has is asked for as ``name/folder``.

    Loading on demand keeps the record of what a notebook read as short as what it used.
    """

    def __init__(self, data_folder: Path | str) -> None:
        """Read the package; no table yet. Raises DataError where the package itself has faults."""
        self._package = read_package(data_folder)
        self._loaded: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The table named; raises ParameterError where there is none and DataError where it has faults."""
        if name not in self._loaded:
            table, _, folder = name.partition("/")
            self._loaded[name] = load_from(self._package, self._package.table(table, folder or None))
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        """Names of the tables in declared order."""
        return (f"{t.name}/{t.folder}" if t.folder else t.name for t in self._package.tables)

    def __len__(self) -> int:
        """Number of tables."""
        return len(self._package.tables)
