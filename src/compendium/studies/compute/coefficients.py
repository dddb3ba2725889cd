"""Coefficients of agreement beyond chance, from counts alone: how often which answer was given to a unit.

Units are told by their kind: `kinds` has a row for each different count and a column for each answer, in the order of
the scale; `times` says how many units are of each kind, in a row for each sample. So a coefficient of many samples is
computed at once; numbers are floating-point ones, which numpy multiplies many times faster. Agreement counts in part
where answers are near each other: `weights` say how much, 1 for the same.

irrCAC, the Python package of these coefficients, asks for pandas below 3, and scikit-learn is a large package for one
of them; krippendorff computes alpha one sample at a time, so it gives the estimate and this module the resamples.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

Coefficient = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Given `kinds` and `times`, a value for each sample; missing where chance leaves nothing to compare with."""

FEWEST, MOST = 10_000, 60_000
"""Resamples; how many there are between these follows from the number of units (`resamples_for`)."""

SEED = 20140514  # fixed, so that an interval hangs on the data alone; the day on which the Care Act received assent
INTERVAL_FROM = 10
"""Fewer units than this are too few to say how far chance moves the coefficient: no interval is given."""

NO_INTERVAL = (float("nan"), float("nan"))
AT_ONCE = 250_000
"""Multiplications of one product of tables: for larger ones numpy's library starts threads, which wait for each other
longer than they work where every core has a notebook of its own."""


def ordinal_weights(answers: int) -> np.ndarray:
    """Gwet's ordinal weights: 1 less the share of all pairs of answers of the scale that lie from one to the other.

    They take the order of the answers alone, no distance: with three levels one step weighs 2/3, two steps nothing.
    """
    places = np.arange(answers)
    reached = np.abs(places[:, None] - places[None, :]) + 1
    return 1 - reached * (reached - 1) / (answers * (answers - 1)) if answers > 1 else np.eye(answers)


def nominal_alpha(kinds: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Krippendorff's alpha for answers without an order (Krippendorff 2011, Computing Krippendorff's Alpha)."""
    same = times @ _coincidences(kinds).diagonal(axis1=1, axis2=2)
    often = times @ _paired(kinds)
    total = often.sum(axis=-1)
    apart, by_chance = total - same.sum(axis=-1), total**2 - (often**2).sum(axis=-1)
    return _beyond_chance(apart * (total - 1), by_chance)


def ordinal_alpha(kinds: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Krippendorff's alpha for ordered answers: two are as far apart as there are answers given between them.

    Each two answers are weighed once, for all samples at a time: no table of answers by answers for each sample.
    """
    lower, upper = np.triu_indices(kinds.shape[1], 1)
    together = (times @ _coincidences(kinds)[:, lower, upper]).T
    often = (times @ _paired(kinds)).T
    upto = often.cumsum(axis=0) - often / 2  # the middle of each answer in the row of all that were given
    apart = by_chance = np.zeros(len(times))
    for pair, (one, other) in enumerate(zip(lower, upper, strict=True)):
        distance = (upto[one] - upto[other]) ** 2
        apart = apart + 2 * together[pair] * distance
        by_chance = by_chance + 2 * often[one] * often[other] * distance
    return _beyond_chance(apart * (often.sum(axis=0) - 1), by_chance)


def gwet_ac(weights: np.ndarray) -> Coefficient:
    """Gwet's AC2 with these weights, which is AC1 where only the same answer agrees (Gwet 2014, Handbook, chapter 4).

    It stays near the share of agreement where nearly all units are of one level, where alpha and kappa fall to nought.
    """
    answers = len(weights)

    def coefficient(kinds: np.ndarray, times: np.ndarray) -> np.ndarray:
        raters = kinds.sum(axis=1)
        several = raters > 1
        agreeing = (kinds * (kinds @ weights - 1)).sum(axis=1)
        share = np.divide(agreeing, raters * (raters - 1), out=np.zeros(len(kinds)), where=several)
        given = kinds / np.maximum(raters, 1)[:, None]
        found = times @ np.column_stack([share, several, raters > 0, given])
        with np.errstate(divide="ignore", invalid="ignore"):
            observed = found[:, 0] / found[:, 1]
            often = found[:, 3:] / found[:, 2:3]
        chance = weights.sum() / (answers * (answers - 1)) * (often * (1 - often)).sum(axis=-1)
        return _beyond_chance(1 - observed, 1 - chance)

    return coefficient


