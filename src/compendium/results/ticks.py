"""Printed tables of ticks and extents as frames: a row for what is marked, a column for what it is marked with."""

from collections.abc import Sequence

import pandas as pd


def column_of(row_id: str) -> str:
    """Name of the column that stands for the row ``row_id`` of another table."""
    return row_id.replace("-", "_")


def tick_matrix(table: pd.DataFrame, rows: str, columns: Sequence[str]) -> pd.DataFrame:
    """Turn printed ticks into truth values.

    Returns one row per id in the column ``rows``, one boolean column per id in ``columns``; `True` is a tick.
    """
    ticks = table.set_index(rows)[[column_of(name) for name in columns]] == "yes"
    return ticks.set_axis(list(columns), axis="columns")


def extent_matrix(matrix: pd.DataFrame, models: Sequence[str]) -> pd.DataFrame:
    """Take the models' columns out of Table 3: a row per approach, a column per model with the printed extent."""
    wide = matrix.set_index("approach")[[column_of(model) for model in models]]
    return wide.set_axis(list(models), axis="columns")
