"""Headings in other words than ours: what is recognised by them, what is asked, and what stays as it is."""

import pytest

from .conftest import Importing
from .test_remedies import pasted
from .wide_tables import Rows, save_csv

THREE = ["--framework", "mine", "--levels", "good=2,fair=1,poor=0"]


@pytest.mark.parametrize(
    "headings",
    [
        ["Council", "Construct", "Rating", "Rater", "Quote", "Domain"],
        ["Local authority", "Indicator", "Grade", "Reviewer", "Supporting quote", "Theme"],
        ["Study", "Domain", "Judgement", "Assessor", "Excerpt", "Group"],
    ],
)
def test_a_rating_in_each_row_under_other_words(importing: Importing, tmp_path, headings: list[str]) -> None:
    rows = [
        headings,
        ["Upton", "Leading", "good", "A", "We were led", "In"],
        ["Upton", "Means", "poor", "A", "", "In"],
        ["Downham", "Leading", "fair", "B", "", "In"],
        ["Downham", "Means", "missing", "B", "", "In"],
    ]
    shown = importing(save_csv(tmp_path / "a.csv", rows), *THREE)
    assert shown.exit_code == 0, shown.output
    assert f'"{headings[1]}" → criterion' in shown.stdout
    assert f'"{headings[2]}" → level' in shown.stdout
    study = importing.study()
    assert [tuple(row) for row in study.ratings[["site", "criterion", "level", "coder"]].to_numpy()] == [
        ("upton", "leading", "good", "A"),
        ("upton", "means", "poor", "A"),
        ("downham", "leading", "fair", "B"),
        ("downham", "means", "missing", "B"),
    ]
    assert list(study.ratings["statement"]) == ["We were led", "", "", ""]
    assert not study.ratings["publish"].any()
    assert list(study.framework.criteria["group"]) == ["In", "In"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Council", "Standard", "Rating", "Care"],
            ["Upton", "old", "good", "fair"],
            ["Downham", "new", "poor", "fair"],
        ],
        [["Council", "Standard", "Rating"], ["Upton", "fair", "good"], ["Downham", "poor", "poor"]],
    ],
)
def test_a_line_for_each_site_stays_one(importing: Importing, tmp_path, rows: Rows) -> None:
    shown = importing(save_csv(tmp_path / "a.csv", rows), *THREE)
    assert shown.stdout.startswith("a.csv: sites in rows: 2; criteria: ")


def test_what_is_said_of_such_a_heading_goes_first(importing: Importing, tmp_path) -> None:
    rows = [["Council", "Standard", "Rating"], ["Upton", "old", "good"], ["Downham", "new", "poor"]]
    file = save_csv(tmp_path / "a.csv", rows)
    assert importing(file, *THREE, "--criterion", "Rating", "--ignore", "Standard").exit_code == 0
    assert list(importing.study().framework.criteria["name"]) == ["Rating"]


def test_criteria_in_rows_are_not_read_as_sites(importing: Importing, tmp_path) -> None:
    rows = [["Construct", "Upton", "Downham"], ["Leading", "good", "fair"], ["Means", "poor", "good"]]
    file = save_csv(tmp_path / "a.csv", rows)
    shown = importing(file, *THREE)
    assert shown.exit_code == 1
    assert '"Construct" names the criteria, as it seems. Do the sites stand in columns?' in shown.stdout
    assert importing(file, *pasted(shown)).exit_code == 0
    assert list(importing.study().sites["name"]) == ["Upton", "Downham"]


def test_constructs_may_be_the_sites(importing: Importing, tmp_path) -> None:
    rows = [["Construct", "Clarity", "Use"], ["Leading", "good", "fair"], ["Means", "poor", "good"]]
    assert importing(save_csv(tmp_path / "a.csv", rows), *THREE, "--map", "Construct=name").exit_code == 0
    assert list(importing.study().sites["name"]) == ["Leading", "Means"]


def test_levels_in_words_that_were_not_listed_are_a_criterion_all_the_same(importing: Importing, tmp_path) -> None:
    rows = [
        ["Council", "Care", "Web"],
        ["Upton", "green", "a.org"],
        ["Downham", "red", "b.org"],
        ["X", "green", "c.org"],
    ]
    file = save_csv(tmp_path / "a.csv", rows)
    second = importing(file, *pasted(importing(file, *THREE)))
    assert '"green" is no level or non-answer. 1 column, 2 cells' in second.stdout
    said = pasted(second)
    assert [said[n + 1] for n, word in enumerate(said) if word in ("--criterion", "--map")] == [
        "Care",
        "green=…",
        "red=…",
    ]
    third = importing(file, *(word.replace("green=…", "green=good").replace("red=…", "red=poor") for word in said))
    assert third.exit_code == 0, third.output
    assert list(importing.study().ratings["level"]) == ["good", "poor", "good"]


def test_two_headings_of_one_name_can_both_be_kept(importing: Importing, tmp_path) -> None:
    rows = [["Site", "Care", "care"], ["Upton", "good", "fair"]]
    file = save_csv(tmp_path / "a.csv", rows)
    assert '--map "column C=care (column C)"' in importing(file, *THREE).stdout
    assert importing(file, *THREE, "--map", "column C=care (column C)").exit_code == 0
    assert list(importing.study().framework.criteria["name"]) == ["Care", "care (column C)"]
    assert list(importing.study().ratings["level"]) == ["good", "fair"]


@pytest.mark.parametrize(
    "cell",
    ["1 - Outstanding", "1 – outstanding", "1: Outstanding", "Outstanding (1)", "1 (outstanding)", "1. Outstanding"],
)
def test_a_number_beside_its_name_is_that_level(importing: Importing, tmp_path, cell: str) -> None:
    how = ["--framework", "mine", "--levels", "outstanding=1,good=2,poor=3"]
    file = save_csv(tmp_path / "a.csv", [["Council", "Care"], ["Upton", cell], ["Downham", "good"]])
    assert importing(file, *how).exit_code == 0
    assert list(importing.study().ratings["level"]) == ["outstanding", "good"]


def test_a_number_beside_the_name_of_another_level_is_asked_about(importing: Importing, tmp_path) -> None:
    how = ["--framework", "mine", "--levels", "outstanding=1,good=2,poor=3"]
    file = save_csv(tmp_path / "a.csv", [["Council", "Care"], ["Upton", "1 - good"], ["Downham", "good"]])
    shown = importing(file, *how)
    assert 'row 2, column Care: "1 - good" is no level or non-answer.' in shown.stdout
    assert '--map "1 - good=…"' in shown.stdout  # neither of the two is proposed


def test_a_criterion_of_the_framework_is_no_word_for_a_level(importing: Importing, tmp_path) -> None:
    rows = [["Council", "Rating"], ["Upton", "good"], ["Downham", "poor"]]
    assert importing(save_csv(tmp_path / "a.csv", rows), *THREE).exit_code == 0
    again = [["Council", "Standard", "Rating"], ["Upton", "old", "good"], ["Downham", "new", "fair"]]
    shown = importing(save_csv(tmp_path / "b.csv", again), "--ignore", "Standard")
    assert shown.exit_code == 0, shown.output
    shown = importing(save_csv(tmp_path / "c.csv", again))
    assert "sites in rows: 2; criteria: 1" in shown.stdout
