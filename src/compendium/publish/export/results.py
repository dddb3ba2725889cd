"""Every result of the pages of a study as sheets: the tables of the page across sites, then those of all sites stacked.

They are read off the built pages, so that they hold what these tell and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from compendium.publish.pdf.pages import Page
from compendium.publish.sphinx.shown_table import full_note, read_table, source_parts
from compendium.spreadsheets.workbook import Sheet, Value, sheet_name

IN_SHORT = "In short"
SITE = "Site"


@dataclass(frozen=True)
class PageTable:
    """A table of a page: its anchor, the heading it stands under, its title, measure and source, what is in it."""

    anchor: str
    section: str
    title: str
    measure: str
    source: str
    columns: list[str]
    rows: list[list[Value]]

    @property
    def words(self) -> str:
        """Its anchor as words, for the tab of a sheet."""
        return self.anchor.removeprefix("table-").replace("-", " ")


def tables_of(page: Page) -> list[PageTable]:
    """The tables of a page that have a number, whole, in their order."""
    told: dict[str, str] = {}
    for shown in page.article.select(".compendium-table[id], p.compendium-caption[id]"):
        full_note(_note(shown), str(shown["id"]), told)
    return [_table(page, box, told) for box in page.article.select(".compendium-table[id]") if box.find("caption")]


def _note(shown: Tag) -> str:
    """The HTML of the note under a table or figure."""
    note = shown.find_next("p", class_="compendium-source")
    return str(note) if note else ""


def _table(page: Page, box: Tag, told: dict[str, str]) -> PageTable:
    shown, caption = _whole(page, box), box.find("caption")
    assert caption is not None
    title, measure = words_of_caption(caption)
    heading, note = box.find_previous(["h2", "h3"]), full_note(_note(box), str(box["id"]), told)
    source, _ = source_parts(_words(BeautifulSoup(note, "html.parser")))
    table = read_table(str(shown), str(box.get("data-filters", "")))
    return PageTable(
        str(box["id"]),
        _words(heading) if heading else "",
        title,
        measure,
        source,
        table.columns,
        table.rows,
    )


def words_of_caption(caption: Tag) -> tuple[str, str]:
    """The title and the measure that a caption gives, without its number."""
    measure, number = (caption.find(class_=f"compendium-{part}") for part in ("measure", "number"))
    own = (part for part in caption.contents if part is not measure and part is not number)
    title = " ".join(part.get_text() if isinstance(part, Tag) else str(part) for part in own)
    return " ".join(title.split()), _words(measure) if isinstance(measure, Tag) else ""


def _whole(page: Page, box: Tag) -> Tag:
    """The table itself, or that of the page of whole tables where this one keeps its first rows only."""
    parted = page.article.select_one(f'p.table-rest[data-table="{box["id"]}"]') is not None
    found = page.whole.find(id=str(box["id"])) if parted and page.whole else None
    box = found if isinstance(found, Tag) else box
    table = box.find("table")
    return table if isinstance(table, Tag) else box


def in_short(pages: Iterable[tuple[str, Page]]) -> Sheet:
    """What each page says first, by the name of the page."""
    rows: list[list[Value]] = []
    for name, page in pages:
        box = page.article.select_one(".compendium-short")
        if box is not None:
            rows.append([name, _words(box).removeprefix(IN_SHORT).strip()])
    return Sheet(IN_SHORT, ["Page", "What it shows"], rows, "What each page shows, in short")


def sheets_across(tables: Sequence[PageTable], taken: Sequence[str]) -> list[Sheet]:
    """A sheet for each table of the page across sites."""
    sheets: list[Sheet] = []
    for table in tables:
        name = sheet_name(table.words.capitalize(), [*taken, *(sheet.name for sheet in sheets)])
        sheets.append(Sheet(name, table.columns, table.rows, table.title, table.measure, source=table.source))
    return sheets


def sheets_of_sites(sites: Sequence[tuple[str, list[PageTable]]], taken: Sequence[str]) -> list[Sheet]:
    """A sheet for each kind of table on the pages of sites, those of all sites below one another."""
    kinds: dict[str, list[tuple[str, PageTable]]] = {}
    for site, tables in sites:
        for table in tables:
            kinds.setdefault(table.anchor, []).append((site, table))
    sheets: list[Sheet] = []
    for found in kinds.values():
        first = found[0][1]
        columns = list(dict.fromkeys(column for _, table in found for column in table.columns))
        rows = [row for site, table in found for row in _stacked(site, table, columns)]
        name = sheet_name(f"Each site {first.words}", [*taken, *(sheet.name for sheet in sheets)])
        title = f"{first.section or first.words.capitalize()}: each site"
        source = "; ".join(dict.fromkeys(table.source for _, table in found if table.source))
        sheets.append(Sheet(name, [SITE, *columns], rows, title, first.measure, source=source))
    return sheets


def _stacked(site: str, table: PageTable, columns: Sequence[str]) -> Iterator[list[Value]]:
    for row in table.rows:
        values = dict(zip(table.columns, row, strict=True))
        yield [site, *(values.get(column, "") for column in columns)]


def _words(part: Tag) -> str:
    return " ".join(part.get_text().split())
