"""What the evidence on the programme says, by tier and by criterion.

Everything starts from the coding that stands (`coding_of`): a row per piece of evidence, with its criterion, its level
or non-answer, and the tier of whoever speaks (blank where the source mixes tiers or the authors speak for themselves).
"""

from collections.abc import Sequence
from math import comb

import pandas as pd

NO_TIER = "no single tier"
"""What stands for the tier of pieces whose source mixes tiers, or in which the authors speak for themselves."""

NO_LEVEL = "no_level"
"""The column of pieces that touch on a criterion and meet the description of none of its levels."""


def with_tier(coding: pd.DataFrame) -> pd.DataFrame:
    """The coding with NO_TIER where the tier is blank."""
    return coding.assign(tier=coding["tier"].where(coding["tier"] != "", NO_TIER))


def of_tiers(coding: pd.DataFrame, tiers: Sequence[str]) -> pd.DataFrame:
    """The coding of these tiers, in their order; within a tier in the order of the inventory."""
    kept = coding[coding["tier"].isin(tiers)]
    return kept.sort_values("tier", key=lambda tier: tier.map(list(tiers).index), kind="stable")


def with_reasons(coding: pd.DataFrame, ratings: pd.DataFrame) -> pd.DataFrame:
    """The coding with a reason for the level of every piece that has one.

    What was settled keeps the reason of the settlement. Any other piece has that of the first coder in `ratings` who
    gave its criterion and level; blank where none of them gave a reason.
    """
    if "reason" not in ratings:
        return coding
    keys = ["evidence", "criterion", "level"]
    first = ratings[ratings["reason"] != ""].drop_duplicates(keys).set_index(keys)["reason"]
    own = coding[keys].apply(tuple, axis="columns").map(first.to_dict()).fillna("")
    return coding.assign(reason=coding["reason"].where(coding["reason"] != "", own))


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


def best_of_no_tier(coding: pd.DataFrame, level: str) -> pd.Series:
    """How many pieces of each criterion meet this level and name no single tier; criteria without any are left out."""
    found = coding[(coding["level"] == level) & coding["tier"].isin(["", NO_TIER])]
    return found["criterion"].value_counts()


def count_by_criterion_and_tier(
    coding: pd.DataFrame, criteria: Sequence[str], tiers: Sequence[str], answers: Sequence[str]
) -> dict[tuple[str, str], dict[str, int]]:
    """Count answers by criterion and tier, each with the answers that occur, in the order of `answers`."""
    parts = {(c, t): coding[(coding["criterion"] == c) & (coding["tier"] == t)] for c in criteria for t in tiers}
    counts = {cell: part["level"].value_counts() for cell, part in parts.items()}
    return {cell: {a: int(found[a]) for a in answers if a in found} for cell, found in counts.items()}


def highest_and_lowest(shares: pd.DataFrame) -> tuple[str, str] | None:
    """The rows with the highest and the lowest share of the best level, of several the one with most rated statements.

    `shares` is what `share_of_best` gives. None where no statement meets a level.
    """
    told = shares[shares["with_level"] > 0]
    if told.empty:
        return None
    ranked = told.assign(share=told["best"] / told["with_level"])
    high = ranked.sort_values(["share", "with_level"], ascending=False, kind="stable").index[0]
    low = ranked.sort_values(["share", "with_level"], ascending=[True, False], kind="stable").index[0]
    return str(high), str(low)


def chance_of_these_tiers(shares: pd.DataFrame) -> float | None:
    """How probable it is that statements of the best level, if they fell at random among all that are rated, would all
    fall to the tiers that have some here.

    None where every tier with a rated statement has one of the best level, or none has.
    """
    told = shares[shares["with_level"] > 0]
    reach, best = told["best"] > 0, int(told["best"].sum())
    if reach.all() or not reach.any():
        return None
    return comb(int(told.loc[reach, "with_level"].sum()), best) / comb(int(told["with_level"].sum()), best)


def count_without_level(counts: pd.DataFrame, levels: Sequence[str]) -> pd.DataFrame:
    """Counts with all answers that are no level added up in one last column, NO_LEVEL."""
    return counts[list(levels)].assign(**{NO_LEVEL: counts.drop(columns=list(levels)).sum(axis="columns")})
