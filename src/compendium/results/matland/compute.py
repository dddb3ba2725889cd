"""Placing a policy in Matland's matrix of conflict and ambiguity (interim report, Table 1).

Where the Care Act stands in it is our reading, first and rival: the documents use words that fit several quadrants.
"""

import pandas as pd

from compendium.errors import ParameterError

DIMENSIONS = ("conflict", "ambiguity")
FIRST, RIVAL, BOTH_PERIODS = "first", "rival", "before and after"


def place_policy(quadrants: pd.DataFrame, conflict: str, ambiguity: str) -> pd.Series:
    """Find the quadrant of a policy. Raises ParameterError for a level that the matrix does not have."""
    for parameter, level in (("conflict", conflict), ("ambiguity", ambiguity)):
        known = list(dict.fromkeys(quadrants[parameter]))
        if level not in known:
            raise ParameterError(f"{parameter} is {level!r}; allowed: {', '.join(known)}.")
    return quadrants[(quadrants["conflict"] == conflict) & (quadrants["ambiguity"] == ambiguity)].iloc[0]


def place_all(quadrants: pd.DataFrame, placements: pd.DataFrame) -> pd.DataFrame:
    """Find the quadrant of each row of ``placements`` (columns ``conflict`` and ``ambiguity``).

    Returns the placements with ``quadrant_name`` and ``support`` of their quadrant.
    """
    found = [place_policy(quadrants, row.conflict, row.ambiguity) for row in placements.itertuples()]
    return placements.assign(quadrant_name=[q["name"] for q in found], support=[q["support"] for q in found])


def passages_by_level(evidence: pd.DataFrame, period: str) -> pd.DataFrame:
    """Count the passages of a period by dimension and level, those for both periods with them.

    ``evidence`` has the columns ``period``, ``dimension`` and ``level``. Returns a row per dimension and a column per
    level, ``low`` and ``high``. Passages are chosen by us, so the counts are no votes.
    """
    own = evidence[evidence["period"].isin([period, BOTH_PERIODS])]
    counts = own.groupby(["dimension", "level"]).size().unstack(fill_value=0)
    return counts.reindex(index=list(DIMENSIONS), columns=["low", "high"], fill_value=0)


def weigh_placements(placements: pd.DataFrame, evidence: pd.DataFrame) -> pd.DataFrame:
    """Count for each placement the passages of its period that speak for it and against it.

    Returns the placements with ``conflict_for``, ``conflict_against``, ``ambiguity_for`` and ``ambiguity_against``.
    """
    rows = []
    for row in placements.to_dict("records"):
        counts = passages_by_level(evidence, row["period"])
        weighed = {f"{dimension}_for": int(counts.loc[dimension, row[dimension]]) for dimension in DIMENSIONS}
        against = {f"{d}_against": int(counts.loc[d].sum()) - weighed[f"{d}_for"] for d in DIMENSIONS}
        rows.append(weighed | against)
    return placements.assign(**pd.DataFrame(rows, index=placements.index))


def level_of_most(counts: pd.Series) -> str:
    """The level for which most passages speak; blank where both have the same number."""
    return "" if counts["low"] == counts["high"] else str(counts.idxmax())


def contested_dimensions(placed: pd.DataFrame) -> list[str]:
    """The dimensions on which placements of one period differ."""
    return [dimension for dimension in DIMENSIONS if placed[dimension].nunique() > 1]
