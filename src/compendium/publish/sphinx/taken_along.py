"""What may be taken along from a page: each numbered table as CSV, XLSX and ODS, each figure as SVG.

The files hold what the page shows, no more, and lie in folders beside it, under names made of the page's and of the
table's or figure's. A table that the page shows in part is whole on a page of its own, from which its files are made.
PNG is drawn from the SVG by the reader's browser (`book/_static/take.js`), so that no build pays for it.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from compendium.publish.sphinx.search import plain
from compendium.publish.sphinx.shown_table import read_table
from compendium.spreadsheets.ods import as_ods
from compendium.spreadsheets.plain import as_csv
from compendium.spreadsheets.workbook import Sheet, Workbook, sheet_name
from compendium.spreadsheets.xlsx import as_xlsx

TABLES, FIGURES = "tables", "figures"
"""The folders beside pages that hold what may be taken along."""

WHOLE = "_whole"
"""The end of the name of a page that has long tables of another whole (`publish.study.long_tables`)."""

EVENT = "compendium:figure"
"""The event that hands a figure to its page, which may read no file where it was opened from a disk."""

NUMBER = r'<a class="compendium-number"[^>]*>(?P<number>[^<]*)</a> '
SHOWN = re.compile(
    rf'<div class="compendium-table" id="(?P<table>[^"]+)"(?P<box>[^>]*)>\n'
    rf"(?P<html><table[^>]*><caption>(?:{NUMBER})?(?P<title>.*?)</caption>.*?</table>)\n</div>\n"
    r'(?P<rest><p class="table-rest".*?</p>\n)?'
    r'|<p class="compendium-caption" id="(?P<figure>[^"]+)">(?P<caption>.*?)</p>',
    re.DOTALL,
)
MEASURE = re.compile(r'\s*<span class="compendium-measure">(.*?)</span>', re.DOTALL)
SOURCE = re.compile(r'<p class="compendium-source">(.*?)</p>', re.DOTALL)
PICTURE = re.compile(r'<img\b[^>]*\bsrc="[^"]*?([^"/]+\.svg)"[^>]*>(?:\s*</picture>)?')
FILTERS = re.compile(r'data-filters="([^"]*)"')
NOTEBOOK = " Notebook: "
MADE = {"csv": "CSV", "xlsx": "XLSX", "ods": "ODS"}


@dataclass(frozen=True)
class Page:
    """A page, its title, and what `_citation.json` says of the work that it is part of (nothing: it is by itself)."""

    name: str
    title: str
    cited: dict[str, Any]

    def file(self, kind: str, anchor: str, ending: str) -> str:
        """Where a table or figure lies, from the folder of the page."""
        name = self.name.rpartition("/")[2].replace("_", "-")
        return f"{kind}/{name}_{anchor}.{ending}"

    def about(self, number: str) -> list[str]:
        """What the cover of a workbook says."""
        part = f"{number or 'A table'} of the page “{self.title}”"
        if not self.cited:
            return [f"{part}, {self.name}.html."]
        address = f"{self.cited['address'].rstrip('/')}/" if self.cited["address"] else ""
        return [
            f"{part} of: {self.cited['title']}.",
            f"Page: {address}{self.name}.html",
            f"Version {self.cited['version']}, {self.cited['released']}.",
            f"Licence of text, figures and data: {self.cited['licences'][-1]}.",
            f"To cite: {self.cited['citation']}",
        ]


def offer(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add a line under each numbered table and figure of a page, and write the files that it leads to."""
    body = context.get("body", "")
    taken: dict[str, str] = {}
    if (doctree is not None and 'class="compendium-number"' in body) or pagename.endswith(WHOLE):
        of = pagename.removesuffix(WHOLE)
        title = app.env.titles[of].astext() if of in app.env.titles else str(context.get("title", ""))
        page = Page(of, title, context.get("cited", {}))
        known = memory_of(app).get(pagename, {})
        keeper = Keeper(Path(app.outdir) / Path(pagename).parent, known, taken)
        drawn = {name: Path(app.srcdir) / path for path, name in app.builder.images.items()}
        context["body"] = "".join(_with_lines(body, page, keeper, drawn))
    if taken or pagename in memory_of(app):
        memory_of(app)[pagename] = taken


