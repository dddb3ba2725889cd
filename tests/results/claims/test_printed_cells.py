"""Tables 2 and 3 by the cell: silence stays silence."""

import pandas as pd

from compendium.results.claims.arguments import VIEWS
from compendium.results.claims.operations import VIEWED
from compendium.results.claims.printed_cells import approach_cells, criterion_cells, extent_cells

TABLES = {
    "criteria": pd.DataFrame({"criterion": ["scale", "reach"]}),
    "policies": pd.DataFrame({"policy": ["p"], "short_name": ["P"], "published_selection": ["yes"]}),
    "inclusion_criteria": pd.DataFrame({"policy": ["p"], "scale": ["yes"], "reach": ["no"]}),
    "programmes": pd.DataFrame({"programme": ["one", "two-two"], "name": ["One", "Two"], "policy": ["p", ""]}),
    "models": pd.DataFrame({"model": ["solving"]}),
    "approach_matrix": pd.DataFrame(
        {"theme": ["t"], "approach": ["a"], "one": ["yes"], "two_two": ["no"], "solving": ["in part"]}
    ),
}


def test_a_cross_of_table_2_is_a_no():
    assert criterion_cells(TABLES)["ticked"].to_list() == ["yes", "no"]


def test_an_empty_cell_of_table_3_is_silence():
    cells = approach_cells(TABLES)
    assert cells["ticked"].to_list() == ["yes", ""]
    assert cells["programme_name"].to_list() == ["One", "Two"]


def test_extents_are_as_printed():
    assert extent_cells(TABLES)["extent"].to_list() == ["in part"]


def test_the_columns_are_those_that_rows_may_ask_for():
    for name, columns in VIEWS.items():
        assert tuple(VIEWED[name](TABLES).columns) == columns or set(VIEWED[name](TABLES).columns) == set(columns)
