"""Measures that use the order of levels and nothing else: the distance between two levels has no meaning.

Both count pairs of sites: how often one stands above the other, or two criteria order them the same way. Neither needs
the levels to be numbers; ranks only say which of two comes first.
"""

import numpy as np
import pandas as pd

from compendium.studies.compute.scale import Scale


def dominance(matrix: pd.DataFrame, scale: Scale) -> pd.Series:
    """How far each site stands above the others: Cliff's delta over all criteria.

    Of all comparisons with another site on a criterion on which both have a level, the share in which the site has the
    higher level, less the share in which it has the lower one: 1 where it is above every other everywhere, -1 where it
    is below. ``matrix`` has a row per site and a column per criterion. Missing where there is nothing to compare with.
    """
    ranks = scale.ranked(matrix).to_numpy()
    has = [ranks == rank for rank in range(len(scale.levels))]
    sites = np.array([at.sum(axis=0) for at in has])
    below, rated = sites.cumsum(axis=0) - sites, sites.sum(axis=0)
    above = rated - below - sites
    net = sum((at * (below[rank] - above[rank])).sum(axis=1) for rank, at in enumerate(has))
    compared = (~np.isnan(ranks) * (rated - 1)).sum(axis=1)
    return pd.Series(np.where(compared > 0, net / np.maximum(compared, 1), np.nan), index=matrix.index)


def tau_b(matrix: pd.DataFrame, scale: Scale) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Kendall's tau-b between every two criteria, over the sites that have a level on both, and the number of these.

    Of the pairs of sites, those that two criteria order the same way less those that they order the other way round,
    divided by the geometric mean of the pairs that each orders at all (Kendall 1945). It is counted from the table of
    levels by levels of each two criteria, so that many sites cost little. Returns two square frames, criterion by
    criterion; the coefficient is missing where one of the two has all these sites at one level.
    """
    ranks = scale.ranked(matrix).to_numpy()
    has = [(ranks == rank).astype(float) for rank in range(len(scale.levels))]
    table = np.array([[first.T @ second for second in has] for first in has])  # level, level, criterion, criterion
    sites = table.sum(axis=(0, 1))
    pairs = sites * (sites - 1) / 2
    tied = [(side * (side - 1) / 2).sum(axis=0) for side in (table.sum(axis=1), table.sum(axis=0))]
    ordered = np.sqrt((pairs - tied[0]) * (pairs - tied[1]))
    net = _pairs_the_same_way(table) - _pairs_the_same_way(table[:, ::-1])
    tau = np.divide(net, ordered, out=np.full_like(net, np.nan), where=ordered > 0)
    criteria = matrix.columns
    return pd.DataFrame(tau, criteria, criteria), pd.DataFrame(sites.astype(int), criteria, criteria)


def _pairs_the_same_way(table: np.ndarray) -> np.ndarray:
    """The pairs of sites of which one is higher on both criteria, for every two of them."""
    lower_on_both = table.cumsum(axis=0).cumsum(axis=1)[:-1, :-1]
    pairs: np.ndarray = (table[1:, 1:] * lower_on_both).sum(axis=(0, 1))
    return pairs
