"""The index that the search page looks through: pages, their sections, terms, tables and figures, and rows of tables
that can be led to, such as claims and criteria.

It is written as a script, since a browser lets no page that was opened from disk read another file. Words are found in
it by MiniSearch (`static/minisearch.js`, MIT licence): small, maintained, whole in one file, and it forgives typing
errors.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path

from docutils import nodes

STATIC = Path(__file__).parent / "static"
INDEX = "search_index.js"
FILES = ("minisearch.js", "search.js")

LONGEST = 2000
"""Letters of a text that are searched and quoted from."""

PAGE, SECTION, TERM, SHOWN = "page", "section", "term", "table or figure"

Entry = tuple[str, str, str, str]
"""Kind, title, address within the page (blank for the page itself) and text, all as plain text."""

NO_TEXT = re.compile(
    r'<a class="compendium-number".*?</a>'
    r'|<(?:(?:svg|script|style)\b|details class="(?:code-fold|explorer)").*?</(?:svg|script|style|details)>'
    r"|<[^>]*>",
    re.DOTALL,
)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
ROW_ID = re.compile(r'\bid="((?!table-|figure-)([a-z]+)-[^"]+)"')
CAPTION = re.compile(
    r'<p class="compendium-caption" id="(?P<figure>[^"]+)">(?P<title>.*?)</p>'
    r'|<div class="compendium-table" id="(?P<table>[^"]+)"[^>]*>.*?<caption[^>]*>(?P<caption>.*?)</caption>',
    re.DOTALL,
)


def entries(doctree: nodes.document, title: str) -> list[Entry]:
    """What can be found on a page: the page, its sections, and the terms, tables, figures and rows in them."""
    found = []
    for number, section in enumerate(doctree.findall(nodes.section)):
        heading = section.next_node(nodes.title)
        place = section["ids"][0] if number and section["ids"] else ""
        name = heading.astext() if number and heading else title
        found.append((SECTION if number else PAGE, name, place, _shortened(_own_text(section))))
    found += _terms(doctree)
    for html in (node.astext() for node in doctree.findall(nodes.raw) if "html" in node.get("format", "")):
        found += [*_rows(html), *_shown(html)]
    return found


def _own_text(section: nodes.section) -> Iterator[str]:
    """The words of a section but for its heading, its code, the sections within it and rows that are entries."""
    for child in section.children:
        if not isinstance(child, nodes.section | nodes.title):
            for words in child.findall(nodes.Text):
                parent = words.parent
                if not isinstance(parent, nodes.literal_block | nodes.comment):
                    yield plain(_without_rows(words.astext())) if isinstance(parent, nodes.raw) else words.astext()


def _without_rows(html: str) -> str:
    return ROW.sub(lambda row: "" if ROW_ID.search(row[0]) else row[0], html) if ' id="' in html else html


def _terms(doctree: nodes.document) -> Iterator[Entry]:
    for item in doctree.findall(nodes.definition_list_item):
        term, told = item.next_node(nodes.term), item.next_node(nodes.definition)
        if term and told and term["ids"]:
            yield TERM, term.astext(), term["ids"][0], _shortened([told.astext()])


def _rows(html: str) -> Iterator[Entry]:
    """The rows of tables that have an id, which begins with what they are: a claim, a criterion, a stream."""
    for row in ROW.findall(html) if ' id="' in html else ():
        if found := ROW_ID.search(row):
            first, _, rest = row.partition("</th>")
            yield found[2], plain(first), found[1], _shortened([plain(rest)])


def _shown(html: str) -> Iterator[Entry]:
    """Tables and figures, by what stands above them."""
    for caption in CAPTION.finditer(html):
        place = caption["figure"] or caption["table"]
        title, _, measure = (caption["title"] or caption["caption"]).partition("<span")
        yield SHOWN, plain(title), place, _shortened([plain(f"<span{measure}" if measure else "")])


def plain(html: str) -> str:
    """What a reader reads of a piece of HTML."""
    return " ".join(unescape(NO_TEXT.sub(" ", html)).split())


def _shortened(words: Iterable[str]) -> str:
    return " ".join(" ".join(words).split())[:LONGEST]


def index_script(pages: Mapping[str, Sequence[Entry]], titles: Mapping[str, str]) -> str:
    """The script that gives the search page its index: a list of [kind, title, title of its page, address, text]."""
    rows = [
        [kind, title, titles[page], f"{page}.html{f'#{place}' if place else ''}", text]
        for page in sorted(pages)
        for kind, title, place, text in pages[page]
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"window.compendiumIndex = [\n{lines}\n];\n"
