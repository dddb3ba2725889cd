"""The parts of a study's pages that no notebook writes: the way from site to site, and the page of failures.

Everything returned is text: HTML that can stand in a Markdown cell, or a page of MyST Markdown. Addresses are relative,
so that a study reads the same by itself, inside the book and from disk.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from compendium.display.sentences import counted, in_words, verb
from compendium.display.tables import Layout, journal_table
from compendium.publish.plain_text import block, on_one_line, shown_cause, typed
from compendium.run.stale.bases import ACROSS

CURRENT, OUT_OF_DATE, NOT_MADE = "current", "out of date", "not made"
"""What a site's page may be: made from the data as they are, kept from an earlier run, or not there."""

FAILURES_TITLE = "Pages that could not be made"

KEPT, NONE_YET = "kept, out of date", "none yet"
UNKNOWN_CAUSE = "no cause was recorded"

_RELATIONS = {"Previous": "prev", "Next": "next"}


@dataclass(frozen=True)
class SitePage:
    """A site of a study and what became of its page.

    ``name``, ``type`` and ``region`` are as the study gives them, of any content; ``site`` holds only ``[a-z0-9-]``.
    """

    site: str
    name: str
    type: str
    region: str
    state: str
    """`CURRENT`, `OUT_OF_DATE` or `NOT_MADE`."""
    cause: str
    """Why it is out of date or was not made; empty where it is current."""

    @property
    def address(self) -> str:
        """Where the page is, relative to the index."""
        return f"{self.site}.html" if self.site == ACROSS else f"sites/{self.site}.html"

    @property
    def has_page(self) -> bool:
        """Whether there is a page to lead to."""
        return self.state != NOT_MADE

    @property
    def shown_name(self) -> str:
        """The name, or the id where the name is empty, which a link cannot be."""
        return on_one_line(self.name) or self.site


ACROSS_PAGE = SitePage(ACROSS, "Sites compared", "", "", CURRENT, "")
"""The page across sites; no site can have its id."""


def site_front(
    page: SitePage, before: SitePage | None, after: SitePage | None, *, across: SitePage = ACROSS_PAGE
) -> str:
    """What stands under the title of a site's page: the way back, the sites before and after, what is out of date.

    ``before`` and ``after`` are its neighbours in the order of the index; one without a page is left out. ``across``
    is the page across sites.
    """
    links = [
        '<a href="../index.html">All sites</a>',
        f'<a href="../{across.address}">{across.name}</a>' if across.has_page else "",
        *(_small_link(site, place) for site, place in ((before, "Previous"), (after, "Next"))),
    ]
    items = "\n".join(f"<li>{link}</li>" for link in links if link)
    nav = f'<nav class="study-way" aria-label="Sites of this study">\n<ul>\n{items}\n</ul>\n</nav>\n'
    return block(nav + out_of_date_note(page))


def _small_link(site: SitePage | None, place: str) -> str:
    if site is None or not site.has_page:
        return ""
    return f'<a rel="{_RELATIONS[place]}" href="{site.site}.html">{place}: {typed(site.shown_name)}</a>'


def out_of_date_note(page: SitePage) -> str:
    """What a page says at its head where it was kept from an earlier run; empty otherwise."""
    if page.state != OUT_OF_DATE:
        return ""
    cause = typed(shown_cause(page.cause) or UNKNOWN_CAUSE)
    return f"""<div class="admonition warning" role="note" aria-label="This page is out of date">
<p class="admonition-title">This page is out of date</p>
<p>It comes from an earlier run and has not been made again since: {cause}</p>
<p><a href="{"../" * page.address.count("/")}failures.html">{FAILURES_TITLE}</a></p>
</div>
"""


def site_back(page: SitePage, before: SitePage | None, after: SitePage | None) -> str:
    """What stands at the end of a site's page: the sites before and after it, or the way back where it is the only one.

    Without a page of its own a site leads nowhere, so that nothing is written for it.
    """
    if not page.has_page:
        return ""
    links = [_large_link(site, place) for site, place in ((before, "Previous"), (after, "Next"))]
    joined = "\n".join(filter(None, links)) or '<a href="../index.html"><span>Back to</span> All sites</a>'
    return block(f'<nav class="neighbours" aria-label="Previous and next site">\n{joined}\n</nav>')


def _large_link(site: SitePage | None, place: str) -> str:
    if site is None or not site.has_page:
        return ""
    start = f'<a class="neighbours__{place.lower()}" rel="{_RELATIONS[place]}" href="{site.site}.html">'
    return f"{start}<span>{place} site</span> {typed(site.shown_name)}</a>"


def failures_page(pages: Sequence[SitePage]) -> str:
    """The page that says, for each site whose page is not up to date, what became of it and why."""
    failed = [page for page in pages if page.state != CURRENT]
    heading = f"# {FAILURES_TITLE}\n\n"
    if not failed:
        return f"{heading}Every page of this study is up to date.\n"
    frame = pd.DataFrame(
        {
            "site": [page.site for page in failed],
            "fate": [KEPT if page.has_page else NONE_YET for page in failed],
            "cause": [shown_cause(page.cause) or UNKNOWN_CAUSE for page in failed],
        }
    )
    names = {page.site: _linked_name(page) for page in failed}
    layout = Layout({"site": "Site", "fate": "Its page", "cause": "Cause"}, cells={"site": names.__getitem__})
    table = journal_table(frame, "table-failures", "Sites whose page is not up to date, and why", layout, None)
    return f"{heading}{_failure_sentence(failed, len(pages))}\n\n{block(table.html)}"


def counted_pages(number: int) -> str:
    """A number of pages in words or digits, from a thousand with a comma."""
    return counted(number, "page") if number < 1000 else f"{number:,} pages"


def _linked_name(page: SitePage) -> str:
    """The name of a site with the way to the page that was kept."""
    name = typed(page.shown_name)
    return f'<a href="{page.address}">{name}</a>' if page.has_page else name


def _failure_sentence(failed: Sequence[SitePage], total: int) -> str:
    """How many pages are behind, and how many of them are there at all."""
    behind, kept = len(failed), sum(page.has_page for page in failed)
    start = f"Of {counted_pages(total)}, {in_words(behind)} {verb(behind, 'is', 'are')} not up to date"
    fates = [f"{in_words(kept)} {verb(kept, 'keeps its', 'keep their')} last good page, which says so"] if kept else []
    if kept < behind:
        fates.append(f"{in_words(behind - kept)} {verb(behind - kept, 'has', 'have')} no page yet")
    return f"{start}: {'; '.join(fates)}. The next run tries again."
