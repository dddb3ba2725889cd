"""What pages of one policy or one approach are made of: lists of what tables say of it, each with its place.

These pages gather; they judge nothing. Every value comes from a table and is shown as it was typed there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from compendium.display.places import in_pages
from compendium.display.sentences import in_short, numbered
from compendium.publish.plain_text import block, on_one_line, typed, typed_in_markdown
from compendium.results.claims.words import VERBS, verdicts_told

NAMED_CLAIMS = "Claims that name it"


@dataclass(frozen=True)
class Item:
    """One thing that is said: ``html`` with its values escaped, and the place in the source, if it has one. One that is
    ``more`` belongs to the one before it."""

    html: str
    source: str = ""
    locator: str = ""
    more: bool = False


@dataclass(frozen=True)
class Part:
    """A section of a page: its heading, a sentence as HTML, what is said, and the page that has the whole of it.

    ``page`` is an address as seen from the page of a policy or approach, with ``page_name`` to show for it; ``place``
    is the source and locator of all items that have none of their own.
    """

    heading: str
    sentence: str
    items: tuple[Item, ...]
    page: str
    page_name: str
    place: tuple[str, str] | None = None


def entry_page(name: str, lead: str, short: Iterable[str], parts: Iterable[Part], titles: pd.Series) -> str:
    """The page as MyST Markdown, outside the table of contents: what it is about, what was found in short, the parts.

    ``lead`` is HTML, the sentences of ``short`` are plain text; ``titles`` gives short titles of sources by id.
    """
    sections = [f"## {part.heading}\n\n{block(_part_html(part, titles))}" for part in parts]
    head = f"---\norphan: true\n---\n# {typed_in_markdown(name)}\n\n"
    begin = f'<div><p class="compendium-lead">{lead}</p>\n{in_short(*map(on_one_line, short)).html}</div>'
    return head + block(begin) + "\n" + "\n".join(sections)


def _part_html(part: Part, titles: pd.Series) -> str:
    items = "\n".join(_item_html(item, titles) for item in part.items)
    listed = f'\n<ul class="entry-list">\n{items}\n</ul>' if items else ""
    whole = f'<p class="entry-whole">In full: <a href="{part.page}">{typed(part.page_name)}</a></p>'
    place = f" ({source_place(*part.place, titles)})" if part.place else ""
    return f"<div>\n<p>{part.sentence.removesuffix('.')}{place}.</p>{listed}\n{whole}\n</div>"


def _item_html(item: Item, titles: pd.Series) -> str:
    place = source_place(item.source, item.locator, titles) if item.source else ""
    under = f' <span class="under">{place}</span>' if place else ""
    start = '<li class="entry-more">' if item.more else "<li>"
    return f"{start}{item.html}{under}</li>"


def source_place(source: str, locator: str, titles: pd.Series) -> str:
    """A place as a link to the entry of its source."""
    words = f"{titles.get(source, source)}: {locator}" if locator else str(titles.get(source, source))
    return f'<a href="{in_pages(source)}">{typed(words)}</a>'


def rows_of(table: pd.DataFrame, column: str, value: str) -> pd.DataFrame:
    """The rows that have a value in a column."""
    return table[table[column] == value]


def claims_parts(audited: pd.DataFrame, names: Iterable[str], topics: pd.Series) -> list[Part]:
    """The claims whose words have any of the names as whole words, with their verdicts; no part where there are none.

    ``audited`` is what `audit_claims` returns; ``topics`` gives the names of topics by id.
    """
    found = claims_on(audited, names)
    items = tuple(
        Item(
            f'<a href="../notebooks/claims.html#claim-{claim.claim}">{typed(claim.statement)}</a>: '
            f"{typed(claim.verdict)} ({typed(topics[claim.topic])})",
            claim.source,
            claim.locator,
        )
        for claim in found.itertuples()
    )
    sentence = typed(claims_words(found))
    return [Part(NAMED_CLAIMS, sentence, items, "../notebooks/claims.html", "Claims checked")] if items else []


def claims_on(audited: pd.DataFrame, names: Iterable[str]) -> pd.DataFrame:
    """The claims whose words have any of the names as whole words."""
    any_name = "|".join(map(re.escape, names))
    named = re.compile(rf"(?<!\w)(?:{any_name})(?!\w)", re.IGNORECASE)
    return audited[[bool(any_name and named.search(words)) for words in audited["statement"]]]


def claims_words(found: pd.DataFrame) -> str:
    """How many claims name something, by verdict; empty where none does."""
    if found.empty:
        return ""
    if len(found) == 1:
        return f"One claim names it; it {VERBS[found['verdict'].iloc[0]][0]}."
    return f"{numbered(len(found), 'claim')} name it: {verdicts_told(found)}."


def spoken_names(*names: str) -> Iterator[str]:
    """Names as prose has them: also without what stands in brackets behind them; an empty one is left out."""
    for name in names:
        yield from dict.fromkeys(each for each in (name, re.sub(r"\s*\([^)]*\)$", "", name)) if each)
