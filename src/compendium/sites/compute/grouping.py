"""Groups of sites with much the same profile, found by a plain method that can be followed by hand.

Two sites are alike where they have the same level on most of the criteria on which both have one, and on none of these
levels that do not stand next to each other. That asks for the order of the levels and for no distance between them. It
is only asked where both have a level on at least half of the criteria in common. Sites are taken in turn, those with
most levels first, then by id; each joins the first group with whose members it is alike, or begins a group of its own.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from compendium.studies.compute.scale import Scale

SAME = 0.75
"""Two sites of one group have the same level on at least this share of their common criteria: three in every four."""


@dataclass(frozen=True)
class SiteGroups:
    """`groups` lists the ids of each group of two sites or more, the largest first; `alone` the sites that are like no
    other; `too_few` those with levels on too few criteria to be compared with any."""

    groups: tuple[tuple[str, ...], ...]
    alone: tuple[str, ...]
    too_few: tuple[str, ...]


def same_levels(matrix: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """On which share of their common criteria every two sites have the same level.

    It is 0 where, on any criterion, a level lies between those of the two, and missing where they share levels on fewer
    than half of the criteria. ``matrix`` has a row per site and a column per criterion. Returns a square frame, site by
    site.
    """
    ranks = scale.ranked(matrix).to_numpy()
    same, shared, apart = (np.zeros((len(ranks),) * 2) for _ in range(3))
    for column in ranks.T:
        gap = np.abs(column[:, None] - column[None, :])
        same += gap == 0
        shared += ~np.isnan(gap)
        apart += gap > 1  # ranks are places in the order: some level lies between
    enough = (shared > 0) & (2 * shared >= matrix.shape[1])
    found = np.divide(np.where(apart, 0.0, same), shared, out=np.full_like(same, np.nan), where=enough)
    return pd.DataFrame(found, index=matrix.index, columns=matrix.index)


def similar_sites(matrix: pd.DataFrame, scale: Scale, least: float = SAME) -> SiteGroups:
    """Group the sites of which every two have the same level on at least the share ``least``."""
    levels = matrix.isin(scale.levels).sum(axis="columns")
    eligible = [site for site in matrix.index if 2 * levels[site] >= matrix.shape[1] and levels[site] > 0]
    order = sorted(eligible, key=lambda site: (-levels[site], site))
    near = (same_levels(matrix.loc[order], scale) >= least - 1e-9).to_numpy()
    groups: list[list[int]] = []
    for place in range(len(order)):
        home = next((group for group in groups if near[place, group].all()), None)
        if home is None:
            groups.append([place])
        else:
            home.append(place)
    named = [tuple(order[place] for place in group) for group in sorted(groups, key=lambda group: -len(group))]
    return SiteGroups(
        tuple(group for group in named if len(group) > 1),
        tuple(sorted(group[0] for group in named if len(group) == 1)),
        tuple(site for site in matrix.index if site not in set(eligible)),
    )


def shared_levels(matrix: pd.DataFrame, group: tuple[str, ...], scale: Scale) -> dict[str, str]:
    """The criteria on which all sites of a group have one and the same level, with that level."""
    rows = matrix.loc[list(group)]
    return {
        criterion: rows[criterion].iloc[0]
        for criterion in matrix.columns
        if rows[criterion].nunique() == 1 and rows[criterion].iloc[0] in scale.levels
    }
