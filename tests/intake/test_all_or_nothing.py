"""An import over a study is all or nothing, wherever it is killed and whenever the disk is full.

Before every step on the disk: the next command finds the study as it was, or as it was to be, and nothing else.
"""

import os
import shutil
from pathlib import Path

import pytest
from long_trials import trials
from stopped import FULL, KILLED, TOLD, each_step

from compendium.cli.imports import import_
from compendium.held import OURS
from compendium.studies.study import check_study, find_study
from compendium.together import PLACE

from .conftest import DATA, Importing
from .wide_tables import save_csv

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy and kill a process")

LEVELS = ["--framework", "mine", "--levels", "good=2,fair=1,poor=0"]
OLD = [["Site", "Reach", "Care"], ["Upton", "good", "fair"], ["Downham", "poor", "good"]]
NEW = [["Site", "Reach", "Care", "Scale"], ["Upton", "poor", "good", "fair"], ["Newton", "fair", "poor", "good"]]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def left_over(folder: Path) -> list[str]:
    """What is half-made in a folder or beside it."""
    near = [*folder.rglob("*"), *folder.parent.iterdir()]
    return sorted({path.name for path in near if OURS.fullmatch(path.name) or path.name == PLACE})


@pytest.fixture(scope="module")
def imports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], dict[str, bytes], dict[str, bytes]]:
    """A study that was imported once, the words of an import over it, and its files before and after that."""
    folder = tmp_path_factory.mktemp("all")
    importing = Importing(folder)
    assert importing(save_csv(folder / "old.csv", OLD), *LEVELS).exit_code == 0
    kept = folder / "kept"
    shutil.copytree(importing.folder, kept)
    again = save_csv(folder / "new.csv", NEW)
    assert importing(again, *LEVELS).exit_code == 0
    words = [str(again), "--study", "mine", "--into", str(importing.into), *LEVELS]
    return kept, words, contents(kept), contents(importing.folder)


@pytest.mark.parametrize("how", [KILLED, FULL])
def test_an_import_over_a_study_is_all_or_nothing(tmp_path: Path, imports: tuple, how: str) -> None:  # type: ignore[type-arg]
    kept, words, before, after = imports
    into = tmp_path / "studies"
    folder = into / "mine"
    words = [*words[:4], str(into), *words[5:]]

    def fresh() -> None:
        shutil.rmtree(into, ignore_errors=True)
        into.mkdir()
        shutil.copytree(kept, folder)

    found = []
    by = trials(4, 1)  # every fourth step, unless long trials are asked for
    for ended in each_step(lambda: import_.main(words, standalone_mode=False), how, into, fresh, by):
        if how == FULL and ended.code:
            assert ended.code == TOLD, ended.said
            assert contents(folder) == before  # nothing has to be put right
            assert not left_over(folder)
            found.append("before")
            continue
        assert not [fault for fault in check_study(find_study_at(folder), DATA) if fault.severity == "fault"]
        assert not left_over(folder)
        now = contents(folder)
        assert now in (before, after)
        found.append("before" if now == before else "after")
    assert found == sorted(found, reverse=True)  # from some step on it is done
    assert len(found) * by > 30
    assert {"before", "after"} == set(found)


def find_study_at(folder: Path) -> Path:
    from compendium.project import Project

    return find_study(Project(folder), str(folder))
