"""One build at a time in a folder: a second one waits until the first has ended, however it ends.

The lock is the operating system's own on an open file, so a process that is killed leaves none behind.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from compendium.project import Project

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str], wait: bool) -> None:
        while True:
            try:
                return msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:  # LK_LOCK gives up after ten seconds
                    raise
else:
    import fcntl

    def _lock(file: IO[str], wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


@contextmanager
def alone(project: Project, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the folder ``build/`` for the time of a ``with`` block; wait, and say so, where another process holds it."""
    project.build.mkdir(exist_ok=True)
    with (project.build / "lock").open("a", encoding="utf-8") as file:
        try:
            _lock(file, wait=False)
        except OSError:
            say("Another build is at work in this folder; waiting for it to end.")
            _lock(file, wait=True)
        yield
