"""From the bytes of a file to its text: what is not UTF-8 text is named for what it looks like."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from pathlib import Path

from compendium.data_package.faults import DataError, Fault, quoted
from compendium.data_package.limits import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_OWN_CELLS,
    MOST_ROWS,
    long_cell,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from compendium.data_package.user_file import read_file

SIGNATURES = {
    b"PK\x03\x04": "a spreadsheet workbook (XLSX or ODS) or a zip file",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (XLS)",
    b"%PDF": "a PDF document",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"SQLite format": "a database",
}
SAVE_AS_CSV = "Open it in a spreadsheet and save it as CSV (UTF-8)."
WINDOWS = "cp1252"
UNLIKELY_IN_WINDOWS = set("ƒ„†‡ˆ‰Š‹ŒŽ˜š›œžŸ")  # bytes that are accented letters on older Macs


@dataclass(frozen=True)
class Decoded:
    """The text of a file with `\\n` line ends and no byte order mark, or None where it has none.

    `encoding` is what the bytes are in; `certain` is False where the text was read only to find more faults
    in it, so that it must not be written back.
    """

    text: str | None
    encoding: str = "utf-8"
    certain: bool = True
    faults: tuple[Fault, ...] = ()


def read_text(path: Path, file: str, most: int = MOST_BYTES) -> Decoded:
    """Read a file of at most so many bytes, named `file` in faults. Never raises for what the file holds."""
    raw = _read_bytes(path, file, most)
    return decode(raw, file) if isinstance(raw, bytes) else raw


def _read_bytes(path: Path, file: str, most: int = MOST_BYTES) -> bytes | Decoded:
    try:
        return read_file(path, file, most)
    except DataError as error:
        return Decoded(None, certain=False, faults=tuple(error.faults))


def decode(raw: bytes, file: str) -> Decoded:
    """Turn bytes into text; a fault where they are empty, not text, a web page, or not UTF-8."""
    looks_like = next((kind for start, kind in SIGNATURES.items() if raw.startswith(start)), None)
    if looks_like:
        return _refused(file, "binary-file", f"This is {looks_like}, not a CSV file. {SAVE_AS_CSV}")
    decoded = _decode_text(raw, file)
    text = decoded.text
    if text is None:
        return decoded
    if set(text) <= set("\ufeff\0 \t\r\n"):
        rule, content = ("nul-bytes", "nothing but NUL bytes") if "\0" in text else ("empty-file", "nothing")
        return _refused(file, rule, f"The file is empty: it holds {content}.")
    if re.match(r"\s*<[!?a-zA-Z]", text.lstrip("\ufeff")):
        return _refused(file, "html", f"This is a web page (HTML or XML), not a CSV file. {SAVE_AS_CSV}")
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(plain, decoded.encoding, decoded.certain, decoded.faults)


def _decode_text(raw: bytes, file: str) -> Decoded:
    wide = _wide_encoding(raw)
    if wide:
        return _decode_wide(raw, file, wide)
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _decode_windows(raw, file, error.start)


def _wide_encoding(raw: bytes) -> str | None:
    """Name UTF-16 or UTF-32 where the byte order mark or NULs at every other byte give it away."""
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) and len(raw) > 4:
        return "utf-32"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = raw[:2000]
    evens, odds = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and max(evens, odds) > 0.4 * len(sample) / 2 and min(evens, odds) == 0:
        return "utf-16-be" if evens else "utf-16-le"
    return None


def _decode_wide(raw: bytes, file: str, encoding: str) -> Decoded:
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    message = f"The text is in {name}, not UTF-8. Save it as CSV (UTF-8), or let `compendium check --fix` do so."
    fault = Fault(file, None, None, None, "encoding", message)
    try:
        return Decoded(raw.decode(encoding), encoding, True, (fault,))
    except UnicodeDecodeError:
        return Decoded(None, encoding, False, (fault,))


def _decode_windows(raw: bytes, file: str, position: int) -> Decoded:
    text = _windows_text(raw)
    row = 1 + _rows_before(raw[:position])
    byte = f"0x{raw[position]:02X}"
    guess = " It looks like Windows-1252, which spreadsheets save as plain CSV." if text is not None else ""
    message = f"The byte {byte} is not UTF-8 text.{guess} Save the file as CSV (UTF-8)."
    if text is not None:
        message = message[:-1] + ", or let `compendium check --fix` do so."
    fault = Fault(file, row, None, byte, "encoding", message)
    if text is None:
        return Decoded(raw.decode("utf-8", "replace"), "unknown", False, (fault,))
    return Decoded(text, WINDOWS, True, (fault,))


def _rows_before(raw: bytes) -> int:
    """Count the rows that end in these bytes; line ends within quote marks and a line `sep=;` do not."""
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return re.sub(rb'^sep=.?\n|"[^"]*("|\Z)', b"", lines).count(b"\n")


def _windows_text(raw: bytes) -> str | None:
    """Read as Windows-1252 where nothing speaks against it, such as bytes of UTF-8 or another code page."""
    try:
        text = raw.decode(WINDOWS)
    except UnicodeDecodeError:
        return None
    mixed = re.search(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", raw)
    other_alphabet = re.search(r"[À-ÿ]{3}", text)
    return None if mixed or other_alphabet or UNLIKELY_IN_WINDOWS & set(text) else text


def _refused(file: str, rule: str, message: str) -> Decoded:
    return Decoded(None, certain=False, faults=(Fault(file, None, None, None, rule, message),))


DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
NO_LIMIT = 2**31 - 1  # Python's own limit depends on which libraries were imported before
LINE = re.compile(r"[^\n]*\n|[^\n]+")
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

    `header` is None where no row could be read at all. It may be that of an earlier reading: change nothing in it.
    """

    file: str
    header: list[str] | None
    rows: list[Row]
    faults: list[Fault]


