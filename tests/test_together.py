"""Several files are replaced as one, what fails is undone, and what a person wrote since is kept."""

import json
import os
import shutil
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from stopped import KILLED, each_step

from compendium import together
from compendium.errors import CompendiumError
from compendium.held import IN_USE, hold
from compendium.together import PLACE, STEPS, finish_replacing, is_being_replaced, replace_together

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


SOUND: dict[str, Any] = {"names": ["a.csv"], "before": [], "kept": [], "suffix": "", "done": {}}


@pytest.mark.parametrize(
    "steps",
    [
        "",
        "{",
        "[]",
        "{}",
        "[" * 100_000,
        json.dumps({**SOUND, "names": None}),
        json.dumps({**SOUND, "names": [5]}),
        json.dumps({**SOUND, "names": ["../mine.csv"]}),
        json.dumps({**SOUND, "names": ["sub/../../mine.csv"]}),
        json.dumps({**SOUND, "names": ["/mine.csv"]}),
        json.dumps({**SOUND, "names": ["a\0.csv"]}),
        json.dumps({**SOUND, "names": ["\ud800"]}),
        json.dumps({**SOUND, "kept": ["../mine.csv"]}),
        json.dumps({**SOUND, "suffix": "/../../mine.csv"}),
        json.dumps({**SOUND, "suffix": None}),
    ],
)
def test_steps_that_no_command_has_noted_are_not_taken(folder: Path, steps: str) -> None:
    """A study that comes from somebody else may have such a folder in it."""
    mine = folder.parent / "mine.csv"
    mine.write_bytes(b"mine")
    for name in ("../mine.csv", "sub/../../mine.csv", "a.csv"):
        for part in ("new", "old"):
            (folder / PLACE / part).mkdir(parents=True, exist_ok=True)
            (folder / PLACE / part / quote(name, safe="")).write_bytes(b"theirs")
    (folder / PLACE / STEPS).write_text(steps, encoding="utf-8")
    before = contents(folder)
    for call in (lambda: finish_replacing(folder), lambda: replace_together(folder, NEW)):
        with pytest.raises(CompendiumError, match="no command of the compendium has left it so"):
            call()
    assert {name: raw for name, raw in contents(folder).items() if name != f"{PLACE}/{IN_USE}"} == before
    assert mine.read_bytes() == b"mine"
    assert sorted(path.name for path in folder.parent.iterdir()) == ["folder", "mine.csv"]


def test_a_link_in_its_place_is_not_followed(folder: Path) -> None:
    (folder.parent / "elsewhere" / "new").mkdir(parents=True)
    (folder / PLACE).symlink_to(folder.parent / "elsewhere")
    with pytest.raises(CompendiumError, match="no command of the compendium has left it so"):
        finish_replacing(folder)
    assert (folder.parent / "elsewhere" / "new").is_dir()


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
