"""Tables as in a journal: caption, spanners, row groups, source note, scoped headers.

Every value is escaped before it becomes part of the page. `table_markup` writes the parts: great_tables, which did so,
took some milliseconds for each table, and most of what it wrote was cut off again.
"""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.notes import measure_html, source_note
from compendium.display.opening import Opening
from compendium.display.places import Entry, Place
from compendium.display.sentences import Shown
from compendium.display.table_markup import Grid, table_markup
from compendium.display.theme import COLOURS, INKS, SYMBOLS

Cell = Callable[[Any], str]

CARD = "compendium-card"
"""The class of words that are only shown where the rows of an upright table are cards: they name the column."""

LONG, STATEMENT = 60, 45
"""Letters: a column with a text longer than this is given room on a narrow screen; heads of rows that are longer than
this on average are statements, and are given it on a wide one."""


@dataclass(frozen=True)
class Layout:
    """How a frame is laid out as a table.

    ``labels`` maps columns to what stands over them, in the order in which they are shown; the first is the row header.
    ``group`` names the column whose values head groups of rows, ``spanners`` the labels over several columns, ``cells``
    writes the values of a column as HTML (plain escaped text where none is given), ``highlight`` tells the rows to
    shade, ``under`` maps columns of small matter, such as places, to the column whose cells they stand under,
    ``anchor`` gives each row an address of this kind plus the value of a column, such as ``policy`` and ``policy``.
    ``first`` names the column that comes first where a phone shows rows as cards, ``kept`` those that stay in sight on
    a card that is shut, since a table is many screens long.
    ``filters`` maps what readers of the page may choose rows by to the column that tells it, and ``together`` names the
    tables that are searched as one. ``upright`` is for many narrow columns of signs: their heads stand upright, and on
    a phone each row is a card with the cells that say something, which should name their column (`CARD`). One that
    ``folds`` shows its first rows only until a reader asks for more; on paper and without script it is whole.
    """

    labels: Mapping[str, str]
    group: str | None = None
    spanners: Mapping[str, Sequence[str]] = field(default_factory=dict)
    cells: Mapping[str, Cell] = field(default_factory=dict)
    centred: Sequence[str] = ()
    highlight: Sequence[bool] = ()
    anchor: tuple[str, str] | None = None
    first: str = ""
    kept: Sequence[str] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    together: str = ""
    upright: bool = False
    folds: bool = False
    under: Mapping[str, str] = field(default_factory=dict)


def stylesheet() -> str:
    """The style of the tables, shared by notebooks and the book."""
    return Path(__file__).with_name("tables.css").read_text(encoding="utf-8")


def text_cell(value: Any) -> str:
    """A value as escaped text; lists are joined with commas, places lead to the source, openings to their rows."""
    if isinstance(value, list):
        return ", ".join(map(text_cell, value))
    return value.html if isinstance(value, Place | Entry | Opening) else escape(str(value))


def mark_cell(value: Any) -> str:
    """A tick or extent as symbol, word and colour."""
    return inked(COLOURS[value], f"{SYMBOLS[value]}&nbsp;{escape(value)}", "mark")


def inked(colour: str, html: str, *classes: str) -> str:
    """HTML in one of the inks of the theme, which a dark page may lighten."""
    named = " ".join(filter(None, (*classes, INKS[colour])))
    return f'<span class="{named}">{html}</span>' if named else html


def journal_table(
    frame: pd.DataFrame, table_id: str, caption: str, layout: Layout, trace: Trace | None, measure: str = ""
) -> Shown:
    """Render ``frame`` as a table with the given layout, caption and source note.

    ``caption`` is plain text: what the table shows, in at most fifteen words. ``measure`` says below it what is
    measured. The plain form of the result is the caption and the values.
    """
    layout = _told(frame, layout)
    plain = _plain_rows(frame, [*layout.labels, *layout.under])
    heading = f"{escape(caption)}{measure_html(measure)}"
    found_by = {"data-filters": _filters(layout), "data-together": layout.together, "data-first": layout.first}
    found_by["data-kept"] = "|".join(layout.kept)
    found_by["data-heads"] = "upright" if layout.upright else ""
    found_by["data-folds"] = "rows" if layout.folds else ""
    more = "".join(f' {name}="{escape(value)}"' for name, value in found_by.items() if value)
    label = escape(f"Table: {caption}")
    region = f'<div class="compendium-table" id="{table_id}" role="region" tabindex="0" aria-label="{label}"{more}>'
    html = f"{region}\n{table_markup(_grid(frame, table_id, layout), heading)}\n</div>\n"
    return Shown(html + (source_note(trace) if trace else ""), f"{caption}\n{plain}")


