"""The tables as transcribed against a second, independent reading of the same pages, cell by cell."""

import hashlib
import re
from pathlib import Path

import pandas as pd
import pytest

from compendium.studies.framework import load_framework

SECOND = Path(__file__).parent / "second_reading"


def fingerprint(text: str) -> str:
    """What the data dictionary says of it: the words in small letters, one space between, the first of their digest."""
    words = " ".join(re.findall("[a-z]+", text.lower()))
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def read_second(name: str) -> pd.DataFrame:
    return pd.read_csv(SECOND / f"{name}.csv", dtype=str, keep_default_na=False)


@pytest.mark.parametrize(
    ("table", "key"),
    [("inclusion_criteria", "policy"), ("approach_matrix", "approach"), ("matland", "quadrant")],
)
def test_both_readings_agree_on_every_cell(tables, table, key):
    second = read_second(table).set_index(key)
    first = tables(table).set_index(key).loc[list(second.index), list(second.columns)]
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


@pytest.mark.parametrize(
    ("table", "key"),
    [("minutes_typology", "category"), ("interviews_typology", "category"), ("work_streams", "stream")],
)
def test_both_readings_agree_on_names_and_their_order(tables, table, key):
    """Tables 4 to 6 hold running text, which is rewritten; the rows and their names are what two readings can share."""
    second = read_second(table)[[key, "name"]]
    first = tables(table)[[key, "name"]]
    assert first[first[key].isin(second[key])].to_numpy().tolist() == second.to_numpy().tolist()


@pytest.mark.parametrize("column", ["responsibility", "support"])
def test_both_readings_agree_on_the_parts_of_each_cell_of_the_work_streams(tables, column):
    second = read_second("work_streams").set_index("stream")[f"{column}_parts"].astype(int)
    first = tables("work_streams").set_index("stream")[column].str.split("; ").map(len)
    assert first.to_dict() == second.to_dict()


def test_both_readings_agree_on_the_words_of_every_cell_of_the_framework_in_both_prints(tables):
    """Table 7 and the paper's Figure 1: sentences are not copied, so the fingerprints of the words are compared.

    One reading was typed by eye, the other cut out of the documents by a program; this is the second.
    """
    key = ["source", "criterion", "part"]
    first = tables("framework_wording").set_index(key).astype(str)
    second = read_second("framework_wording").set_index(key)
    assert list(first.index) == list(second.index)
    assert [cell for cell in second.index if not first.loc[cell].equals(second.loc[cell, first.columns])] == []


def test_both_readings_agree_on_the_names_in_the_papers_figure(tables):
    """A name is a label and stands in the table itself, so that its words can be counted and their print computed."""
    cells = read_second("framework_wording")
    second = cells[(cells["source"] == "paper") & (cells["part"] == "name")].set_index("criterion")
    names = tables("framework_figure").set_index("criterion")["name"]
    assert names.map(fingerprint).to_dict() == second["fingerprint"].to_dict()
    assert names.str.split().map(len).to_dict() == second["words"].astype(int).to_dict()
