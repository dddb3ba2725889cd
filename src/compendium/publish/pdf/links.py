"""Addresses within one document: ids of all pages apart, links between pages made links inside, ways to files gone."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from urllib.parse import quote, unquote, urlsplit

from bs4 import Tag

from compendium.publish.pdf.pages import Page

OUTSIDE = ("http", "https", "mailto")

ELSEWHERE = "elsewhere"
"""The class of a link to another page of the site, after which paper says on which sheet that is."""

NAMING = ("aria-labelledby", "aria-describedby", "aria-controls", "headers", "for")
"""Attributes that hold ids."""


def anchor(place: int, name: str = "") -> str:
    """The id of a chapter by its place in the document, or of something in it."""
    return f"chapter-{place}-{name}" if name else f"chapter-{place}"


def link_chapters(pages: Sequence[Page]) -> None:
    """Give all ids of the pages the place of their page, and let links follow; all in place."""
    places = {page.address: place for place, page in enumerate(pages)}
    ids = {page.address: {str(each["id"]) for each in page.article.find_all(id=True)} for page in pages}
    for place, page in enumerate(pages):
        for link in page.article.find_all("a"):
            _lead(link, page, places, ids)
        for image in page.article.find_all("img"):
            image["src"] = quote(posixpath.normpath(posixpath.join(posixpath.dirname(page.address), _path(image))))
        for named in page.article.find_all(id=True):
            named["id"] = anchor(place, str(named["id"]))
        for name in NAMING:
            for one in page.article.select(f"[{name}]"):
                del one[name]
        page.article["id"] = anchor(place)


def _path(image: Tag) -> str:
    return unquote(urlsplit(str(image["src"])).path)


def _lead(link: Tag, page: Page, places: Mapping[str, int], ids: Mapping[str, set[str]]) -> None:
    """Let a link lead to its place in the document, or out of it; one to a file or to what is not there is none."""
    href = str(link.get("href", ""))
    if urlsplit(href).scheme in OUTSIDE:
        return
    address, name = page.target(href) if href else ("", "")
    if address not in places or link.has_attr("download"):
        link.name = "span"
        for gone in ("href", "download", "title"):
            link.attrs.pop(gone, None)
        return
    there = places[address]
    link["href"] = f"#{anchor(there, name if name in ids[address] else '')}"
    if address != page.address:
        link["class"] = " ".join([*(link.get("class") or []), ELSEWHERE])
