"""Rules by which a criterion distinguishes sites with a high from sites with a low outcome: not, weakly or strongly.

No rule of arithmetic is in print: published flags are their authors' judgement. The rules here are this compendium's
own, and a study names the one it uses. Where sites with a low outcome stand higher, the same is asked of them.

- `apart`: every site of one group stands above every site of the other; strongly where all of the higher group have a
  level in the upper half of the scale besides, weakly otherwise.
- `steps`: strongly where the lowest of one group stands two levels or more above the highest of the other; weakly where
  the means of the two are at least one level apart. It takes all levels to be equally far apart.
- `pairs`: of all pairs of a site of each group, the share in which the one stands higher, less the share in which it
  stands lower: strongly from 0.8 on, weakly from 0.5 on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from compendium.studies.outcome_settings import APART, NOT, PAIRS, STEPS, STRONGLY, WEAKLY

GAP, MEANS = 2, 1
STRONG_SHARE, WEAK_SHARE = 0.8, 0.5


@dataclass(frozen=True)
class TwoGroups:
    """The ranks of the group that stands higher and of the other (0 for the worst level), and the ranks of the upper
    half of the scale."""

    upper: Sequence[int]
    lower: Sequence[int]
    strong: frozenset[int]


def net_pairs(first: Sequence[int], second: Sequence[int]) -> float:
    """Of all pairs of a site of each group, the share in which the first stands higher less that in which it stands
    lower: Cliff's delta, from -1 to 1."""
    return float(np.sign(np.subtract.outer(np.asarray(first), np.asarray(second))).mean())


def in_shared_range(first: Sequence[int], second: Sequence[int]) -> int:
    """How many sites of both groups have a level between the lowest and the highest that both groups reach."""
    low, high = max(min(first), min(second)), min(max(first), max(second))
    return sum(low <= rank <= high for rank in (*first, *second))


def _apart(groups: TwoGroups) -> str:
    if min(groups.upper) <= max(groups.lower):
        return NOT
    return STRONGLY if all(rank in groups.strong for rank in groups.upper) else WEAKLY


def _steps(groups: TwoGroups) -> str:
    if min(groups.upper) - max(groups.lower) >= GAP:
        return STRONGLY
    return WEAKLY if np.mean(groups.upper) - np.mean(groups.lower) >= MEANS else NOT


def _pairs(groups: TwoGroups) -> str:
    share = net_pairs(groups.upper, groups.lower)
    return STRONGLY if share >= STRONG_SHARE else WEAKLY if share >= WEAK_SHARE else NOT


RULES: dict[str, Callable[[TwoGroups], str]] = {APART: _apart, STEPS: _steps, PAIRS: _pairs}
"""What each rule says of two groups, by its name in `study.toml`."""
