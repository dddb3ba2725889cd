"""What is said of approaches and categories follows from the tables, for none, one and many."""

import pandas as pd
import pytest

from compendium.results.typologies.words import (
    found_words,
    origin_title,
    origin_words,
    unplaced_words,
    without_category_title,
    without_category_words,
)

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
        ([ONE | {"ticked": False}], "No approach without a category is ticked for the P."),
        (
            [ONE],
            "One approach without a category is ticked for the P all the same: d. The minutes",
        ),
        ([ONE], "speak of none of them. So of three"),
        ([ONE | {"told_in": ["minutes"]}], "speak of all of them. So of three ticks"),
        (
            [ONE, ONE | {"name": "E", "ticked": False}],
            "for other programmes only: e. So of three ticks for the P, two come",
        ),
    ],
)
def test_approaches_without_a_category_are_told_apart(rows, said):
    assert said in without_category_words(pd.DataFrame(rows), (3, 2), "P").plain


def test_titles_count_approaches_from_a_category_and_without_one():
    origins = pd.DataFrame({"found_in": ["both", "neither", "neither"]})
    assert origin_title(origins) == "Of three approaches, one comes from a category in the minutes or the interviews"
    without = pd.DataFrame([ONE, ONE | {"ticked": False}])
    assert without_category_title(without, "P") == "Of two approaches without a category, one is ticked for the P"


def test_what_was_found_names_the_approaches_without_a_category():
    said = found_words((3, 2), pd.DataFrame([ONE, ONE | {"ticked": False}]), "P").plain
    assert said == (
        "Of the three approaches ticked for the P, two come from a category of support found in the minutes or the "
        "interviews. The others do not: d."
    )
    assert "others" not in found_words((1, 1), pd.DataFrame([ONE | {"ticked": False}]), "P").plain


def test_categories_that_were_left_out_are_named():
    assert unplaced_words(["Money", "Time"]).plain == "Two categories became no approach: money and time."
    assert unplaced_words([]).plain == "Every category became an approach."
