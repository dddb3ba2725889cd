"""Temporary folders that do not outlive their use, even where a process is killed: they may hold data about people.

Each is readable by its owner only, is removed when the process that asked for it ends, and holds a file that this
process keeps locked. What a killed process left behind is removed by the next one that asks for a folder.
"""

import atexit
import os
import shutil
import stat
import tempfile
import time
from dataclasses import dataclass
from multiprocessing import util
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX = "compendium-bundle-"
LOCK = ".in-use"
YOUNG = 60  # seconds in which a folder without a lock is taken for one that is being made


_held: dict[Path, FileLock] = {}
"""The locks that say that folders of this process are in use; a folder may be named to other processes, a lock not."""


@dataclass
class Scratch:
    """A temporary folder, and the process that made it."""

    folder: Path
    owner: int

    def __post_init__(self) -> None:
        """Have it removed when this process ends; processes that multiprocessing started pass over atexit."""
        atexit.register(self.remove)
        self._last = util.Finalize(None, self.remove, exitpriority=0)

    def remove(self) -> None:
        """Remove the folder, once, and only in the process that made it: not when a copy of it ends."""
        if os.getpid() != self.owner:
            return
        atexit.unregister(self.remove)
        self._last.cancel()
        if self.folder in _held:
            _held.pop(self.folder).release()  # Windows removes no file that is open
        shutil.rmtree(self.folder, ignore_errors=True)


def make_scratch() -> Scratch:
    """Make an empty temporary folder that is removed when this process ends, or before."""
    clear_left_behind()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
    if lock := _claim(folder / LOCK):
        _held[folder] = lock
    return Scratch(folder, os.getpid())


def clear_left_behind() -> None:
    """Remove what killed processes of this user left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            found = folder.lstat()
        except OSError:
            continue  # removed by another process just now
        if stat.S_ISLNK(found.st_mode):
            continue
        if time.time() - found.st_mtime < YOUNG or found.st_uid != getattr(os, "getuid", lambda: -1)():
            continue
        held = _claim(folder / LOCK)
        if held is not None:
            held.release()
            shutil.rmtree(folder, ignore_errors=True)


def _claim(path: Path) -> FileLock | None:
    """Lock a file; returns the lock, or None where another process holds it or has removed its folder just now."""
    lock = FileLock(path, timeout=0, mode=0o600)
    try:
        lock.acquire()
    except (Timeout, OSError):
        return None
    return lock
