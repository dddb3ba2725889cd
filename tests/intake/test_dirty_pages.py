"""A dirty table becomes pages by two commands: the first reports, the second is pasted from that report."""

import shlex
from collections import Counter
from pathlib import Path

import pytest
from command_line import warm
from conftest import copy_project
from long_trials import trials
from unbuilt_pages import leave_unbuilt

from compendium.project import Project

from .test_dirty_table import GRADES, MEANT
from .test_remedies import command_of
from .wide_tables import dirty, save_csv

ROWS = trials(24, 153)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_project(tmp_path_factory.mktemp("dirty") / "copy")


@pytest.mark.parametrize("seed", range(trials(1, 3)))
def test_two_commands_to_pages(project: Project, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_unbuilt(monkeypatch)
    study = f"dirty-{seed}"
    rows = dirty(ROWS, seed)
    file = save_csv(project.root / f"{study}.csv", rows, ";", "cp1252")
    first = ["import", str(file), "--study", study, "--framework", "grades", "--levels", GRADES, "--pages"]
    reported = warm(project.root, *first)
    assert reported.returncode == 1
    made = warm(project.root, *shlex.split(command_of(reported.stdout))[1:])
    assert made.returncode == 0, made.stdout + made.stderr
    site = project.study_site(study)
    assert len(list((site / "sites").glob("*.html"))) == ROWS
    cells = Counter(
        MEANT[cell.strip().lower().replace("_", " ")]
        for row in rows[3:]
        for cell in (*row[4:6], *row[7:9])
        if cell and row[3]
    )
    levels = (site / "data" / "levels.csv").read_text(encoding="utf-8").splitlines()
    shown = Counter(line.split(",")[-4] for line in levels[1:])
    assert shown == cells


def test_the_report_for_a_table_of_any_seed_gives_a_command_that_needs_no_further_word(tmp_path: Path) -> None:
    """What is likely is said for every question: no ellipsis is left to fill in."""
    project = Project(Path(__file__).parents[2])
    for seed in range(trials(3, 30)):
        file = save_csv(tmp_path / "a.csv", dirty(153, seed), ";", "cp1252")
        where = ["--study", "dirty", "--into", str(tmp_path / "studies"), "--framework", "grades", "--levels", GRADES]
        reported = warm(project.root, "import", str(file), *where)
        assert "…" not in command_of(reported.stdout)
        assert warm(project.root, *shlex.split(command_of(reported.stdout))[1:], "--dry-run").returncode == 0
