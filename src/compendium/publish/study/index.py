"""The first page of a published study: what it is, its key figures and every site, grouped and easy to find."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

import pandas as pd

from compendium.display.sentences import capitalised, in_words, listed, verb
from compendium.publish.plain_text import block, typed, typed_in_markdown
from compendium.publish.study.parts import ACROSS_PAGE, CURRENT, NOT_MADE, OUT_OF_DATE, SitePage, counted_pages
from compendium.sites.compute.across import UNTOLD, grouping_column
from compendium.studies.compute.scale import PROGRAMME

PROGRAMME_GROUP = "Programme"
"""Heading over the page of the programme, which stands for what belongs to no single site and is not counted as one."""

UNGROUPED = "Local sites"

FILTER_FROM = 10
"""Sites: so many are no longer taken in at a glance."""

STATE_WORDS = {OUT_OF_DATE: "out of date", NOT_MADE: "no page yet"}

TEMPLATE = Path(__file__).with_name("site_filter.html")
PLACE_OF_LABEL, PLACE_OF_GROUPS = "<!-- the label -->", "<!-- the groups of sites -->"
NO_SITES = "<p>This study has no sites yet.</p>"


def group_sites(pages: Sequence[SitePage]) -> list[tuple[str, list[SitePage]]]:
    """Lay out sites as the index lists them: headings with their sites, both in alphabetical order.

    Groups are regions, or types where regions tell no sites apart, or one; sites whose group is not told come last.
    The programme comes first, by itself.
    """
    programme = [page for page in pages if page.type == PROGRAMME]
    local = sorted((page for page in pages if page.type != PROGRAMME), key=lambda page: _order(page.shown_name))
    column = grouping_column(pd.DataFrame({"region": [p.region for p in local], "type": [p.type for p in local]}))
    groups: dict[str, list[SitePage]] = {}
    for page in local:
        groups.setdefault(getattr(page, column).strip() if column else UNGROUPED, []).append(page)
    untold = [page for name in UNTOLD for page in groups.pop(name, [])]
    grouped = sorted(groups.items(), key=lambda group: _order(group[0]))
    if untold:
        grouped.append((f"{column.capitalize()} not stated", sorted(untold, key=lambda page: _order(page.shown_name))))
    return [*([(PROGRAMME_GROUP, programme)] if programme else []), *grouped]


def _order(name: str) -> list[tuple[int, str]]:
    """Place in the alphabet without regard to case and accents; numbers in a name by their size, so by their length."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    parts = re.split(r"0*([0-9]+)", plain)
    return [(len(part) if place % 2 else 0, part) for place, part in enumerate(parts)]


def index_page(
    title: str,
    note: str,
    figures: Mapping[str, str],
    pages: Sequence[SitePage],
    downloads: Sequence[str],
    *,
    across: SitePage = ACROSS_PAGE,
    in_short: str = "",
) -> str:
    """The first page of a study as MyST Markdown.

    ``in_short`` is HTML: what the study shows, said first. ``note`` is plain text, its paragraphs parted by an empty
    line; ``figures`` maps what a figure counts to its value; ``downloads`` are addresses relative to the page, such as
    ``data/sites.csv``; ``across`` is the page across sites.
    """
    groups = group_sites(pages)
    parts = [
        f"# {typed_in_markdown(title)}\n",
        block(in_short) if in_short else "",
        block(ways) if (ways := _ways(pages, across)) else "",
        "## Sites\n",
        _list_of_sites(groups),
        "## About this study\n" if note.strip() or figures or downloads else "",
        block("\n".join(_paragraphs(note))) if note.strip() else "",
        block(_figures(figures)) if figures else "",
        block(_downloads(downloads)) if downloads else "",
    ]
    return "\n".join(filter(None, parts))


def _paragraphs(note: str) -> list[str]:
    return [f"<p>{typed(part)}</p>" for part in re.split(r"\n\s*\n", note.strip())]


def _figures(figures: Mapping[str, str]) -> str:
    items = "\n".join(f"<div><dt>{typed(label)}</dt><dd>{typed(value)}</dd></div>" for label, value in figures.items())
    return f'<dl class="compendium-numbers">\n{items}\n</dl>'


def _ways(pages: Sequence[SitePage], across: SitePage) -> str:
    """The way to the page across sites, and to the page of failures where there are any."""
    words = "How they stand on every criterion, side by side"
    card = f'<li><a href="{across.address}"><strong>{across.name}</strong><span>{words}</span></a></li>'
    cards = [card] if across.has_page else []
    every = [across, *pages]
    behind = sum(page.state != CURRENT for page in every)
    if behind:
        told = f"{capitalised(in_words(behind))} of {counted_pages(len(every))}: which and why"
        cards.append(f'<li><a href="failures.html"><strong>Not up to date</strong><span>{told}</span></a></li>')
    joined = "\n".join(cards)
    return f'<ul class="compendium-cards">\n{joined}\n</ul>' if cards else ""


def _downloads(downloads: Sequence[str]) -> str:
    links = [f'<a href="{quote(path)}">{typed(Path(path).name)}</a>' for path in downloads]
    return f'<p class="study-downloads">Data to download: {", ".join(links)}</p>'


def _list_of_sites(groups: Sequence[tuple[str, list[SitePage]]]) -> str:
    """All groups; from `FILTER_FROM` sites on with a field that narrows them."""
    local = [(name, pages) for name, pages in groups if pages[0].type != PROGRAMME]
    programme = [block(_group(name, pages, False)) for name, pages in groups if pages[0].type == PROGRAMME]
    sites = [page for _, pages in local for page in pages]
    listing = block("\n".join(_group(name, pages, len(sites) >= FILTER_FROM) for name, pages in local) or NO_SITES)
    if len(sites) >= FILTER_FROM:
        template = TEMPLATE.read_text(encoding="utf-8").replace(PLACE_OF_LABEL, _label(sites))
        listing = template.replace(f"{PLACE_OF_GROUPS}\n", listing)
    return "\n".join([*programme, listing])


def _label(sites: Sequence[SitePage]) -> str:
    """What the field looks in: the columns that tell any site."""
    told = [column for column in ("region", "type") if any(getattr(page, column) not in UNTOLD for page in sites)]
    return f"Find sites by {listed(['name', *told])}".replace(" and ", " or ")


def _group(name: str, pages: Sequence[SitePage], folds: bool) -> str:
    """A heading with its sites, which folds where there are many."""
    items = "\n".join(_item(page) for page in pages)
    sites = f'<ul class="study-sites">\n{items}\n</ul>'
    if folds:
        heading = f"<h3>{typed(name)}</h3> <span>{len(pages):,} {verb(len(pages), 'site', 'sites')}</span>"
        return f'<details class="study-group" open>\n<summary>{heading}</summary>\n{sites}\n</details>'
    return f'<div class="study-group">\n<h3>{typed(name)}</h3>\n{sites}\n</div>'


def _item(page: SitePage) -> str:
    """A site with the way to its page, words on what became of it, and for the field what kind of site it is."""
    name = typed(page.shown_name)
    shown = f'<a href="sites/{page.site}.html">{name}</a>' if page.has_page else f"<span>{name}</span>"
    state = STATE_WORDS.get(page.state)
    kind = typed(" ".join(value for value in (page.region, page.type) if value not in UNTOLD))
    return f'<li data-kind="{kind}">{shown}{f" <strong>{state}</strong>" if state else ""}</li>'