def weighted_kappa(table: np.ndarray, weights: np.ndarray) -> float:
    """Cohen's kappa of two coders with these weights: `table` counts the answers of one by those of the other."""
    total = table.sum()
    if not total:
        return float("nan")
    shares = table / total
    by_chance = np.outer(shares.sum(axis=1), shares.sum(axis=0))
    return float(_beyond_chance(1 - (weights * shares).sum(), 1 - (weights * by_chance).sum()))


def _beyond_chance(apart: np.ndarray, by_chance: np.ndarray) -> np.ndarray:
    """1 less the share of the disagreement that chance gives; missing where chance gives none."""
    enough = by_chance > 1e-12
    return np.where(enough, 1 - apart / np.where(enough, by_chance, 1), np.nan)


def _coincidences(kinds: np.ndarray) -> np.ndarray:
    """For each kind of unit, how often two of its answers stand together; units of one answer have no pair."""
    pairs: np.ndarray = kinds[:, :, None] * kinds[:, None, :] - np.stack([np.diag(row) for row in kinds])
    shares: np.ndarray = pairs / np.maximum(kinds.sum(axis=1) - 1, 1)[:, None, None]
    return shares


def _paired(kinds: np.ndarray) -> np.ndarray:
    """The answers that stand beside another of the same unit."""
    return np.where(kinds.sum(axis=1, keepdims=True) > 1, kinds, 0.0)


def kinds_of(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different rows of `counts` in a fixed order, and how often each occurs (a row: one sample)."""
    kinds, times = np.unique(counts, axis=0, return_counts=True)
    return kinds, times[None, :]


def estimate(counts: np.ndarray, coefficient: Coefficient) -> float:
    """A coefficient of the units that `counts` has a row each for."""
    return float(coefficient(*kinds_of(counts))[0]) if len(counts) else float("nan")


def resamples_for(units: int) -> int:
    """How many resamples make the ends of an interval firm to two decimals: from seed to seed they move by thousandths.

    The fewer the units, the wider the interval, and the more resamples its ends take.
    """
    return min(MOST, max(FEWEST, 4_000_000 // units))


def intervals(
    counts: np.ndarray, coefficients: Sequence[Coefficient], resamples: int | None = None, seed: int = SEED
) -> list[tuple[float, float]]:
    """The 95 per cent percentile interval of each coefficient by a bootstrap over units.

    Missing with fewer units than INTERVAL_FROM, and where coders never differ, because then every resample agrees as
    well. A resample without variety has no coefficient and is left out; where that befalls half of them there is no
    interval. Intervals hang on the counts alone, in whatever order they come. `resamples` are as many as two decimals
    take (`resamples_for`), unless told.
    """
    units = len(counts)
    if units < INTERVAL_FROM or (counts > 0).sum(axis=1).max() < 2:
        return [NO_INTERVAL for _ in coefficients]
    kinds, times = kinds_of(counts)
    random, size = np.random.default_rng(seed), max(1, AT_ONCE // (kinds.shape[0] * kinds.shape[1] ** 2))
    drawn: list[list[np.ndarray]] = [[] for _ in coefficients]
    wanted = resamples or resamples_for(units)
    for start in range(0, wanted, size):
        sample = random.multinomial(units, times[0] / units, size=min(size, wanted - start)).astype(float)
        for values, coefficient in zip(drawn, coefficients, strict=True):
            values.append(coefficient(kinds, sample))
    return [_percentiles(np.concatenate(values)) for values in drawn]


def _percentiles(values: np.ndarray) -> tuple[float, float]:
    usable = values[~np.isnan(values)]
    if 2 * len(usable) < len(values):
        return NO_INTERVAL
    low, high = np.percentile(usable, [2.5, 97.5])
    return float(low), float(high)
