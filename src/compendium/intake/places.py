"""Places of a table in the words of a spreadsheet: cell B2, column B."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compendium.data_package.faults import listed

MOST_NAMED = 12


def named(places: Iterable[str]) -> str:
    """Name places in a row, the first dozen of many."""
    every = list(places)
    more = f" and {len(every) - MOST_NAMED} more" if len(every) > MOST_NAMED else ""
    return listed(every[:MOST_NAMED]) + more


def column_letters(column: int) -> str:
    """The letters above a column that is counted from 0, as a spreadsheet shows them."""
    letters, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The name of a cell, such as B2, by row and column counted from 0."""
    return f"{column_letters(column)}{row + 1}"


def cell_place(name: str) -> tuple[int, int] | None:
    """Row and column, counted from 0, of a cell that is named as in `B2` or `cell B2`; None for any other text."""
    found = re.fullmatch(r"(?:cell )?([A-Za-z]{1,3})([1-9][0-9]{0,6})", name)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
