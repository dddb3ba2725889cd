"""A CSV file as a whole: its header, its rows, and every fault of reading it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from compendium.data_package.decode import decode
from compendium.data_package.delimiter import delimiter_faults, find_delimiter, without_sep_line
from compendium.data_package.faults import DataError, Fault
from compendium.data_package.rows import Row, is_filled, split_rows
from compendium.data_package.user_file import read_file


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
    try:
        return _sheet_of(read_file(path, file), file, tuple(names))
    except DataError as error:
        return Sheet(file, None, [], error.faults)


@lru_cache(maxsize=128)
def _sheet_of(raw: bytes, file: str, names: tuple[str, ...]) -> Sheet:
    decoded = decode(raw, file)
    if decoded.text is None:
        return Sheet(file, None, [], list(decoded.faults))
    faults = [*decoded.faults, *delimiter_faults(decoded.text, file, names)]
    text, _ = without_sep_line(decoded.text)
    rows, broken = split_rows(text, find_delimiter(decoded.text, names), file)
    if broken and broken[0].rule == "limit":
        return Sheet(file, None, [], broken)
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


def _blank_rows(rows: list[Row], file: str, within: range) -> list[Fault]:
    """Note blank rows between others; those at the end are what a spreadsheet leaves and mean nothing."""
    message = "The row is blank; it is passed over."
    blank = [row.number for row in rows if row.number in within and not is_filled(row)]
    return [Fault(file, number, None, None, "blank-row", message, "note") for number in blank]
