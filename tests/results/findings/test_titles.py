"""Titles say what the figure or table shows, in fifteen words at most, whatever data come."""

import pandas as pd
import pytest

from compendium.results.findings import titles
from compendium.results.findings.compute import NO_TIER

LONG = "Contributing to attainment of policy objectives " * 3
NAMES = pd.Series({"a": "Helping to secure policy legitimacy", "b": LONG, "c": "Third"})


def shares(rows: dict[str, tuple[int, int]], without: int = 0) -> pd.DataFrame:
    """Shares by row: how many statements show the best level, and how many are rated."""
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=["best", "with_level"])
    return frame.astype(int).assign(without=without)


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            {"macro": (2, 9), "meso": (0, 1), "micro": (0, 6)},
            "Among known speakers, only national and regional people report good: 2 of 9 rated",
        ),
        ({"macro": (0, 1), "x": (1, 1)}, "Among known speakers, only the tier x reports good: 1 of 1 rated"),
        ({"macro": (0, 1), LONG: (1, 1)}, "Statements of only one tier show good"),
        ({"macro": (1, 1), "meso": (1, 2), "micro": (0, 6)}, "Statements of two of three tiers show good"),
        ({"macro": (1, 1), "meso": (1, 2)}, "Statements of every tier show good"),
        ({"macro": (1, 1), "meso": (0, 0)}, "Statements of every tier that has rated ones show good"),
        ({"macro": (0, 1), "meso": (0, 0)}, "No rated statement of any tier shows good"),
        ({"macro": (0, 0)}, "No statement that tells who speaks meets a level"),
        ({}, "No statement that tells who speaks meets a level"),
    ],
)
def test_the_title_by_tier_holds_whatever_the_numbers(rows, title):
    assert titles.tier_title(shares(rows), "Good") == title
    assert len(title.split()) <= 15


def test_the_title_by_tier_of_the_sources_has_fifteen_words():
    rows = {"macro": (2, 9), "meso": (0, 1), "micro": (0, 6)}
    assert len(titles.tier_title(shares(rows), "Relative success").split()) == 15


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ({"a": (9, 11), "c": (0, 2)}, "Good shows most often on helping to secure policy legitimacy: 9 of 11"),
        ({"b": (9, 11), "c": (0, 2)}, "Good shows most often on one criterion"),
        ({"a": (1, 2), "c": (2, 4)}, "Good shows most often on two of two criteria alike"),
        ({"a": (0, 2)}, "No rated statement shows good on any criterion"),
        ({"a": (0, 0)}, "No statement meets a level of any criterion"),
    ],
)
def test_the_title_by_criterion_names_the_one_that_leads(rows, title):
    assert titles.criterion_title(shares(rows), NAMES, "Good") == title


def test_the_table_by_tier_says_how_much_is_of_no_single_tier():
    rows = {"macro": (2, 9), NO_TIER: (9, 35)}
    assert titles.tier_table_title(shares(rows)) == "35 of 44 statements come from no single tier"
    assert titles.tier_table_title(shares({"macro": (2, 9)})) == "Every one of nine statements comes from a single tier"
    assert titles.tier_table_title(shares({"macro": (0, 0)})) == "No statement is about a criterion"


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({"a": 2, "c": 0}, "Where a single tier shows good, it is on helping to secure policy legitimacy"),
        ({"a": 0, "b": 2}, "On one of two criteria some tier shows good"),
        ({"a": 1, "c": 2}, "On two of two criteria some tier shows good"),
        ({"a": 0}, "On no criterion does a tier show good"),
    ],
)
def test_the_table_of_cells_says_where_the_best_level_is(cells, title):
    assert titles.cells_title(pd.Series(cells), NAMES, "Good") == title


@pytest.mark.parametrize(
    ("best", "rated", "title"),
    [
        (1, 6, "Third: 1 of 6 rated statements shows good"),
        (0, 6, "Third: 0 of 6 rated statements show good"),
        (0, 0, "Third"),
    ],
)
def test_the_table_of_a_criterion_says_how_many_show_the_best_level(best, rated, title):
    row = pd.Series({"best": best, "with_level": rated})
    assert titles.one_criterion_title(row, "Third", "Good") == title
    assert titles.one_criterion_title(row, LONG, "Good") == LONG
