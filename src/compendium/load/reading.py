"""From the text of a CSV file to its rows, numbered as a spreadsheet numbers them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from compendium.load.decoding import read_text
from compendium.load.faults import Fault, quoted

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
LONGEST_CELL = 32_767
NO_LIMIT = 2**31 - 1  # Python's own limit depends on which libraries were imported before
SEP_LINE = re.compile(r'^"?sep=(.?)"?[,;\t]*(\n|\Z)', re.IGNORECASE)
PADDING = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "\u200b\u2060\ufeff"


@dataclass(frozen=True)
class Row:
    """A row of cells as typed; `number` is what a spreadsheet shows beside it (the header is 1)."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Sheet:
    """What a CSV file holds: its header, its rows that are not blank, and the faults of reading it.

    `header` is None where no row could be read at all.
    """

    file: str
    header: list[str] | None
    rows: list[Row]
    faults: list[Fault]


def read_sheet(path: Path, file: str, names: Collection[str]) -> Sheet:
    """Read a CSV file; `names` are the columns expected in it, by which the delimiter is recognised."""
    decoded = read_text(path, file)
    if decoded.text is None:
        return Sheet(file, None, [], list(decoded.faults))
    faults = [*decoded.faults, *_delimiter_faults(decoded.text, file, names)]
    text, _ = without_sep_line(decoded.text)
    rows, broken = split_rows(text, find_delimiter(decoded.text, names), file)
    faults += broken
    filled = [row for row in rows if is_filled(row)]
    if not filled or (broken and broken[0].row == 1):
        return Sheet(file, None, [], faults or [Fault(file, None, None, None, "empty-file", "The file is empty.")])
    header, *body = filled
    if header.number > 1:
        message = "The rows above the header are blank. The header has to be the first row."
        faults.append(Fault(file, 1, None, None, "header", message))
    faults += _blank_rows(rows, file, range(header.number, filled[-1].number))
    return Sheet(file, header.cells, body, faults)


def split_rows(text: str, delimiter: str, file: str) -> tuple[list[Row], list[Fault]]:
    """Split text into numbered rows; a fault for each quote mark that is not closed."""
    reader = _reader(text, delimiter, strict=True)
    rows: list[Row] = []
    faults: list[Fault] = []
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return rows, faults
        except csv.Error as error:
            faults.append(_broken_row(file, number, str(error)))
            continue
        if max(map(len, cells), default=0) > LONGEST_CELL:
            faults.append(_broken_row(file, number, "limit"))
            continue
        rows.append(Row(number, cells))


def find_delimiter(text: str, names: Collection[str]) -> str:
    """Find what separates the cells: that by which the first row holds most of the names, else the comma."""
    body, declared = without_sep_line(text)
    wanted = {fold(name) for name in names}

    def recognised(delimiter: str) -> int:
        labels = next(_reader(body, delimiter, strict=False), [])
        return len(wanted & {fold(label) for label in labels})

    best = max(DELIMITERS, key=recognised)  # the first of equals, so that the comma wins
    return declared if declared in DELIMITERS and recognised(declared) == recognised(best) else best


def without_sep_line(text: str) -> tuple[str, str]:
    """Take off a first line such as `sep=;`, by which a spreadsheet knows the delimiter.

    Returns the rest and the delimiter, blank where there is no such line.
    """
    found = SEP_LINE.match(text)
    return (text[found.end() :], found[1]) if found else (text, "")


def fold(label: str) -> str:
    """Make headings comparable: without padding, in lower case, with underscores."""
    return re.sub(r"[\s-]+", "_", trimmed(label).casefold())


def trimmed(text: str) -> str:
    """Take off padding: spaces of every kind, line ends, and marks that have no width."""
    return text.strip(PADDING)


def is_filled(row: Row) -> bool:
    """Tell whether any cell of the row says something."""
    return any(trimmed(cell) for cell in row.cells)


def _reader(text: str, delimiter: str, *, strict: bool) -> Iterator[list[str]]:
    csv.field_size_limit(NO_LIMIT)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)


def _delimiter_faults(text: str, file: str, names: Collection[str]) -> list[Fault]:
    delimiter = find_delimiter(text, names)
    asked = f"Cells have to be separated by commas, not {DELIMITERS[delimiter]}." if delimiter != "," else ""
    mend = "`compendium check --fix` mends this."
    if without_sep_line(text)[0] != text:
        value = text.split("\n", 1)[0]
        message = f"The first line {quoted(value)} is an instruction to a spreadsheet, not data. {asked} {mend}"
        return [Fault(file, 1, None, value, "sep-line", message.replace("  ", " "))]
    return [Fault(file, None, None, delimiter, "delimiter", f"{asked} {mend}")] if asked else []


def _broken_row(file: str, number: int, reason: str) -> Fault:
    if "limit" in reason:
        message = f"A cell is longer than a spreadsheet can hold ({LONGEST_CELL:,} characters)."
        return Fault(file, number, None, None, "long-cell", f"{message} Is a quote mark opened and never closed?")
    message = "A quote mark is opened and not closed, or has text after it; the row cannot be read."
    return Fault(file, number, None, None, "quote", f"{message} Within a quoted cell a quote mark is written twice.")


def _blank_rows(rows: list[Row], file: str, within: range) -> list[Fault]:
    """Note blank rows between others; those at the end are what a spreadsheet leaves and mean nothing."""
    message = "The row is blank; it is passed over."
    blank = [row.number for row in rows if row.number in within and not is_filled(row)]
    return [Fault(file, number, None, None, "blank-row", message, "note") for number in blank]
