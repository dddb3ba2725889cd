"""Temporary folders that do not outlive their use, even where a process is killed: they may hold data about people.

Each is readable by its owner only, is removed when the process that asked for it ends, and holds a file that this
process keeps locked. What a killed process left behind is removed by the next one that asks for a folder.
"""

import atexit
import os
import shutil
import sys
import tempfile
import time
from multiprocessing import util
from pathlib import Path

PREFIX = "compendium-bundle-"
LOCK = ".in-use"
YOUNG = 60  # seconds in which a folder without a lock is taken for one that is being made


def scratch_folder() -> Path:
    """Make an empty temporary folder that is removed when this process ends."""
    clear_left_behind()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
    _claim(folder / LOCK)  # held until the process ends, whatever ends it
    owner = os.getpid()

    def remove() -> None:
        if os.getpid() == owner:  # and not when a copy of it ends
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    util.Finalize(None, remove, exitpriority=0)  # processes that multiprocessing started pass over atexit
    return folder


def clear_left_behind() -> None:
    """Remove what killed processes of this user left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            found = folder.stat()
        except OSError:
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

    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
