"""An import over a study is all or nothing, wherever it is killed and whenever the disk is full.

Before every step on the disk: the next command finds the study as it was, or as it was to be, and nothing else.
"""

import contextlib
import io
import os
import random
import shutil
import time
from pathlib import Path

import pytest
from long_trials import trials
from stopped import ENDED_WELL, FULL, KILLED, TOLD, each_step, fill, killed_after, small_disk, stopped

from compendium.cli.imports import import_
from compendium.errors import CompendiumError
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


Files = dict[str, bytes]
Imports = tuple[Path, list[str], Files, Files]


@pytest.fixture(scope="module")
def imports(tmp_path_factory: pytest.TempPathFactory) -> Imports:
    """A study that was imported once, the words of an import over it, and its files before and after that."""
    folder = tmp_path_factory.mktemp("all")
    importing = Importing(folder)
    assert importing(save_csv(folder / "old.csv", OLD), *LEVELS).exit_code == 0
    kept = folder / "kept"
    shutil.copytree(importing.folder, kept)
    again = save_csv(folder / "new.csv", NEW)
    assert importing(again, *LEVELS).exit_code == 0
    return kept, [str(again), "--study", "mine", *LEVELS, "--into"], contents(kept), contents(importing.folder)


class Trial:
    """An import over a copy of the study, as often as wished."""

    def __init__(self, place: Path, imports: Imports) -> None:
        self.kept, words, self.before, self.after = imports
        self.into = place / "studies"
        self.words = [*words, str(self.into)]
        self.folder = self.into / "mine"

    def fresh(self) -> None:
        shutil.rmtree(self.into, ignore_errors=True)
        self.into.mkdir()
        shutil.copytree(self.kept, self.folder)

    def call(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as told:
            try:
                import_.main(self.words, standalone_mode=False)
            except SystemExit:
                raise CompendiumError(told.getvalue().strip()) from None

    def state(self) -> str:
        """What the next command finds, which leaves nothing half-made."""
        assert not [one for one in check_study(find_study_at(self.folder), DATA) if one.severity == "fault"]
        assert not left_over(self.folder)
        now = contents(self.folder)
        return "before" if now == self.before else "after" if now == self.after else "mixed"


@pytest.mark.parametrize("how", [KILLED, FULL])
def test_an_import_over_a_study_is_all_or_nothing(tmp_path: Path, imports: Imports, how: str) -> None:
    """Every fourth step, or each with LONG_TRIALS=1."""
    trial = Trial(tmp_path, imports)
    by, found = trials(4, 1), []
    for ended in each_step(trial.call, how, trial.into, trial.fresh, by):
        if how == FULL and ended.code:
            assert ended.code == TOLD
            assert ended.said.endswith("No space left on device. The study is as it was.")
            assert contents(trial.folder) == trial.before  # nothing has to be put right
            assert not left_over(trial.folder)
        found.append(trial.state())
    assert found == sorted(found, reverse=True)  # from some step on it is done
    assert len(found) * by > 30
    assert set(found) == {"before", "after"}


def test_kills_at_random_moments_leave_it_old_or_new(tmp_path: Path, imports: Imports) -> None:
    """Three, or a hundred with LONG_TRIALS=1; the next import gives the same bytes as one that was never stopped."""
    trial = Trial(tmp_path, imports)
    draw, kills, longest = random.Random(11), 0, 2.0
    while kills < trials(3, 100):
        trial.fresh()
        begun = time.monotonic()
        if not killed_after(trial.call, draw.uniform(0, longest)):
            longest = max(0.05, 0.9 * (time.monotonic() - begun))
            continue
        kills += 1
        assert trial.state() in ("before", "after")
        trial.call()
        assert trial.state() == "after"


def test_a_full_disk_of_any_size_leaves_it_old_or_new(tmp_path: Path, imports: Imports) -> None:
    """Three sizes, or twenty with LONG_TRIALS=1, of a disk that is truly full."""
    disk = tmp_path / "disk"
    try:
        with small_disk(disk, 2_000_000):
            trial = Trial(disk, imports)
            found = set()
            for left in range(0, 120_000, trials(40_000, 6_000)):
                (disk / "filler").unlink(missing_ok=True)
                trial.fresh()
                fill(disk, left)
                ended = stopped(trial.call, 10**9, FULL, disk)
                if ended.code == ENDED_WELL:
                    assert contents(trial.folder) == trial.after
                else:
                    assert ended.said.endswith("No space left on device. The study is as it was.")
                    assert str(trial.folder) in ended.said
                    assert contents(trial.folder) == trial.before
                    assert not left_over(trial.folder)
                found.add(ended.code)
            assert found == {ENDED_WELL, TOLD}
    except PermissionError:
        pytest.skip("this system lets nobody have a small disk")


def test_a_folder_that_cannot_be_written_stays_as_it_was(tmp_path: Path, imports: Imports) -> None:
    """Nor does a clock that was set back change anything."""
    trial = Trial(tmp_path, imports)
    trial.fresh()

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "mkdir", refused)
        ended = stopped(trial.call, 10**9, FULL, tmp_path)
    assert (ended.code, ended.said.endswith("Permission denied. The study is as it was.")) == (TOLD, True)
    assert contents(trial.folder) == trial.before
    for path in trial.folder.rglob("*"):
        os.utime(path, (2**31, 2**31))  # files from the future: the clock was set back since
    trial.call()
    assert contents(trial.folder) == trial.after


def test_a_file_of_the_study_beyond_the_limits_is_refused_and_stays(tmp_path: Path, imports: Imports) -> None:
    trial = Trial(tmp_path, imports)
    trial.fresh()
    os.truncate(trial.folder / "ratings.csv", 10**12)
    with pytest.raises(CompendiumError, match=r"ratings\.csv: The file has 1,000,000,000,000 bytes; at most"):
        trial.call()
    assert (trial.folder / "ratings.csv").stat().st_size == 10**12
    assert not left_over(trial.folder)


def find_study_at(folder: Path) -> Path:
    from compendium.project import Project

    return find_study(Project(folder), str(folder))
