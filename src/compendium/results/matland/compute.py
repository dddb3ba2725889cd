"""Placing a policy in Matland's matrix of conflict and ambiguity (interim report, Table 1)."""

import pandas as pd

from compendium.errors import ParameterError


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
