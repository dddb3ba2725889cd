"""What the page on policy failure says follows from the tables, whatever stands in them."""

import pandas as pd
import pytest

from compendium.display.theme import figure_settings
from compendium.results.failure import words
from compendium.results.failure.compute import count_examples
from compendium.results.failure.draw import years_figure


@pytest.fixture(scope="module")
def examples(tables) -> pd.DataFrame:
    return tables("intervention_examples")


def counted(tables, examples: pd.DataFrame) -> pd.DataFrame:
    return count_examples(examples, tables("intervention_points"))


def test_two_points_with_as_many_examples_are_both_named(tables, examples):
    said = words.failure_in_short(tables("hindrances"), counted(tables, examples)).plain
    assert said.startswith(
        "The report sees four hindrances behind policies that fail: overly optimistic expectations, "
    )
    assert (
        "Of 34 examples of how governments step in, 26 belong to implementation prioritisation and tracking (13)"
        in said
    )
    assert said.endswith("The sources date 18 of them.")


def test_one_point_and_none_are_told_as_they_are(tables, examples):
    here = counted(tables, examples[examples["point"] == "review"])
    assert words.most_examples(here) == words.examples_title(here) == "Two examples of implementation review"
    none = counted(tables, examples.head(0))
    assert words.failure_in_short(tables("hindrances").head(0), none).html == ""
    assert words.examples_title(none) == "No examples of how governments step in"
    most = counted(tables, examples[examples["point"].isin(["review", "preparation"])])
    assert words.most_examples(most).endswith("six belong to implementation preparation")


def test_years_are_told_as_far_as_they_are_stated(examples):
    told = dict(
        zip(
            examples["example"],
            map(words.years_of, zip(examples["year_from"], examples["year_to"], strict=True)),
            strict=True,
        )
    )
    assert told["care-act-programme"] == "2013 to 2016"
    assert told["delivery-unit"] == "until 2010"
    assert told["central-policy-review-staff"] == "1971"
    assert told["policy-pilots"] == ""


def test_the_title_of_the_figure_holds_for_any_years(examples):
    years = examples["year_from"].dropna()
    assert (len(years), (years >= 2013).sum(), (years >= 2014).sum()) == (14, 8, 7)
    assert words.years_title(examples) == "Of 14 examples with a dated beginning, eight began in 2013 or later"
    assert words.years_title(examples.head(1)) == "One example with a dated beginning, in 2012"
    assert words.years_title(examples.head(0)) == "No example has a year in which it began"


def test_every_dated_example_is_in_the_figure(tables, examples):
    counts = counted(tables, examples)
    with figure_settings():
        shown = years_figure(examples, counts, None)
    dated = examples["year_from"].notna() | examples["year_to"].notna()
    assert all((f": {name}" in shown.alternative) == has for name, has in zip(examples["name"], dated, strict=True))
    assert "Implementation Support: 3 dated, 10 without a year" in shown.alternative
