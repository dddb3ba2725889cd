"""A command that is killed again and again, by turns at a random time and before a random step on the disk."""

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from stopped import ENDED_WELL, FULL, KILLED, killed_after, stopped

from compendium.held import OURS
from compendium.run.stale.fingerprints import files_under
from compendium.run.workers import scratch
from compendium.run.workers.left_behind import adopt, children
from compendium.together import PLACE

NEVER = 10**9
"""A step that no call comes to."""

PATIENCE = 60.0
"""Seconds in which copies of a killed process have to end by themselves."""


@dataclass
class Kills:
    """Kills a call. How long it takes, and how many steps, is told by the call when nothing stops it."""

    call: Callable[[], object]
    within: Path
    draw: random.Random
    seconds: float = 0.0
    steps: int = 1
    at_random: int = field(default=0, init=False)
    aimed: int = field(default=0, init=False)
    unhurt: int = field(default=0, init=False)
    _whole: bool = field(default=True, init=False)

    @property
    def made(self) -> int:
        """How many kills there were that met it."""
        return self.at_random + self.aimed

    def measure(self) -> None:
        """Let the call come to its end, and note how long it takes."""
        begun = time.monotonic()
        ended = stopped(self.call, NEVER, FULL, self.within)
        assert ended.code == ENDED_WELL, ended.said
        self.seconds, self.steps, self._whole = time.monotonic() - begun, ended.steps, True

    def once(self, *, whole: bool = False) -> bool:
        """Call it, and kill it unless it ends before; tells whether it was killed. `whole` says that it has all to do,
        also where the call before was killed."""
        adopt()
        begun, aimed, here = time.monotonic(), self.made % 2 == 1, set(children())
        if aimed:
            ended = stopped(self.call, self.draw.randint(1, self.steps), KILLED, self.within)
            assert ended.killed or ended.code == ENDED_WELL, ended.said
            killed, steps = ended.killed, ended.steps
        else:
            killed, steps = killed_after(self.call, self.draw.uniform(0, self.seconds)), 0
        if killed:
            self.aimed, self.at_random = self.aimed + aimed, self.at_random + (not aimed)
            wait_for_copies(here)
        else:
            self.unhurt += 1
            if whole or self._whole:  # it did not go on where one that was killed had come to
                self.seconds, self.steps = (self.seconds, steps) if aimed else (time.monotonic() - begun, self.steps)
        self._whole = not killed
        return killed

    def __str__(self) -> str:
        """How many kills there were of each kind, and calls that had ended before."""
        return f"{self.at_random} at random, {self.aimed} aimed; {self.unhurt} ended before"


def wait_for_copies(here: set[int]) -> None:
    """Wait until those processes alone are left that were here before: copies of one that was killed come to this."""
    end = time.monotonic() + PATIENCE
    while copies := set(children()) - here:
        assert time.monotonic() < end
        for pid in copies:
            with suppress(ChildProcessError):
                os.waitpid(pid, os.WNOHANG)
        time.sleep(0.02)


@contextmanager
def temporary_folders() -> Iterator[Path]:
    """A folder with a short path in which commands of this process have all their temporary folders, and no others."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr("tempfile.tempdir", name)
        patch.setattr(scratch, "SHORT", name)
        yield Path(name)


def left_over(*folders: Path) -> list[Path]:
    """What is half-made in folders, and old or new sites beside the one that stands."""
    found = (path for folder in folders for path in (folder, *folder.rglob("*")))
    beside = ("html.old", PLACE)
    return [path for path in found if OURS.fullmatch(path.name) or path.name in beside]


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder by their names."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_under(folder)}


def can_kill() -> bool:
    """Whether this system can copy and kill a process."""
    return hasattr(os, "fork")
