"""One HTML document of all pages: what it is, its contents with the numbers of sheets, then a chapter for each page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bs4 import Tag

from compendium.publish.pdf.chapter import HEAD, chapter_of
from compendium.publish.pdf.links import anchor, link_chapters
from compendium.publish.pdf.pages import Page, Part

OVERVIEW = "Overview"
"""The title of the first chapter, whose own is that of the document."""

LEFT_OUT = "Code, files to download and forms to fill in are in the web pages that this document was made from."


def document(parts: Sequence[Part]) -> str:
    """The document as HTML. Addresses of pictures are relative to the top of the site.

    Its title and language are those of the first page. A part without a title has its chapters one level higher.
    """
    pages = [page for part in parts for page in part.pages]
    names = {page.address: page.title for page in pages}
    places = {page.address: place for place, page in enumerate(pages)}
    first = pages[0]
    title, front, names[first.address] = first.title, _front(first), OVERVIEW
    chapters = {page.address: chapter_of(page, _level(part, page) - 1) for part in parts for page in part.pages}
    link_chapters(pages)
    heading = chapters[first.address].find(class_=HEAD)
    if isinstance(heading, Tag):
        heading.string = OVERVIEW
    body = "\n".join(_part(part, number, chapters) for number, part in enumerate(parts))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(_language(first))}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n{_authors(first)}</head>\n<body>\n{front}"
        f"{_contents(parts, names, places)}\n{body}\n</body>\n</html>\n"
    )


def _level(part: Part, page: Page) -> int:
    """The level of a chapter's heading: the title has the first, a part the second."""
    return (3 if part.title else 2) + page.depth


def _language(first: Page) -> str:
    return str(first.soup.html.get("lang", "en-GB")) if first.soup.html else "en-GB"


def _authors(first: Page) -> str:
    found = first.soup.select('meta[name="citation_author"]')
    return "".join(f'<meta name="author" content="{escape(str(each["content"]))}">\n' for each in found)


def _front(first: Page) -> str:
    """The title page: what the site calls itself, and what stands in its foot, as plain text."""
    subtitle = first.soup.select_one(".site-title__subtitle")
    for way in first.soup.select(".site-footer a:not([rel=license])"):
        way.decompose()
    foot = [" ".join(each.get_text().split()).rstrip(" ·") for each in first.soup.select(".site-footer p")]
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in [*foot, LEFT_OUT])
    return (
        f'<section class="front">\n<h1>{escape(first.title)}</h1>\n'
        f'<p class="subtitle">{escape(subtitle.get_text().strip() if subtitle else "")}</p>\n{lines}</section>\n'
    )


def _contents(parts: Sequence[Part], names: dict[str, str], places: dict[str, int]) -> str:
    """The contents: parts with their chapters, those below another one set in."""
    lines = []
    for number, part in enumerate(parts):
        if part.title:
            lines.append(f'<li class="of-part"><a href="#part-{number}">{escape(part.title)}</a></li>')
        for page in part.pages:
            depth = page.depth + bool(part.title)
            name = escape(names[page.address])
            lines.append(f'<li class="depth-{depth}"><a href="#{anchor(places[page.address])}">{name}</a></li>')
    joined = "\n".join(lines)
    return f'<section class="contents">\n<h2>Contents</h2>\n<ul>\n{joined}\n</ul>\n</section>'


def _part(part: Part, number: int, chapters: dict[str, Tag]) -> str:
    head = f'<h2 class="part" id="part-{number}">{escape(part.title)}</h2>\n' if part.title else ""
    for page in part.pages[1:] if part.runs_on else ():
        chapters[page.address]["class"] = "runs-on"
    return head + "\n".join(str(chapters[page.address]) for page in part.pages)
