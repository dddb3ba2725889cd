"""Hostile files: each ends with the right word, none with a traceback, none misread, all within bounds of the system.

A sample in `make test`, all of them with LONG_TRIALS=1. Whoever hangs or takes too much memory is ended by the system,
which is no outcome that any of the files may have.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from long_trials import LONG

from compendium.files import csv_text

from .conftest import make_copy
from .hostile import HOSTILE, Hostile
from .hostile.devices import STUDY
from .hostile.listing import RATINGS

FRAMEWORK = ["--framework", "of-the-file", "--levels", "good=2,fair=1,poor=0"]
MOST_PRINTED = 60_000
SAMPLED = 3


def sample() -> list[Hostile]:
    """The first few of each class that are quick to write."""
    seen: Counter[str] = Counter()
    quick = [one for one in HOSTILE if not one.slow]
    return [one for one in quick if not seen.update([one.kind]) and seen[one.kind] <= SAMPLED]


class Trier:
    """A process that tries commands one by one, each in a copy of itself."""

    def __init__(self) -> None:
        program = [sys.executable, str(Path(__file__).parent / "hostile" / "tried.py")]
        self._process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, *words: str) -> dict[str, Any]:
        """Try a command; gives its exit code, what it printed, seconds and megabytes."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found

    def end(self) -> None:
        """Let the process come to its end."""
        self._process.communicate()


@pytest.fixture(scope="module")
def trier() -> Iterator[Trier]:
    """With HOSTILE_TABLE=FILE, what each file took is written there as CSV in the end."""
    made = Trier()
    yield made
    made.end()
    if os.environ.get("HOSTILE_TABLE"):
        Path(os.environ["HOSTILE_TABLE"]).write_text(csv_text([COLUMNS, *OUTCOMES]), encoding="utf-8")


COLUMNS = ["class", "file", "exit", "seconds", "megabytes", "printed", "says"]
OUTCOMES: list[list[str]] = []


@pytest.mark.parametrize("one", HOSTILE if LONG else sample(), ids=lambda one: f"{one.kind}: {one.name}")
def test_a_hostile_file_ends_with_the_right_word(one: Hostile, trier: Trier, tmp_path: Path) -> None:
    done = of_study(one, trier, tmp_path) if one.kind == STUDY else of_table(one, trier, tmp_path)
    took = [f"{done['seconds']:.2f}", f"{done['megabytes']:.0f}", str(done["size"])]
    OUTCOMES.append([one.kind, one.name, str(done["code"]), *took, done["text"].strip()[:200]])
    assert done["code"] in (0, 1), done
    assert "Traceback" not in done["text"]
    assert one.word in done["text"]
    assert done["size"] <= MOST_PRINTED


def of_study(one: Hostile, trier: Trier, folder: Path) -> dict[str, Any]:
    """Check a study in which one of the files is this one."""
    study = make_copy(folder / "councils").folder
    file = study / Path(one.name).name
    file.unlink(missing_ok=True)
    one.make(file)
    done = trier("check", str(study))
    assert done["code"] == 1, done
    return done


def of_table(one: Hostile, trier: Trier, folder: Path) -> dict[str, Any]:
    """Import a file. What is refused leaves nothing behind, what is read is held against what stands in it."""
    file = folder / one.name
    one.make(file)
    done = trier("import", str(file), "--study", "mine", "--into", str(folder / "studies"), *FRAMEWORK)
    study = folder / "studies" / "mine"
    if one.is_read:
        assert done["code"] == 0, done
        if one.word == "":
            with (study / "ratings.csv").open(encoding="utf-8", newline="") as opened:
                rows = list(csv.DictReader(opened))
            assert [[row["site"], row["criterion"], row["level"]] for row in rows] == RATINGS, done
    else:
        assert done["code"] == 1, done
        assert not study.exists()
    for path in folder.iterdir():  # a terabyte of nothing, or a million rows, are not to be kept
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    return done


def test_there_are_two_hundred_files_of_each_class_some() -> None:
    classes = Counter(one.kind for one in HOSTILE)
    assert len(HOSTILE) >= 200
    assert len({(one.kind, one.name) for one in HOSTILE}) == len(HOSTILE)
    assert min(classes.values()) >= 5, classes
    assert {one.kind for one in sample()} == set(classes)


def test_the_bounds_end_what_hangs_and_what_takes_all_memory(tmp_path: Path) -> None:
    """The bounds themselves: a process within them that wants more memory is refused it."""
    program = "import sys; sys.path.insert(0, sys.argv[1]); import tried; tried.bound(); bytearray(3 << 30)"
    where = str(Path(__file__).parent / "hostile")
    done = subprocess.run([sys.executable, "-c", program, where], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr
