"""Tables as in a journal: caption, spanners, row groups, source note, scoped headers (great_tables).

great_tables knows the parts of a printed table but writes no caption, no scope on row headers and no escaping of cells;
these are added here. Every value is escaped before it becomes part of the page.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
from great_tables import GT, html, loc, style
from great_tables._text import Html

from compendium.data_package.trace import Trace
from compendium.display.notes import measure_html, source_note
from compendium.display.opening import Opening
from compendium.display.places import Entry, Place
from compendium.display.sentences import Shown
from compendium.display.theme import COLOURS, HIGHLIGHT, INKS, SYMBOLS

Cell = Callable[[Any], str]

CARD = "compendium-card"
"""The class of words that are only shown where the rows of an upright table are cards: they name the column."""

LONG = 60
"""Letters: a column with a text longer than this is given room on a narrow screen."""


@dataclass(frozen=True)
class Layout:
    """How a frame is laid out as a table.

    ``labels`` maps columns to what stands over them, in the order in which they are shown; the first is the row header.
    ``group`` names the column whose values head groups of rows, ``spanners`` the labels over several columns, ``cells``
    writes the values of a column as HTML (plain escaped text where none is given), ``highlight`` tells the rows to
    shade,
    ``anchor`` gives each row an address of this kind plus the value of a column, such as ``policy`` and ``policy``.
    ``filters`` maps what readers of the page may choose rows by to the column that tells it, and ``together`` names the
    tables that are searched as one. ``upright`` is for many narrow columns of signs: their heads stand upright, and on
    a phone each row is a card with the cells that say something, which should name their column (`CARD`).
    """

    labels: Mapping[str, str]
    group: str | None = None
    spanners: Mapping[str, Sequence[str]] = field(default_factory=dict)
    cells: Mapping[str, Cell] = field(default_factory=dict)
    centred: Sequence[str] = ()
    highlight: Sequence[bool] = ()
    anchor: tuple[str, str] | None = None
    filters: Mapping[str, str] = field(default_factory=dict)
    together: str = ""
    upright: bool = False


SHORTER: dict[str, str | Callable[[re.Match[str]], str]] = {
    r'(?m)^ *<td class="gt_row gt_left">(<!--long-->)?': lambda cell: '<td class="long">' if cell[1] else "<td>",
    r'(?m)^ *<td class="gt_row ': '<td class="',
    r'(?m)^ *(<th scope="row" class=")gt_row gt_left ': r"\1",
    r'(?m)^ *<th class="gt_col_heading gt_columns_bottom_border gt_left" ': "<th ",
    r'(?m)^ *<th class="gt_col_heading gt_columns_bottom_border ': '<th class="',
    r"(?m)^ +(?=</?tr>)": "",
    r'(<th scope="row" class="gt_stub")><span( id="[^"]*")>(.*)</span></th>': r"\1\2>\3</th>",
    r' rowspan="1"| colspan="1"': "",
}
"""What great_tables writes into every cell and no style of ours uses: a sixth of a long table. What marks a cell of a
long text becomes its class."""


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
    shown = _html_frame(frame, layout)
    row_header, *body = [key for key in layout.labels if key != layout.group]
    table = GT(shown, rowname_col=row_header, groupname_col=layout.group, id=table_id)
    table = table.tab_stubhead(label=_head(layout.labels[row_header]))
    table = table.cols_label(cases={key: _head(layout.labels[key]) for key in body})
    for place, (label, columns) in enumerate(layout.spanners.items()):
        table = table.tab_spanner(label=_head(label), columns=list(columns), id=f"spanner-{place}")
    table = table.cols_align(align="left").cols_align(align="center", columns=list(layout.centred))
    rows = [place for place, shaded in enumerate(layout.highlight) if shaded]
    if rows:
        table = table.tab_style(style.fill(color=HIGHLIGHT), [loc.body(rows=rows), loc.stub(rows=rows)])
    note = source_note(trace) if trace else ""
    plain = frame[list(layout.labels)].map(_plain_value).to_csv(index=False, sep="|", lineterminator="\n")
    told = {"data-filters": _filters(layout), "data-together": layout.together}
    told["data-heads"] = "upright" if layout.upright else ""
    return Shown(_finish(table.as_raw_html(), table_id, (caption, measure), told) + note, f"{caption}\n{plain}")


def _head(label: str) -> Html:
    """A label for great_tables, which takes what stands between two braces for the notation of a unit."""
    return html(escape(label).replace("{", "&#123;").replace("}", "&#125;"))


def _plain_value(value: Any) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _filters(layout: Layout) -> str:
    """The filters as the script of the pages reads them: ``Topic=group|Verdict=judged``."""
    column = {layout.group: "group"} if layout.group else {}
    return "|".join(f"{label}={column.get(key, key)}" for label, key in layout.filters.items())


def _html_frame(frame: pd.DataFrame, layout: Layout) -> pd.DataFrame:
    """The columns to show, every value turned into HTML."""
    keys = list(layout.labels)
    columns = {key: [layout.cells.get(key, text_cell)(value) for value in frame[key]] for key in keys}
    if layout.anchor:
        kind, column = layout.anchor
        first = next(key for key in keys if key != layout.group)
        names = zip(frame[column], columns[first], strict=True)
        columns[first] = [f'<span id="{escape(f"{kind}-{name}")}">{text}</span>' for name, text in names]
    row_header = next(key for key in keys if key != layout.group)
    narrow = {row_header, layout.group, *layout.centred}
    return pd.DataFrame({key: cells if key in narrow else _with_room(cells) for key, cells in columns.items()})


def _with_room(cells: list[str]) -> list[str]:
    """Mark the cells of a column of long texts, so that a narrow page scrolls the table and does not squeeze the text.

    The mark is no text of a file, in which brackets are escaped.
    """
    if not any(len(re.sub(r"<[^>]*>", "", cell)) > LONG for cell in cells):
        return cells
    return [f"<!--long-->{cell}" for cell in cells]


def _finish(raw: str, table_id: str, words: tuple[str, str], attributes: Mapping[str, str]) -> str:
    """Add what great_tables leaves out: the caption (``words``: title and measure), the scope of row headers, a region
    that scrolls and can be reached."""
    body = raw[raw.index("<table") : raw.rindex("</table>") + len("</table>")]
    caption, measure = words
    opening = f'<table class="gt_table"><caption>{escape(caption)}{measure_html(measure)}</caption>'
    body = re.sub(r"<table [^>]*>", lambda _: opening, body, count=1)  # a template would read "\\n" as a new line
    body = re.sub(r'<th class="(gt_row[^"]*gt_stub[^"]*)"', r'<th scope="row" class="\1"', body)
    body = re.sub(r"<th ([^>]*gt_stub[^>]*)>", _with_scope("row"), body)
    body = re.sub(r"<th ([^>]*gt_group_heading[^>]*)>", _with_scope("rowgroup"), body)
    body = re.sub(r"(?s)(<th [^>]*gt_group_heading[^>]*>)(.*?)</th>", r"\1<span>\2</span></th>", body)
    body = body.replace(' id=""', "").replace("\n\n", "\n")
    body = re.sub(r"(?s)<tr>.*?</tr>", _shaded, body)
    for long, short in SHORTER.items():
        body = re.sub(long, short, body)
    label = escape(f"Table: {caption}")
    more = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    region = f'<div class="compendium-table" id="{table_id}" role="region" tabindex="0" aria-label="{label}"{more}>'
    return f"{region}\n{body}\n</div>\n"


FILL = f' style="background-color: {HIGHLIGHT};"'


def _shaded(row: re.Match[str]) -> str:
    """A row whose cells great_tables has filled one by one, as a row that is shaded: a dark page has its own shade."""
    return row[0].replace(FILL, "").replace("<tr>", '<tr class="shaded">', 1) if FILL in row[0] else row[0]


def _with_scope(scope: str) -> Callable[[re.Match[str]], str]:
    def add(match: re.Match[str]) -> str:
        return match[0] if "scope=" in match[1] else f'<th scope="{scope}" {match[1]}>'

    return add
