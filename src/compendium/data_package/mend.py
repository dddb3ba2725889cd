"""Mending the cells of a table: padding, and ids typed in the other style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from compendium.data_package.columns import columns_of
from compendium.data_package.csv_file import Sheet
from compendium.data_package.decode import WINDOWS, decode
from compendium.data_package.delimiter import DELIMITERS, find_delimiter, without_sep_line
from compendium.data_package.descriptor import Field
from compendium.data_package.headings import match_header
from compendium.data_package.ids import in_own_style, known_ids
from compendium.data_package.package import Package, Table
from compendium.data_package.rows import is_filled, split_rows
from compendium.data_package.spelling import trimmed
from compendium.data_package.user_file import bytes_of
from compendium.files import free_name, keep_original, write_whole

PADDING_OFF = "freed of padding"
STYLE_TURNED = "put in the style of its ids"


def mend_cells(text: str, package: Package, table: Table) -> tuple[str, list[str]]:
    """Take off padding and put ids in their own style; returns the text and what was done.

    Every other cell keeps its bytes. Text that is not separated by commas throughout is returned as it is.
    """
    rows, broken = split_rows(text, ",", table.file)
    filled = [row for row in rows if is_filled(row)]
    separated = find_delimiter(text, table.names) == "," and without_sep_line(text)[0] == text
    if broken or not filled or not separated:
        return text, []
    header = filled[0]
    sheet = Sheet(table.file, header.cells, filled[1:], [])
    columns = columns_of(package, table)
    positions = match_header(sheet, columns.fields, complete=columns.complete).positions
    raw = split_raw(text, ",")
    counts: Counter[str] = Counter()
    _mend_headings(raw[header.number - 1], positions, counts)
    for column, index in positions.items():
        field = next(field for field in columns.fields if field["name"] == column)
        turn = _allowed_turns(package, table, field, [row.cells[index] for row in sheet.rows if index < len(row.cells)])
        _mend_column([raw[row.number - 1] for row in sheet.rows], index, turn, counts)
    done = [_counted(number, what) for what, number in counts.items() if number]
    return (join_raw(raw), done) if done else (text, [])


def _mend_headings(headings: RawRow, positions: Mapping[str, int], counts: Counter[str]) -> None:
    names = {index: name for name, index in positions.items()}
    for index, raw in enumerate(headings):
        plain = trimmed(unquoted(raw))
        name = names.get(index, plain)
        if plain != unquoted(raw):
            counts[PADDING_OFF] += 1
        if plain != name and plain.replace("-", "_") == name.replace("-", "_"):
            counts[STYLE_TURNED] += 1
            plain = name
        if plain != unquoted(raw):
            headings[index] = requoted(plain, raw)


def _mend_column(rows: list[RawRow], index: int, turn: Mapping[str, str], counts: Counter[str]) -> None:
    for row in rows:
        if index >= len(row):
            continue
        typed = unquoted(row[index])
        plain = trimmed(typed)
        value = turn.get(plain, plain)
        counts.update({PADDING_OFF: plain != typed, STYLE_TURNED: value != plain})
        if value != typed:
            row[index] = requoted(value, row[index])


def _allowed_turns(package: Package, table: Table, field: Field, cells: list[str]) -> dict[str, str]:
    """Find the ids of a column that can be put in the other style: known then, and no other row's id."""
    plain = {trimmed(cell) for cell in cells}
    turned = {value: in_own_style(value, field) for value in plain}
    turned = {value: turn for value, turn in turned.items() if turn != value}
    for key in table.foreign_keys:
        if key.column == field["name"]:
            known = known_ids(package, key.resource, key.target).ids
            turned = {value: turn for value, turn in turned.items() if turn in known}
    allowed = field.get("constraints", {}).get("enum")
    if allowed is not None:
        turned = {value: turn for value, turn in turned.items() if turn in allowed}
    if field.get("constraints", {}).get("unique"):
        taken = Counter([*plain - turned.keys(), *turned.values()])
        turned = {value: turn for value, turn in turned.items() if taken[turn] == 1}
    return turned


