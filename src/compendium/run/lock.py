"""One build at a time in a folder: a second one waits until the first has ended, however it ends.

The lock is the operating system's own on an open file, so a process that is killed leaves none behind.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from compendium.project import Project


@contextmanager
def alone(project: Project, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the folder ``build/`` for the time of a ``with`` block; wait, and say so, where another process holds it."""
    project.build.mkdir(exist_ok=True)
    lock = FileLock(project.build / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say("Another build is at work in this folder; waiting for it to end.")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
