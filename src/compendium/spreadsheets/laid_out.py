"""How a workbook is laid out, whatever its format: which sheets it has, and what stands in which row of each.

After the guidance of the Government Analysis Function on accessible spreadsheets: a cover, contents and notes; one
table on each sheet, which begins in column A under a title; no merged cells, no blank rows or columns within.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from compendium.spreadsheets.numbers import Number
from compendium.spreadsheets.workbook import Choice, Sheet, Value, Workbook

COVER, CONTENTS, NOTES = "Cover", "Contents", "Notes"
SOURCE = "Source"
ONE_TABLE = "This worksheet contains one table."
SEE_NOTES = "The worksheet Notes has more on this table."
BLANKS = "Some cells are blank: nothing is shown there."

NARROWEST, WIDEST, COVER_WIDTH = 12, 60, 90
"""Widths of columns, in letters; longer texts are wrapped."""

LONGEST_HEADING = 255
NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no workbook can hold, since XML has none of them."""


NO_NAME = re.compile("[^a-z0-9]+")


@dataclass(frozen=True)
class Laid:
    """A sheet as it is written: ``lines`` from the first row, the first of which is a title, then a table, or none.

    ``links`` names the sheets that the cells of the first column lead to, row for row.
    """

    name: str
    lines: Sequence[str]
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[Value]] = ()
    widths: Sequence[float] = ()
    links: Sequence[str] = ()
    choices: Mapping[int, Choice] = field(default_factory=dict)
    offered: int = 0
    marked: bool = True
    """Whether the table is marked as one, which a sheet to fill in is not."""

    table: str = ""
    """The name of the table, which no other of the workbook has."""


def laid_out(workbook: Workbook) -> list[Laid]:
    """All sheets of a workbook, in their order; texts are such as XML can hold."""
    return [replace(laid, table=_table_name(place, laid.name)) for place, laid in enumerate(_sheets(workbook), 1)]


def _table_name(place: int, sheet: str) -> str:
    """A name of letters, digits and `_`, as programs ask for; two sheets may have the same of these."""
    return f"table_{place}_{NO_NAME.sub('_', sheet.casefold())}"


def _sheets(workbook: Workbook) -> list[Laid]:
    tables = [_table(sheet, workbook.to_fill_in) for sheet in workbook.sheets]
    if workbook.to_fill_in:
        return tables
    notes = [(sheet.name, text) for sheet in workbook.sheets for text in sheet.notes]
    inside = [(NOTES, "Notes on the tables")] if notes else []
    inside += [(sheet.name, sheet.title) for sheet in workbook.sheets]
    found = [Laid(COVER, [_text(workbook.title), *map(_text, workbook.about)], widths=[COVER_WIDTH])]
    found.append(_list(CONTENTS, "Contents", ("Worksheet", "What it shows"), inside, [name for name, _ in inside]))
    if notes:
        numbered = [(number, name, text) for number, (name, text) in enumerate(notes, 1)]
        found.append(_list(NOTES, "Notes", ("Note", "Worksheet", "What it says"), numbered))
    return [*found, *tables]


def _list(
    name: str, title: str, columns: Sequence[str], rows: Sequence[Sequence[Value]], links: Sequence[str] = ()
) -> Laid:
    cells = [[clean(value) for value in row] for row in rows]
    return Laid(name, [title, ONE_TABLE], columns, cells, _widths(columns, cells, {}), links)


def _table(sheet: Sheet, to_fill_in: bool) -> Laid:
    columns, rows = with_source(sheet)
    if to_fill_in:
        columns = [_text(heading) for heading in sheet.columns]
    widths = _widths(columns, rows, sheet.widths)
    places = {list(sheet.columns).index(heading): choice for heading, choice in sheet.choices.items()}
    lines = [] if to_fill_in else list(_lines(sheet, rows))
    return Laid(sheet.name, lines, columns, rows, widths, (), places, sheet.offered, marked=not to_fill_in)


def _lines(sheet: Sheet, rows: Sequence[Sequence[Value]]) -> Iterator[str]:
    """What stands above a table: its title, what is measured, and what a reader should know before reading on."""
    yield _text(sheet.title or sheet.name)
    if sheet.measure:
        yield _text(sheet.measure)
    blank = any(value == "" for row in rows for value in row)
    yield " ".join([ONE_TABLE, *([SEE_NOTES] if sheet.notes else []), *([BLANKS] if blank else [])])


def with_source(sheet: Sheet) -> tuple[list[str], list[list[Value]]]:
    """Headings, no two alike, and rows of a sheet, its source in the last column; texts as XML can hold them."""
    rows = [[clean(value) for value in row] for row in sheet.rows]
    if not sheet.source:
        return headings(sheet.columns), rows
    taken = {heading.casefold() for heading in sheet.columns}
    label = SOURCE if SOURCE.casefold() not in taken else f"{SOURCE} of the table"
    return headings([*sheet.columns, label]), [[*row, clean(sheet.source)] for row in rows]


def headings(labels: Sequence[str]) -> list[str]:
    """Headings that are not blank and differ, as those of a table must: `Place`, `Place (2)`."""
    taken: set[str] = set()
    found = []
    for place, label in enumerate(labels, 1):
        plain = " ".join(_text(label).split())[: LONGEST_HEADING - 10] or f"Column {place}"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain} ({number})"
        taken.add(name.casefold())
        found.append(name)
    return found


def clean(value: Value) -> Value:
    """A text without characters that XML cannot hold, and with one kind of line end; numbers as they are."""
    if not isinstance(value, str):
        return value
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", value.replace("\r\n", "\n").replace("\r", "\n"))


def _text(words: str) -> str:
    return str(clean(words))


def shown(value: Value) -> str:
    """A value as text, as CSV has it."""
    return value.text if isinstance(value, Number) else str(value)


def _widths(columns: Sequence[str], rows: Sequence[Sequence[Value]], given: Mapping[str, float]) -> list[float]:
    """A width for each column, which its longest line needs, within limits."""
    return [
        given.get(heading, min(max([NARROWEST, len(heading), *(len(shown(row[place])) for row in rows)]) + 2, WIDEST))
        for place, heading in enumerate(columns)
    ]