def read_sheet(path: Path, file: str, names: Collection[str]) -> Sheet:
    """Read a CSV file; `names` are the columns expected in it, by which the delimiter is recognised.

    What was read is remembered by what the file holds: the notebooks of a run read the same tables over and over.
    """
    raw = _read_bytes(path, file)
    if not isinstance(raw, bytes):
        return Sheet(file, None, [], list(raw.faults))
    return _sheet_of(raw, file, tuple(names))


@lru_cache(maxsize=128)
def _sheet_of(raw: bytes, file: str, names: tuple[str, ...]) -> Sheet:
    decoded = decode(raw, file)
    if decoded.text is None:
        return Sheet(file, None, [], list(decoded.faults))
    faults = [*decoded.faults, *_delimiter_faults(decoded.text, file, names)]
    text, _ = without_sep_line(decoded.text)
    rows, broken = split_rows(text, find_delimiter(decoded.text, names), file)
    limits = [fault for fault in broken if fault.rule == "limit"]
    if limits:
        return Sheet(file, None, [], limits)
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


def split_rows(text: str, delimiter: str, file: str, most_cells: int = MOST_OWN_CELLS) -> tuple[list[Row], list[Fault]]:
    """Split text into numbered rows; a fault for each quote mark that is not closed.

    Blank rows beyond what is read of a table mean nothing. Anything else there is one fault, `limit`, and the end.
    """
    rows: list[Row] = []
    faults: list[Fault] = []
    number = 0
    for row in each_row(text, delimiter, file):
        if isinstance(row, Row):
            if row.number > MOST_ROWS and not is_filled(row):
                continue
            rows.append(row)
            number += filled_width(row.cells)
        else:
            faults.append(row)
        beyond = _beyond(row, number, most_cells, text, file)
        if beyond:
            return rows, [*faults, beyond]
    return rows, faults


def _beyond(row: Row | Fault, cells: int, most_cells: int, text: str, file: str) -> Fault | None:
    """The fault of a row with which a table has more than is read, None where it has not."""
    number = (row.number if isinstance(row, Row) else row.row) or 0
    if number > MOST_ROWS:
        return too_many_rows(file, number, text.count("\n") + 1)
    if isinstance(row, Row) and len(row.cells) > MOST_COLUMNS:
        last = filled_width(row.cells)
        if last > MOST_COLUMNS:
            return too_many_columns(file, last, number)
    return too_many_cells(file, number, -(-cells // number), most_cells) if cells > most_cells else None


def each_row(text: str, delimiter: str, file: str) -> Iterator[Row | Fault]:
    """The rows of a text one after the other, and a fault in place of each that cannot be read."""
    reader = _reader(text, delimiter, strict=True)
    for number in count(1):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # cells of any length are read, so this is a quote mark
            yield _broken_row(file, number)
            continue
        long = max(map(len, cells), default=0) > LONGEST_CELL
        yield long_cell(file, number) if long else Row(number, cells)


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


def filled_width(cells: Sequence[str]) -> int:
    """How many cells a row has up to the last with something in it."""
    last = len(cells)
    while last and not trimmed(cells[last - 1]):
        last -= 1
    return last


def is_filled(row: Row) -> bool:
    """Tell whether any cell of the row says something."""
    return any(trimmed(cell) for cell in row.cells)


def _reader(text: str, delimiter: str, *, strict: bool) -> Iterator[list[str]]:
    csv.field_size_limit(NO_LIMIT)
    lines = (found[0] for found in LINE.finditer(text))  # without another copy of the text
    return csv.reader(lines, delimiter=delimiter, strict=strict)


def _delimiter_faults(text: str, file: str, names: Collection[str]) -> list[Fault]:
    delimiter = find_delimiter(text, names)
    asked = f"Cells have to be separated by commas, not {DELIMITERS[delimiter]}." if delimiter != "," else ""
    mend = "`compendium check --fix` mends this."
    if without_sep_line(text)[0] != text:
        value = text.split("\n", 1)[0]
        message = f"The first line {quoted(value)} is an instruction to a spreadsheet, not data. {asked} {mend}"
        return [Fault(file, 1, None, value, "sep-line", message.replace("  ", " "))]
    return [Fault(file, None, None, delimiter, "delimiter", f"{asked} {mend}")] if asked else []


def _broken_row(file: str, number: int) -> Fault:
    message = "A quote mark is opened and not closed, or has text after it; the row cannot be read."
    return Fault(file, number, None, None, "quote", f"{message} Within a quoted cell a quote mark is written twice.")


def _blank_rows(rows: list[Row], file: str, within: range) -> list[Fault]:
    """Note blank rows between others; those at the end are what a spreadsheet leaves and mean nothing."""
    message = "The row is blank; it is passed over."
    blank = [row.number for row in rows if row.number in within and not is_filled(row)]
    return [Fault(file, number, None, None, "blank-row", message, "note") for number in blank]
