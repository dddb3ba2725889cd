"""What is said of approaches and categories follows from the tables, for none, one and many."""

import pandas as pd
import pytest

from compendium.results.typologies.words import origin_words, without_category_words

ONE = {"approach": "d", "name": "D", "ticked": True, "others": [], "told_in": []}


def test_approaches_are_counted_by_where_they_have_a_category():
    origins = pd.DataFrame({"found_in": ["both", "neither", "neither"]})
    assert origin_words(origins).plain == (
        "Of three approaches, one has a category in both typologies, none have one in the minutes only, none have one "
        "in the interviews only and two have none."
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([ONE | {"ticked": False}], "No approach without a category is ticked in the column P."),
        (
            [ONE],
            "One approach without a category is ticked in the column P all the same: d. Minutes",
        ),
        ([ONE], "tell of none of them."),
        ([ONE | {"told_in": ["minutes"]}], "tell of all of them. Ticked in other columns only: none."),
        (
            [ONE, ONE | {"name": "E", "ticked": False}],
            "other columns only: e. So of three ticks in that column, two come",
        ),
    ],
)
def test_approaches_without_a_category_are_told_apart(rows, said):
    assert said in without_category_words(pd.DataFrame(rows), (3, 2), "P").plain
