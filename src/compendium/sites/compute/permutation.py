"""A permutation test of two groups of sites on one criterion: could so large a difference come about by chance alone?

The statistic is the sum of the midranks of one group (Wilcoxon's, with tied sites sharing the mean of their ranks), so
that only the order of the levels counts. If the outcome had nothing to do with the criterion, every choice of as many
sites would be as likely as the one observed. p is the share of these choices whose sum lies at least as far from its
mean as the observed one, in either direction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import comb

import numpy as np

MOST_STEPS = 400_000
"""Steps of counting up to which p is exact; more would keep a page waiting."""

DRAWS, SEED = 9_999, 20_150_401
"""How many choices are drawn where they cannot be counted, and what the generator of random numbers begins with."""


@dataclass(frozen=True)
class Permutation:
    """p of a criterion; `exact` where all choices were counted and none drawn. `least` is the smallest p that so many
    sites at these levels can give, None where p was drawn."""

    p: float
    exact: bool
    least: float | None


def permutation_test(first: Sequence[int], second: Sequence[int], steps: int = MOST_STEPS) -> Permutation | None:
    """Test two groups of sites by their ranks (levels as whole numbers, higher is better).

    None where a group is empty. With more than ``steps`` steps of counting, choices are drawn: as likely as by chance,
    the observed one counting as one of them, so that p is never 0.
    """
    if not len(first) or not len(second):
        return None
    levels, inverse = np.unique(np.concatenate([first, second]), return_inverse=True)
    own = np.bincount(inverse[: len(first)], minlength=len(levels))
    counts = np.bincount(inverse, minlength=len(levels))
    return _test(tuple(map(int, counts)), tuple(map(int, own)), steps)


@lru_cache(maxsize=4096)
def _test(counts: tuple[int, ...], own: tuple[int, ...], steps: int) -> Permutation:
    """The test for ``counts`` sites at each level, of which ``own`` are in the first group."""
    ranks, number = doubled_midranks(counts), sum(own)
    middle = number * (sum(counts) + 1)  # the mean of the sum of doubled midranks
    far = abs(sum(one * rank for one, rank in zip(own, ranks, strict=True)) - middle)
    ways = ways_by_sum(counts, ranks, number, steps)
    if ways is None:
        return Permutation(_drawn(counts, ranks, number, middle, far), exact=False, least=None)
    total = comb(sum(counts), number)
    furthest = max(abs(value - middle) for value in ways)
    p, least = (
        sum(times for value, times in ways.items() if abs(value - middle) >= reach) / total for reach in (far, furthest)
    )
    return Permutation(p, exact=True, least=least)


def doubled_midranks(counts: Sequence[int]) -> list[int]:
    """Twice the midrank of each level, a whole number, so that sums can be compared exactly."""
    ranks, before = [], 0
    for count in counts:
        ranks.append(2 * before + count + 1)
        before += count
    return ranks


def ways_by_sum(counts: Sequence[int], ranks: Sequence[int], number: int, steps: int) -> dict[int, int] | None:
    """In how many ways ``number`` sites can be chosen that have a given sum of ranks, by that sum.

    Whole numbers throughout. Level by level, choices with the same number and sum are counted together; None where
    that takes more than ``steps`` steps.
    """
    found, left, taken = {(0, 0): 1}, sum(counts), 0
    for count, rank in zip(counts, ranks, strict=True):
        left -= count
        taken += len(found) * (count + 1)
        if taken > steps:
            return None
        grown: dict[tuple[int, int], int] = {}
        for (chosen, value), times in found.items():
            for more in range(max(0, number - chosen - left), min(count, number - chosen) + 1):
                state = (chosen + more, value + more * rank)
                grown[state] = grown.get(state, 0) + times * comb(count, more)
        found = grown
    return {value: times for (_, value), times in found.items()}


def _drawn(counts: tuple[int, ...], ranks: list[int], number: int, middle: int, observed: int) -> float:
    draws = np.random.default_rng(SEED).multivariate_hypergeometric(counts, number, size=DRAWS)
    far = np.abs(draws @ np.array(ranks) - middle) >= observed
    return (1 + int(far.sum())) / (DRAWS + 1)
