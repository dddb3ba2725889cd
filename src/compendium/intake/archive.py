"""A workbook as the archive that it is: its directory is looked at first, and its parts are unpacked piece by piece."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from compendium.data_package.faults import DataError, Fault
from compendium.data_package.limits import MOST_PARTS, MOST_UNPACKED, beyond

SAVE = "Save it as XLSX, ODS or CSV (UTF-8)"
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError, NotImplementedError, struct.error)
"""What reading a damaged archive raises."""
PIECE = 1 << 16
ENTRY = 46  # bytes of the smallest entry of a directory
END, END_64, PLACE_64 = b"PK\5\6", b"PK\6\6", b"PK\6\7"
KEPT_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others may take any memory, and no workbook has them
LOCKED = 1


class Archive:
    """The parts of one workbook, by name; `unpacked` counts the bytes that were unpacked, over all parts."""

    def __init__(self, opened: BinaryIO, file: str) -> None:
        """Look at the directory; `file` names the workbook in faults.

        Raises DataError where it has more parts than allowed, and one of DAMAGED.
        """
        self._file, self.unpacked = file, 0
        parts = room_for_parts(opened)
        if parts > MOST_PARTS:
            raise DataError([beyond(file, f"The workbook has room for {parts:,} parts", f"{MOST_PARTS:,} parts")])
        self._archive = zipfile.ZipFile(opened)
        self._parts = {one.filename.replace("\\", "/").lower(): one for one in self._archive.infolist()}

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return name.lower() in self._parts

    def pieces(self, name: str, *, whole: bool = True, again: bool = False) -> Iterator[bytes]:
        """Unpack a part, piece by piece; `whole` tells that all of it will be asked for, `again` that it was before.

        Raises DataError before it would unpack to more than is allowed, and where it has a password; KeyError where
        there is no such part; one of DAMAGED.
        """
        part = self._parts[name.lower()]
        if part.flag_bits & LOCKED:
            raise DataError([password(self._file)])
        if part.compress_type not in KEPT_AS:
            raise NotImplementedError(part.compress_type)
        if whole and not again:
            self._allow(part.file_size)
        with self._archive.open(part) as opened:  # gives no more than the directory says
            while piece := opened.read(PIECE):
                if not again:
                    self.unpacked += len(piece)
                    self._allow(0)
                yield piece

    def _allow(self, more: int) -> None:
        if self.unpacked + more > MOST_UNPACKED:
            found = f"What is to be read of the workbook unpacks to {self.unpacked + more:,} bytes"
            remedy = "Copy the table into a new workbook."
            raise DataError([beyond(self._file, found, f"{MOST_UNPACKED:,} bytes", remedy=remedy)])


def password(file: str) -> Fault:
    """The fault of a workbook that cannot be read without its password."""
    message = f"The workbook has a password: take it off in a spreadsheet program. {SAVE}."
    return Fault(file, None, None, None, "password", message)


def room_for_parts(opened: BinaryIO) -> int:
    """For how many parts an archive has room in its directory. Raises BadZipFile where it has none."""
    return max(map(_entries, _ends(opened)), default=0)


def _ends(opened: BinaryIO) -> Iterator[bytes]:
    """The records at the end of an archive that say how large its directory is, the one for large archives last."""
    size = opened.seek(0, 2)
    start = max(0, size - (1 << 16) - 22 - 76)
    opened.seek(start)
    tail = opened.read()
    place = tail.rfind(END)
    if place < 0:
        raise zipfile.BadZipFile
    yield tail[place : place + 22]
    if tail[max(0, place - 20) : place].startswith(PLACE_64):  # before it, or where it says
        yield tail[max(0, place - 76) : place - 20]
        opened.seek(min(size, int.from_bytes(tail[place - 12 : place - 4], "little")))
        yield opened.read(56)


def _entries(end: bytes) -> int:
    """How many entries the directory has room for, which is what is read of it, whatever number it gives."""
    if end.startswith(END):
        (length,) = struct.unpack("<L", end[12:16])
        return 0 if length == 0xFFFFFFFF else length // ENTRY
    (length,) = struct.unpack("<Q", end[40:48]) if end.startswith(END_64) else (0,)
    return int(length // ENTRY)
