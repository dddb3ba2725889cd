"""What a check returns, and the verdict that follows from it. A verdict is never typed."""

from collections.abc import Callable, Mapping, Sized
from dataclasses import dataclass

import pandas as pd

REPRODUCED, DIFFERS, NOT_COMPUTABLE = "reproduced", "differs", "not computable"
VERDICTS = (DIFFERS, NOT_COMPUTABLE, REPRODUCED)
"""Every verdict, in the order in which the audit shows them."""

Tables = Mapping[str, pd.DataFrame]
"""The tables of the data package by name."""


@dataclass(frozen=True)
class Computed:
    """What a check found: ``shown`` in words for the page, ``holds`` whether the claim is borne out by it."""

    shown: str
    holds: bool

    @property
    def verdict(self) -> str:
        """The verdict that follows."""
        return REPRODUCED if self.holds else DIFFERS


Check = Callable[[Tables], Computed]

CHECKS: dict[str, Check] = {}
"""Every check by name. A module of checks fills it when it is imported."""


def check(function: Check) -> Check:
    """Register a check under its own name, which is the claim's id with ``_`` for ``-``."""
    if function.__name__ in CHECKS:
        raise ValueError(f"There are two checks named {function.__name__}.")
    CHECKS[function.__name__] = function
    return function


def counted(found: Sized, stated: int) -> Computed:
    """Compare the number of things found with the number stated."""
    return Computed(str(len(found)), len(found) == stated)


def same_names(found: list[str], stated: list[str]) -> Computed:
    """Compare a list of names with the list stated; their order does not matter."""
    return Computed(", ".join(found) or "none", sorted(found) == sorted(stated))


def share(part: int, whole: int, lowest: float, highest: float) -> Computed:
    """Compare a share with the range that a vague quantifier stands for (both ends included)."""
    return Computed(f"{part} of {whole} ({part / whole:.0%})", lowest <= part / whole <= highest)


def majority(part: int, whole: int) -> Computed:
    """Whether a part is a majority: more than half."""
    return Computed(f"{part} of {whole} ({part / whole:.0%})", 2 * part > whole)


def both_readings(first: tuple[str, Computed], second: tuple[str, Computed]) -> Computed:
    """A quantifier that can be read in two ways: both are shown, and the claim holds where either bears it out."""
    parts = [
        f"{name}: {found.shown}{'' if found.holds else ' (does not bear it out)'}" for name, found in (first, second)
    ]
    return Computed("; ".join(parts), first[1].holds or second[1].holds)


def some(ticks: pd.Series) -> Computed:
    """Whether some are ticked and some are not."""
    return Computed(f"{int(ticks.sum())} of {len(ticks)}", bool(ticks.any()) and not bool(ticks.all()))
