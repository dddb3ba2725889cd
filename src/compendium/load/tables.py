"""Loading one table as a checked frame, reading no more files than that takes."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pandas as pd

from compendium.errors import DataError
from compendium.load.faults import in_order
from compendium.load.package import Package, Table, read_package
from compendium.load.table_checking import Checked, check_table

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
    checked = check_table(package, table)
    faults = [fault for fault in [*checked.faults, *checked.needed] if fault.severity == "fault"]
    if faults:
        raise DataError(in_order(faults))
    frame = as_frame(checked)
    frame.attrs["path"] = table.within
    return frame


def as_frame(checked: Checked) -> pd.DataFrame:
    """Make a frame of a table that was checked and has no faults; see `load_table` for its columns."""
    cells = checked.contents.cells
    index = {field["name"]: place for place, field in enumerate(checked.contents.fields)}
    columns = {
        field["name"]: [row[index[field["name"]]] if field["name"] in index else "" for row in cells]
        for field in checked.fields
    }
    frame = pd.DataFrame(columns, dtype=str)
    for field in checked.fields:
        if field.get("type") in DTYPES:
            numbers = pd.Series([cell or None for cell in columns[field["name"]]], dtype=object)
            frame[field["name"]] = pd.to_numeric(numbers).astype(DTYPES[field["type"]])
    return frame
