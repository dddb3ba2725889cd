"""All local sites of a study side by side. The programme is never counted among them."""

from collections.abc import Callable, Sequence
from itertools import combinations

import pandas as pd

from compendium.sites.compute.ordinal import dominance, tau_b
from compendium.studies.compute.combining import combine_ratings
from compendium.studies.compute.scale import KEPT_BACK, NO_RATING, NON_ANSWERS, Scale
from compendium.studies.look_settings import DOMINANCE, NAME

MINIMUM_SITES = 10
"""Two criteria are only held against each other where at least so many sites have a level on both."""

UNTOLD = ("", "not stated")

TIER_CELL = ("criterion", "tier")
AsTold = Callable[[pd.DataFrame, Sequence[str]], pd.DataFrame]
"""Keeps back what may not be told of answers that were combined by some columns."""


def answer_matrix(cells: pd.DataFrame, sites: Sequence[str], criteria: Sequence[str]) -> pd.DataFrame:
    """Lay combined answers out as site by criterion; `no rating` where nobody rated.

    Returns a row per site and a column per criterion, both in the order given.
    """
    wide = cells.pivot(index="site", columns="criterion", values="level")
    full = wide.reindex(index=pd.Index(sites, name="site"), columns=pd.Index(criteria, name="criterion"))
    return full.astype(object).where(full.notna(), NO_RATING).astype(str)


def grouping_column(sites: pd.DataFrame) -> str:
    """The column by which sites are grouped: region where it tells any apart, else type, else none (empty)."""
    for column in ("region", "type"):
        if sites.loc[~sites[column].isin(UNTOLD), column].nunique() > 1:
            return column
    return ""


def order_sites(matrix: pd.DataFrame, sites: pd.DataFrame, scale: Scale, by: str = DOMINANCE) -> pd.DataFrame:
    """The order in which sites are shown: by group, within it from the most dominant to the least, then by name.

    With another ``by`` (one of ORDERS) they stand by name, or in the order of ``sites``, within their groups.

    Dominance counts on how many criteria a site stands above the others and on how many below; it serves the order
    only. Returns `site`, `name`, `group` (empty where sites are not grouped, `not stated` where a site's is not told),
    `dominance` (missing where a site has no level that another site could be compared with; such sites stand last in
    their group, those without any level at the very end).
    """
    column = grouping_column(sites)
    order = sites[["site", "name"]].copy()
    group = sites[column] if column else pd.Series("", index=sites.index)
    order["group"] = group.where(~group.isin(UNTOLD), "not stated") if column else group
    order["dominance"] = order["site"].map(dominance(matrix, scale))
    order["last"] = order["group"].eq("not stated")
    order["silent"] = ~order["site"].map(matrix.isin(scale.levels).any(axis="columns")).astype(bool)
    keys = {"last": True, "group": True, "dominance": False, "silent": True, "name": True, "site": True}
    if by != DOMINANCE:
        keys = {"last": True, "group": True} | ({"name": True, "site": True} if by == NAME else {})
    order = order.sort_values([*keys], ascending=[*keys.values()], kind="stable")
    return order.drop(columns=["last", "silent"]).reset_index(drop=True)


def distributions(matrix: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """How many sites have which answer on each criterion.

    Returns a row per criterion and a column per answer: levels from the best, each non-answer, `no rating`.
    """
    counts = {criterion: matrix[criterion].value_counts() for criterion in matrix.columns}
    table = pd.DataFrame(counts, index=list(scale.answers)).T
    return table.fillna(0).astype(int).rename_axis("criterion")


def completeness(matrix: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """How complete each site is.

    Returns a row per site: `levels` (criteria with a level), a count of each non-answer, `not shown`, `no rating`; they
    sum to the number of criteria and are never merged.
    """
    table = pd.DataFrame({"levels": matrix.isin(scale.levels).sum(axis="columns")})
    for answer in (*NON_ANSWERS, KEPT_BACK, NO_RATING):
        table[answer] = matrix.eq(answer).sum(axis="columns")
    return table


def criteria_together(matrix: pd.DataFrame, scale: Scale, minimum: int = MINIMUM_SITES) -> pd.DataFrame:
    """Which criteria move together: Kendall's tau-b over the sites that have a level on both.

    Returns a row per pair of criteria: `first`, `second`, `sites` (with a level on both), `correlation` (missing below
    `minimum` sites, and where all sites have the same level on one of the two), the strongest first.
    """
    tau, sites = tau_b(matrix, scale)
    correlation = tau.where(sites >= max(minimum, 2))
    rows = [(a, b, sites.loc[a, b], correlation.loc[a, b]) for a, b in combinations(matrix.columns, 2)]
    pairs = pd.DataFrame(rows, columns=["first", "second", "sites", "correlation"])
    return pairs.sort_values(
        "correlation", key=lambda column: column.abs(), ascending=False, kind="stable", ignore_index=True
    )


def levels_by_tier(
    ratings: pd.DataFrame,
    scale: Scale,
    rule: str,
    tiers: Sequence[str],
    criteria: Sequence[str],
    as_told: AsTold = lambda cells, _: cells,
) -> pd.DataFrame:
    """What each tier says of each criterion: all its ratings, the programme's too, combined by the study's rule.

    `as_told` keeps back what may not be told of combined answers. Returns a row per criterion and a column per tier;
    `no rating` where a tier is silent.
    """
    cells = as_told(combine_ratings(ratings, scale, rule, TIER_CELL), TIER_CELL)
    wide = cells.pivot(index="criterion", columns="tier", values="level")
    full = wide.reindex(index=pd.Index(criteria, name="criterion"), columns=list(tiers))
    return full.astype(object).where(full.notna(), NO_RATING).astype(str)


def tiers_agree(
    ratings: pd.DataFrame, scale: Scale, rule: str, tiers: Sequence[str], as_told: AsTold = lambda cells, _: cells
) -> pd.DataFrame:
    """How far tiers agree on one and the same site and criterion, the programme being a site here.

    Returns a row per pair of tiers: `first`, `second`, `cells` (site and criterion with a level from both), of these
    the number of which both say the `same`, the `first_higher` and the `second_higher`. What `as_told` keeps back of
    the answers of tiers is not compared.
    """
    cells = as_told(combine_ratings(ratings, scale, rule, ("site", *TIER_CELL)), ("site", *TIER_CELL))
    ranks = cells.assign(rank=cells["level"].map(scale.ranks))
    wide = ranks.pivot(index=["site", "criterion"], columns="tier", values="rank").reindex(columns=list(tiers))
    rows = []
    for first, second in combinations(tiers, 2):
        gap = (wide[first] - wide[second]).dropna()
        rows.append((first, second, len(gap), int((gap == 0).sum()), int((gap > 0).sum()), int((gap < 0).sum())))
    return pd.DataFrame(rows, columns=["first", "second", "cells", "same", "first_higher", "second_higher"])
