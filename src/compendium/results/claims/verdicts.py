"""What a check returns, and the verdict that follows from it. A verdict is never typed.

A check returns one or several *readings* of its claim. Where every reading that can be computed bears the claim out, it
is reproduced; where some do, it depends on the reading; where none does, it differs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, replace
from functools import wraps
from typing import TYPE_CHECKING

from compendium.data_package.tables import part_of

if TYPE_CHECKING:
    import pandas as pd

REPRODUCED, DEPENDS, DIFFERS = "reproduced", "depends on the reading", "differs"
NOT_COMPUTABLE = "not computable"
VERDICTS = (DIFFERS, DEPENDS, NOT_COMPUTABLE, REPRODUCED)
"""Every verdict, in the order in which the audit shows them."""

AS_STATED = "as stated"
"""Name of the reading of a claim that can be read in one way only."""

OWN_CODING = {
    "compared_statements", "concerns", "disconnect_crosswalk", "evidence", "placements", "ratings",
    "settled", "typology_crosswalk",
}  # fmt: skip
"""Tables whose rows are this compendium's own judgement of what the sources say. A check that reads one rests on it."""

Tables = Mapping[str, "pd.DataFrame"]
"""The tables of the data package by name."""

Made = Callable[[Tables], "pd.DataFrame"]
"""What makes one table of others."""


@dataclass(frozen=True)
class Computed:
    """What one reading gave: ``shown`` in words, ``holds`` whether it bears the claim out; None: not computable."""

    shown: str
    holds: bool | None

    @property
    def mark(self) -> str:
        """What is said after the value where the reading does not bear the claim out."""
        return {True: "", False: " (does not bear it out)", None: " (not computable)"}[self.holds]


@dataclass(frozen=True)
class Readings:
    """Every reading of a claim by its name; ``words`` of number that made them; whether they rest on our own coding."""

    named: tuple[tuple[str, Computed], ...]
    words: tuple[str, ...] = ()
    rests_on_coding: bool = False

    @property
    def shown(self) -> str:
        """All readings in a line; of a claim with a single reading its value alone."""
        if len(self.named) == 1 and self.named[0][0] == AS_STATED:
            return self.named[0][1].shown
        return "; ".join(f"{name}: {found.shown}{found.mark}" for name, found in self.named)

    def __str__(self) -> str:
        """All readings in a line."""
        return self.shown

    @property
    def verdict(self) -> str:
        """The verdict that follows from the readings that can be computed."""
        holds = {found.holds for _, found in self.named} - {None}
        if not holds:
            return NOT_COMPUTABLE
        return DEPENDS if len(holds) > 1 else REPRODUCED if True in holds else DIFFERS


Check = Callable[[Tables], "Computed | Readings"]

CHECKS: dict[str, Callable[[Tables], Readings]] = {}
"""Every check by name. A module of checks fills it when it is imported."""


