"""How many approaches two programmes would share by chance alone (interim report, Table 3).

Two questions are asked. First: each programme draws as many approaches as it shows, any of those listed being as likely
as another; then the number shared follows the hypergeometric distribution, which is exact and needs no drawing. Second,
the stricter: it also stays how many programmes show each approach, so that what nearly all of them show cannot make two
of them alike. There the ticks are drawn anew, two programmes at a time exchanging at random what only one of them has.
"""

from itertools import combinations
from math import comb
from zlib import crc32

import numpy as np
import pandas as pd

TAIL = 25
"""Per mille of the chances that are left out at either end of an interval, which then holds at least 95 per cent."""

CHAINS, UNUSED_ROUNDS, ROUNDS = 2000, 8, 5
"""Tables drawn side by side; rounds of exchanges before the first is used, then rounds after each of which all are."""


def shared_by_chance(approaches: int, first: int, second: int) -> pd.Series:
    """In how many of all draws two programmes share so many of the ``approaches``, the number shared as the index.

    ``first`` and ``second`` are how many the two show. The counts are whole and sum to all draws of the second.
    """
    numbers = range(max(0, first + second - approaches), min(first, second) + 1)
    ways = [comb(first, number) * comb(approaches - first, second - number) for number in numbers]
    return pd.Series(ways, index=list(numbers), dtype=object)


def shared_when_redrawn(ticks: pd.DataFrame) -> dict[tuple[str, str], pd.Series]:
    """The same by drawing, where it also stays how many programmes show each approach.

    Returns for each pair of programmes, in the order of ``ticks``, in how many draws they share so many approaches. The
    seed comes from the ticks, whatever the order of rows and columns, so that the same table gives the same everywhere.
    """
    table = ticks.sort_index(axis="index").sort_index(axis="columns")
    start = table.to_numpy(dtype=bool)
    random = np.random.default_rng(crc32(start.tobytes()))
    drawn = [np.repeat(ticked[None], CHAINS, axis=0) for ticked in start.T]
    places = list(combinations(range(table.shape[1]), 2))
    shared: dict[tuple[int, int], list[np.ndarray]] = {pair: [] for pair in places}
    for turn in range(UNUSED_ROUNDS + ROUNDS):
        for first, second in places:
            drawn[first], drawn[second] = _exchanged(drawn[first], drawn[second], random)
        for first, second in places if turn >= UNUSED_ROUNDS else ():
            shared[first, second].append((drawn[first] & drawn[second]).sum(axis=1))
    place = {programme: number for number, programme in enumerate(table.columns)}
    pairs = {pair: tuple(sorted(place[programme] for programme in pair)) for pair in combinations(ticks.columns, 2)}
    return {pair: _counted(shared[found[0], found[1]]) for pair, found in pairs.items()}


def _exchanged(one: np.ndarray, other: np.ndarray, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Deal out anew in each table (a row) what only one of two programmes has; each keeps its number.

    What gets the smallest random numbers goes to the first.
    """
    both, differ = one & other, one ^ other
    dealt, number = np.where(differ, random.random(differ.shape), 2.0), (one & differ).sum(axis=1, keepdims=True)
    ordered = np.pad(np.sort(dealt, axis=1), ((0, 0), (1, 0)))  # the first of them is taken where there is none to give
    last = np.take_along_axis(ordered, number, axis=1)
    to_first = (dealt <= last) & (number > 0)
    return both | to_first, both | (differ ^ to_first)


def _counted(numbers: list[np.ndarray]) -> pd.Series:
    values, counts = np.unique(np.concatenate(numbers), return_counts=True)
    return pd.Series(map(int, counts), index=list(map(int, values)), dtype=object)


def interval(ways: pd.Series) -> tuple[int, int]:
    """The numbers between which at least 95 per cent of the draws lie, what is left out being at most `TAIL` at each
    end. ``ways`` is what the functions above return; whole numbers throughout, so that no rounding can decide."""
    up_to, whole = ways.cumsum(), sum(ways)
    low = next(number for number, count in up_to.items() if 1000 * count > TAIL * whole)
    high = next(number for number, count in up_to.items() if 1000 * (whole - count) <= TAIL * whole)
    return int(low), int(high)


def share_outside(ways: pd.Series) -> float:
    """The share of draws outside the interval: at most 0.05, less where single numbers are likely."""
    low, high = interval(ways)
    return float(sum(count for number, count in ways.items() if not low <= number <= high) / sum(ways))
