"""The files that may be taken along from a page: each numbered table as CSV, XLSX and ODS, each figure as SVG.

They hold what the page shows, no more. PNG is drawn from the SVG by the reader's browser (`book/_static/take.js`), so
that no build pays for it.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from compendium.publish.sphinx.shown_table import read_table, source_parts
from compendium.spreadsheets.ods import as_ods
from compendium.spreadsheets.plain import as_csv
from compendium.spreadsheets.workbook import Sheet, Workbook, sheet_name
from compendium.spreadsheets.xlsx import as_xlsx

TABLES, FIGURES = "tables", "figures"
"""The folders beside pages that hold what may be taken along."""

EVENT = "compendium:figure"
"""The event that hands a figure to its page, which may read no file where it was opened from a disk."""

MEASURE = re.compile(r'\s*<span class="compendium-measure">(.*?)</span>', re.DOTALL)
FILTERS = re.compile(r'data-filters="([^"]*)"')
MADE = {"csv": "CSV", "xlsx": "XLSX", "ods": "ODS"}
WRITTEN = (*(f".{ending}" for ending in MADE), ".svg", ".js")
"""The endings of all that is written here."""


@dataclass(frozen=True)
class Page:
    """A page, its title, the work that it is part of, and what `_citation.json` says of that, where there is one."""

    name: str
    title: str
    work: str
    cited: dict[str, Any]

    def file(self, kind: str, anchor: str, ending: str) -> str:
        """Where a table or figure lies, from the folder of the page."""
        name = self.name.rpartition("/")[2].replace("_", "-")
        return f"{kind}/{name}_{anchor}.{ending}"

    def about(self, number: str) -> list[str]:
        """What the cover of a workbook says."""
        part = f"{number or 'A table'} of the page “{self.title}” of: {self.work}."
        if not self.cited:
            return [part, f"Page: {self.name}.html"]
        address = f"{self.cited['address'].rstrip('/')}/" if self.cited["address"] else ""
        return [
            part,
            f"Page: {address}{self.name}.html",
            f"Version {self.cited['version']}, {self.cited['released']}.",
            f"Licence of text, figures and data: {self.cited['licences'][-1]}.",
            f"To cite: {self.cited['citation']}",
        ]


@dataclass(frozen=True)
class Keeper:
    """Writes files below the folder of a page, but for those that are there already, made from the same."""

    folder: Path
    known: dict[str, str]
    taken: dict[str, str]

    def are_kept(self, names: Iterable[str], digest: str) -> bool:
        """Whether files need not be written; they are noted in any case."""
        new = dict.fromkeys(names, digest)
        self.taken.update(new)
        return all(self.known.get(name) == digest and (self.folder / name).is_file() for name in new)

    def write(self, name: str, content: bytes) -> None:
        """Write a file of the page."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def table_files(shown: re.Match[str], source: str, page: Page, keeper: Keeper) -> dict[str, str]:
    """Where a table lies in each format, by what the format is called; written unless the page shows only a part.

    `shown` has the groups table (its address), box, html, title, number and rest; `source` is the note on its source.
    """
    names = {ending: page.file(TABLES, shown["table"], ending) for ending in MADE}
    if not shown["rest"]:
        sheet = _sheet(shown, source)
        book = Workbook(sheet.title, [sheet], page.about(shown["number"] or ""))
        digest = hashlib.sha256(repr(book).encode()).hexdigest()
        if not keeper.are_kept(names.values(), digest):
            for ending, content in (("csv", as_csv(sheet)), ("xlsx", as_xlsx(book)), ("ods", as_ods(book))):
                keeper.write(names[ending], content)
    return {MADE[ending]: name for ending, name in names.items()}


def _sheet(shown: re.Match[str], source: str) -> Sheet:
    filters = FILTERS.search(shown["box"])
    table = read_table(shown["html"], filters[1] if filters else "")
    measure = MEASURE.search(shown["title"])
    where, notebook = source_parts(words_of(source))
    return Sheet(
        sheet_name(shown["table"].removeprefix("table-").replace("-", " ").capitalize()),
        table.columns,
        table.rows,
        words_of(MEASURE.sub("", shown["title"])),
        words_of(measure[1]) if measure else "",
        [notebook] if notebook else [],
        where,
    )


def words_of(html: str) -> str:
    """The words of a piece of the page in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def figure_files(anchor: str, drawing: Path, page: Page, keeper: Keeper) -> dict[str, str]:
    """Where a figure lies under a name that says what it is; beside it, the script that hands it to its page."""
    names = [page.file(FIGURES, anchor, ending) for ending in ("svg", "svg.js")]
    svg = drawing.read_bytes()
    if not keeper.are_kept(names, hashlib.sha256(svg).hexdigest()):
        detail = json.dumps({"detail": {"name": Path(names[0]).stem, "svg": svg.decode()}}, ensure_ascii=False)
        keeper.write(names[0], svg)
        keeper.write(names[1], f'dispatchEvent(new CustomEvent("{EVENT}", {detail}));\n'.encode())
    return {"SVG": names[0]}
