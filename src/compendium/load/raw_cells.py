"""CSV text as cells with their quote marks, so that mending one cell leaves every other byte as it was."""

from __future__ import annotations

import re

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
