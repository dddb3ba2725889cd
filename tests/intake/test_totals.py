"""Lines below the sites that add them up are asked about by name, and their cells are not."""

import pytest

from compendium.intake.totals import begins_like_total

from .conftest import Importing
from .test_remedies import pasted
from .wide_tables import Rows, save_csv

THREE = ["--framework", "mine", "--levels", "good=2,fair=1,poor=0"]
HEAD = ["Site", "Reach", "Care", "Skill"]
SITES = [["Upton", "good", "fair", "poor"], ["Downham", "poor", "good", "fair"], ["Midley", "fair", "fair", "good"]]
ROWS = [HEAD, *SITES]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        *(("TOTAL (fully met)", True), ("Total: met", True), ("Grand total", True), ("sum of all", True)),
        *(("Average score", True), ("Mean", True), ("All councils", True), ("Overall", True), ("n=61", True)),
        *(("N = 61", True), ("Count of good", True), ("Sub-total", True)),
        *(("Allerdale", False), ("Means", False), ("Summerfield", False), ("Norton", False), ("Countesthorpe", False)),
    ],
)
def test_a_name_that_begins_with_a_word_for_a_total(label: str, said: bool) -> None:
    assert begins_like_total(label) is said


@pytest.mark.parametrize("note", [[], [["Source: a report", "", "", ""]]])
def test_a_total_below_is_asked_about_by_name_and_its_cells_are_not(importing: Importing, tmp_path, note: Rows) -> None:
    file = save_csv(tmp_path / "a.csv", [*ROWS, ["TOTAL (fully met)", "12", "7", "1"], *note])
    shown = importing(file, *THREE)
    assert shown.exit_code == 1
    assert '"TOTAL (fully met)" is no site, as it seems' in shown.stdout
    assert '--ignore "TOTAL (fully met)"   or   --map "TOTAL (fully met)=total-fully-met"' in shown.stdout
    assert '"12"' not in shown.stdout
    assert importing(file, *pasted(shown)).exit_code == 0
    assert list(importing.study().sites["site"]) == ["upton", "downham", "midley"]


def test_numbers_that_are_no_level_below_the_sites_are_asked_about_as_a_total(importing: Importing, tmp_path) -> None:
    shown = importing(save_csv(tmp_path / "a.csv", [*ROWS, ["Meeting the standard", "33.3%", "12", "1"]]), *THREE)
    assert '--ignore "Meeting the standard"   or   --map' in shown.stdout
    assert "Could not be placed: 1 question, 1 cell." in shown.stdout


def test_a_total_without_a_name_is_asked_about_by_its_row(importing: Importing, tmp_path) -> None:
    file = save_csv(tmp_path / "a.csv", [*ROWS, ["", "33", "12", "14"]])
    shown = importing(file, *THREE)
    assert "Could not be placed: 1 question, 1 cell." in shown.stdout
    assert importing(file, *pasted(shown)).exit_code == 0


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, ["All Saints", "good", "fair", "poor"], *SITES],
        [*ROWS, ["Zeal", "7", "good", "fair"]],
        [HEAD, ["Average Town", "9", "9", "9"], *SITES],
    ],
)
def test_a_line_among_the_sites_is_one_of_them(importing: Importing, tmp_path, rows: Rows) -> None:
    assert "adds up" not in importing(save_csv(tmp_path / "a.csv", rows), *THREE).stdout


def test_a_site_that_is_called_like_a_total_can_be_kept(importing: Importing, tmp_path) -> None:
    file = save_csv(tmp_path / "a.csv", [*ROWS, ["all-saints", "good", "good", "good"]])
    assert "--map all-saints=all-saints" in importing(file, *THREE).stdout
    assert importing(file, *THREE, "--map", "all-saints=all-saints").exit_code == 0
    assert importing.level("all-saints", "reach") == ["good"]


def test_a_total_that_is_called_like_a_criterion_is_named_by_its_row(importing: Importing, tmp_path) -> None:
    rows = [["Site", "Reach", "Overall"], ["Upton", "good", "fair"], ["Downham", "poor", "good"], ["Overall", "1", "9"]]
    file = save_csv(tmp_path / "a.csv", rows)
    shown = importing(file, *THREE)
    assert '--ignore "row 4"   or   --map Overall=overall' in shown.stdout
    assert importing(file, *pasted(shown)).exit_code == 0
    assert importing.level("upton", "overall") == ["fair"]


def test_a_total_of_a_table_with_sites_in_columns(importing: Importing, tmp_path) -> None:
    turned = [list(row) for row in zip(*[*ROWS, ["Total good", "11", "12", "13"]], strict=True)]
    file = save_csv(tmp_path / "a.csv", turned)
    shown = importing(file, *THREE, "--sites-in", "columns")
    assert importing(file, *pasted(shown)).exit_code == 0
    assert list(importing.study().sites["site"]) == ["upton", "downham", "midley"]


def test_a_total_below_ratings_in_rows(importing: Importing, tmp_path) -> None:
    rows = [["Site", "Criterion", "Level"], ["Upton", "Reach", "good"], ["Downham", "Reach", "poor"]]
    shown = importing(save_csv(tmp_path / "a.csv", [*rows, ["Total (good)", "Reach", "1"]]), *THREE)
    assert '--ignore "Total (good)"' in shown.stdout
