"""The command `verify`: what is found is said before it is written, and where it cannot be written is said first."""

import errno
import os
from pathlib import Path

import pytest
from command_line import warm

from compendium.publish.verify import report, verification
from compendium.publish.verify.differences import Difference
from compendium.publish.verify.report import FILE, PAGE
from compendium.publish.verify.verification import Count, Verification

FOUND = Verification("a.zip", {}, [], Count(2, 3), Count(9, 9), None, [Difference("notebooks/n.ipynb", "", "gone")])


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was verified, of which the same is found whatever it is."""
    subjects: list[Path] = []

    def verify(subject: Path, means: object) -> Verification:
        subjects.append(subject)
        return FOUND

    monkeypatch.setattr(verification, "verify", verify)
    (tmp_path / "a.zip").touch()
    return subjects


def test_what_is_found_is_said_and_kept(tmp_path: Path, runs: list[Path]) -> None:
    done = warm(tmp_path, "verify", "a.zip", "--into", "new/report")
    assert done.returncode == 1
    assert done.stdout.splitlines() == ["notebooks/n.ipynb: gone", "2 of 3 notebooks identical, 9 verdicts the same"]
    assert {path.name for path in (tmp_path / "new" / "report").iterdir()} == {PAGE, FILE}
    assert runs == [tmp_path / "a.zip"]


@pytest.mark.parametrize("into", ["a.zip/into", "a.zip/into/it"])
def test_a_file_in_the_way_is_named_before_anything_runs(into: str, tmp_path: Path, runs: list[Path]) -> None:
    done = warm(tmp_path, "verify", "a.zip", "--into", into)
    assert done.returncode == 1
    assert "a.zip is no folder" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert runs == []


def test_a_disk_that_is_full_takes_nothing_of_what_was_found(
    tmp_path: Path, runs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, files: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder / PAGE))

    monkeypatch.setattr(report, "replace_together", full)
    done = warm(tmp_path, "verify", "a.zip")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "2 of 3 notebooks identical, 9 verdicts the same"
    assert done.stderr.splitlines() == [f"{PAGE}: {os.strerror(errno.ENOSPC)}. No new report was written."]
    assert runs
