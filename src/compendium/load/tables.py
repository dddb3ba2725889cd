"""Loading one table as a checked frame, reading no more files than that takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from compendium.errors import DataError
from compendium.load.checking import Checked, check_table
from compendium.load.faults import in_order
from compendium.load.package import Package, Table, read_package

if TYPE_CHECKING:
    from compendium.load.package import Field

DTYPES = {"integer": "Int64", "number": "Float64"}


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
    frame = _frame(checked)
    frame.attrs["path"] = table.within
    return frame


def _frame(checked: Checked) -> pd.DataFrame:
    present = [field["name"] for field in checked.contents.fields]
    frame = pd.DataFrame(checked.contents.cells, columns=present, dtype=str)
    absent = {field["name"]: "" for field in checked.fields if field["name"] not in present}
    frame = frame.assign(**absent).astype(dict.fromkeys(absent, "str"))
    ordered = frame[[field["name"] for field in checked.fields]]
    return ordered.assign(
        **{field["name"]: _converted(ordered, field) for field in checked.fields if _is_number(field)}
    )


def _is_number(field: Field) -> bool:
    return field.get("type") in DTYPES


def _converted(frame: pd.DataFrame, field: Field) -> pd.Series[float]:
    column = frame[field["name"]]
    numbers: pd.Series[float] = pd.to_numeric(column.where(column != "", None)).astype(DTYPES[field["type"]])
    return numbers
