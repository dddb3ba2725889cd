"""Counts of people under a study's `smallest_count` are not shown, nor whatever would let them be worked out.

Counts of sites, criteria and ratings as such are not counts of people; counts of respondents and coders are. What is
published of people is one table: sites by tier, with the sums over sites. From sums of which parts are shown the rest
can be worked out, so more is hidden than what is small:

- Of the sums by tier, with their total: either none is hidden, or two or more which together are not small.
- A site is shown in full or not at all, its own sum included. Of the sites that are hidden, the people in each tier
  (and in all tiers whose sum is hidden) are either not small in number together, or the tier's sum is hidden.

Hence every hidden count may, for all that is shown, be anything from 0 to a number that is not small.
"""

from dataclasses import dataclass

import pandas as pd

from compendium.sites.compute.profile import NOT_STATED


@dataclass(frozen=True)
class PeopleShown:
    """Counts of people as they may be published; what is hidden is missing (`pd.NA`).

    `by_site` has a row per site and a column per tier, `by_tier` the sums over sites, `total` their sum (None where it
    is hidden). Someone who speaks at two sites or in two tiers counts at each.
    """

    by_site: pd.DataFrame
    by_tier: pd.Series
    total: int | None

    def shows(self, site: str) -> bool:
        """Whether the people of a site may be counted. True for a site of which no respondent is named."""
        return site in self.by_site.index and bool(self.by_site.loc[site].notna().all())


def count_respondents(ratings: pd.DataFrame, sites: list[str], tiers: list[str]) -> pd.DataFrame:
    """Count the different respondents of each site and tier; blank respondents are nobody.

    Returns a row per site and a column per tier in which there are any, and `not stated` where a respondent's tier is
    not told.
    """
    named = ratings[ratings["respondent"].ne("")]
    tier = named["tier"].where(named["tier"].ne(""), NOT_STATED)
    counts = named.assign(tier=tier).groupby(["site", "tier"])["respondent"].nunique()
    columns = list(dict.fromkeys([*tiers, *([NOT_STATED] if tier.eq(NOT_STATED).any() else [])]))
    wide = counts.unstack(fill_value=0) if len(counts) else pd.DataFrame()
    full = wide.reindex(index=sites, columns=columns, fill_value=0).astype(int)
    return full.loc[:, full.any()]


def suppress_list(counts: pd.Series, smallest: int) -> pd.Series:
    """Hide the small counts of a list whose total is shown, and as many more as keep them from being worked out.

    What is hidden adds up to `smallest` or more, and is never one count alone. Where that cannot be, all is hidden,
    and the total may not be shown either. Returns whole numbers, missing where hidden.
    """
    order = sorted(counts.index, key=lambda name: (counts[name], list(counts.index).index(name)))
    hidden = {name for name in order if counts[name] < smallest}
    for name in order:
        if not hidden or (len(hidden) > 1 and counts[list(hidden)].sum() >= smallest):
            break
        hidden.add(name)
    return counts.astype("Int64").mask(counts.index.isin(hidden))


def suppress_people(counts: pd.DataFrame, smallest: int) -> PeopleShown:
    """Decide what of the counts of people by site and tier may be published, in every table and on every page.

    `counts` has a row per site and a column per tier. With `smallest` up to 1 nothing is hidden.
    """
    if smallest <= 1:
        return PeopleShown(counts.astype("Int64"), counts.sum().astype("Int64"), int(counts.to_numpy().sum()))
    by_tier = suppress_list(counts.sum(), smallest)
    total = int(counts.to_numpy().sum())
    open_sites = _sites_to_show(counts, by_tier, smallest)
    by_site = counts.astype("Int64")
    by_site.loc[~by_site.index.isin(open_sites)] = pd.NA
    alone = int(by_tier.isna().sum()) == 1
    return PeopleShown(by_site, by_tier, None if total < smallest or alone else total)


def _sites_to_show(counts: pd.DataFrame, by_tier: pd.Series, smallest: int) -> set[str]:
    """The sites whose people may be counted: none of their counts is small, and those hidden are enough together.

    A site of which no respondent is named has nobody to protect.
    """
    silent = set(counts.index[~counts.any(axis="columns")])
    fit = counts[(counts.ge(smallest) | counts.eq(0)).all(axis="columns")].drop(index=list(silent))
    shown = sorted(fit.index, key=lambda site: -int(fit.loc[site].sum()))
    parts = _parts_known(counts, by_tier).drop(index=list(silent))
    while shown and not _enough_hidden(parts.drop(index=shown), smallest):
        shown.pop()
    return {*shown, *silent}


def _parts_known(counts: pd.DataFrame, by_tier: pd.Series) -> pd.DataFrame:
    """The tiers whose sums are known, and those whose sums are hidden taken together, which the total gives."""
    known = counts.loc[:, by_tier.notna()].copy()
    if by_tier.isna().any():
        known["the tiers that are hidden"] = counts.loc[:, by_tier.isna()].sum(axis="columns")
    return known


def _enough_hidden(hidden: pd.DataFrame, smallest: int) -> bool:
    """Nothing is hidden, or what is hidden adds up to no small number in any part, and is never one site alone."""
    return hidden.empty or (len(hidden) > 1 and bool((hidden.sum() >= smallest).all()))


def may_count_ratings(ratings: pd.DataFrame, smallest: int) -> bool:
    """Whether ratings of one cell may be counted: without named evidence that number is the number of coders.

    They may where every cell that is rated has that many coders at least, so that no number gives a small one away.
    """
    if smallest <= 1:
        return True
    coders = ratings[ratings["coder"].ne("")].groupby(["site", "criterion"])["coder"].nunique()
    rated = ratings.groupby(["site", "criterion"]).ngroups
    return len(coders) == rated > 0 and bool((coders >= smallest).all())


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
