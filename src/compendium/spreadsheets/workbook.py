"""What a workbook is made of: sheets with one table each, and words about them. Nothing here knows a file format."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from compendium.spreadsheets.numbers import Number

Value = str | int | float | Number
"""What a cell may hold; a blank one holds the empty text. Texts stay texts, whatever they begin with."""

LANGUAGE = "en-GB"


@dataclass(frozen=True)
class Choice:
    """What cells of a column may be chosen from: the cells below a heading of another sheet."""

    sheet: str
    column: str
    otherwise: str = "Choose from the list, or leave the cell blank where there is nothing to say."


@dataclass(frozen=True)
class Sheet:
    """One table: headings, rows of as many values, and what is said of it.

    ``name`` is the name of its tab (`sheet_name` makes one of any words), ``title`` says what the table shows,
    ``measure`` what is measured. ``notes`` are plain sentences, ``source`` says where the figures come from and stands
    in a column of its own. ``widths`` are in letters, by heading; ``choices`` offer lists, by heading, from the first
    row to row ``offered``, where that is more than there are.
    """

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    measure: str = ""
    notes: Sequence[str] = ()
    source: str = ""
    widths: Mapping[str, float] = field(default_factory=dict)
    choices: Mapping[str, Choice] = field(default_factory=dict)
    offered: int = 0


@dataclass(frozen=True)
class Workbook:
    """Sheets under one title. ``about`` are the paragraphs of the cover: what this is, from where, under which licence.

    A published workbook has a cover, contents and notes; one ``to_fill_in`` has its sheets only, which begin with their
    headings, since people type into them and programs read them.
    """

    title: str
    sheets: Sequence[Sheet]
    about: Sequence[str] = ()
    to_fill_in: bool = False


LONGEST_NAME = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
RESERVED = {"history", "cover", "contents", "notes"}


def sheet_name(words: str, taken: Sequence[str] = ()) -> str:
    """A name for a sheet that every program accepts, made of words: at most 31 letters, unlike those that are taken."""
    plain = " ".join(FORBIDDEN.sub(" ", words).split()).strip("'") or "Table"
    others = RESERVED | {name.casefold() for name in taken}
    name, number = _cut(plain, LONGEST_NAME), 1
    while name.casefold() in others:
        number += 1
        name = f"{_cut(plain, LONGEST_NAME - len(str(number)) - 1)} {number}"
    return name


def _cut(text: str, length: int) -> str:
    """The whole words that fit; letters where even the first does not."""
    if len(text) <= length:
        return text
    return (text[: length + 1].rpartition(" ")[0] or text[:length]).strip("' ,;:–-") or text[:length].strip("'")
