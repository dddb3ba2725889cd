"""How far coders agree who rated the same evidence (paper, methods: two coders, a sample coded by all).

Two questions are kept apart: *which criterion* a piece of evidence bears on, where a study has an inventory and each
coder gives a piece one, and *which level*, of the coders who gave the same criterion. A unit of the latter is one site,
criterion and piece of evidence. Only units count that two coders or more have rated.

Non-answers are answers here: `missing` beside a level is a difference, because one coder found a level and the other
none. Without an inventory, units of which all coders say `missing` are left out: such rows stand for blank cells.
"""

from collections.abc import Sequence
from typing import Any, Literal

import krippendorff
import numpy as np
import pandas as pd

from compendium.studies.compute.coefficients import (
    estimate,
    gwet_ac,
    intervals,
    nominal_alpha,
    ordinal_alpha,
    ordinal_weights,
)
from compendium.studies.compute.scale import MISSING, NON_ANSWERS, Scale
from compendium.studies.kinds import NO_CRITERION

UNIT = ["site", "criterion", "evidence"]
PIECE = ["site", "evidence"]
OVERALL = "all criteria"  # with a space, so that no criterion has this id

COUNTS = ["units", "pairs", "same", "per_cent"]
ALL_ANSWERS = ["alpha_all", "low_all", "high_all", "reason_all"]
ON_LEVELS = ["level_units", "alpha", "low", "high", "ac2", "ac2_low", "ac2_high", "reason"]
COLUMNS = ["criterion", *COUNTS, *ALL_ANSWERS, *ON_LEVELS]

NO_UNIT = "nothing that two coders rated"
NO_LEVELS = "nothing to which two coders gave levels"
ONE_ANSWER = "one answer only"


def agreement_by_criterion(
    ratings: pd.DataFrame, scale: Scale, criteria: Sequence[str], *, inventory: bool = False
) -> pd.DataFrame:
    """Agreement on the level, for each criterion and for all of them in the last row (OVERALL).

    Returns `criterion`; `units` that several coders rated, `pairs` of ratings within them, how many of these are the
    `same` answer, that as `per_cent`; Krippendorff's `alpha_all` over all answers, non-answers being answers without an
    order; over the `level_units` with several levels, whose non-answers are left out, `alpha` for ordered levels and
    Gwet's `ac2` with ordinal weights. Each has a 95 per cent interval of a bootstrap over units (`low`, `high`), where
    there are enough and the coders differ at all; there is a `reason` where there is no alpha.
    """
    shared = shared_units(ratings[ratings["criterion"] != NO_CRITERION], UNIT, inventory=inventory)
    parts = [(criterion, shared[shared["criterion"] == criterion]) for criterion in criteria]
    rows = [_on_levels(name, part, scale) for name, part in [*parts, (OVERALL, shared)]]
    return pd.DataFrame(rows, columns=COLUMNS)


def agreement_on_criterion(ratings: pd.DataFrame) -> dict[str, Any]:
    """Agreement on which criterion a piece bears on, NO_CRITERION being one of the answers.

    Returns what `agreement_by_criterion` does of all answers: COUNTS and ALL_ANSWERS.
    """
    shared = shared_units(ratings, PIECE, inventory=True)
    answers = sorted(set(shared["criterion"]))
    return _on_answers(shared, PIECE, "criterion", answers)


def shared_units(ratings: pd.DataFrame, unit: list[str], *, inventory: bool) -> pd.DataFrame:
    """The ratings of units that several coders rated; without an inventory, `missing` alone is no rating."""
    several = ratings.groupby(unit)["coder"].transform("nunique") > 1
    told = ratings["level"].ne(MISSING).groupby([ratings[column] for column in unit]).transform("any")
    return ratings[several & told] if not inventory else ratings[several]


def _on_levels(name: str, ratings: pd.DataFrame, scale: Scale) -> dict[str, object]:
    row = {"criterion": name, **_on_answers(ratings, UNIT, "level", [*scale.levels, *NON_ANSWERS])}
    counts = _counts(ratings[ratings["level"].isin(scale.levels)], UNIT, "level", scale.levels)
    counts = counts[counts.sum(axis=1) > 1]
    alpha, reason = _alpha(counts, "ordinal", NO_LEVELS)
    row |= {"level_units": len(counts), "alpha": alpha, "reason": reason}
    ac2 = gwet_ac(ordinal_weights(len(scale.levels)))
    (low, high), (ac2_low, ac2_high) = intervals(counts, [ordinal_alpha, ac2])
    return row | {"low": low, "high": high, "ac2": estimate(counts, ac2), "ac2_low": ac2_low, "ac2_high": ac2_high}


def _on_answers(ratings: pd.DataFrame, unit: list[str], column: str, answers: Sequence[str]) -> dict[str, Any]:
    counts = _counts(ratings, unit, column, answers)
    pairs = int((counts.sum(axis=1) * (counts.sum(axis=1) - 1) // 2).sum())
    same = int((counts * (counts - 1) // 2).sum())
    alpha, reason = _alpha(counts, "nominal", NO_UNIT)
    ((low, high),) = intervals(counts, [nominal_alpha])
    share = 100 * same / pairs if pairs else np.nan
    values = (len(counts), pairs, same, share, alpha, low, high, reason)
    return dict(zip([*COUNTS, *ALL_ANSWERS], values, strict=True))


def _counts(ratings: pd.DataFrame, unit: list[str], column: str, answers: Sequence[str]) -> np.ndarray:
    """How often each answer was given to each unit: a row a unit, a column an answer."""
    if ratings.empty:
        return np.zeros((0, len(answers)), dtype=int)
    counts = ratings.groupby([*unit, column]).size().unstack(fill_value=0)
    table: np.ndarray = counts.reindex(columns=list(answers), fill_value=0).to_numpy()
    return table


def _alpha(counts: np.ndarray, measurement: Literal["nominal", "ordinal"], nothing: str) -> tuple[float, str]:
    """Alpha, or why there is none: it compares disagreement with what chance would give, which takes variety."""
    if not len(counts):
        return np.nan, nothing
    if (counts.sum(axis=0) > 0).sum() < 2:
        return np.nan, ONE_ANSWER
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement=measurement)), ""
