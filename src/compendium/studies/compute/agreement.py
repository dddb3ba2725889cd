"""How far coders agree who rated the same evidence (paper, methods: two coders, a sample coded by all).

A unit is one site, criterion and piece of evidence. Only units count that two coders or more have rated.
"""

from collections.abc import Iterator, Sequence

import krippendorff
import numpy as np
import pandas as pd

from compendium.studies.compute.scale import MISSING, Scale

UNIT = ["site", "criterion", "evidence"]
OVERALL = "all criteria"  # with a space, so that no criterion has this id
RESAMPLES = 1000
SEED = 20140514  # fixed, so that two runs give the same interval; the day on which the Care Act received assent
INTERVAL_FROM = 10
"""Fewer units than this are too few to say how far chance moves the coefficient: no interval is given."""

COLUMNS = ["criterion", "units", "pairs", "same", "per_cent", "alpha_units", "alpha", "low", "high", "reason"]


def agreement_by_criterion(
    ratings: pd.DataFrame, scale: Scale, criteria: Sequence[str], resamples: int = RESAMPLES, seed: int = SEED
) -> pd.DataFrame:
    """Agreement between coders on each criterion, and on all of them in the last row (OVERALL).

    Returns `criterion`; `units` that several coders rated, `pairs` of ratings within them, how many of these are the
    `same` answer (non-answers are answers here, `missing` is not), the same as `per_cent`; over the `alpha_units` with
    several levels, Krippendorff's `alpha` for ordinal data with the 95 per cent percentile interval from `low` to
    `high` of a bootstrap over units; and the `reason` where there is no alpha.
    """
    given = ratings[ratings["level"] != MISSING]
    shared = given[given.groupby(UNIT)["coder"].transform("nunique") > 1]
    parts = [(criterion, shared[shared["criterion"] == criterion]) for criterion in criteria]
    rows = [
        _agreement(name, part, scale, resamples, np.random.default_rng([seed, place]))
        for place, (name, part) in enumerate([*parts, (OVERALL, shared)])
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _agreement(
    name: str, ratings: pd.DataFrame, scale: Scale, resamples: int, random: np.random.Generator
) -> dict[str, object]:
    pairs, same = _count_pairs(ratings)
    counts = _counts_by_unit(ratings, scale)
    alpha, reason = _alpha(counts)
    low, high = (np.nan, np.nan) if reason else _interval(counts, resamples, random)
    share = 100 * same / pairs if pairs else np.nan
    units = ratings.groupby(UNIT).ngroups if len(ratings) else 0
    values = (name, units, pairs, same, share, len(counts), alpha, low, high, reason)
    return dict(zip(COLUMNS, values, strict=True))


def _count_pairs(ratings: pd.DataFrame) -> tuple[int, int]:
    """Pairs of ratings of one unit, and those of them that say the same."""
    whole = ratings.groupby(UNIT).size()
    alike = ratings.groupby([*UNIT, "level"]).size()
    return int((whole * (whole - 1) // 2).sum()), int((alike * (alike - 1) // 2).sum())


def _counts_by_unit(ratings: pd.DataFrame, scale: Scale) -> np.ndarray:
    """How often each level was given to each unit; only units with two levels or more can be compared."""
    levels = ratings[ratings["level"].isin(scale.levels)]
    if levels.empty:
        return np.zeros((0, len(scale.levels)), dtype=int)
    counts = levels.groupby([*UNIT, "level"]).size().unstack(fill_value=0)
    table = counts.reindex(columns=list(scale.levels), fill_value=0)
    several: np.ndarray = table[table.sum(axis="columns") > 1].to_numpy()
    return several


def _alpha(counts: np.ndarray) -> tuple[float, str]:
    """Alpha, or why there is none: it compares disagreement with what chance would give, which takes variety."""
    if not len(counts):
        return np.nan, "no unit with levels of two coders"
    if (counts.sum(axis=0) > 0).sum() < 2:
        return np.nan, "every rating is the same level, so that chance cannot be told from agreement"
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="ordinal")), ""


def _interval(counts: np.ndarray, resamples: int, random: np.random.Generator) -> tuple[float, float]:
    """Percentile interval over resampled units; a resample in which all ratings are the same has no alpha and is left
    out."""
    if len(counts) < INTERVAL_FROM:
        return np.nan, np.nan
    drawn = [_alpha(counts[random.integers(len(counts), size=len(counts))])[0] for _ in range(resamples)]
    usable = [alpha for alpha in drawn if not np.isnan(alpha)]
    if 2 * len(usable) < resamples or not usable:
        return np.nan, np.nan
    low, high = np.percentile(usable, [2.5, 97.5])
    return float(low), float(high)


def cells_to_discuss(ratings: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """The units on which coders differ, those furthest apart first.

    Returns `site`, `criterion`, `evidence`, `answers` (list of the different answers, levels from the worst) and
    `apart`, the number of steps between the lowest and the highest level (0 where only non-answers differ from a
    level). Who gave which answer is not told.
    """
    given = ratings[ratings["level"] != MISSING]
    coders = given.groupby(UNIT, sort=False)
    differing = given[(coders["coder"].transform("nunique") > 1) & (coders["level"].transform("nunique") > 1)]
    rows = list(_differences(differing, scale))
    frame = pd.DataFrame(rows, columns=[*UNIT, "answers", "apart"])
    return frame.sort_values("apart", ascending=False, kind="stable", ignore_index=True)


def _differences(differing: pd.DataFrame, scale: Scale) -> Iterator[dict[str, object]]:
    order = (*scale.levels, *scale.answers)
    for unit, levels in differing.groupby(UNIT, sort=False)["level"]:
        answers = sorted(set(levels), key=order.index)
        ranks = [scale.ranks[answer] for answer in answers if answer in scale.ranks]
        apart = max(ranks) - min(ranks) if ranks else 0
        yield dict(zip(UNIT, unit, strict=True)) | {"answers": answers, "apart": apart}
