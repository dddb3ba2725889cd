"""What a fault is, how it reads, and how a near spelling is found."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from compendium.errors import CompendiumError

Severity = Literal["fault", "note"]
LONGEST_SHOWN = 60
MOST_FAULTS = 200
"""Faults that are shown of one file; the others are counted."""
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods")
MOST_SUGGESTIONS = 200  # comparing spellings is slow: a thousand unknown ids would take longer than the whole check


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in one place of one file.

    `file` is relative to the folder that holds the data folder, with forward slashes. `row` counts as a
    spreadsheet does: the header is 1; in a file that is not a table it is the line, and `column` the key.
    `row`, `column` and `value` are None where the fault has none. `value` is the cell as typed. A `severity`
    of `note` means understood and reported, not refused. `about` is what else the fault speaks of, by which code may
    tell it from others at its place: the name that was probably meant, the part of a text, another table.
    """

    file: str
    row: int | None
    column: str | None
    value: str | None
    rule: str
    message: str
    severity: Severity = "fault"
    about: str = ""

    @property
    def place(self) -> str:
        """Row and column in words, blank where the fault concerns the whole file."""
        counted, named = ("row", "column") if self.file.lower().endswith(TABLES) else ("line", "key")
        parts = [f"{counted} {self.row}"] if self.row is not None else []
        return ", ".join([*parts, f"{named} {shown(self.column)}"] if self.column else parts)

    def __str__(self) -> str:
        """Read as one line: file, row, column and what is wrong."""
        where = ", ".join(part for part in (shown(self.file, 200), self.place) if part)
        return f"{where}: {self.message}"

    def as_json(self) -> dict[str, str | int | None]:
        """Give the fault as plain values for `--json`."""
        return {name: value for name, value in asdict(self).items() if name != "about"}


def shown(text: str, longest: int = LONGEST_SHOWN) -> str:
    """Make text safe to print on one line: invisible characters are spelt out, long text is cut short."""
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in cut)


def quoted(text: str) -> str:
    """Show a value between quote marks."""
    return f'"{shown(text)}"'


def listed(values: Iterable[str]) -> str:
    """Put values in a row for a message."""
    return ", ".join(shown(value) for value in values)


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Sort faults by file, row and column, each once; what concerns a whole file comes first.

    How a fault is worded decides only which of two at one place comes first.
    """

    def place(fault: Fault) -> tuple[str, int, str, str, str]:
        return (fault.file, fault.row or 0, fault.column or "", fault.rule, fault.message)

    once: dict[tuple[object, ...], Fault] = {}
    for one in faults:
        once.setdefault((one.file, one.row, one.column, one.value, one.rule, one.severity, one.about), one)
    return sorted(once.values(), key=place)


class Spellings:
    """Finds the known word that was probably meant; keeps answers, because slips come many times."""

    def __init__(self, known: Sequence[str]) -> None:
        """Compare with `known`, whatever the case, hyphens and underscores."""
        self._known = {_plain(word): word for word in reversed(known)}
        self._answers: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        """Return the known word nearest to `word`, or None where none is near."""
        if word not in self._answers:
            near: list[str] = []
            if len(self._answers) < MOST_SUGGESTIONS and len(word) <= 200:
                near = difflib.get_close_matches(_plain(word), self._known, n=1, cutoff=0.7)
            self._answers[word] = self._known[near[0]] if near else None
        return self._answers[word]

    def question(self, word: str) -> str:
        """Ask ` Did you mean …?`, blank where nothing is near."""
        near = self.nearest(word)
        return f" Did you mean {quoted(near)}?" if near is not None else ""


def _plain(word: str) -> str:
    return word.strip().casefold().replace("_", "-").replace(" ", "-")


class DataError(CompendiumError):
    """The data package has faults; `faults` holds every one that was found, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults and make the message of them, a line each; of many, the others are counted."""
        self.faults: list[Fault] = list(faults)
        shown_faults = [str(fault) for fault in self.faults[:MOST_FAULTS]]
        left = len(self.faults) - len(shown_faults)
        super().__init__("\n".join([*shown_faults, *([f"… and {left:,} more faults."] if left else [])]))

    def __reduce__(self) -> tuple[type[DataError], tuple[list[Fault]]]:
        """Rebuild from the faults, so that the error survives the way back from a worker process."""
        return (type(self), (self.faults,))
