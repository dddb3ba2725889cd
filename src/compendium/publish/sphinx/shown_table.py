"""A table of a page as columns and rows of plain values, as people take it along.

Header rows are joined, signs become their words, and what stands small under a cell has a column of its own. Only what
the page shows is there: what may not be told of people is not on the page either.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from compendium.publish.sphinx.shown_cell import Parts, parts_of
from compendium.spreadsheets.numbers import number_in
from compendium.spreadsheets.workbook import Value

ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<(t[hd])\b([^>]*)>(.*?)</\1>", re.DOTALL)
SPAN = re.compile(r'colspan="(\d+)"')
GROUPS, GROUP = 'class="gt_group_heading', "Group"


SOURCE, NOTEBOOK = "Source: ", " Notebook: "
AS_UNDER = re.compile(r'\bas under <a [^>]*href="#([^"]+)"')


@dataclass(frozen=True)
class ShownTable:
    """Headings and rows of a table."""

    columns: list[str]
    rows: list[list[Value]]


def read_table(html: str, filters: str = "") -> ShownTable:
    """Read the HTML of a table from `display.table_markup`; `filters` are those of its box, which name columns."""
    head, _, body = html.partition("</thead>")
    labels = {key: label for label, _, key in (pair.partition("=") for pair in unescape(filters).split("|"))}
    heads, rows = _heads(head), list(_rows(body))
    small: list[dict[str, None]] = [{} for _ in heads]
    for _, cells in rows:
        for names, parts in zip(small, cells, strict=False):
            names.update(dict.fromkeys(name for name in parts if name))
    columns = [labels.get("group", GROUP)] if GROUPS in body else []
    for place, heading in enumerate(heads):
        columns += [heading, *(_label(name, labels, heading if place else "") for name in small[place])]
    return ShownTable(columns, [_values([group] if GROUPS in body else [], cells, small) for group, cells in rows])


def source_parts(words: str) -> tuple[str, str]:
    """What a note under a table or figure (`display.notes`) names as source, and what it says of notebook and data."""
    source, _, rest = words.partition(NOTEBOOK)
    return source.removeprefix(SOURCE).removesuffix("."), f"{NOTEBOOK.strip()} {rest}" if rest else ""


def full_note(note: str, anchor: str, told: dict[str, str]) -> str:
    """The HTML of a note, or of the one further up that it leads to (`publish.study.source_notes`).

    ``told`` holds the full notes so far by the anchors of their tables and figures; this one, at ``anchor``, is added.
    """
    led = AS_UNDER.search(note)
    return told.get(led[1], note) if led else told.setdefault(anchor, note)


def _rows(body: str) -> Iterator[tuple[str, list[Parts]]]:
    """The rows, each with what heads its group."""
    group = ""
    for row in ROW.findall(body):
        cells = CELL.findall(row)
        if cells and 'scope="rowgroup"' in cells[0][1]:
            group = parts_of(cells[0][2])[""]
        else:
            yield group, [parts_of(content) for _, _, content in cells]


def _values(first: list[Value], cells: list[Parts], small: list[dict[str, None]]) -> list[Value]:
    values = list(first)
    for place, names in enumerate(small):
        parts = cells[place] if place < len(cells) else {}
        texts = [parts.get(name, "") for name in ("", *names)]
        values += [number_in(text) or text for text in texts]
    return values


def _label(name: str, labels: Mapping[str, str], column: str) -> str:
    """What stands over a column of small matter: its name among the filters, or what it is."""
    word = labels.get(name) or ("Place" if name.endswith(("place", "locator", "locators")) else name.replace("_", " "))
    return f"{column}: {word[:1].lower()}{word[1:]}" if column else f"{word[:1].upper()}{word[1:]}"


def _heads(html: str) -> list[str]:
    """The headings; those below a heading of several columns begin with that."""
    first, *rest = [CELL.findall(row) for row in ROW.findall(html)] or [[]]
    below = iter(rest[0] if rest else [])
    heads: list[str] = []
    for _, attributes, content in first:
        label, spanned = parts_of(content)[""], SPAN.search(attributes)
        if "gt_column_spanner_outer" not in attributes:
            heads.append(label)
            continue
        for _ in range(int(spanned[1]) if spanned else 1):
            heads.append(f"{label}: {parts_of(next(below, ('', '', ''))[2])['']}")
    return heads
