"""What is being made is held; what nobody holds is left behind and goes; what is not ours stays."""

import os
import sys
from pathlib import Path

import pytest

from compendium import held
from compendium.held import IN_USE, OURS, clear_left_behind, held_folder, hold, let_go, part_file, part_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system has no such locks: age decides")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_that_is_being_made_stays_until_nobody_makes_it(tmp_path: Path) -> None:
    descriptor, part = part_file(tmp_path / "a.csv")
    found = OURS.fullmatch(part.name)
    assert found
    assert found["name"] == "a.csv"
    clear_left_behind(tmp_path)
    assert part.is_file()
    os.close(descriptor)
    clear_left_behind(tmp_path)
    assert names(tmp_path) == []


def test_who_may_read_it_is_what_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        descriptor, part = part_file(tmp_path / "a.csv")
    finally:
        os.umask(before)
    os.close(descriptor)
    assert part.stat().st_mode & 0o777 == 0o600


def test_a_folder_likewise(tmp_path: Path) -> None:
    with part_folder(tmp_path / "mine") as folder:
        (folder / "statements.csv").write_text("private")
        clear_left_behind(tmp_path)
        assert (folder / "statements.csv").is_file()
    assert names(tmp_path) == []
    (tmp_path / ".mine.abcd1234.part").mkdir()
    (tmp_path / ".mine.abcd1234.part" / "statements.csv").write_text("private")
    (tmp_path / ".other.abcd1234.part").mkdir()
    clear_left_behind(tmp_path, "mine")
    assert names(tmp_path) == [".other.abcd1234.part"]


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("download.part", ".part", ".hidden", ".a.part", "a.abcd1234.part"):
        (folder / name).touch()
    (folder / ".link.abcd1234.part").symlink_to(elsewhere)
    os.mkfifo(folder / ".pipe.abcd1234.part")
    before = names(folder)
    clear_left_behind(folder)
    assert names(folder) == before
    clear_left_behind(tmp_path / "nowhere")


def test_a_lock_is_for_one(tmp_path: Path) -> None:
    first = hold(tmp_path / IN_USE, wait=False)
    assert first is not None
    assert hold(tmp_path / IN_USE, wait=False) is None
    os.close(first)
    second = hold(tmp_path / IN_USE, wait=False)
    assert second is not None
    os.close(second)
    assert hold(tmp_path / "nowhere" / IN_USE, wait=False) is None


def test_without_locks_what_somebody_has_open_stays_and_what_is_old_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no file can be removed that is open, as on Windows, that tells what is in use, however old it is."""
    monkeypatch.setattr(held, "fcntl", None)
    descriptor, used = held_folder(tmp_path / "mine")
    (used / "statements.csv").write_text("private")
    young, left = tmp_path / ".mine.abcd1234.part", tmp_path / ".mine.abcd5678.part"
    young.mkdir()
    left.mkdir()
    for folder in (used, left):
        os.utime(folder, (0, 0))
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == used / IN_USE:
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    clear_left_behind(tmp_path)
    assert names(tmp_path) == sorted([used.name, young.name])
    assert (used / "statements.csv").is_file()
    let_go(descriptor, used)
    assert names(tmp_path) == [young.name]
