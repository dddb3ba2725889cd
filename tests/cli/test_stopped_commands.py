"""`check --fix`, `settle` and `new --xlsx`, stopped before their steps and at random: nothing is lost or half-written.

A sample, or every step and many random kills with LONG_TRIALS=1. Imports and `refresh` have tests of their own.
"""

import contextlib
import io
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from coded_study import make_coded_study
from kills import Kills
from long_trials import trials
from stopped import ENDED_WELL, FULL, KILLED, TOLD, each_step, fill, small_disk, stopped

from compendium.cli.main import main
from compendium.errors import CompendiumError
from compendium.files import BESIDE
from compendium.held import PART
from compendium.intake.settle import WORKBOOK
from compendium.intake.settle_sheet import SHEET

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy and kill a process")

Files = dict[str, bytes]


def contents(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@dataclass
class Command:
    """A command on a study in a folder, what stands there before it, and the words of one that only looks."""

    words: list[str]
    before: Files
    may_fail: bool = False
    """Whether it is refused once it is done: nothing is written over."""

    def fresh(self, place: Path) -> None:
        for path in place.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for name, raw in self.before.items():
            (place / name).parent.mkdir(exist_ok=True)
            (place / name).write_bytes(raw)

    def call(self, place: Path) -> None:
        """Call it. A fault that a study has after it is none of the command's."""
        words = [word.replace("PLACE", str(place)) for word in self.words]
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as told:
            try:
                main.main(words, standalone_mode=False, prog_name="compendium")
            except SystemExit as end:
                if end.code:
                    raise CompendiumError(told.getvalue().strip()) from None


def padded(coded: Path) -> None:
    """Let three tables need mending."""
    for name in ("sites.csv", "ratings.csv", "evidence.csv"):
        path = coded / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").replace(b"southwick,", b" southwick ,", 1))


def settled(coded: Path) -> None:
    """Write the differences, and settle one more in the spreadsheet."""
    with contextlib.redirect_stdout(io.StringIO()):
        main.main(["settle", str(coded)], standalone_mode=False)
    book = openpyxl.load_workbook(coded / WORKBOOK)
    places = {cell.value: cell.column for cell in book[SHEET][1]}
    book[SHEET].cell(3, places["Criterion that stands"]).value = "none"
    book[SHEET].cell(3, places["Reason"]).value = "It says nothing of the kind"
    book.save(coded / WORKBOOK)


COMMANDS: dict[str, tuple[list[str], Callable[[Path], None] | None]] = {
    "check --fix": (["check", "PLACE/councils", "--fix"], padded),
    "settle": (["settle", "PLACE/councils"], lambda coded: None),
    "settle FILE": (["settle", "PLACE/councils", f"PLACE/councils/{WORKBOOK}"], settled),
    "new --xlsx": (["new", "mine", "--xlsx", "--into", "PLACE"], None),
}


@pytest.fixture(scope="module", params=COMMANDS)
def command(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Command, Files]:
    """A command, and the files after it."""
    words, prepare = COMMANDS[request.param]
    place = tmp_path_factory.mktemp("once")
    if prepare:
        prepare(make_coded_study(place / "councils").folder)
    made = Command(words, contents(place), may_fail=not prepare)
    made.call(place)
    after = contents(place)
    assert after != made.before
    return made, after


def look(command: Command, after: Files, place: Path) -> None:
    """Nothing is lost or half-written as it stands; the same command again leaves what one that never stopped does."""
    whole = {name: raw for name, raw in contents(place).items() if f"{PART}/" not in f"{name}/"}
    for name, raw in whole.items():
        assert raw in (command.before.get(name), after.get(name)), name
    for name, raw in command.before.items():
        assert whole.get(name) == raw or raw in whole.values() or name == "councils/settled.csv", name
    try:
        command.call(place)
    except CompendiumError as error:
        assert command.may_fail and "already" in str(error)  # noqa: PT017, PT018
    assert contents(place) == after


@pytest.mark.parametrize("how", [KILLED, FULL])
def test_stopped_before_a_step(tmp_path: Path, command: tuple[Command, Files], how: str) -> None:
    made, after = command
    for ended in each_step(lambda: made.call(tmp_path), how, tmp_path, lambda: made.fresh(tmp_path), trials(6, 1)):
        if how == FULL and ended.code:
            assert ended.code == TOLD
            assert not list(tmp_path.rglob(f"*{PART}"))
        look(made, after, tmp_path)


def test_killed_at_random(tmp_path: Path, command: tuple[Command, Files]) -> None:
    """By turns at a random time and before a random step."""
    made, after = command
    kills = Kills(lambda: made.call(tmp_path), tmp_path, random.Random(5))
    made.fresh(tmp_path)
    kills.measure()
    while kills.made < trials(2, 100):
        made.fresh(tmp_path)
        if kills.once(whole=True):
            look(made, after, tmp_path)
    print(made.words[0], *made.words[2:], kills)  # noqa: T201 - shown where long trials are asked for it


def test_a_full_disk_of_any_size(tmp_path: Path, command: tuple[Command, Files]) -> None:
    """Five sizes, or twenty with LONG_TRIALS=1, of a disk that is truly full."""
    made, after = command
    try:
        with small_disk(tmp_path, 2_000_000):
            for left in range(0, 100_000, trials(25_000, 5_000)):
                made.fresh(tmp_path)
                filler = fill(tmp_path, left)
                ended = stopped(lambda: made.call(tmp_path), 10**9, FULL, tmp_path)
                assert ended.code in (ENDED_WELL, TOLD)
                filler.unlink()
                look(made, after, tmp_path)
    except PermissionError:
        pytest.skip("this system lets nobody have a small disk")


def test_the_original_is_kept_before_a_table_is_mended(command: tuple[Command, Files]) -> None:
    made, after = command
    kept = {name: raw for name, raw in after.items() if BESIDE in name}
    assert all(raw == made.before[name.partition(BESIDE)[0]] for name, raw in kept.items())
