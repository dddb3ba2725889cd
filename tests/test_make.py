"""`make` sets up once, completes what was interrupted, renews what is out of date, cleans what it made."""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-setup.lock")
PYODIDE = "src/compendium/publish/spreadsheet/pyodide.lock"
LAB = "src/compendium/run/jupyterlab_settings.json"

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def make(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Call make as from a plain shell, also when the tests themselves were started by make."""
    of_the_caller = re.compile("MAKE|MFLAGS|PIP_|UV_|(PYTHON|TESTS|UPGRADE)$")
    environment = {name: value for name, value in os.environ.items() if not of_the_caller.match(name)}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a blank in its name that holds what set-up reads."""
    made = tmp_path / "my study"
    made.mkdir()
    for name in ("Makefile", "pyproject.toml", LAB, PYODIDE, *LOCKS):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, made / name)
    return made


# Stands for Python: answers what the Makefile asks, notes what it is to install, and fails once if told to.
FAKE_PYTHON = """#!/bin/sh
here=$(pwd -P)
case "$*" in
    *sys._base_executable*) echo "$here/fake-python" ;;
    "-m venv .venv") mkdir -p .venv/bin && cp fake-python .venv/bin/python &&
        printf '#!/bin/sh\\necho compendium "$@"\\n' > .venv/bin/compendium &&
        chmod +x .venv/bin/compendium ;;
    *"config list"*) echo "global.index""-url='elsewhere'" ;;
    *"pip list"*) echo "Sphinx 9.0.0" ;;
    *"pip install"*) if test -e fail; then rm fail; exit 1; fi; echo "$*" >> installed.txt ;;
    "-m pytest"*) echo "$*" ;;
    "-m compendium.publish.spreadsheet.pyodide") echo "$*" >> pyodide.txt ;;
esac
"""


@pytest.fixture
def pretended(folder: Path) -> Path:
    """The same with a stand-in for Python, so that set-up is quick and needs no network."""
    python = folder / "fake-python"
    python.write_text(FAKE_PYTHON, encoding="utf-8")
    python.chmod(0o755)
    return folder


def installed(folder: Path) -> list[str]:
    """The last word of each call of `pip install` since the last look."""
    notes = folder / "installed.txt"
    if not notes.exists():
        return []
    lines = notes.read_text(encoding="utf-8").splitlines()
    notes.unlink()
    return [line.split()[-1] for line in lines]


