"""Which pages of a built site make one document, and in what order.

The site itself says so: its menu names the parts of the book with their pages, and the first page of a study leads to
the others. Pages that the menu does not have, such as those of policies, follow by folder.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

FIRST = "index.html"
WHOLE = "_whole.html"
"""How the address of a page ends that has the long tables of another one whole."""

SITES = "sites"
"""The folder of a study's site that holds a page for each of its sites."""

NOT_IN_PRINT = ("404.html", "search.html")


@dataclass(frozen=True)
class Page:
    """A page of a site: its address from the top of the site, and how deep below a part of the document it stands."""

    site: Path
    address: str
    depth: int = 0

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The page as it was built; what is changed in it changes nothing on the disk."""
        return _parsed(self.site / self.address)

    @cached_property
    def whole(self) -> BeautifulSoup | None:
        """The page that has the long tables of this one whole, if there is one."""
        path = self.site / f"{self.address.removesuffix('.html')}{WHOLE}"
        return _parsed(path) if path.is_file() else None

    @cached_property
    def article(self) -> Tag:
        """What the page says, without the frame around it."""
        found = self.soup.find("article")
        if not isinstance(found, Tag):
            raise ValueError(f"{self.address} has no article")
        return found

    @property
    def title(self) -> str:
        """Its first heading."""
        heading = self.article.find("h1")
        return " ".join(heading.get_text().split()) if heading else self.address

    @property
    def is_form(self) -> bool:
        """Whether it is there to be filled in on the screen: its form has a name."""
        return self.article.select_one("form[id]") is not None

    def target(self, href: str) -> tuple[str, str]:
        """Where a link of the page leads: an address from the top of the site and an id, either of which may be empty.

        The address is empty where the link leads out of the site.
        """
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return "", ""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.address), unquote(parts.path)))
        return (path if parts.path else self.address), unquote(parts.fragment)

    def leads_to(self) -> list[str]:
        """The pages of the site to which its text leads, each once, in the order in which they come."""
        found = (self.target(str(link["href"]))[0] for link in self.article.find_all("a", href=True))
        return [each for each in dict.fromkeys(found) if _is_page(self.site, each)]


@dataclass
class Part:
    """Pages under one heading, which is empty where they need none."""

    title: str
    pages: list[Page] = field(default_factory=list)
    runs_on: bool = False
    """Whether its pages are short, so that they follow one another on a sheet."""


def book_parts(site: Path) -> list[Part]:
    """The pages of the book, as its menu parts them, then those of policies and approaches; forms are left out."""
    first = Page(site, FIRST)
    parts, seen = [Part("", [first])], {FIRST}
    menu = first.soup.select_one("nav.site-nav")
    for heading in menu.select("p.caption") if menu else []:
        listing = heading.find_next_sibling("ul")
        links = listing.find_all("a", href=True) if isinstance(listing, Tag) else []
        part = Part(" ".join(heading.get_text().split()))
        for address in (first.target(str(link["href"]))[0] for link in links):
            part.pages += _with_those_below(Page(site, address), seen)
        parts.append(part)
    parts += _by_folder(site, seen)
    for part in parts:
        part.pages = [page for page in part.pages if not page.is_form]
    return [part for part in parts if part.pages]


def study_parts(site: Path, only: Sequence[str] | None = ()) -> list[Part]:
    """The pages of a study by itself: the first, that across sites, and those of the sites.

    ``only`` are ids of sites, of which none stands for all; with None the pages of sites are left out.
    """
    first, *others = _with_those_below(Page(site, FIRST), set())
    wanted = {f"{SITES}/{each}.html" for each in only or ()}
    all_sites = only is not None and not wanted
    chosen = [
        page for page in others if all_sites or not page.address.startswith(f"{SITES}/") or page.address in wanted
    ]
    return [Part("", [first]), Part("", [Page(site, page.address) for page in chosen])]


def sites_with_a_page(site: Path) -> set[str]:
    """The ids of the sites of a study that have a page on its site."""
    return {path.stem for path in (site / SITES).glob("*.html") if not path.name.endswith(WHOLE)}


def _parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_bytes(), "html.parser", from_encoding="utf-8")


def _is_page(site: Path, address: str) -> bool:
    inside = address.endswith(".html") and not address.startswith("../")
    return inside and address not in NOT_IN_PRINT and not address.endswith(WHOLE) and (site / address).is_file()


def _with_those_below(page: Page, seen: set[str]) -> Iterator[Page]:
    """A page, and where it is the first of a folder those of this folder to which it leads."""
    if page.address in seen or not _is_page(page.site, page.address):
        return
    seen.add(page.address)
    yield page
    folder, name = posixpath.split(page.address)
    if name != FIRST:
        return
    for address in page.leads_to():
        if address not in seen and (not folder or address.startswith(f"{folder}/")):
            seen.add(address)
            yield Page(page.site, address, page.depth + 1)


def _title(page: Page) -> str:
    return page.title.casefold()


def _by_folder(site: Path, seen: set[str]) -> list[Part]:
    """The pages that are left, a part for each folder, in the order of their titles."""
    parts: dict[str, list[Page]] = {}
    for path in sorted(site.rglob("*.html")):
        page = Page(site, path.relative_to(site).as_posix())
        if page.address not in seen and _is_page(site, page.address):
            parts.setdefault(posixpath.dirname(page.address), []).append(page)
    return [
        Part(posixpath.basename(folder).replace("_", " ").capitalize(), sorted(pages, key=_title), runs_on=True)
        for folder, pages in parts.items()
    ]
