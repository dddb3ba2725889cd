"""A study that a test may spoil, and a command line without the rest of the project's commands."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compendium.cli.imports import import_
from compendium.data_package.faults import Fault
from compendium.files import csv_text
from compendium.studies.study import Study, check_study, load_study

DATA = Path(__file__).resolve().parents[2] / "data"
Told = tuple[str, int | None, str | None, str | None, str]

TOML = """title = "Councils"
framework = "care-act-isp"
combine = "median"
tiers = ["macro", "meso", "micro"]
smallest_count = 10
note = ""
"""
SITES = [
    ["site", "name", "type", "region"],
    ["programme", "The programme", "programme", ""],
    ["north-town", "North Town", "council", "North"],
    ["southwick", "NA", "council", "South"],
    ["007", "None", "council", "South"],
]
RATINGS = [
    row.split(",")
    for row in (
        "site,criterion,level,evidence,coder,respondent,role,tier,statement,publish,note,source,locator",
        "programme,policy-legitimacy,relative_success,doc-1,c1,r1,manager,macro,Went well,yes,,,Table 2",
        "north-town,policy-legitimacy,mixed,doc-1,c1,r2,manager,micro,Unclear,no,,,",
        "north-town,policy-legitimacy,missing,doc-1,c2,r2,,,,,,,",
        "southwick,programme-clarity,too_early,,c1,,,meso,,,,,",
        "007,programme-clarity,relative_failure,,,,,,,,,,",
    )
]


@dataclass(frozen=True)
class StudyCopy:
    """A study folder of its own, with the few ways in which tests change it."""

    folder: Path

    def rows(self, file: str) -> list[list[str]]:
        with (self.folder / file).open(encoding="utf-8", newline="") as opened:
            return list(csv.reader(opened))

    def write_rows(self, file: str, rows: Sequence[Sequence[str]]) -> None:
        (self.folder / file).write_text(csv_text(rows), encoding="utf-8", newline="")

    def set_cell(self, file: str, row: int, column: str, value: str) -> None:
        rows = self.rows(file)
        rows[row - 1][rows[0].index(column)] = value
        self.write_rows(file, rows)

    def change_text(self, file: str, old: str, new: str) -> None:
        text = (self.folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r} to change"
        (self.folder / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    def faults(self) -> list[Fault]:
        return check_study(self.folder, DATA)

    def told(self) -> list[Told]:
        """Check, and give of each fault and note what tests compare, with files as seen from the study."""
        return [(Path(f.file).name, f.row, f.column, f.value, f.rule) for f in self.faults()]


@pytest.fixture
def study(tmp_path: Path) -> StudyCopy:
    """A study with every kind of row and no fault."""
    return make_copy(tmp_path / "councils")


def make_copy(folder: Path) -> StudyCopy:
    folder.mkdir()
    (folder / "study.toml").write_text(TOML, encoding="utf-8")
    made = StudyCopy(folder)
    made.write_rows("sites.csv", SITES)
    made.write_rows("ratings.csv", RATINGS)
    return made


class Importing:
    """Calls the command for a study in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.into = folder / "studies"
        self.folder = self.into / "mine"

    def __call__(self, file: Path, *arguments: str) -> Result:
        where = ["--study", "mine", "--into", str(self.into)]
        return CliRunner().invoke(import_, [str(file), *where, *arguments], catch_exceptions=False)

    def study(self) -> Study:
        return load_study(self.folder, DATA)

    def level(self, site: str, criterion: str) -> list[str]:
        ratings = self.study().ratings
        return list(ratings[(ratings["site"] == site) & (ratings["criterion"] == criterion)]["level"])


@pytest.fixture
def importing(tmp_path: Path) -> Importing:
    return Importing(tmp_path)
