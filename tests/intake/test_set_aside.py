"""A line that is set aside by its place is kept with its name: another line there is asked about, and none is lost."""

import tomllib

import pytest

from compendium.intake.set_aside import SetAside, kept, name_kept

from .conftest import Importing
from .test_remedies import pasted
from .wide_tables import save_csv

THREE = ["--framework", "mine", "--levels", "good=2,fair=1,poor=0"]
HEAD = ["Site", "Reach"]
UPTON, AGAIN, DOWNHAM, MIDLEY = ["Upton", "good"], ["Upton", "poor"], ["Downham", "fair"], ["Midley", "poor"]


def stored(importing: Importing) -> list[str]:
    with (importing.folder / "study.toml").open("rb") as opened:
        return list(tomllib.load(opened)["import"].get("ignore", []))


def test_a_row_is_kept_with_the_name_that_it_holds(importing: Importing, tmp_path) -> None:
    file = save_csv(tmp_path / "a.csv", [HEAD, UPTON, DOWNHAM, AGAIN])
    assert importing(file, *THREE, "--ignore", "row 4").exit_code == 0
    assert stored(importing) == ["row 4: Upton (one of 2)"]
    again = importing(file)
    assert again.exit_code == 0
    assert 'row 4 holds "Upton" and is set aside.' in again.stdout
    assert "To be set aside" not in again.stdout
    assert stored(importing) == ["row 4: Upton (one of 2)"]


def test_another_site_in_that_row_is_asked_about_and_not_dropped(importing: Importing, tmp_path) -> None:
    assert (
        importing(save_csv(tmp_path / "a.csv", [HEAD, UPTON, DOWNHAM, AGAIN]), *THREE, "--ignore", "row 4").exit_code
        == 0
    )
    file = save_csv(tmp_path / "b.csv", [HEAD, UPTON, DOWNHAM, MIDLEY])
    shown = importing(file)
    assert shown.exit_code == 1
    assert 'row 4 held "Upton (one of 2)" when it was set aside' in shown.stdout
    assert '--map Midley=midley   or   --ignore "row 4"' in shown.stdout
    assert importing(file, *pasted(shown)).exit_code == 0
    assert list(importing.study().sites["site"]) == ["upton", "downham", "midley"]
    assert stored(importing) == []


def test_the_new_line_can_be_set_aside_as_well(importing: Importing, tmp_path) -> None:
    assert (
        importing(save_csv(tmp_path / "a.csv", [HEAD, UPTON, DOWNHAM, AGAIN]), *THREE, "--ignore", "row 4").exit_code
        == 0
    )
    file = save_csv(tmp_path / "b.csv", [HEAD, UPTON, DOWNHAM, MIDLEY])
    assert importing(file, "--ignore", "row 4").exit_code == 0
    assert stored(importing) == ["row 4: Midley"]


def test_the_first_of_two_is_read_again_once_it_is_the_only_one(importing: Importing, tmp_path) -> None:
    assert (
        importing(save_csv(tmp_path / "a.csv", [HEAD, UPTON, DOWNHAM, AGAIN]), *THREE, "--ignore", "row 2").exit_code
        == 0
    )
    shown = importing(save_csv(tmp_path / "b.csv", [HEAD, UPTON, DOWNHAM]))
    assert shown.exit_code == 1
    assert 'holds "Upton" now' in shown.stdout


def test_a_place_that_an_earlier_version_kept_without_a_name_still_counts(importing: Importing, tmp_path) -> None:
    file = save_csv(tmp_path / "a.csv", [HEAD, UPTON, DOWNHAM, AGAIN])
    assert importing(file, *THREE, "--ignore", "row 4").exit_code == 0
    toml = importing.folder / "study.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("row 4: Upton (one of 2)", "row 4"), encoding="utf-8")
    assert importing(file).exit_code == 0
    assert stored(importing) == ["row 4: Upton (one of 2)"]


def test_a_rating_in_a_row_of_its_own_is_kept_with_site_and_criterion(importing: Importing, tmp_path) -> None:
    rows = [["Site", "Criterion", "Level"], ["Upton", "Reach", "good"], ["Downham", "Reach", "fair"]]
    file = save_csv(tmp_path / "a.csv", rows)
    assert importing(file, *THREE, "--ignore", "row 3").exit_code == 0
    assert stored(importing) == ["row 3: Downham, Reach"]
    rows[1:] = [rows[2], rows[1]]
    assert 'holds "Upton, Reach" now' in importing(save_csv(tmp_path / "b.csv", rows)).stdout


def test_sites_of_the_last_release_that_are_gone_are_named(importing: Importing, tmp_path) -> None:
    assert importing(save_csv(tmp_path / "a.csv", [HEAD, UPTON, DOWNHAM, MIDLEY]), *THREE).exit_code == 0
    shown = importing(save_csv(tmp_path / "b.csv", [HEAD, DOWNHAM]))
    assert shown.exit_code == 0
    assert 'Not in this table, though in the study so far: 2 sites: "Upton", "Midley".' in shown.stdout
    assert "though in the study so far" not in importing(save_csv(tmp_path / "c.csv", [HEAD, DOWNHAM, UPTON])).stdout


@pytest.mark.parametrize(
    ("name", "times", "expected"),
    [("Up\n ton", 1, "Up ton"), ("Upton", 3, "Upton (one of 3)"), ("", 4, "(no name)"), ("x" * 99, 1, "x" * 80)],
)
def test_the_name_as_it_is_kept(name: str, times: int, expected: str) -> None:
    assert name_kept(name, times) == expected


def test_a_place_that_is_named_now_counts_whatever_it_held() -> None:
    both = SetAside.of(["row 7: Upton", "Row 7"])
    assert both.has_line("row 7", "Midley")
    assert kept(["row 7: Upton", "Row 7", "Link"], {"row 7": "Midley"}, []) == ("row 7: Midley", "Link")
    assert not SetAside.of(["row 7: Upton"]).has_line("row 7", "Midley")