def _told(frame: pd.DataFrame, layout: Layout) -> Layout:
    """The layout without columns in which nothing stands: they would take the room of others and say nothing."""
    head = next(iter(layout.labels))
    needed = {head, layout.group, *layout.under.values(), *(key for keys in layout.spanners.values() for key in keys)}
    blank = {
        key
        for key in layout.labels
        if len(frame) and key not in needed and all(isinstance(each, str) and not each for each in frame[key])
    }
    return replace(layout, labels={key: label for key, label in layout.labels.items() if key not in blank})


def _plain_rows(frame: pd.DataFrame, columns: Iterable[str]) -> str:
    """The values as lines of text with a bar between them, as pandas would write them; but that takes a millisecond."""
    target = StringIO()
    writer = csv.writer(target, delimiter="|", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*(map(_plain_value, frame[column].tolist()) for column in columns), strict=True))
    return target.getvalue()


def _plain_value(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if pd.isna(value) else value


def _filters(layout: Layout) -> str:
    """The filters as the script of the pages reads them: ``Topic=group|Verdict=judged``."""
    column = {layout.group: "group"} if layout.group else {}
    return "|".join(f"{label}={column.get(key, key)}" for label, key in layout.filters.items())


def _grid(frame: pd.DataFrame, table_id: str, layout: Layout) -> Grid:
    """The columns to show, every value turned into HTML."""
    columns = {key: [layout.cells.get(key, text_cell)(value) for value in frame[key].tolist()] for key in layout.labels}
    groups = columns.pop(layout.group) if layout.group else None
    row_head = next(iter(columns))
    places = frozenset(key for key in columns if any(isinstance(value, Place) for value in frame[key]))
    long = frozenset(key for key, cells in columns.items() if (_tells if key == row_head else _is_long)(cells))
    for small, column in layout.under.items():
        write = layout.cells.get(small, text_cell)
        told = [_small(small, write(value)) for value in frame[small].tolist()]
        columns[column] = [f"{cell}{under}" for cell, under in zip(columns[column], told, strict=True)]
    return Grid(
        table_id,
        {key: _head(layout.labels[key]) for key in columns},
        columns,
        long,
        places,
        frozenset(layout.centred),
        {_head(label): list(keys) for label, keys in layout.spanners.items()},
        groups,
        [f"{layout.anchor[0]}-{value}" for value in frame[layout.anchor[1]]] if layout.anchor else None,
        layout.highlight,
    )


def _small(column: str, html: str) -> str:
    """What stands small under a cell, by the name of its column; nothing where it is blank."""
    return f'<span class="under" data-column="{escape(column)}">{html}</span>' if html else ""


def _head(label: str) -> str:
    """A label as HTML; braces are written as signs, since templates of others have a meaning for them."""
    return escape(label).replace("{", "&#123;").replace("}", "&#125;")


FOLDED_OR_TAG = r"<details.*?</details>|<[^>]*>"
"""What of a cell takes no room: a fold, which is shut, and tags."""


def _is_long(cells: Sequence[str]) -> bool:
    """Whether a column holds a long text: it is given room, and a narrow page scrolls rather than squeezes it."""
    return any(len(cell) > LONG and len(re.sub(FOLDED_OR_TAG, "", cell)) > LONG for cell in cells)


def _tells(cells: Sequence[str]) -> bool:
    """Whether the heads of rows are statements, and not names with a text under some of them."""
    letters = sum(len(re.sub(r'<span class="under">.*?</span>|<[^>]*>', "", cell)) for cell in cells)
    return letters > STATEMENT * len(cells)
