"""What a cell of a rating may look like: a level by id, name, symbol or number, or a non-answer spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from compendium.data_package.faults import Spellings
from compendium.data_package.levels_file import NON_ANSWERS, Level
from compendium.data_package.spelling import trimmed, value_key, whole_number

WORDS = {
    "missing": ("missing",),
    "not_applicable": ("not applicable", "n/a"),
    "mixed": ("mixed",),
    "too_early": ("too early", "too early to judge"),
}
"""How non-answers are spelled. NA, a dash or a question mark are not here: they mean different things to people."""
NO_VALUE = frozenset(("nan", "na", "n/a", "n.a.", "#n/a", "-", "--", "none", "null", "nil", "<na>", "nat"))
"""What programs and people write where there is nothing, as keys of cells; never taken for a region or a coder."""
UNSAID = NO_VALUE | {"?", ".", "..", "…", "tbc", "unknown", "no data", "not assessed", "not rated", "not reported"}
UNSAID |= {"not available", "not known", "n/k", "nr", "not scored", "not inspected", "no rating", "awaiting"}
WITH_NUMBER = (
    *("{0} {1}", "{0}: {1}", "{0}. {1}", "{0}) {1}", "{0} = {1}", "{0} ({1})"),
    *("{1} {0}", "{1}: {0}", "{1} = {0}", "{1} ({0})", "{1}, {0}"),
)
"""Ways to write the number of a level beside its name."""
DIGITS = re.compile(r"[0-9]+")
NOTE = re.compile(r"\s*(\(.*\)|\[.*\]|[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+|\?)\s*$", re.DOTALL)


@dataclass(frozen=True)
class Scale:
    """What ratings may say: criteria as pairs of id and name, levels, non-answers; `making` adds criteria.

    `own` tells that the framework is the study's own, to which single criteria can be added.
    `direction_open` tells that the framework is not there yet and the numbers of its levels fall: where all cells are
    bare numbers, nothing but that order says which of them is best.
    """

    criteria: tuple[tuple[str, str], ...]
    levels: tuple[Level, ...]
    non_answers: tuple[str, ...] = NON_ANSWERS
    tiers: tuple[str, ...] = ()
    making: bool = False
    own: bool = False
    direction_open: bool = False

    @property
    def answers(self) -> tuple[str, ...]:
        """Ids of all levels and non-answers."""
        return (*(level.id for level in self.levels), *self.non_answers)


class LevelSpellings:
    """Reads cells as levels and non-answers of one framework."""

    def __init__(self, levels: Iterable[Level], non_answers: Iterable[str], said: Mapping[str, str]) -> None:
        """`said` is what a person mapped: cells as typed to levels or non-answers, blank for no rating."""
        levels = tuple(levels)
        self._said = {value_key(cell): level for cell, level in said.items()}
        self._known: dict[str, set[str]] = {}
        self._ids: set[str] = set()
        self._numbers = numbers_of(levels)
        for level in levels:
            self._ids.add(level.id)
            name = level.name.removesuffix(f" ({level.symbol})")
            for spelling in (level.id, level.name, name, level.symbol):
                self._known.setdefault(value_key(spelling), set()).add(level.id)
            for spelling in self._numbered(level.id, (level.id, name)):
                self._known.setdefault(value_key(spelling), {level.id})
        for answer in non_answers:
            self._ids.add(answer)
            for spelling in (answer, *WORDS[answer]):
                self._known.setdefault(value_key(spelling), set()).add(answer)
        self._spellings = Spellings([word for word in self._known if len(word) > 3])

    def _numbered(self, level: str, names: Iterable[str]) -> Iterator[str]:
        """How a level is written with both number and name, such as `1 - Outstanding`: each confirms the other."""
        numbers = {text for n, one in self._numbers.items() if one == level for text in (str(n), f"{n:+d}")}
        for number, name in product(numbers, names):
            yield from (way.format(number, name) for way in WITH_NUMBER)

    def read(self, cell: str) -> str | None:
        """Give the id of a level or non-answer, blank for no rating, None where the cell cannot be placed."""
        key = value_key(cell)
        if key in self._said:
            return self._said[key]
        if not key:
            return ""
        if trimmed(cell) in self._ids:  # as typed: it wins over a name that is spelt alike
            return trimmed(cell)
        found = self.may_be(cell)
        return found[0] if len(found) == 1 else None

    def may_be(self, cell: str) -> list[str]:
        """All levels and non-answers that a cell may stand for."""
        found = set(self._known.get(value_key(cell), ()))
        number = whole_number(cell)
        if number in self._numbers:
            found.add(self._numbers[number])
        return sorted(found)

    def probably(self, cell: str) -> str:
        """What a cell that cannot be placed seems to mean, to be asked and never assumed; blank where nothing does."""
        if value_key(cell) in UNSAID:
            return "missing" if "missing" in self._ids else ""
        plain = NOTE.sub("", trimmed(cell))
        found = self.may_be(plain) if plain != trimmed(cell) else []
        key = value_key(cell)
        near = self._spellings.nearest(key) or ""
        found = found or (self.may_be(near) if DIGITS.findall(near) == DIGITS.findall(key) else [])
        return found[0] if len(found) == 1 else ""


def numbers_of(levels: tuple[Level, ...]) -> dict[int, str]:
    """The level of each number: the number printed, where every symbol is one, else the value."""
    printed = {whole_number(level.symbol): level.id for level in levels}
    values = {level.value: level.id for level in levels}
    return (
        values
        if None in printed or len(printed) < len(levels)
        else {n: one for n, one in printed.items() if n is not None}
    )


def is_bare_number(cell: str) -> bool:
    """Tell whether a cell is a whole number without a sign."""
    return whole_number(cell) is not None and trimmed(cell)[:1].isdigit()


def target_of(level: str, levels: Iterable[str]) -> str | None:
    """Find the level or non-answer that a person named as the target of a mapping, whatever its style."""
    known = {value_key(name): name for name in [*levels, *NON_ANSWERS]}
    return known.get(value_key(level))
