"""What a study shows as a whole: the criteria on which its sites are strong or weak, the sites that stand out, and how
far coders give the same answer.

A level is strong where it lies in the upper half of the scale, weak where it lies in the lower half (`kind_of`). What
few sites have says nothing of the others: a criterion is only called strong or weak where half of the local sites have
a level on it, and a site only stands out that has a level on half of the criteria.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from compendium.sites.compute.profile import GAP, STRENGTH, kind_of
from compendium.studies.compute.agreement import UNIT, shared_units
from compendium.studies.compute.scale import Scale
from compendium.studies.kinds import NO_CRITERION

FEWEST = 2
"""Sites with a level, without which nothing can be compared."""

STANDING = 3
"""Local sites from which on some are said to stand out."""


def criteria_by_strength(matrix: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """On how many sites each criterion is strong and weak, from the strongest criterion to the weakest.

    Returns `criterion`, `levels` (sites with a level), of these the `strong` and the `weak`, and `balance`: the share
    of the strong less that of the weak, by which the rows are in order; missing where too few sites have a level for
    the criterion to be called either, such rows coming last.
    """
    counts = pd.DataFrame(
        {
            "levels": matrix.isin(scale.levels).sum(),
            "strong": matrix.isin(strong_levels(scale)).sum(),
            "weak": matrix.isin([level for level in scale.levels if kind_of(level, scale) == GAP]).sum(),
        }
    )
    enough = (counts["levels"] >= FEWEST) & (2 * counts["levels"] >= len(matrix))
    counts["balance"] = ((counts["strong"] - counts["weak"]) / counts["levels"].where(enough)).astype(float)
    counts = counts.rename_axis("criterion").reset_index()
    return counts.sort_values("balance", ascending=False, kind="stable", ignore_index=True)


CLOSE = 0.02
"""Sites whose dominance, which goes from -1 to 1, differs by so little stand about as high: our own judgement."""

HIGHEST, LOWEST = "Highest", "Lowest"
"""What the two ends of the order of sites are called."""


class Extremes(NamedTuple):
    """The ids at the upper and at the lower end, several where they share it; both empty where nothing stands out."""

    first: tuple[str, ...]
    last: tuple[str, ...]


NOTHING = Extremes((), ())


def extremes(values: pd.Series) -> Extremes:
    """The ids (index) with the largest and the smallest value; missing ones are left out."""
    known = values.dropna().round(9)
    if known.nunique() < 2:
        return NOTHING
    ends = [tuple(map(str, known.index[known == end])) for end in (known.max(), known.min())]
    return Extremes(*ends)


def ends_of_criteria(found: pd.DataFrame) -> Extremes:
    """The strongest and the weakest criterion of what `criteria_by_strength` returns."""
    return extremes(found.set_index("criterion")["balance"])


def standing_out(matrix: pd.DataFrame, order: pd.DataFrame, scale: Scale) -> Extremes:
    """The local sites that stand above and below the others most often, of those with levels on half of the criteria.

    `order` is what `order_sites` returns. Of fewer than `STANDING` sites none stands out.
    """
    if len(matrix) < STANDING:
        return NOTHING
    levels = matrix.isin(scale.levels).sum(axis="columns")
    dominance = order.set_index("site")["dominance"].astype(float)
    return extremes(dominance.where(2 * levels.reindex(dominance.index) >= matrix.shape[1]))


def standing_close(ends: Extremes, order: pd.DataFrame, matrix: pd.DataFrame, scale: Scale) -> Extremes:
    """The local sites that stand about as high and about as low as `ends`, which `standing_out` returns: within CLOSE.

    Both are empty where the two ends are so close to each other that a site could be called either.
    """
    levels = matrix.isin(scale.levels).sum(axis="columns")
    dominance = order.set_index("site")["dominance"].astype(float)
    known = dominance[2 * levels.reindex(dominance.index) >= matrix.shape[1]].drop([*ends.first, *ends.last])
    if not ends.first or dominance[ends.first[0]] - dominance[ends.last[0]] <= 2 * CLOSE:
        return NOTHING
    near = [known[(known - dominance[end[0]]).abs() <= CLOSE + 1e-9] for end in ends]
    return Extremes(*(tuple(map(str, each.index)) for each in near))


def ends_of_order(order: pd.DataFrame, matrix: pd.DataFrame, scale: Scale, number: int) -> pd.DataFrame:
    """So many sites (`number`) from either end of the order, of those with levels on half of the criteria.

    `order` is what `order_sites` returns; what is returned has its columns, the two ends as `group`, each from the
    highest site to the lowest. All sites that qualify stand in one group where there are no more than at both ends.
    """
    levels = matrix.isin(scale.levels).sum(axis="columns")
    known = order[order["dominance"].notna() & (2 * order["site"].map(levels) >= matrix.shape[1])]
    ranked = known.sort_values("dominance", ascending=False, kind="stable")
    if len(ranked) <= 2 * number:
        return ranked.assign(group="").reset_index(drop=True)
    ends = [ranked.head(number).assign(group=HIGHEST), ranked.tail(number).assign(group=LOWEST)]
    return pd.concat(ends, ignore_index=True)


def tiers_by_strength(by_tier: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """On how many criteria each tier is strong, of those on which it has a level.

    `by_tier` is what `levels_by_tier` returns. Returns a row per tier: `levels`, `strong`, and their `share`, missing
    where the tier has no level.
    """
    return _with_share(by_tier.isin(scale.levels).sum(), by_tier.isin(strong_levels(scale)).sum())


def strong_by_tier(ratings: pd.DataFrame, scale: Scale, tiers: Sequence[str]) -> pd.DataFrame:
    """How many of the ratings (`level`, `tier`) of each tier that give a level give a strong one.

    Returns what `tiers_by_strength` does, of ratings.
    """
    counts = [
        ratings.loc[ratings["level"].isin(levels), "tier"].value_counts().reindex(list(tiers), fill_value=0)
        for levels in (scale.levels, strong_levels(scale))
    ]
    return _with_share(*counts)


def strong_levels(scale: Scale) -> list[str]:
    """The levels in the upper half of the scale."""
    return [level for level in scale.levels if kind_of(level, scale) == STRENGTH]


def _with_share(levels: pd.Series, strong: pd.Series) -> pd.DataFrame:
    counts = pd.DataFrame({"levels": levels, "strong": strong})
    return counts.assign(share=counts["strong"] / counts["levels"].where(counts["levels"] > 0))


def same_answers(ratings: pd.DataFrame, *, inventory: bool) -> float:
    """The share of pairs of ratings of one thing by two coders that give the same answer on the level, from 0 to 1.

    The same as `per_cent` of `agreement_by_criterion` over all criteria, without the coefficients, which take long.
    Missing where no two coders rated the same.
    """
    shared = shared_units(ratings[ratings["criterion"] != NO_CRITERION], UNIT, inventory=inventory)
    if shared.empty:
        return np.nan
    same, pairs = (
        (sizes * (sizes - 1) // 2).sum()
        for sizes in (shared.groupby([*UNIT, "level"]).size(), shared.groupby(UNIT).size())
    )
    return float(same / pairs) if pairs else np.nan
