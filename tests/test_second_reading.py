"""The tables as transcribed against a second, independent reading of the same pages, cell by cell."""

from pathlib import Path

import pandas as pd
import pytest

from compendium.load.framework_file import load_framework

SECOND = Path(__file__).parent / "second_reading"


def read_second(name: str) -> pd.DataFrame:
    return pd.read_csv(SECOND / f"{name}.csv", dtype=str, keep_default_na=False)


@pytest.mark.parametrize(
    ("table", "key"),
    [("inclusion_criteria", "policy"), ("approach_matrix", "approach"), ("matland", "quadrant")],
)
def test_both_readings_agree_on_every_cell(tables, table, key):
    second = read_second(table).set_index(key)
    first = tables(table).set_index(key)[list(second.columns)]
    assert list(first.index) == list(second.index)
    differing = [
        (row, column)
        for row in second.index
        for column in second.columns
        if first.loc[row, column] != second.loc[row, column]
    ]
    assert differing == []


def test_both_readings_agree_on_the_names_of_the_framework(project):
    first = load_framework(project.data, "care-act-isp").criteria.set_index("criterion")["name"]
    second = read_second("framework_names").set_index("criterion")["name"]
    assert first.str.casefold().to_dict() == second.str.casefold().to_dict()
