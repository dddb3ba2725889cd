"""What each page of a study is made from, as digests: a site's page by that site's own part of the study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from compendium.run.stale.fingerprints import digest_of
from compendium.sites.show.narrow import without_words
from compendium.sites.show.register import tells_single_levels, words_told
from compendium.sites.show.view import View
from compendium.studies.compute.coding import SETTLED
from compendium.studies.compute.scale import KEPT_BACK

NOTEBOOKS = "notebooks/studies"

ACROSS = "across_sites"
"""The page across all sites; the page of a site is named `sites/<site>`."""

ROW = ("site", "criterion", "coder", "evidence")
"""The columns that together tell a rating from every other."""


@dataclass(frozen=True)
class Basis:
    """What a page is made from.

    `parts` are digests of its notebook, of the code and of its part of the study; `files` are those of all files that
    its notebook may read, by path. `told` is kept with the page: `standing` is a digest of how all local sites stand,
    which changes with any of them and does not make a page stale; `shown` is what the page shows of people (statements
    as digests of their rows, counts by name) and `smallest_count` the least number that it tells.
    """

    parts: dict[str, str]
    files: dict[str, str]
    told: dict[str, Any]


def site_page(site: str) -> str:
    """The name of a site's page."""
    return f"sites/{site}"


def page_bases(
    view: View, own: Mapping[str, View], files: Mapping[str, str], notebooks: Mapping[str, str], code: str
) -> dict[str, Basis]:
    """The basis of every page of a study by the page's name, the page across sites first.

    `own` is the narrow view of each site. `files` maps the paths of all files that notebooks may read to their digests,
    `notebooks` the names `site` and `across_sites` to digests of their cells.
    """
    told = {"standing": standing_digest(view), "smallest_count": view.study.smallest_count}
    framework = framework_digest(view)  # also where another file comes to take its place

    def basis(notebook: str, part: str, shown: list[str]) -> Basis:
        parts = {"notebook": notebooks[notebook], "code": code, "study": part}
        return Basis(parts, dict(files), told | {"shown": shown})

    sites = {
        site_page(site): basis("site", site_digest(each, framework), shown_parts(each)) for site, each in own.items()
    }
    return {ACROSS: basis(ACROSS, across_digest(without_words(view), framework), shown_across(view)), **sites}


def site_digest(own: View, framework: str) -> str:
    """Digest of all that a site's narrow view holds, but for how the local sites stand.

    `framework` is the digest of its framework, which is the same for every site.
    """
    people = [[str(value) for value in own.people.by_site.iloc[0]], list(own.people.by_site.columns)]
    return digest_of([_told(own), people, str(own.trace), [_contents(frame) for frame in _tables(own)], framework])


def across_digest(view: View, framework: str) -> str:
    """Digest of all that the view of all sites together holds (`without_words`)."""
    people = [view.people.by_site, view.people.by_tier.to_frame(), view.study.set_aside]
    frames = [_contents(frame) for frame in [*_tables(view), *people]]
    return digest_of([_told(view), str(view.people.total), str(view.trace), frames, framework, str(view.study.outcome)])


def _told(view: View) -> list[Any]:
    """What a study's own settings say, and what follows from them for all its pages."""
    study = view.study
    told = [study.id, study.title, study.note, study.combine, study.tiers, study.smallest_count]
    return [*told, view.counts_ratings, view.repeated, sorted(view.stated), str(study.look), str(study.publish)]


def _tables(view: View) -> list[pd.DataFrame]:
    study = view.study
    coded = [study.evidence, study.settled, view.coding] if study.has_inventory or len(study.settled) else []
    kept = [study.told] if study.is_reduced else []
    return [study.sites, study.ratings, view.cells, *coded, *kept]  # where nothing was coded, the coding is the ratings


def framework_digest(view: View) -> str:
    """Digest of the framework of a study."""
    framework = view.study.framework
    return digest_of([str(framework.levels), framework.source, framework.locator, _contents(framework.criteria)])


def _contents(frame: pd.DataFrame) -> list[str]:
    columns = (frame[name].tolist() for name in frame.columns)  # by column, which takes a third of the time by row
    return [str(list(frame.columns)), *map(repr, zip(*columns, strict=True))]


def shown_parts(own: View) -> list[str]:
    """What may appear of people on a site's page: a digest for each statement, and the names of counts.

    A statement is told from others by what its row is about, not by its words.
    """
    ratings = own.study.ratings
    told_apart_by = zip(*(ratings[column].tolist() for column in ("publish", *ROW)), strict=True)
    statements = (digest_of(row) for publish, *row in told_apart_by if publish)
    answers = [f"answer, {column}" for site in own.study.sites["site"] for column in words_told(own.study, site)]
    return sorted([*counts_told(own), *levels_told(own), *statements, *answers])


def levels_told(view: View) -> list[str]:
    """The names of all levels that a page with this view may tell: each by itself where some are kept back."""
    if tells_single_levels(view.study):
        return ["levels of single rows", "combined levels"]
    told = view.cells[view.cells["level"] != KEPT_BACK]
    cells = zip(told["site"], told["criterion"], strict=True)
    return ["combined levels", *(f"level, {site}, {criterion}" for site, criterion in cells)]


def shown_across(view: View) -> list[str]:
    """What may appear of people on the page across sites: counts, and the pieces of evidence that it names or quotes.

    It names those of an inventory on which coders differ, and quotes those that were settled.
    """
    coding = view.coding
    named = coding["publish"].astype(bool) & (view.study.has_inventory | coding["standing"].eq(SETTLED))
    pieces = coding.loc[named, ["site", "evidence"]].drop_duplicates().itertuples(index=False, name=None)
    return [*counts_told(view), *levels_told(view), *sorted(digest_of(["piece", *piece]) for piece in pieces)]


def counts_told(view: View) -> list[str]:
    """The names of all counts of people that a page with this view may tell."""
    people = view.people
    told, columns = people.by_site.notna().to_numpy(), people.by_site.columns
    rows = zip(people.by_site.index, told.tolist(), strict=True)
    cells = [f"{site}, {tier}" for site, row in rows for tier, shown in zip(columns, row, strict=True) if shown]
    tiers = [f"all, {tier}" for tier in people.by_tier.dropna().index]
    return [*cells, *tiers, *["total"] * (people.total is not None), *["ratings"] * view.counts_ratings]


def standing_digest(view: View) -> str:
    """Digest of how many local sites have which answer on each criterion: how a site stands depends on this alone."""
    answers = view.answers_of_all
    return digest_of({c: {str(k): int(n) for k, n in answers[c].value_counts().sort_index().items()} for c in answers})
