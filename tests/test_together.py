"""Several files are replaced as one, what fails is undone, and what a person wrote since is kept."""

import os
import shutil
import threading
from pathlib import Path

import pytest
from stopped import KILLED, each_step

from compendium import together
from compendium.held import IN_USE, hold
from compendium.together import PLACE, finish_replacing, is_being_replaced, replace_together

OLD = {"a.csv": b"a", "sub/b.csv": b"b", "same.csv": b"same"}
NEW = {"a.csv": b"A", "sub/b.csv": b"B", "same.csv": b"same", "new/c.csv": b"C"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path / "folder")
    return tmp_path / "folder"


def fill(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, raw in OLD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)


def test_all_are_replaced_and_some_are_kept(folder: Path) -> None:
    (folder / "a.csv").chmod(0o640)
    times = (folder / "same.csv").stat().st_mtime_ns
    kept = replace_together(folder, NEW, ["a.csv", "same.csv", "new/c.csv"], ".before")
    assert kept == {"a.csv": "a.csv.before"}
    assert contents(folder) == {**NEW, "a.csv.before": b"a"}
    assert (folder / "a.csv").stat().st_mode & 0o777 == 0o640
    assert (folder / "same.csv").stat().st_mtime_ns == times


def test_what_was_kept_before_is_not_kept_twice(folder: Path) -> None:
    for raw in (b"1", b"a", b"2", b"a"):
        replace_together(folder, {"a.csv": raw}, ["a.csv"], ".before")
    kept = {name: raw for name, raw in contents(folder).items() if ".before" in name}
    assert kept == {"a.csv.before": b"a", "a.csv.before-2": b"1", "a.csv.before-3": b"2"}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_fails_is_undone(folder: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    move, calls = together._move, []

    def refused(path: Path, target: Path) -> None:
        if path.parent.name == "new":
            calls.append(path)
            if len(calls) == number:
                raise OSError("refused")
        move(path, target)

    monkeypatch.setattr(together, "_move", refused)
    with pytest.raises(OSError, match="refused"):
        replace_together(folder, NEW, ["a.csv"], ".before")
    assert contents(folder) == OLD
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv", "same.csv", "sub"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy and kill a process")
def test_a_killed_one_is_finished_and_keeps_what_a_person_wrote_since(folder: Path) -> None:
    def call() -> None:
        replace_together(folder, NEW, ["a.csv"], ".before")

    halfway = 0
    for _ in each_step(call, KILLED, folder, lambda: fill(folder)):
        if is_being_replaced(folder) and (folder / PLACE / "new" / "a.csv").is_file():
            halfway += 1
            (folder / "a.csv").write_bytes(b"a person's")
            finish_replacing(folder)
            assert contents(folder) == {**NEW, "a.csv.before": b"a person's", "a.csv.before-2": b"a"}
        finish_replacing(folder)
        assert contents(folder) in (OLD, {**NEW, "a.csv.before": b"a"}) or halfway
        assert not (folder / PLACE).exists()
    assert halfway


def test_one_waits_for_another_that_is_at_work(folder: Path) -> None:
    (folder / PLACE).mkdir()
    held = hold(folder / PLACE / IN_USE, wait=True)
    assert held is not None
    other = threading.Thread(target=replace_together, args=(folder, NEW))
    other.start()
    other.join(0.3)
    assert other.is_alive()
    assert (folder / "a.csv").read_bytes() == b"a"
    os.close(held)
    other.join(10)
    assert contents(folder) == NEW