def test_help_lists_every_command(folder: Path) -> None:
    shown = make(folder)
    assert shown.returncode == 0
    listed = re.findall(r"^  make ([a-z]+) +\S", shown.stdout, flags=re.MULTILINE)
    (phony,) = re.findall(r"^\.PHONY: (help .*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert listed == phony.split()
    assert {"setup", "book", "test", "refresh", "lab", "serve", "bench", "clean"} <= set(listed)


def test_without_a_suitable_python_make_says_so(folder: Path) -> None:
    shown = make(folder, "book", "PYTHON=no-such-python")
    assert shown.returncode == 2
    assert "No Python 3.11 or newer" in shown.stderr
    assert not (folder / ".venv").exists()


def test_set_up_happens_once(pretended: Path) -> None:
    first = make(pretended, "book", "PYTHON=./fake-python")
    assert first.stdout.splitlines()[-1] == "compendium book", first.stderr
    assert installed(pretended) == ["requirements.lock", "."]
    assert make(pretended, "book").stdout.splitlines() == ["compendium book"]
    assert installed(pretended) == []
    (settings,) = (pretended / ".venv" / "share" / "jupyter" / "lab" / "settings").rglob("*.json")
    assert settings.read_bytes() == (ROOT / LAB).read_bytes()


def test_pyodide_is_asked_for_once_and_whenever_somebody_asks(pretended: Path) -> None:
    asked = pretended / "pyodide.txt"
    for command in ("book", "book", "setup"):
        assert make(pretended, command, "PYTHON=./fake-python").returncode == 0
        assert asked.read_text(encoding="utf-8").splitlines() == ["-m compendium.publish.spreadsheet.pyodide"]
    with (pretended / PYODIDE).open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    make(pretended, "book")
    make(pretended, "pyodide")
    assert len(asked.read_text(encoding="utf-8").splitlines()) == 3


def test_test_tools_are_added_and_arguments_reach_pytest(pretended: Path) -> None:
    shown = make(pretended, "test", "PYTHON=./fake-python", "TESTS=tests/run -x")
    assert shown.stdout.splitlines()[-2:] == ["compendium book", "-m pytest tests/run -x"]
    assert installed(pretended) == ["requirements.lock", ".", "requirements-test.lock"]


def test_a_set_up_that_failed_is_done_again(pretended: Path) -> None:
    (pretended / "fail").touch()
    assert make(pretended, "book", "PYTHON=./fake-python").returncode == 2
    assert make(pretended, "book", "PYTHON=./fake-python").returncode == 0
    assert installed(pretended) == ["requirements.lock", "."]


def test_a_changed_lock_renews_the_environment(pretended: Path) -> None:
    make(pretended, "book", "PYTHON=./fake-python")
    installed(pretended)
    with (pretended / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert make(pretended, "book", "PYTHON=./fake-python").returncode == 0
    assert installed(pretended) == ["requirements.lock", "."]


def test_an_environment_whose_python_is_gone_is_made_again(pretended: Path) -> None:
    make(pretended, "book", "PYTHON=./fake-python")
    installed(pretended)
    (pretended / ".venv" / "bin" / "python").unlink()
    assert make(pretended, "book", "PYTHON=./fake-python").returncode == 0
    assert installed(pretended) == ["requirements.lock", "."]


def test_the_newest_versions_are_tried_in_a_folder_of_their_own(pretended: Path) -> None:
    (pretended / "data" / "local" / "mine").mkdir(parents=True)
    make(pretended, "setup", "PYTHON=./fake-python")
    assert installed(pretended) == ["requirements.lock", "."]
    shown = make(pretended, "newest")
    assert shown.stdout.splitlines()[-1] == "compendium book", shown.stderr
    assert installed(pretended / "build" / "newest") == ["requirements.lock", ".", "sphinx-book-theme"]
    assert installed(pretended) == []
    assert not (pretended / "build" / "newest" / "data" / "local").exists()


GENERATED = [
    "_build/html/index.html",
    "build/executed/a.ipynb",
    ".venv/bin/python",
    "src/compendium.egg-info/PKG-INFO",
    "src/compendium/__pycache__/a.pyc",
    "tests/run/__pycache__/a.pyc",
    "notebooks/.ipynb_checkpoints/a.ipynb",
    ".mypy_cache/a",
    ".pytest_cache/a",
    ".ruff_cache/a",
    ".hypothesis/a",
]
WRITTEN = [
    "data/local/mine/ratings.csv",
    "data/local/mine/.ipynb_checkpoints/a.ipynb",
    "data/review/a.before-fix.csv",
]


def test_clean_removes_what_was_generated_and_nothing_else(folder: Path) -> None:
    before = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    for name in GENERATED + WRITTEN:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    assert make(folder, "clean").returncode == 0
    left = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert left == before | set(WRITTEN)


def test_two_that_set_up_at_once_wait_for_each_other(pretended: Path) -> None:
    """The first is held in the middle of setting up; the second says that it waits, and finds everything there."""
    hold = '*"pip install"*) touch begun; while test -e hold; do sleep 0.1; done; '
    python = pretended / "fake-python"
    python.write_text(FAKE_PYTHON.replace('*"pip install"*) ', hold), encoding="utf-8")
    (pretended / "hold").touch()
    command = ["make", "book", "PYTHON=./fake-python"]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": pretended, "env": plain}
    with subprocess.Popen(command, **pipes) as first:  # type: ignore[call-overload]
        while not (pretended / "begun").exists():
            time.sleep(0.05)
        with subprocess.Popen(command, **pipes) as second:  # type: ignore[call-overload]
            assert second.stderr.readline() == "Another make is setting up .venv; waiting for it to end.\n"
            (pretended / "hold").unlink()
            assert second.communicate()[0].splitlines() == ["compendium book"]
        assert first.communicate()[0].splitlines()[-1] == "compendium book"
    assert (first.returncode, second.returncode) == (0, 0)
    assert installed(pretended) == ["requirements.lock", "."]
    assert turns(pretended)[-1] == "nobody"


def turns(folder: Path) -> list[str]:
    """Whose turn it was to set up, one after another."""
    links = sorted((folder / "build" / "setup").iterdir(), key=lambda link: int(link.name))
    assert [link.name for link in links] == [str(number + 1) for number in range(len(links))]
    return [str(link.readlink()) for link in links]


@pytest.fixture
def interrupted(pretended: Path) -> Path:
    """The same after a make that was killed while it set up."""
    (pretended / "build" / "setup").mkdir(parents=True)
    ended = subprocess.run(["sh", "-c", "echo $$"], capture_output=True, text=True, check=True).stdout.strip()
    (pretended / "build" / "setup" / "1").symlink_to(ended)
    return pretended


def test_a_make_that_was_killed_while_it_set_up_holds_nobody_up(interrupted: Path) -> None:
    assert make(interrupted, "book", "PYTHON=./fake-python").returncode == 0
    assert turns(interrupted)[2:] == ["nobody"]
    assert make(interrupted, "book").returncode == 0
    assert len(turns(interrupted)) == 3, "where nothing is to be set up nobody takes a turn"


def test_a_turn_that_another_took_just_before_is_not_taken(interrupted: Path) -> None:
    """The second sees that the first is dead, and is held up until a third has taken its turn."""
    slow = interrupted / "bin"
    slow.mkdir()
    looks = "touch looked; while test -e hold; do sleep 0.05; done"
    (slow / "ln").write_text(f'#!/bin/sh\n{looks}\nexec "{shutil.which("ln")}" "$@"\n', encoding="utf-8")
    (slow / "ln").chmod(0o755)
    (interrupted / "hold").touch()
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    environment = plain | {"PATH": f"{slow}{os.pathsep}{os.environ['PATH']}"}
    command, pipes = ["make", "book", "PYTHON=./fake-python"], {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=interrupted, env=environment, text=True, **pipes) as second:  # type: ignore[call-overload]
        while not (interrupted / "looked").exists():
            time.sleep(0.05)
        third = str(os.getpid())
        (interrupted / "build" / "setup" / "2").symlink_to(third)
        (interrupted / "hold").unlink()
        assert second.stderr.readline() == "Another make is setting up .venv; waiting for it to end.\n"
        assert turns(interrupted)[1:] == [third]
        assert installed(interrupted) == []
        (interrupted / "build" / "setup" / "3").symlink_to("nobody")
        second.communicate()
        assert second.returncode == 0
    assert turns(interrupted)[2:] == ["nobody", str(second.pid), "nobody"]
    assert installed(interrupted) == ["requirements.lock", "."]


def test_a_dollar_sign_in_the_path_is_told_in_a_sentence(pretended: Path) -> None:
    folder = pretended.rename(pretended.with_name("my $tudy"))
    done = make(folder, "book", "PYTHON=./fake-python")
    assert done.returncode == 2
    assert f"The path of this folder, {folder}, has a $, which Python's tools cannot install from." in done.stderr
    assert not (folder / ".venv").exists()
