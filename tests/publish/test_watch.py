"""A command that stays: pages are made again whenever a file is saved, and nothing is made of what did not change."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest
from conftest import copy_executed, copy_project

from compendium.publish import watch
from compendium.run.workers.fork import can_fork

LIMIT = 200  # seconds for all that the command does in a test


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sites.csv").write_text("site\none\n", encoding="utf-8")
    return tmp_path


def looks(folder: Path) -> watch.Seen:
    return watch._look([folder / "_config.yml"], [folder / "data", folder / "none"])


def test_it_sees_what_is_written_made_and_removed(folder):
    before = looks(folder)
    assert [Path(path).name for path in before] == ["sites.csv"]
    (folder / "data" / "sites.csv").write_text("site\nother\n", encoding="utf-8")
    written = looks(folder)
    assert written != before
    (folder / "_config.yml").touch()
    assert looks(folder) != written
    (folder / "_config.yml").unlink()
    assert looks(folder) == written
    (folder / "data" / "sites.csv").unlink()
    assert looks(folder) == {}


def test_it_does_not_see_hidden_files_and_caches(folder):
    before = looks(folder)
    for name in (".sites.csv.swp", ".ipynb_checkpoints/sites.csv", "__pycache__/sites.pyc"):
        path = folder / "data" / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert looks(folder) == before


def test_it_waits_until_nothing_more_is_being_saved(monkeypatch):
    monkeypatch.setattr(watch, "LOOK", 0.0)
    monkeypatch.setattr(watch, "SETTLED", 0.0)
    seen = iter(
        [{"a": (1, 1)}, {"a": (1, 1)}, {"a": (2, 1)}, {"a": (2, 9)}, {"a": (3, 9)}, {"a": (3, 9)}, {"never": (0, 0)}]
    )
    assert watch._changed(lambda: next(seen), {"a": (1, 1)}) == {"a": (3, 9)}


def test_the_first_time_it_does_not_wait():
    assert watch._changed(lambda: {"a": (1, 1)}, {}) == {"a": (1, 1)}


@pytest.mark.parametrize(
    ("path", "other"), [(f"{watch.CODE}/errors.py", True), ("/here/requirements.lock", True), ("/here/a.csv", False)]
)
def test_other_code_is_told_from_other_data(path, other):
    before = {path: (1, 1), "/here/b.csv": (1, 1)}
    assert watch._is_of_other_code(before, before | {path: (2, 1)}) is other
    assert watch._is_of_other_code({}, before) is False


def test_what_is_wrong_ends_one_turn_and_not_the_waiting(monkeypatch):
    made = []

    def make():
        made.append("once")
        sys.exit(1)

    monkeypatch.setattr(watch, "builder_ready", lambda: pytest.MonkeyPatch().context())
    assert watch._turn(lambda: {"a": (2, 1)}, {}, make) == {"a": (2, 1)}
    assert made == ["once"]


@pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process")
def test_a_turn_that_the_system_ends_is_not_begun_again_before_something_is_saved(monkeypatch):
    monkeypatch.setattr(watch, "builder_ready", lambda: pytest.MonkeyPatch().context())
    now = {"a": (2, 1)}
    assert watch._turn_in_copy(lambda: now, {"a": (1, 1)}, lambda: os.kill(os.getpid(), signal.SIGKILL)) == now


def test_pages_are_not_made_by_code_that_is_out_of_date(monkeypatch):
    monkeypatch.setattr(watch, "builder_ready", lambda: pytest.MonkeyPatch().context())
    now = {f"{watch.CODE}/errors.py": (2, 1)}
    assert watch._turn(lambda: now, {f"{watch.CODE}/errors.py": (1, 1)}, lambda: pytest.fail("made")) == now


def test_where_a_process_cannot_be_copied_each_time_is_a_command_of_its_own(monkeypatch):
    called = []
    monkeypatch.setattr(watch.subprocess, "run", lambda command, check: called.append(command))
    monkeypatch.setattr(sys, "argv", ["compendium", "sites", "councils", "--watch", "--jobs", "2"])
    assert watch._turn_as_command(lambda: {"a": (1, 1)}, {}) == {"a": (1, 1)}
    assert called == [[sys.executable, "-m", "compendium", "sites", "councils", "--jobs", "2"]]


@pytest.fixture
def stays(tmp_path: Path) -> Iterator[tuple["subprocess.Popen[str]", Path]]:
    """`compendium book --watch` in a copy of the project whose notebooks have been executed, and its folder."""
    project = copy_project(tmp_path / "copy")
    copy_executed(project)
    command = [sys.executable, "-m", "compendium", "book", "--watch"]
    with subprocess.Popen(
        command, cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        last = Timer(LIMIT, os.killpg, [process.pid, signal.SIGKILL])  # else a word that never comes is waited for
        last.start()
        yield process, project.root
        last.cancel()
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def told(process: "subprocess.Popen[str]", beginning: str) -> list[str]:
    """The lines that it prints up to one with this beginning."""
    lines: list[str] = []
    for line in process.stdout or ():
        lines.append(line.rstrip("\n"))
        if line.startswith(beginning):
            return lines
    pytest.fail(f"It ended with {process.wait()} after {lines}")


@pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process")
def test_it_stays_whatever_is_saved_until_it_is_interrupted(stays):
    command, folder = stays
    page, table = folder / "book" / "glossary.md", folder / "data" / "review" / "criteria.csv"
    assert told(command, "The book is at")[-1] == "The book is at _build/html/index.html"
    told(command, "Whenever a file is saved")

    page.write_text(page.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    assert told(command, "The book is at") == ["Building the site", "The book is at _build/html/index.html"]
    assert "One more line." in (folder / "_build/html/glossary.html").read_text(encoding="utf-8")

    good = table.read_text(encoding="utf-8")
    table.write_text(good.replace("\n", ",\n", 1), encoding="utf-8")
    assert "row 1, column number 6" in told(command, "data/review/criteria.csv")[-1]
    table.write_text(good.replace("Did the", "Did this"), encoding="utf-8")
    lines = told(command, "The book is at")
    assert "Running inclusion_criteria" in lines
    assert "Did this" in (folder / "_build/html/notebooks/inclusion_criteria.html").read_text(encoding="utf-8")

    code = folder / "requirements.lock"
    code.write_text(code.read_text(encoding="utf-8") + "# One more line.\n", encoding="utf-8")
    told(command, "The book is at")
    told(command, "Whenever a file is saved")  # it has begun anew

    os.killpg(command.pid, signal.SIGINT)
    assert command.wait(20) == 0
    assert (command.stdout.read() if command.stdout else "") == ""  # also: nobody is left to print anything
