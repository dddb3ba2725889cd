"""Every remedy that a message names works: each option is followed, and what was asked is asked no more."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import Result

from compendium.intake.grid import read_grid
from compendium.intake.import_study import Request, import_study
from compendium.intake.questions import Question
from compendium.studies.settings import ImportSettings

from .conftest import DATA, Importing
from .wide_tables import Rows, save_csv, save_xlsx

THREE = ["--framework", "mine", "--levels", "good=2,fair=1,poor=0"]
ISP = ["--framework", "care-act-isp"]
COLUMNS = ["--sites-in", "columns"]
LONG = ["site", "criterion", "level", "publish", "statement"]

MARY = [["St. Mary", "good"], ["St Mary", "fair"], ["Up town", "fair"], ["Up-town", "poor"]]
WORDS = [["A", "NA"], ["B", "good (see memo)"], ["C", "goood"], ["D", "7"], ["E", "fair"]]
AGAIN = [["A", "Reach", "good", "", "one"], ["A", "Reach", "poor", "", "two"], ["", "Reach", "good", "", ""]]
FIRST = [["Domain", "Construct", "A"], ["In", "Reach", "fair"], ["In", "Care", "poor"]]

NUMBERED = [["1", "In", "Reach", "fair", "good"], ["2", "", "Care", "poor", "good"]]
C2 = [["C2", "1", "East", "good"], ["C2", "2", "West", "good"]]

DIRTY: dict[str, tuple[Rows, list[str]]] = {
    "words": ([["Site", "Reach"], *WORDS], THREE),
    "two readings": ([["Site", "Reach"], ["A", "mixed"], ["B", "x" * 300]], THREE),
    "no value": ([["Site", "Region", "Coder", "Reach"], ["A", "nan", "-", "good"], ["B", "East", "b", "poor"]], THREE),
    "note below": ([["Site", "Reach"], ["A", "good"], ["Source: a report", ""], ["", "fair"]], THREE),
    "no id": ([["Site", "Reach"], ["東京", "good"], ["B", "fair"]], THREE),
    "same id": ([["Site", "Reach"], *MARY], THREE),
    "differs": ([["Site", "Coder", "Region", "Reach"], ["A", "1", "East", "good"], ["A", "2", "West", "good"]], THREE),
    "cells named like places": ([["Site", "Coder", "Region", "Reach"], *C2], THREE),
    "total": ([["Site", "Reach"], ["A", "good"], ["B", ""], ["Total", "2"]], THREE),
    "numbers first": ([["No", "Council", "Reach"], ["1", "Upton", "good"], ["2", "Downham", "fair"]], THREE),
    "twice": ([["Site", "Reach", "Care"], ["A", "good", "fair"], ["A", "poor", "fair"]], THREE),
    "evidence": ([["Site", "Evidence", "Reach"], ["A", "good", "fair"], ["B", "poor", "good"]], THREE),
    "link": ([["Site", "Link", "", "Reach"], ["A", "x.org", "y", "fair"], ["B", "z.org", "", "good"]], THREE),
    "count": ([["Site", "Visits", "Reach"], ["A", "1", "good"], ["B", "2", "good"]], THREE),
    "direction": ([["Site", "Care", "Reach"], ["A", "1", "2"], ["B", "2", "0"]], THREE),
    "near heading": ([["Site", "Policy legitimcy"], ["A", "2"]], ISP),
    "other heading": ([["Site", "Policy legitimacy", "Weather"], ["A", "2", "1"]], ISP),
    "heading twice": ([["Site", "Policy legitimacy", "policy-legitimacy"], ["A", "2", "1"]], ISP),
    "tier": ([["Site", "Tier", "Policy legitimacy"], ["A", "mico", "1"], ["B", "all", "2"]], ISP),
    "no site": ([["Policy legitimacy", "Evidence", "Stakeholder support"], ["2", "x", "1"]], ISP),
    "turned": ([["Criterion", "A", "B"], ["Policy legitimacy", "2", "1"]], ISP),
    "domain": ([["Construct", "Domain", "A"], ["Reach", "In", "fair"], ["Care", "In", "poor"]], [*THREE, *COLUMNS]),
    "domain first": (FIRST, [*THREE, *COLUMNS]),
    "section": ([["Construct", "A"], ["Inner", ""], ["Reach", "good"]], [*THREE, *COLUMNS]),
    "mapped part": ([["Site", "Construct", "Reach"], ["A", "x", "good"]], [*THREE, "--map", "Construct=criterion"]),
    "way": ([["Construct", "A", "B"], ["Reach", "good", "fair"], ["Care", "poor", "fair"]], THREE),
    "units": ([["Site", "Reach", "Care"], ["", "(0 to 2)", "(0 to 2)"], ["A", "good", "fair"]], THREE),
    "numbered": ([["No", "Domain", "Construct", "A", "B"], *NUMBERED], [*THREE, *COLUMNS]),
    "other words": ([["Site", "Care", "Web"], ["A", "green", "a.x"], ["B", "green", "b.x"]], THREE),
    "names twice": ([["Site", "Care", "care"], ["A", "good", "fair"]], THREE),
    "unnamed site": ([["criterion", "level", "Place"], ["Reach", "good", "A"], ["Reach", "fair", "B"]], THREE),
    "long, and more": ([["site", "criterion", "level", "Seen"], ["A", "Reach", "good", "May"]], THREE),
    "long": ([LONG, ["A", "Policy legitimcy", "2", "TRUE", "x"], ["A", "Weather", "1", "perhaps", ""]], ISP),
    "long twice": ([LONG, *AGAIN], THREE),
}


def questions(file: Path, folder: Path, arguments: list[str]) -> list[Question]:
    """What stays open, read without a command line."""
    given: dict[str, list[str]] = {}
    for option, word in zip(arguments[::2], arguments[1::2], strict=True):
        given.setdefault(option, []).append(word)
    settings = ImportSettings(
        sites_in=given.get("--sites-in", [""])[-1],
        best=given.get("--best", [""])[-1],
        criterion=tuple(given.get("--criterion", ())),
        ignore=tuple(given.get("--ignore", ())),
        map=dict(word.rpartition("=")[::2] for word in given.get("--map", ())),
    )
    levels = given.get("--levels", [""])[-1]
    request = Request(file, folder / "mine", given["--framework"][-1], levels, settings, dry_run=True)
    return import_study(request, DATA).read.questions.in_order()


@pytest.mark.parametrize("name", DIRTY)
def test_each_answer_settles_its_question(tmp_path: Path, name: str) -> None:
    rows, arguments = DIRTY[name]
    file = save_csv(tmp_path / "a.csv", rows)
    asked = questions(file, tmp_path, arguments)
    assert asked
    for question in asked:
        for answer in question.answers:
            words = question.words(answer)
            left = {(one.kind, one.about) for one in questions(file, tmp_path, [*arguments, *words])}
            assert (question.kind, question.about) not in left, words


def command_of(report: str) -> str:
    """The command that a report offers."""
    lines = report.splitlines()
    return next(lines[n + 1] for n, line in enumerate(lines) if line.startswith("All that is likely"))


def pasted(shown: Result) -> list[str]:
    """The options of the command that a report offers."""
    words = shlex.split(command_of(shown.stdout))
    return words[words.index("import") + 2 :]


@pytest.mark.parametrize(
    "name",
    [
        "words",
        "no value",
        "note below",
        "no id",
        "link",
        "near heading",
        "other heading",
        "domain",
        "section",
        "domain first",
        "numbers first",
        "total",
        "way",
        "units",
        "numbered",
        "unnamed site",
        "long, and more",
    ],
)
def test_the_command_that_is_offered_goes_through(importing: Importing, tmp_path: Path, name: str) -> None:
    rows, arguments = DIRTY[name]
    file = save_csv(tmp_path / "a.csv", rows)
    words = pasted(importing(file, *arguments))
    chosen = ["mixed" if word == "…" else word.replace("=…", "=mixed") for word in words]
    shown = importing(file, *chosen)
    assert shown.exit_code == 0, shown.output


def test_a_report_is_at_most_a_screen_and_a_file_has_it_all(importing: Importing, tmp_path: Path) -> None:
    headings = [f"Criterion {n}" for n in range(44)]
    rows = [
        ["Site", *headings],
        *([f"Site {m}", *(f"odd {m} {n}" if n % 2 else "good" for n in range(44))] for m in range(9)),
    ]
    report = tmp_path / "report.txt"
    shown = importing(save_csv(tmp_path / "a.csv", rows), *THREE, "--report", str(report))
    assert shown.exit_code == 1
    assert len(shown.stdout.splitlines()) <= 40
    assert "--report FILE has all" in shown.stdout
    written = report.read_text(encoding="utf-8")
    assert written.count("is no level or non-answer") == 0
    assert written.count("nothing under it is a level") == 22
    rows = [
        ["Site", *headings],
        *([f"S{m}", *("NA" if n % 3 else f"odd {n}" for n in range(44))] for m in range(9)),
        ["T", *["good"] * 44],
    ]
    shown = importing(save_csv(tmp_path / "b.csv", rows), *THREE, "--report", str(report))
    assert '1. "NA" is no level or non-answer. 29 columns, 261 cells' in shown.stdout
    assert len(shown.stdout.splitlines()) <= 40
    assert len(set(re.findall(r"row 3, column Criterion \d+", report.read_text(encoding="utf-8")))) == 44


def test_a_dry_run_shows_everything_and_writes_nothing(importing: Importing, tmp_path: Path) -> None:
    file = save_csv(tmp_path / "a.csv", [["Site", "Reach"], ["A", "good"]])
    shown = importing(file, *THREE, "--dry-run")
    assert shown.exit_code == 0
    assert "Nothing was written, as asked." in shown.stdout
    assert not importing.into.exists()
    assert importing(file, *THREE).exit_code == 0
    before = {path: path.read_bytes() for path in importing.folder.rglob("*") if path.is_file()}
    assert importing(save_csv(tmp_path / "b.csv", [["Site", "Reach"], ["A", "poor"]]), "--dry-run").exit_code == 0
    assert {path: path.read_bytes() for path in importing.folder.rglob("*") if path.is_file()} == before


def test_a_setting_of_the_study_can_be_put_right_by_what_is_said_now(importing: Importing, tmp_path: Path) -> None:
    file = save_xlsx(tmp_path / "a.xlsx", [["Site", "Reach"], ["A", "NA"]])
    assert importing(file, *THREE, "--map", "NA=missing").exit_code == 0
    assert importing(file, "--map", "NA=mixed").exit_code == 0
    assert list(importing.study().ratings["level"]) == ["mixed"]
    assert re.search(r'NA = "mixed"', (importing.folder / "study.toml").read_text(encoding="utf-8"))
    assert read_grid(file, "").rows[1] == ["A", "NA"]