class TablesRead(Mapping[str, "pd.DataFrame"]):
    """Tables that remember which of them were asked for, and what was made of them."""

    def __init__(self, tables: Tables) -> None:
        """Read from other tables; nothing was asked for yet. What was made of those is at hand."""
        self._tables, self.read = tables, set[str]()
        self._made: dict[Made, tuple[pd.DataFrame, set[str]]] = tables._made if isinstance(tables, TablesRead) else {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The table named, and a note that it was read."""
        self.read.add(name.partition("/")[0])
        return self._tables[name]

    def part(self, name: str, columns: Collection[str]) -> pd.DataFrame:
        """Some columns of the table named (see `part_of`), and a note that it was read."""
        self.read.add(name.partition("/")[0])
        return part_of(self._tables, name, columns)

    def once(self, make: Made) -> pd.DataFrame:
        """What a function makes of the tables, made once for all claims of an audit; nobody may change it."""
        if make not in self._made:
            noted = TablesRead(self)
            self._made[make] = make(noted), noted.read
        made, read = self._made[make]
        self.read |= read
        return made

    def __iter__(self) -> Iterator[str]:
        """Names of the tables."""
        return iter(self._tables)

    def __len__(self) -> int:
        """Number of tables."""
        return len(self._tables)


def made_once(tables: Tables, make: Made) -> pd.DataFrame:
    """What a function makes of tables, remembered where they can (`TablesRead.once`); it is not to be changed."""
    return tables.once(make) if isinstance(tables, TablesRead) else make(tables)


def run_check(function: Check, tables: Tables) -> Readings:
    """Run a check, and find out by the tables that it reads whether it rests on this compendium's own coding."""
    noted = TablesRead(tables)
    found = function(noted)
    readings = Readings(((AS_STATED, found),)) if isinstance(found, Computed) else found
    return replace(readings, rests_on_coding=readings.rests_on_coding or bool(noted.read & OWN_CODING))


def check(function: Check) -> Callable[[Tables], Readings]:
    """Register a check under its own name, which is the claim's id with ``_`` for ``-``."""
    if function.__name__ in CHECKS:
        raise ValueError(f"There are two checks named {function.__name__}.")

    @wraps(function)
    def run(tables: Tables) -> Readings:
        return run_check(function, tables)

    CHECKS[function.__name__] = run
    return run


def readings(*named: tuple[str, Computed]) -> Readings:
    """A claim that can be read in several ways, none of which is better than the others."""
    return Readings(named)


def all_readings(found: Iterable[Readings]) -> Readings:
    """One claim with every reading of several, such as those of a word on more than one set."""
    parts = list(found)
    named = tuple(reading for each in parts for reading in each.named)
    return Readings(named, tuple(dict.fromkeys(word for each in parts for word in each.words)))


def on_our_reading(found: Computed | Readings) -> Readings:
    """Mark what rests on a judgement of this compendium that stands in the check itself and in no table."""
    return replace(Readings(((AS_STATED, found),)) if isinstance(found, Computed) else found, rests_on_coding=True)


def with_detail(found: Readings, detail: str) -> Readings:
    """The same readings, with a detail after the value of each."""
    named = tuple((name, replace(each, shown=f"{each.shown}; {detail}")) for name, each in found.named)
    return replace(found, named=named)


def in_every(parts: Mapping[str, Readings]) -> Readings:
    """A claim of several parts by name: in each reading every part has to hold. All parts have the same readings.

    Of no part there is no reading.
    """
    named = []
    for place, (name, _) in enumerate(next(iter(parts.values()), Readings(())).named):
        found = {part: each.named[place][1] for part, each in parts.items()}
        shown = ", ".join(f"{part} {computed.shown}" for part, computed in found.items())
        named.append((name, Computed(shown, all_hold(computed.holds for computed in found.values()))))
    return Readings(tuple(named), tuple(dict.fromkeys(word for each in parts.values() for word in each.words)))


def all_hold(holds: Iterable[bool | None]) -> bool | None:
    """Whether all hold: False where one does not, else None where one cannot be computed."""
    found = set(holds)
    return False if False in found else None if None in found else True


def counted(found: Sized, stated: int) -> Computed:
    """Compare the number of things found with the number stated."""
    return Computed(str(len(found)), len(found) == stated)


def same_names(found: list[str], stated: list[str]) -> Computed:
    """Compare a list of names with the list stated; their order does not matter."""
    return Computed(", ".join(found) or "none", sorted(found) == sorted(stated))


def share(part: int, whole: int, lowest: float, highest: float) -> Computed:
    """Compare a share with a range (both ends included)."""
    return Computed(f"{part} of {whole} ({part / whole:.0%})", lowest <= part / whole <= highest)


def majority(part: int, whole: int) -> Computed:
    """Whether a part is more than half."""
    return Computed(f"{part} of {whole} ({part / whole:.0%})", 2 * part > whole)


def some(ticks: pd.Series) -> Computed:
    """Whether some are ticked and some are not."""
    return Computed(f"{int(ticks.sum())} of {len(ticks)}", bool(ticks.any()) and not bool(ticks.all()))
