"""Tables of more columns than a sheet holds, as several below one another, each with the names of the rows."""

from __future__ import annotations

from copy import copy
from math import ceil

from bs4 import Tag

MOST = 8
"""Columns beside the names of rows: more do not fit on a sheet in letters that can be read."""

MOST_SPANNED = 12
"""Columns of a table whose heads span several: signs and numbers mostly, which need less room."""

CONTINUED = "continued"

SMALL = "small-letters"
"""The class of a table with more columns that cannot be parted, because heads span several."""


def part_wide_tables(article: Tag) -> None:
    """Part the wide tables of a chapter, in place; one whose heads stand upright is narrow as it is."""
    for table in article.select(".compendium-table:not([data-heads]) > table"):
        rows = [_cells(row) for row in table.find_all("tr")]
        most = max((len(row) for row in rows), default=0)
        if most <= MOST + 1:
            continue
        if any(not _is_plain(row, most) for row in rows):
            if most > MOST_SPANNED:
                table["class"] = " ".join([*(table.get("class") or []), SMALL])
            continue
        parts = ceil((most - 1) / MOST)
        step = ceil((most - 1) / parts)
        columns = [range(start, min(start + step, most)) for start in range(1, most, step)]
        others = [_part(table, chosen, first=False) for chosen in columns[1:]]
        table.replace_with(_part(table, columns[0], first=True), *others)


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["th", "td"], recursive=False)


def _is_plain(row: list[Tag], columns: int) -> bool:
    """Whether a row has a cell in each column, or one cell across all of them."""
    spans = [int(str(cell.get("colspan", "1"))) for cell in row]
    down = any(cell.has_attr("rowspan") for cell in row)
    return not down and (spans == [1] * columns or (len(row) == 1 and spans[0] == columns))


def _part(table: Tag, chosen: range, *, first: bool) -> Tag:
    """A copy of a table with the first column and those chosen; ids stay with the first part alone."""
    part = copy(table)
    for row in part.find_all("tr"):
        cells = _cells(row)
        if len(cells) == 1:
            cells[0]["colspan"] = str(len(chosen) + 1)
        else:
            for place, cell in enumerate(cells):
                if place and place not in chosen:
                    cell.decompose()
    if not first:
        for named in part.find_all(id=True):
            del named["id"]
        if caption := part.find("caption"):
            number = caption.find(class_="compendium-number")
            words = number.get_text().strip() if number else ""
            caption.string = f"{words}, {CONTINUED}" if words else CONTINUED.capitalize()
    return part
