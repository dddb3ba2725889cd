"""What the evidence on the programme says, by tier and by criterion.

Everything starts from the coding that stands (`coding_of`): a row per piece of evidence, with its criterion, its level
or non-answer, and the tier of whoever speaks (blank where the source mixes tiers or the authors speak for themselves).
"""

from collections.abc import Sequence

import pandas as pd

NO_TIER = "not told apart"
"""What stands for the tier of pieces whose source mixes tiers, or in which the authors speak for themselves."""


def with_tier(coding: pd.DataFrame) -> pd.DataFrame:
    """The coding with NO_TIER where the tier is blank."""
    return coding.assign(tier=coding["tier"].where(coding["tier"] != "", NO_TIER))


def count_answers(coding: pd.DataFrame, by: str, index: Sequence[str], answers: Sequence[str]) -> pd.DataFrame:
    """Count pieces by a column of the coding and by answer.

    Returns a row for each of `index`, in that order, and a column for each of `answers`; zero for none.
    """
    counts = coding.groupby([by, "level"]).size().unstack("level", fill_value=0)
    return counts.reindex(index=list(index), columns=list(answers), fill_value=0).fillna(0).astype(int)


def share_of_best(counts: pd.DataFrame, levels: Sequence[str]) -> pd.DataFrame:
    """How many of the pieces that meet a level meet the best one.

    `counts` has a column for each answer, `levels` names those that are levels, from the best. Returns, for each row of
    `counts`: `best` and `with_level` (numbers of pieces), `without` (pieces whose answer is no level).
    """
    met = counts[list(levels)]
    found = {"best": met.iloc[:, 0], "with_level": met.sum(axis="columns")}
    return pd.DataFrame({**found, "without": counts.sum(axis="columns") - found["with_level"]})


def count_by_criterion_and_tier(
    coding: pd.DataFrame, criteria: Sequence[str], tiers: Sequence[str], answers: Sequence[str]
) -> dict[tuple[str, str], dict[str, int]]:
    """Count answers by criterion and tier, each with the answers that occur, in the order of `answers`."""
    parts = {(c, t): coding[(coding["criterion"] == c) & (coding["tier"] == t)] for c in criteria for t in tiers}
    counts = {cell: part["level"].value_counts() for cell, part in parts.items()}
    return {cell: {a: int(found[a]) for a in answers if a in found} for cell, found in counts.items()}
