"""Which criteria separate the local sites with a high outcome from those with a low one.

Only levels are compared, by their order. A site that has another answer on a criterion (missing, not applicable,
mixed, too early, no rating) is left out of that criterion and counted apart. A site whose outcome is neither high nor
low, or not known, is left out of all.
"""

import numpy as np
import pandas as pd

from compendium.sites.compute.permutation import MOST_STEPS, permutation_test
from compendium.sites.compute.separation_rules import RULES, TwoGroups, in_shared_range, net_pairs
from compendium.sites.compute.summary import strong_levels
from compendium.studies.compute.scale import KEPT_BACK, NO_RATING, NON_ANSWERS, Scale
from compendium.studies.outcome_settings import HIGH, LOW

FEWEST = 2
"""Sites of each group with a level on a criterion, without which nothing is said of it."""

FEW = 10
"""With fewer sites of both groups together, what is found is called a first indication."""

CHANCE = 0.05
"""So rarely or more rarely by chance alone: the usual line, which no class rests on."""

COLUMNS = {
    "criterion": str, "high": int, "low": int, "high_median": float, "low_median": float, "higher": float,
    "overlap": "Int64", "p": float, "exact": bool, "least": float, "found": str, "stands_higher": str,
}  # fmt: skip


def separation(
    matrix: pd.DataFrame, groups: pd.Series, scale: Scale, rule: str, steps: int = MOST_STEPS
) -> pd.DataFrame:
    """How far the sites with a high and with a low outcome differ on each criterion.

    ``matrix`` has a row per local site and a column per criterion, ``groups`` the group of each. Returns a row per
    criterion in the framework's order: ``criterion``; ``high`` and ``low``, the sites of each group with a level;
    ``high_median`` and ``low_median``, the middle rank of each (0 for the worst level, a half between two levels);
    ``higher``, the share of pairs in which the high one stands above less that in which it stands below; ``overlap``,
    the sites with a level in the range that both groups reach; ``p``, whether it is ``exact``, and the ``least`` that
    so many sites can give; ``found``, the class by the rule (one of CLASSES, blank where a group has fewer than FEWEST
    sites); ``stands_higher``, the group that stands higher (blank where neither does).
    """
    sides = [matrix.index.isin(groups.index[groups == side]) for side in (HIGH, LOW)]
    ranks = scale.ranked(matrix)
    strong = frozenset(scale.ranks[level] for level in strong_levels(scale))
    rows = []
    for criterion, column in ranks.items():
        first, second = (column[side].dropna().astype(int).tolist() for side in sides)
        rows.append([criterion, *_compared(first, second, strong, rule, steps)])
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _compared(first: list[int], second: list[int], strong: frozenset[int], rule: str, steps: int) -> list[object]:
    """The row of a criterion without its id; what cannot be told is missing."""
    medians = [float(np.median(side)) if side else np.nan for side in (first, second)]
    counts = [len(first), len(second), *medians]
    if min(len(first), len(second)) < FEWEST:
        return [*counts, np.nan, pd.NA, np.nan, False, np.nan, "", ""]
    net = net_pairs(first, second)
    upper, lower = (first, second) if net >= 0 else (second, first)
    found = RULES[rule](TwoGroups(upper, lower, strong))
    test = permutation_test(first, second, steps)
    assert test is not None  # both groups have sites
    least = np.nan if test.least is None else test.least
    overlap = in_shared_range(first, second)
    return [*counts, net, overlap, test.p, test.exact, least, found, HIGH if net > 0 else LOW if net < 0 else ""]


def answers_apart(matrix: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """The answers of the sites of both groups that are no level, each kind by itself, on each criterion.

    Returns a row per criterion and a column per group and kind of answer (``(high, missing)`` and so on), with counts.
    """
    parts: dict[tuple[str, str], pd.Series] = {}
    for side in (HIGH, LOW):
        rows = matrix[matrix.index.isin(groups.index[groups == side])]
        parts |= {(side, answer): rows.eq(answer).sum() for answer in (*NON_ANSWERS, KEPT_BACK, NO_RATING)}
    return pd.DataFrame(parts, index=matrix.columns).rename_axis("criterion")


def by_strength(found: pd.DataFrame) -> pd.DataFrame:
    """Criteria from the one on which the groups differ most to the least, those of which nothing is said at the end."""
    return found.sort_values("higher", key=lambda column: -column.abs(), kind="stable", ignore_index=True)