def memory_of(app: Sphinx) -> dict[str, dict[str, str]]:
    """The files of each page, with a digest of what each was made from, as the last build left them."""
    found: dict[str, dict[str, str]] = getattr(app.builder, "memory", {}).setdefault("taken", {})
    return found


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


def _with_lines(body: str, page: Page, keeper: Keeper, drawn: dict[str, Path]) -> Iterator[str]:
    """The page, piece by piece, a line after each table and figure, or after the note on its source."""
    found = list(SHOWN.finditer(body))
    ends = [*(each.start() for each in found[1:]), *([len(body)] if found else [])]
    done = 0
    for each, end in zip(found, ends, strict=True):
        source = SOURCE.search(body, each.end(), end)
        picture = PICTURE.search(body, each.end(), end) if each["figure"] else None
        after = source or picture or each
        line = _table(each, source, page, keeper) if each["table"] else _figure(each, picture, page, keeper, drawn)
        yield body[done : after.end()]
        yield line
        done = after.end()
    yield body[done:]


def _table(shown: re.Match[str], source: re.Match[str] | None, page: Page, keeper: Keeper) -> str:
    """The line under a table, whose files are written unless only a part of it is here."""
    names = {ending: page.file(TABLES, shown["table"], ending) for ending in MADE}
    if not shown["rest"]:
        sheet = _sheet(shown, source)
        book = Workbook(sheet.title, [sheet], page.about(shown["number"] or ""))
        csv = as_csv(sheet)
        digest = hashlib.sha256(repr((csv, sheet.title, sheet.measure, sheet.notes, book.about)).encode()).hexdigest()
        if not keeper.are_kept(names.values(), digest):
            for ending, content in (("csv", csv), ("xlsx", as_xlsx(book)), ("ods", as_ods(book))):
                keeper.write(names[ending], content)
    return _line("table", shown["number"] or plain(shown["title"]), {MADE[key]: name for key, name in names.items()})


def _sheet(shown: re.Match[str], source: re.Match[str] | None) -> Sheet:
    filters = FILTERS.search(shown["box"])
    table = read_table(shown["html"], filters[1] if filters else "")
    measure = MEASURE.search(shown["title"])
    words = plain(source[1]) if source else ""
    where, _, files = words.partition(NOTEBOOK)
    notes = [f"{NOTEBOOK.strip()} {files}"] if files else []
    name = sheet_name(shown["table"].removeprefix("table-").replace("-", " ").capitalize())
    title, measured = plain(MEASURE.sub("", shown["title"])), plain(measure[1]) if measure else ""
    return Sheet(name, table.columns, table.rows, title, measured, notes, where.removeprefix("Source: "))


def _figure(
    shown: re.Match[str], picture: re.Match[str] | None, page: Page, keeper: Keeper, drawn: dict[str, Path]
) -> str:
    """The line under a figure, which is copied under a name that says what it is; nothing where it is no drawing."""
    if not picture or picture[1] not in drawn:
        return ""
    names = [page.file(FIGURES, shown["figure"], ending) for ending in ("svg", "svg.js")]
    svg = drawn[picture[1]].read_bytes()
    digest = hashlib.sha256(svg).hexdigest()
    if not keeper.are_kept(names, digest):
        detail = json.dumps({"detail": {"name": Path(names[0]).stem, "svg": svg.decode()}}, ensure_ascii=False)
        keeper.write(names[0], svg)
        keeper.write(names[1], f'dispatchEvent(new CustomEvent("{EVENT}", {detail}));\n'.encode())
    number = re.search(NUMBER, shown["caption"])
    return _line("figure", number["number"] if number else plain(shown["caption"]), {"SVG": names[0]})


def _line(kind: str, which: str, files: dict[str, str]) -> str:
    """The line: a link to each file, named for those who hear one link after the other."""
    hidden = f'<span class="visually-hidden"> of {escape(unescape(which))}</span>'
    links = " · ".join(f'<a href="{escape(name)}" download>{label}{hidden}</a>' for label, name in files.items())
    return f'\n<p class="take-along">Take this {kind}: {links}</p>'


def remove_what_went(site: Path, taken: dict[str, dict[str, str]]) -> None:
    """Delete files in the folders of what may be taken along that no page offers any more."""
    offered = {site / Path(page).parent / name for page, names in taken.items() for name in names}
    for kind in (TABLES, FIGURES):
        for path in site.rglob(f"{kind}/*.*"):
            if path not in offered:
                path.unlink()
