"""How alike two programmes are, beside what the number of their approaches alone would give (interim report,
Table 3)."""

from itertools import combinations

import pandas as pd

from compendium.results.approaches.compute_chance import (
    interval,
    share_outside,
    shared_by_chance,
    shared_when_redrawn,
)

MORE, LESS, AS_CHANCE = "more", "less", "as chance"

COLUMNS = ["first", "second", "shared", "jaccard", "largest", "overlap", "expected", "low", "high", "beyond", "outside"]


def likeness(ticks: pd.DataFrame) -> pd.DataFrame:
    """Each pair of programmes: how alike they are, could be at most, and would be by chance.

    ``ticks`` has a row per approach and a truth value per programme. Returns a row per pair, the most alike first:
    ``first``, ``second``, ``shared`` (number of approaches), ``jaccard``, ``largest`` (the index if the one with fewer
    approaches had none of its own), ``overlap`` (overlap coefficient: shared, divided by the fewer), ``expected``,
    ``low`` and ``high`` (Jaccard index by chance with the interval that holds at least 95 per cent, from the
    hypergeometric distribution), ``beyond`` (`more`, `less` or `as chance`) and ``outside`` (the chance of lying
    outside the interval). Pairs of which one shows no approach are left out.
    """
    used = ticks.sum().astype(int)
    rows = []
    for first, second in combinations(ticks.columns, 2):
        here, there = int(used[first]), int(used[second])
        if here and there:
            shared = int((ticks[first] & ticks[second]).sum())
            ways = shared_by_chance(len(ticks), here, there)
            alike = _index(shared, here, there), _index(min(here, there), here, there), shared / min(here, there)
            rows.append((first, second, shared, *alike, *_chance(ways, shared, here, there), share_outside(ways)))
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.sort_values("jaccard", ascending=False, kind="stable", ignore_index=True)


def pairs_of(pairs: pd.DataFrame, programme: str) -> pd.DataFrame:
    """The rows of ``pairs`` in which a programme is one of the two."""
    own: pd.DataFrame = pairs[(pairs["first"] == programme) | (pairs["second"] == programme)]
    return own


def redrawn(pairs: pd.DataFrame, ticks: pd.DataFrame) -> pd.DataFrame:
    """The same pairs where also stays how many programmes show each approach: the stricter comparison with chance.

    ``pairs`` is what `likeness` returns for ``ticks``. Returns it with ``expected``, ``low``, ``high`` and ``beyond``
    from tables drawn anew, under these names with ``redrawn_`` before them.
    """
    used, ways = ticks.sum().astype(int), shared_when_redrawn(ticks)
    found = [
        _chance(ways[row.first, row.second], row.shared, int(used[row.first]), int(used[row.second]))
        for row in pairs.itertuples()
    ]
    names = [f"redrawn_{name}" for name in ("expected", "low", "high", "beyond")]
    return pairs.join(pd.DataFrame(found, columns=names, index=pairs.index))


def beyond_chance(pairs: pd.DataFrame, ticks: pd.DataFrame) -> pd.DataFrame:
    """The pairs that lie outside what chance gives by both comparisons; drawing is spared where the first leaves none.

    ``pairs`` is what `likeness` returns, or rows of it. Returns the rows that are left.
    """
    outside = pairs[pairs["beyond"] != AS_CHANCE]
    if outside.empty:
        return outside
    strict = redrawn(outside[COLUMNS], ticks)["redrawn_beyond"]
    left: pd.DataFrame = outside[strict == outside["beyond"]]
    return left


def _chance(ways: pd.Series, shared: int, first: int, second: int) -> tuple[float, float, float, str]:
    """The expected Jaccard index, the ends of its interval, and on which side of it the number shared lies."""
    low, high = interval(ways)
    expected = float(sum(count * _index(number, first, second) for number, count in ways.items()) / sum(ways))
    beyond = MORE if shared > high else LESS if shared < low else AS_CHANCE
    return expected, _index(low, first, second), _index(high, first, second), beyond


def _index(shared: int, first: int, second: int) -> float:
    return shared / (first + second - shared)
