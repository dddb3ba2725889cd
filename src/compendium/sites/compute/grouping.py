"""Groups of sites with much the same profile, found by a plain method that can be followed by hand.

The distance of two sites is the mean, over the criteria on which both have a level, of the steps between their levels
as a share of the steps that the scale allows (Gower's distance for ordered data): 0 for the same levels, 1 for
opposite ends everywhere. It is only formed where both have a level on at least half of the criteria in common. Sites
are taken in turn, those with most levels first, then by id; each joins the first group of whose members none is further
away than the limit, or begins a group of its own.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from compendium.studies.compute.scale import Scale

LIMIT = 0.15
"""Sites of one group are at most this far apart: with three levels, one step in every four criteria is near enough."""


@dataclass(frozen=True)
class SiteGroups:
    """`groups` lists the ids of each group of two sites or more, the largest first; `alone` the sites that are like no
    other; `too_few` those with levels on too few criteria to be compared with any."""

    groups: tuple[tuple[str, ...], ...]
    alone: tuple[str, ...]
    too_few: tuple[str, ...]


def profile_distances(matrix: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """The distance of every two sites; missing where they share levels on fewer than half of the criteria.

    `matrix` has a row per site and a column per criterion. Returns a square frame, site by site.
    """
    ranks = scale.ranked(matrix).to_numpy() / (len(scale.levels) - 1)
    total, shared = np.zeros((len(ranks),) * 2), np.zeros((len(ranks),) * 2)
    for column in ranks.T:
        apart = np.abs(column[:, None] - column[None, :])
        known = ~np.isnan(apart)
        total += np.where(known, apart, 0.0)
        shared += known
    enough = (shared > 0) & (2 * shared >= matrix.shape[1])
    distances = np.divide(total, shared, out=np.full_like(total, np.nan), where=enough)
    return pd.DataFrame(distances, index=matrix.index, columns=matrix.index)


def similar_sites(matrix: pd.DataFrame, scale: Scale, limit: float = LIMIT) -> SiteGroups:
    """Group the sites whose profiles lie within `limit` of each other."""
    levels = matrix.isin(scale.levels).sum(axis="columns")
    eligible = [site for site in matrix.index if 2 * levels[site] >= matrix.shape[1] and levels[site] > 0]
    order = sorted(eligible, key=lambda site: (-levels[site], site))
    near = (profile_distances(matrix.loc[order], scale) <= limit + 1e-9).to_numpy()
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
