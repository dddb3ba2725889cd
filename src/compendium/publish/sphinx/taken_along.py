"""What may be taken along from a page: a line under each numbered table and figure, with links to its files.

They lie in folders beside the page, under names made of the page's and of the table's or figure's. A table that the
page shows in part is whole on a page of its own, from which its files are made.
"""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from compendium.publish.sphinx.shown_table import full_note
from compendium.publish.sphinx.taken_files import (
    FIGURES,
    TABLES,
    WRITTEN,
    Keeper,
    Page,
    figure_files,
    table_files,
    words_of,
)

WHOLE = "_whole"
"""The end of the name of a page that has long tables of another whole (`publish.study.long_tables`)."""

NUMBER = r'<a class="compendium-number"[^>]*>(?P<number>[^<]*)</a> '
SHOWN = re.compile(
    rf'<div class="compendium-table" id="(?P<table>[^"]+)"(?P<box>[^>]*)>\n'
    rf"(?P<html><table[^>]*><caption>(?:{NUMBER})?(?P<title>.*?)</caption>.*?</table>)\n</div>\n"
    r'(?P<rest><p class="table-rest".*?</p>\n)?'
    r'|<p class="compendium-caption" id="(?P<figure>[^"]+)">(?P<caption>.*?)</p>',
    re.DOTALL,
)
SOURCE = re.compile(r'<p class="compendium-source">(.*?)</p>', re.DOTALL)
PICTURE = re.compile(r'<img\b[^>]*\bsrc="[^"]*?([^"/]+\.svg)"[^>]*>(?:\s*</picture>)?')


def offer(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add a line under each numbered table and figure of a page, and write the files that it leads to."""
    body = context.get("body", "")
    taken: dict[str, str] = {}
    if (doctree is not None and 'class="compendium-number"' in body) or pagename.endswith(WHOLE):
        of = pagename.removesuffix(WHOLE)
        title = app.env.titles[of].astext() if of in app.env.titles else str(context.get("title", ""))
        page = Page(of, title, str(context.get("docstitle", "")), context.get("cited", {}))
        known = memory_of(app).get(pagename, {})
        keeper = Keeper(Path(app.outdir) / Path(pagename).parent, known, taken)
        context["body"] = "".join(with_lines(body, page, keeper, _drawings(app, doctree)))
    if taken or pagename in memory_of(app):
        memory_of(app)[pagename] = taken


def _drawings(app: Sphinx, doctree: nodes.document | None) -> dict[str, Path]:
    """The files of the pictures of a page, by their names in the site."""
    found = doctree.findall(nodes.image) if doctree is not None else []
    drawn = [path for node in found for path in node.get("candidates", {}).values()]  # its address is that in the site
    return {app.builder.images[path]: Path(app.srcdir) / path for path in drawn if path in app.builder.images}


def memory_of(app: Sphinx) -> dict[str, dict[str, str]]:
    """The files of each page, with a digest of what each was made from, as the last build left them."""
    found: dict[str, dict[str, str]] = getattr(app.builder, "memory", {}).setdefault("taken", {})
    return found


def with_lines(body: str, page: Page, keeper: Keeper, drawn: dict[str, Path]) -> Iterator[str]:
    """The page, piece by piece, a line after each table and figure, or after the note on its source."""
    found = list(SHOWN.finditer(body))
    ends = [*(each.start() for each in found[1:]), *([len(body)] if found else [])]
    done = 0
    told: dict[str, str] = {}
    for each, end in zip(found, ends, strict=True):
        source = SOURCE.search(body, each.end(), end)
        picture = PICTURE.search(body, each.end(), end) if each["figure"] else None
        after = source or picture or each
        note = full_note(source[1] if source else "", each["table"] or each["figure"], told)
        yield body[done : after.end()]
        if each["table"]:
            files = table_files(each, note, page, keeper)
            yield _line("table", each["number"] or words_of(each["title"]), files)
        elif picture and picture[1] in drawn:
            files = figure_files(each["figure"], drawn[picture[1]], page, keeper)
            number = re.search(NUMBER, each["caption"])
            yield _line("figure", number["number"] if number else words_of(each["caption"]), files)
        done = after.end()
    yield body[done:]


def _line(kind: str, which: str, files: dict[str, str]) -> str:
    """The line: a link to each file, named for those who hear one link after the other."""
    hidden = f'<span class="visually-hidden"> of {escape(which)}</span>'
    links = " · ".join(f'<a href="{escape(name)}" download>{label}{hidden}</a>' for label, name in files.items())
    return f'\n<p class="take-along">Take this {kind}: {links}</p>'


def remove_what_went(site: Path, taken: dict[str, dict[str, str]]) -> None:
    """Delete files in the folders of what may be taken along that no page offers any more; a study may be named so."""
    offered = {site / Path(page).parent / name for page, names in taken.items() for name in names}
    for kind in (TABLES, FIGURES):
        for path in site.rglob(f"{kind}/*.*"):
            if path not in offered and path.suffix in WRITTEN:
                path.unlink()
