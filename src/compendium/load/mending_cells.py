"""Mending the cells of a table: padding, and ids typed in the other style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from compendium.load.columns import columns_of
from compendium.load.header import match_header
from compendium.load.known_ids import in_own_style, known_ids
from compendium.load.package import Field, Package, Table
from compendium.load.raw_cells import RawRow, join_raw, requoted, split_raw, unquoted
from compendium.load.reading import Sheet, find_delimiter, is_filled, split_rows, trimmed, without_sep_line

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
