"""Long tables of a study: their first rows stand on the page, all of them on a page of their own.

The other rows also lie in a file beside the page, from which the script of tables brings them in when a reader asks for
them. It is a script that names them, since a browser lets a page from a disk load nothing else.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compendium.publish.plain_text import block

LONG, FIRST = 24, 10
"""Tables of more rows than `LONG` are parted: `FIRST` rows stay on the page, which should be those that matter most."""

HEAVY = 60_000
"""Letters of HTML: rows that take more, as those of many columns do, are parted even if they are fewer."""

EVENT = "compendium:rows"
"""The event that hands rows to the page, a text of HTML by the id of each table."""

# As `display.tables` writes a table; no cell of a study's tables holds another one.
TABLE = re.compile(
    r'(<div class="compendium-table" id="([\w-]+)"[^>]*>\n<table class="gt_table"><caption>.*?<tbody[^>]*>\n)'
    r'(.*?)(</tbody>\n</table>\n</div>\n)(?=(<p class="compendium-source">.*?</p>)?)',
    re.DOTALL,
)
ROW = re.compile(r"\s*<tr[ >].*?</tr>", re.DOTALL)
FOLDS = ' data-folds="rows"'
"""Has the script of tables fold a table, which one that is whole should not, nor one whose rows were asked for."""

GROUP_HEAD = 'class="gt_group_heading_row"'
NUMBER = re.compile(r'<a class="compendium-number"[^>]*>[^<]*</a> ')


@dataclass(frozen=True)
class LongTables:
    """The long tables of a page: the rows that were left out of it by the id of their table, and each table whole."""

    rest: Mapping[str, str]
    whole: Sequence[str]

    def script(self) -> str:
        """The file that hands the rows to the page."""
        detail = json.dumps({"detail": dict(self.rest)}, ensure_ascii=False, sort_keys=True)
        return f'dispatchEvent(new CustomEvent("{EVENT}", {detail}));\n'

    def page(self, title: str, way_back: str) -> str:
        """A page of Markdown that has every table whole. ``title`` is Markdown, ``way_back`` HTML."""
        head = f"---\norphan: true\n---\n# {title}\n"
        way = block(f'<div class="whole-tables">{way_back}</div>')
        return "\n".join([head, way, *(block(table) for table in self.whole)])


def part_long_tables(notebook: dict[str, Any], page: str) -> LongTables:
    """Leave the rows but the first out of every long table of a notebook, in place, and say where they are.

    ``page`` is the name of its page; the others are at `rows_file` and `whole_page`.
    """
    rest: dict[str, str] = {}
    whole: list[str] = []

    def part(found: re.Match[str]) -> str:
        head, table, body, end, note = found.groups()
        start = head.replace(FOLDS, "", 1)
        rows = ROW.findall(body)
        number = sum(GROUP_HEAD not in row for row in rows)
        if number <= (FIRST if len(body) > HEAVY else LONG):
            return found[0]
        place = _after_first(rows)
        rest[table] = "".join(rows[place:])
        whole.append(NUMBER.sub("", f"{start}{body}{end}") + (note or ""))
        return f"{start}{''.join(rows[:place])}\n{end}{_where(table, number, page)}"

    for data in (output.get("data", {}) for cell in notebook["cells"] for output in cell.get("outputs", [])):
        if "text/html" in data:
            data["text/html"] = TABLE.sub(part, "".join(data["text/html"]))
    return LongTables(rest, whole)


def rows_file(page: str) -> str:
    """The name of the file that holds the other rows of the long tables of a page."""
    return f"{page}.rows.js"


def whole_page(page: str) -> str:
    """The name of the page that has the long tables of a page whole."""
    return f"{page}_whole"


def _after_first(rows: Sequence[str]) -> int:
    """The place behind the first rows, of which heads of groups are none."""
    places = [place for place, row in enumerate(rows) if GROUP_HEAD not in row]
    return places[FIRST - 1] + 1


def _where(table: str, number: int, page: str) -> str:
    """Where all rows are, below a table; the script of tables puts a button that brings them in before the link."""
    link = f'<a href="{whole_page(page)}.html#{table}">The whole table on a page of its own</a>'
    told = f"<span>The first {FIRST} of {number:,} rows.</span>"
    return f'<p class="table-rest" data-table="{table}" data-rows="{rows_file(page)}">{told} {link}</p>\n'
