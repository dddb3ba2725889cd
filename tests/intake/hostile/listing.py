"""The list of hostile files: what each is called, how it is written, and the words with which it is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROWS = [["Site", "Reach", "Fit"], ["Upton", "good", "poor"], ["Downham", "poor", "fair"]]
RATINGS = [
    ["upton", "reach", "good"], ["upton", "fit", "poor"], ["downham", "reach", "poor"], ["downham", "fit", "fair"],
]  # fmt: skip
"""What the table of nearly all files says, so that what is read can be held against it."""
CSV = "".join(",".join(row) + "\n" for row in ROWS)

DAMAGED = "This workbook is damaged: it cannot be read."
PASSWORD = "The workbook has a password"
NO_WORKBOOK = "This is not a workbook, whatever its name says."
NOT_UTF_8 = "is not UTF-8 text"
MANY_ROWS, MANY_COLUMNS, MANY_CELLS = "at most 100,000 rows", "at most 1,000 columns", "at most 200,000 cells"
MANY_BYTES, UNPACKED = "at most 20,000,000 bytes", "at most 100,000,000 bytes"
EMPTY = "The file is empty"
ASKED = "Could not be placed"
READ = ""
"""The table is read as it stands."""
WRITTEN = "Written:"
"""The table is read, and another one than that of `ROWS`."""


@dataclass(frozen=True)
class Hostile:
    """One file: its class and name, what writes it, and the words with which it is refused; blank where it is read.

    `slow` files take long to write or to read: they are tried only where long trials are asked for.
    """

    kind: str
    name: str
    make: Callable[[Path], object]
    word: str = READ
    slow: bool = False

    @property
    def is_read(self) -> bool:
        """Tell whether the file is read, and not refused."""
        return self.word in (READ, WRITTEN)


Made = Callable[[], bytes] | bytes
Listed = tuple[str, Made, str] | tuple[str, Made] | tuple[str, Made, str, bool]


def files(kind: str, *listed: Listed) -> list[Hostile]:
    """The files of one class, each as its name, what is in it or makes that, and the words if it is refused."""
    return [_file(kind, *one) for one in listed]


def _file(kind: str, name: str, made: Made, word: str = READ, slow: bool = False) -> Hostile:
    return Hostile(kind, name, lambda path: path.write_bytes(made() if callable(made) else made), word, slow)
