"""At a terminal the open questions are asked one by one, and the command that does the same is printed."""

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compendium.cli import imports

from .conftest import Importing
from .wide_tables import save_csv

THREE = ["--framework", "mine", "--levels", "good=2,fair=1,poor=0"]
ROWS = [
    ["Site", "Link", "Reach"],
    ["Upton", "x.org", "NA"],
    ["Downham", "y.org", "good (memo)"],
    ["Midley", "", "poor"],
]


def at_a_terminal(importing: Importing, file: Path, said: str, *more: str) -> Result:
    words = [str(file), "--study", "mine", "--into", str(importing.into), *THREE, *more]
    return CliRunner().invoke(imports.import_, words, input=said, catch_exceptions=False)


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "at_a_terminal", lambda: True)


def test_each_question_is_asked_and_the_command_does_the_same(importing: Importing, tmp_path: Path) -> None:
    file = save_csv(tmp_path / "a.csv", ROWS)
    shown = at_a_terminal(
        importing, file, "\n9\n4\n\n\n"
    )  # set aside; no such number; another one; the likely one; written
    assert shown.exit_code == 0, shown.output
    assert "Please type one of the numbers." in shown.output
    ratings = (importing.folder / "ratings.csv").read_bytes()
    line = next(line for line in shown.output.splitlines() if line.startswith("The same without questions: "))
    words = shlex.split(line.partition(": ")[2])
    other = Importing(tmp_path / "other")
    again = [word.replace(str(importing.into), str(other.into)) for word in words[words.index("import") + 1 :]]
    assert CliRunner().invoke(imports.import_, again, input="").exit_code == 0
    assert (other.folder / "ratings.csv").read_bytes() == ratings
    assert other.level("upton", "reach") == ["poor"]


def test_who_stops_has_written_nothing_and_loses_no_list(importing: Importing, tmp_path: Path) -> None:
    shown = at_a_terminal(importing, save_csv(tmp_path / "a.csv", ROWS), "\nstop\n")
    assert (shown.exit_code, importing.folder.exists()) == (1, False)
    assert '"NA" is no level or non-answer.' in shown.output


def test_nothing_is_asked_where_options_were_given(importing: Importing, tmp_path: Path) -> None:
    shown = at_a_terminal(importing, save_csv(tmp_path / "a.csv", ROWS), "", "--ignore", "Link")
    assert shown.exit_code == 1
    assert "Could not be placed" in shown.output


def test_the_report_comes_first_and_each_question_says_what_enter_takes(importing: Importing, tmp_path: Path) -> None:
    shown = at_a_terminal(importing, save_csv(tmp_path / "a.csv", ROWS), "\n4\n\n\n").output
    first = shown.index("The questions one by one:")
    assert shown.index("Headings:") < shown.index("Could not be placed: 3 questions") < first
    assert shown.index("Number, or stop (Enter takes [1])") > first
    assert "Enter writes 3 sites and 3 ratings to" in shown


def test_a_total_is_set_aside_by_enter(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "Reach", "Care"], ["Upton", "good", "fair"], ["Total (met)", "12", "7"]]
    shown = at_a_terminal(importing, save_csv(tmp_path / "a.csv", rows), "\n\n")
    assert shown.exit_code == 0, shown.output
    assert list(importing.study().sites["site"]) == ["upton"]


def test_who_stops_keeps_the_answers_given_so_far(importing: Importing, tmp_path: Path) -> None:
    shown = at_a_terminal(importing, save_csv(tmp_path / "a.csv", ROWS), "\n4\nstop\n")
    assert (shown.exit_code, importing.folder.exists()) == (1, False)
    assert "--ignore Link --map NA=" in shown.output.splitlines()[-2]
    assert "Could not be placed: 1 question, 1 cell." in shown.output


@pytest.mark.parametrize(
    ("rows", "given", "option", "kept"),
    [
        (
            [["Site", "Weather"], ["Upton", "wet"], ["Downham", "dry"]],
            ["--framework", "care-act-isp"],
            "--framework",
            '"Weather" → set aside (--ignore)',
        ),
        ([["Site"], ["Upton"], ["Downham"]], THREE, "--levels", "Headings:"),
    ],
)
def test_what_only_a_person_can_say_is_for_the_command_line_and_keeps_the_answers_so_far(
    importing: Importing, tmp_path: Path, rows: list[list[str]], given: list[str], option: str, kept: str
) -> None:
    words = [str(save_csv(tmp_path / "a.csv", rows)), "--study", "mine", "--into", str(importing.into), *given]
    shown = CliRunner().invoke(imports.import_, words, input="1\n1\n1\n", catch_exceptions=False)
    assert (shown.exit_code, importing.folder.exists()) == (1, False)
    _, asked, after = shown.output.partition(f"Only you can say this: give {option} on the command line.")
    assert asked
    assert kept in after


def test_a_digit_that_is_no_number_is_asked_about_again(importing: Importing, tmp_path: Path) -> None:
    shown = at_a_terminal(importing, save_csv(tmp_path / "a.csv", ROWS), "²\nstop\n")
    assert (shown.exit_code, shown.output.count("Please type one of the numbers.")) == (1, 1)


def test_a_heading_that_is_an_ellipsis_can_be_set_aside(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "…", "Reach"], ["Upton", "x.org", "good"], ["Downham", "y.org", "poor"]]
    shown = at_a_terminal(importing, save_csv(tmp_path / "a.csv", rows), "1\n\n")
    assert shown.exit_code == 0, shown.output
    assert importing.level("upton", "reach") == ["good"]


def test_who_does_not_confirm_has_written_nothing_and_gets_the_command(importing: Importing, tmp_path: Path) -> None:
    shown = at_a_terminal(importing, save_csv(tmp_path / "a.csv", ROWS), "\n4\n\nno\nstop\n")
    assert (shown.exit_code, importing.folder.exists()) == (1, False)
    assert "The same without questions: " in shown.output
    assert shown.output.endswith("Nothing was written.\n")
