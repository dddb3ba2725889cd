"""What is being made, and what a command that was killed left half-made.

Such a file or folder has a name that begins with a dot and ends in `PART`. Whoever makes it holds the operating
system's lock on it, which is let go however that process ends; what nobody holds was left behind.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Any

from compendium.errors import naming

try:
    import fcntl as _locks
except ImportError:  # Windows lets nobody remove a file that is open, and has no such locks
    _locks = None  # type: ignore[assignment]

fcntl: Any = _locks

PART = ".part"
"""The end of the name of what is being made. Git ignores it."""

OURS = re.compile(r"\.(?P<name>.+)\.[a-z0-9_]{8}\.part")
IN_USE = ".in-use"
"""The file in a folder that is being made which is locked for the folder."""

YOUNG = 3600.0
"""Seconds after which something is taken for left behind on a system without locks."""


def part_file(path: Path) -> tuple[int, Path]:
    """Make an empty file next to ``path`` and hold it; returns its descriptor, which lets it go when closed.

    Who may read it is what a person's ``umask`` says.
    """
    binary = getattr(os, "O_BINARY", 0)
    while True:
        part = path.with_name(f".{path.name}.{token_hex(4)}{PART}")
        with suppress(FileExistsError):
            descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | binary, 0o666)
            if _lock(descriptor, part, wait=True):
                return descriptor, part
            os.close(descriptor)  # it was taken for left behind before it was held


@contextmanager
def part_folder(path: Path) -> Iterator[Path]:
    """Make an empty folder next to ``path``, hold it for the time of a ``with`` block, and remove it with all in it."""
    descriptor, folder = held_folder(path)
    try:
        yield folder
    finally:
        let_go(descriptor, folder)


def held_folder(path: Path) -> tuple[int, Path]:
    """Make an empty folder next to ``path``, which its owner alone may read, and hold it until `let_go`."""
    while True:
        folder = None
        try:
            with naming(path):
                folder = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}.", suffix=PART))
                descriptor = hold(folder / IN_USE, wait=True)
        except BaseException:
            if folder:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        if descriptor is not None:  # else it was taken for left behind before it was held
            return descriptor, folder


def let_go(descriptor: int, folder: Path) -> None:
    """Remove a folder that was held, with all in it."""
    os.close(descriptor)
    shutil.rmtree(folder, ignore_errors=True)


def hold(path: Path, *, wait: bool) -> int | None:
    """Lock a file, which is made where there is none. None where its folder is gone, or where another process holds it
    and this one does not ``wait``. The descriptor that is returned lets it go when closed.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except FileNotFoundError:
        return None
    if _lock(descriptor, path, wait=wait):
        return descriptor
    os.close(descriptor)
    return None


def _lock(descriptor: int, path: Path, *, wait: bool) -> bool:
    """Lock an open file; tells whether it is locked, and is still the one that has this path."""
    if fcntl is not None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError:  # another holds it, or this file system has no locks, so that nobody can tell
            return wait
    try:
        here, there = os.fstat(descriptor), path.lstat()
    except OSError:
        return False
    return fcntl is None or (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)


def clear_left_behind(folder: Path, name: str = "") -> None:
    """Remove from a folder, not from those in it, what nobody makes any more; with `name`, only what was to have it.

    What cannot be removed stays.
    """
    with suppress(OSError):
        for path in list(folder.iterdir()):
            found = OURS.fullmatch(path.name)
            if found and name in ("", found["name"]):
                with suppress(OSError):
                    _remove_unless_held(path)


def _remove_unless_held(path: Path) -> None:
    told = path.lstat()
    is_folder = stat.S_ISDIR(told.st_mode)
    is_young = fcntl is None and time.time() - told.st_mtime < YOUNG
    if is_young or not (is_folder or stat.S_ISREG(told.st_mode)):
        return
    if fcntl is None and is_folder:
        (path / IN_USE).unlink(missing_ok=True)  # refused while somebody has it open
    descriptor = hold(path / IN_USE if is_folder else path, wait=False)
    if descriptor is None:
        return
    try:
        if is_folder:
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
    finally:
        os.close(descriptor)