def _counted(number: int, what: str) -> str:
    return f"{number} cell {what}" if number == 1 else f"{number} cells {what}"


RawRow = list[str]
"""The cells of a row as they stand in the file, quote marks included."""


def split_raw(text: str, delimiter: str) -> list[RawRow]:
    """Split well-formed CSV text into rows of raw cells; a last line without a line end counts as a row."""
    cell = re.compile(rf'("(?:[^"]|"")*"|[^{re.escape(delimiter)}\n]*)([{re.escape(delimiter)}\n]|\Z)')
    rows: list[RawRow] = [[]]
    position = 0
    while position <= len(text):
        found = cell.match(text, position)
        if found is None:  # not well-formed: the caller has checked that it is
            raise ValueError(f"text after a quote mark at character {position}")
        rows[-1].append(found[1])
        position = found.end()
        if found[2] == "":
            break
        if found[2] == "\n":
            if position == len(text):
                break
            rows.append([])
    return rows


def join_raw(rows: list[RawRow]) -> str:
    """Put raw cells together with commas, each row ended with a line end."""
    return "".join(",".join(row) + "\n" for row in rows)


def unquoted(raw: str) -> str:
    """Read a raw cell."""
    is_quoted = len(raw) > 1 and raw.startswith('"') and raw.endswith('"')
    return raw[1:-1].replace('""', '"') if is_quoted else raw


def requoted(value: str, raw: str) -> str:
    """Write a value in place of a raw cell: in quote marks where that has them or the value needs them."""
    needed = raw.startswith('"') or re.search(r'[",\n]', value)
    return '"' + value.replace('"', '""') + '"' if needed else value


@dataclass
class Mending:
    """The text of a file as it is mended, and what was done to it."""

    text: str
    done: list[str] = field(default_factory=list)


def mend_table(package: Package, table: Table) -> str | None:
    """Mend one file; returns what was done, or None where nothing was."""
    raw = bytes_of(table.path)
    if raw is None:
        return None
    decoded = decode(raw, table.file)
    if decoded.text is None or not decoded.certain or "\0" in decoded.text:
        return None
    mending = Mending(decoded.text, _read_from(raw, decoded.encoding))
    _mend_delimiter(mending, table)
    mending.text, done = mend_cells(mending.text, package, table)
    mended = mending.text.encode("utf-8")
    if mended == raw:
        return None
    summary = ", ".join([*mending.done, *done])
    kept, is_there = free_name(table.path, raw)
    try:
        keep_original(table.path, raw)
        write_whole(table.path, mended, flushed=True)
    except OSError as error:
        if not is_there:
            with suppress(OSError):
                kept.unlink()
        return f"{table.file}: left as it is, for it cannot be written ({error.strerror}): {summary}."
    return f"{table.file}: {summary}. The original is kept as {kept.name}."


def _read_from(raw: bytes, encoding: str) -> list[str]:
    """Say what reading the bytes has mended already: encoding, byte order mark, line ends."""
    done = []
    if encoding != "utf-8":
        done.append(f"turned from {'Windows-1252' if encoding == WINDOWS else encoding.upper()} into UTF-8")
    elif raw.startswith(b"\xef\xbb\xbf"):
        done.append("byte order mark taken off")
    if "\r" in raw.decode(encoding):
        done.append("line ends made LF")
    return done


def _mend_delimiter(mending: Mending, table: Table) -> None:
    """Put commas for another delimiter, where every row then has as many cells as the header."""
    delimiter = find_delimiter(mending.text, table.names)
    body, _ = without_sep_line(mending.text)
    rows, broken = split_rows(body, delimiter, table.file)
    if broken or len({len(row.cells) for row in rows if row.cells}) > 1 or not rows:
        return
    if body != mending.text:
        mending.done.append("line `sep=` taken off")
    if delimiter != ",":
        raw = split_raw(body, delimiter)
        body = join_raw([[requoted(unquoted(cell), cell) for cell in row] for row in raw])
        mending.done.append(f"commas put for {DELIMITERS[delimiter]}")
    mending.text = body
