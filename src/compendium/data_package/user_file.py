"""Opening a file that somebody else made: only a true file, which ends, and only up to a number of bytes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from compendium.data_package.faults import DataError, Fault
from compendium.data_package.limits import MOST_BYTES, beyond

NO_WAITING = getattr(os, "O_NONBLOCK", 0)  # a pipe put in the place of a file meanwhile is opened without waiting
KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
REMEDY = "Save what it holds as a file, and name that."


@contextmanager
def open_file(path: Path, file: str, most: int = MOST_BYTES) -> Iterator[BinaryIO]:
    """Open a file, named `file` in faults, for reading.

    Raises DataError where it is missing, cannot be read, is a folder, a pipe, a socket or a device, or has more than
    `most` bytes: none of these is waited for or read.
    """
    try:
        _refuse_kind(path.stat(), file)
        opened = open(path, "rb", opener=_open)  # noqa: SIM115 - a path cannot be opened without waiting
    except (OSError, ValueError) as error:
        raise DataError([_told(error, path, file)]) from None
    with opened:
        about = os.fstat(opened.fileno())
        _refuse_kind(about, file)
        if about.st_size > most:
            raise DataError([_too_large(file, about.st_size, most)])
        try:
            yield opened
        except OSError as error:
            raise DataError([_told(error, path, file)]) from None


def read_file(path: Path, file: str, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file; raises what `open_file` does."""
    with open_file(path, file, most) as opened:
        raw = opened.read(most + 1)
    if len(raw) > most:  # it grew meanwhile, or the system does not say how large it is
        raise DataError([_too_large(file, len(raw), most)])
    return raw


def bytes_of(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none that can be read, which is told by whoever reads it to check it."""
    try:
        return read_file(path, path.name)
    except DataError:
        return None


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | NO_WAITING)


def _refuse_kind(about: os.stat_result, file: str) -> None:
    kind = stat.S_IFMT(about.st_mode)
    if kind in KINDS:
        message = f"This is {KINDS[kind]}, not a file. {REMEDY}"
        raise DataError([Fault(file, None, None, None, "unreadable-file", message)])


def _told(error: OSError | ValueError, path: Path, file: str) -> Fault:
    if isinstance(error, FileNotFoundError | ValueError):  # no file can have a NUL or half a character in its name
        return Fault(file, None, None, None, "missing-file", "The file is missing.")
    if isinstance(error, IsADirectoryError):
        return Fault(file, None, None, None, "unreadable-file", "There is a folder where a file should be.")
    reason = "a folder is in its place" if path.is_dir() else error.strerror or type(error).__name__
    return Fault(file, None, None, None, "unreadable-file", f"The file cannot be read: {reason}.")


def _too_large(file: str, size: int, most: int) -> Fault:
    return beyond(file, f"The file has {size:,} bytes", f"{most:,} bytes")
