"""The note under a table or figure: source, locator, framework, notebook and the data file to download."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import zip_longest

from compendium.data_package.trace import Trace
from compendium.display.places import source_link
from compendium.display.sentences import listed

MANY = 4
"""More places than this are left to the data file."""

Places = tuple[tuple[str, tuple[str, ...]], ...]
"""Titles of sources, each with the locators in it."""


def source_note(trace: Trace) -> str:
    """Write a trace as HTML; everything that comes from a file is escaped."""
    parts = []
    many = any(len(gather_paragraphs(filter(None, locators))) > MANY for _, locators in trace.citations)
    for what, places, ids in (("Source", trace.citations, trace.ids), ("Framework", trace.framework, ())):
        if places:
            parts.append(ended(f"{what}: {'; '.join(_cited(places, ids))}"))
    name = escape(trace.notebook)
    parts.append(f'Notebook: <a href="{name}.ipynb" download>{name}.ipynb</a>.')
    links = ", ".join(f'<a href="{escape(address)}" download>{escape(name)}</a>' for name, address in trace.files)
    parts.append(f"Data{' with all places' if many else ''}: {links}.")
    return f'<p class="compendium-source">{" ".join(parts)}</p>'


def ended(html: str) -> str:
    """HTML of a sentence with a full stop, unless a mark ends it already, such as that of a title that asks."""
    return html if re.sub(r"<[^>]*>", "", html).rstrip("\"'’”").endswith((".", "?", "!")) else f"{html}."


def _cited(places: Places, ids: tuple[str, ...]) -> Iterator[str]:
    """Each source with the places in it; a link where the ids of the sources are known."""
    for (title, locators), source in zip_longest(places, ids):
        yield (source_link(source, title) if source else escape(title)) + _locators(locators)


def _locators(locators: tuple[str, ...]) -> str:
    """The places in one source, after a comma; many of them would drown the note, and each row of the data file names
    its own. Nothing either where the source is meant as a whole."""
    places = gather_paragraphs(filter(None, locators))
    return f", {'; '.join(map(escape, places))}" if 0 < len(places) <= MANY else ""


def gather_paragraphs(locators: Iterable[str]) -> list[str]:
    """Locators for a note: paragraphs under one heading are gathered, such as ``Mapping Review, paragraphs 5, 7 and
    8``. In a study a locator may be any text, which then stands as it is."""
    paragraphs: dict[str, list[int]] = {}
    for locator in locators:
        heading, _, number = locator.rpartition(", paragraph ")
        counted = bool(heading) and number.isascii() and number.isdigit()
        paragraphs.setdefault(heading if counted else locator, []).extend([int(number)] if counted else [])
    return [_gathered(heading, sorted(set(numbers))) for heading, numbers in paragraphs.items()]


def _gathered(heading: str, numbers: list[int]) -> str:
    if not numbers:
        return heading
    return f"{heading}, paragraph{'s' if len(numbers) > 1 else ''} {listed(map(str, numbers))}"


def measure_html(measure: str) -> str:
    """What is measured, as the line under a title; nothing where the title says it."""
    return f' <span class="compendium-measure">{escape(measure)}</span>' if measure else ""
