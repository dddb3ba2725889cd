"""Counts of people under a study's `smallest_count` are not shown, nor whatever would let them be worked out.

Counts of sites, criteria and ratings as such are not counts of people; counts of respondents and coders are. What is
published of respondents is one table: sites by tier, with the sums over sites and their total. A site is shown in full
or not at all, so that what is known of the sites that are hidden is one sum for each tier whose sum is shown, and one
over all other tiers where the total is shown. No two of these sums have a count in common: each can be looked at by
itself (`is_safe`).

A sum is safe where it is of three sites at least and where, whichever of them takes away what is her own, at least
`smallest_count` people are left, those who speak in a published statement not counted. Hence every hidden count may,
for all that is shown and for whoever knows one of the others, be anything from 0 (or from those who speak in a
published statement) to a number that is not small. Sums that cannot be safe are hidden, and where sums are safe only
with more sites hidden, these are. A site at which a respondent is not told by a code is hidden as well: an unknown
number is a small one. It is in no sum, so that nothing tells of it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pandas as pd

from compendium.sites.compute.profile import NOT_STATED

FEWEST_PARTS = 3
"""Parts of a sum that is shown while they are hidden: of two, each would work out the other."""


@dataclass(frozen=True)
class PeopleShown:
    """Counts of people as they may be published; what is hidden is missing (`pd.NA`).

    `by_site` has a row per site and a column per tier, `by_tier` the sums over sites, `total` their sum (None where it
    is hidden). Someone who speaks at two sites or in two tiers counts at each. `moved` says whether some are hidden
    only because the release before would give them away (`between_releases`).
    """

    by_site: pd.DataFrame
    by_tier: pd.Series
    total: int | None
    moved: bool = False

    def shows(self, site: str) -> bool:
        """Whether the people of a site may be counted."""
        return site in self.by_site.index and bool(self.by_site.loc[site].notna().all())


def count_respondents(ratings: pd.DataFrame, sites: list[str], tiers: list[str]) -> pd.DataFrame:
    """Count the different respondents of each site and tier; blank respondents are in no count (`with_unknown`).

    Returns a row per site and a column per tier in which there are any, and `not stated` where a respondent's tier is
    not told.
    """
    named = _with_tier(ratings[ratings["respondent"].ne("")])
    counts = named.groupby(["site", "tier"])["respondent"].nunique()
    columns = list(dict.fromkeys([*tiers, *([NOT_STATED] if named["tier"].eq(NOT_STATED).any() else [])]))
    wide = counts.unstack(fill_value=0) if len(counts) else pd.DataFrame()
    full = wide.reindex(index=sites, columns=columns, fill_value=0).astype(int)
    return full.loc[:, full.any()]


def _with_tier(ratings: pd.DataFrame) -> pd.DataFrame:
    return ratings.assign(tier=ratings["tier"].where(ratings["tier"].ne(""), NOT_STATED))


def with_unknown(ratings: pd.DataFrame) -> set[str]:
    """The sites of which a rating does not say who the respondent is: nobody knows how many people these are."""
    return set(ratings.loc[ratings["respondent"].eq(""), "site"])


def speaking(ratings: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """How many people at least speak in published statements: one at each site and tier where there is a statement.

    ``counts`` is what `count_respondents` returns; so is what is returned, but for its numbers.
    """
    shown = _with_tier(ratings[ratings["publish"] & ratings["statement"].ne("") & ratings["respondent"].ne("")])
    there = pd.MultiIndex.from_frame(shown[["site", "tier"]])
    cells = pd.MultiIndex.from_product([counts.index, counts.columns])
    found = cells.isin(there).reshape(counts.shape).astype(int)
    return pd.DataFrame(found, index=counts.index, columns=counts.columns)


def suppress_people(
    counts: pd.DataFrame, smallest: int, unknown: Collection[str] = (), heard: pd.DataFrame | None = None
) -> PeopleShown:
    """Decide what of the counts of people by site and tier may be published, in every table and on every page.

    `counts` has a row per site and a column per tier; `unknown` are sites with respondents whom nobody can count;
    `heard` says how many people speak in statements (`speaking`). With `smallest` up to 1 nothing is hidden.
    """
    by_site, sums, total = counts.astype("Int64"), counts.sum().astype("Int64"), int(counts.to_numpy().sum())
    if smallest <= 1:
        return PeopleShown(by_site, sums, total)
    named = counts[counts.any(axis="columns")]
    free = named if heard is None else (named - heard.loc[named.index]).clip(lower=0)
    fit = named[(named.ge(smallest) | named.eq(0)).all(axis="columns") & ~named.index.isin(list(unknown))]
    if len(fit) == len(named):
        by_site.loc[by_site.index.isin(list(unknown))] = pd.NA
        return PeopleShown(by_site, sums, total)
    hidden_tiers, tells_total = _sums_to_hide(free, smallest)
    open_sites = _sites_to_show(fit, free, hidden_tiers, tells_total, smallest)
    closed = [*named.index.difference(open_sites), *unknown]
    by_site.loc[by_site.index.isin(closed)] = pd.NA
    return PeopleShown(by_site, sums.mask(sums.index.isin(hidden_tiers)), total if tells_total else None)


def is_safe(parts: pd.Series, smallest: int) -> bool:
    """Whether the sum of hidden parts may be shown: nobody who knows one of them learns that the others are few."""
    return len(parts) >= FEWEST_PARTS and bool(parts.sum() - parts.max() >= smallest)


def _sums_to_hide(free: pd.DataFrame, smallest: int) -> tuple[list[str], bool]:
    """The tiers whose sums are hidden even where all sites are, and whether the total may be shown.

    With the total known, the hidden sums of tiers are parts of one sum themselves; where they are too few, those that
    are smallest go with them. If that does not help, the total goes instead.
    """
    unsafe = [tier for tier in free.columns if not is_safe(free[tier], smallest)]
    if not unsafe:
        return [], True
    order = [*unsafe, *(tier for tier in free.sum().sort_values(kind="stable").index if tier not in unsafe)]
    for number in range(len(unsafe), len(order) + 1):
        block = free[order[:number]]
        if is_safe(block.sum(), smallest) and is_safe(block.sum(axis="columns"), smallest):
            return order[:number], True
    return unsafe, False


def _sites_to_show(
    fit: pd.DataFrame, free: pd.DataFrame, hidden_tiers: list[str], tells_total: bool, smallest: int
) -> list[str]:
    """Of the sites that are fit to be shown, those with most people that leave every sum that is shown safe."""
    shown = sorted(fit.index, key=lambda site: -int(fit.loc[site].sum()))
    while shown and not all(
        is_safe(parts, smallest) for parts in _sums_shown(free.drop(index=shown), hidden_tiers, tells_total)
    ):
        shown.pop()
    return shown


def _sums_shown(hidden: pd.DataFrame, hidden_tiers: list[str], tells_total: bool) -> Iterator[pd.Series]:
    """The parts of each sum that is known of the sites that are hidden."""
    yield from (hidden[tier] for tier in hidden.columns if tier not in hidden_tiers)
    if hidden_tiers and tells_total:
        block = hidden[hidden_tiers]
        yield block.sum(axis="columns")
        yield block.sum()


def has_many_coders(ratings: pd.DataFrame, smallest: int, unit: Collection[str]) -> bool:
    """Whether every thing that was rated (`unit`: the columns that tell it) has at least so many coders, each named.

    Numbers of ratings, pairs and shares of the same answers are all of one such thing: where one has few coders, any of
    them may tell how many.
    """
    named = ratings[ratings["coder"].ne("")]
    coders = named.groupby(list(unit))["coder"].nunique()
    return len(ratings) > 0 and len(named) == len(ratings) and bool((coders >= smallest).all())


def coder_names(ratings: pd.DataFrame) -> dict[str, str]:
    """What coders are called where they may not be named: `coder-1`, `coder-2` …, by their first rating."""
    coders = [coder for coder in dict.fromkeys(ratings["coder"]) if coder]
    return {coder: f"coder-{number}" for number, coder in enumerate(coders, 1)}


def public_answers(cells: pd.DataFrame, sites: pd.DataFrame) -> pd.DataFrame:
    """The table of a study that anyone may download: combined answers and their spread, without any count of ratings.

    `cells` is what `combine_ratings` returns. Returns `site`, `name`, `type`, `region`, `criterion`, `level`, `lowest`,
    `highest` and `disagree` (`yes` or `no`); nothing in it comes from statements or names a coder or respondent.
    """
    answers = cells[["site", "criterion", "level", "lowest", "highest"]].copy()
    answers["disagree"] = cells["disagree"].map({True: "yes", False: "no"})
    return sites[["site", "name", "type", "region"]].merge(answers, on="site")
