"""Temporary folders that do not outlive their use, even where a process is killed: they may hold data about people.

Each is readable by its owner only, is removed when the process that asked for it ends, and holds a file that this
process keeps locked. What a killed process left behind is removed by the next one that asks for a folder.
"""

import atexit
import os
import shutil
import stat
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing import util
from pathlib import Path

PREFIX = "compendium-bundle-"
LOCK = ".in-use"
YOUNG = 60  # seconds in which a folder without a lock is taken for one that is being made


@dataclass
class Scratch:
    """A temporary folder, and the lock that says that it is in use (None where this system locks otherwise)."""

    folder: Path
    lock: int | None
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
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.lock is not None:
            os.close(self.lock)
            self.lock = None


def make_scratch() -> Scratch:
    """Make an empty temporary folder that is removed when this process ends, or before."""
    clear_left_behind()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
    return Scratch(folder, _claim(folder / LOCK), os.getpid())


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
            shutil.rmtree(folder, ignore_errors=True)
            os.close(held)


def _claim(path: Path) -> int | None:
    """Lock a file; returns its descriptor, or None where another process holds it or this system locks otherwise."""
    if sys.platform == "win32":  # there, what is left stays until the system clears its temporary folder
        return None
    import fcntl

    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:  # another process has removed the folder just now
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
