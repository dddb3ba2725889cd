"""What a cell of a rating may look like: a level by id, name, symbol or number, or a non-answer spelled out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compendium.load.framework_levels import NON_ANSWERS, Level
from compendium.load.spelling import value_key, whole_number

WORDS = {
    "missing": ("missing",),
    "not_applicable": ("not applicable", "n/a"),
    "mixed": ("mixed",),
    "too_early": ("too early", "too early to judge"),
}
"""How non-answers are spelled. NA, a dash or a question mark are not here: they mean different things to people."""


class LevelSpellings:
    """Reads cells as levels and non-answers of one framework."""

    def __init__(self, levels: Iterable[Level], non_answers: Iterable[str], said: Mapping[str, str]) -> None:
        """`said` is what a person mapped: cells as typed to levels or non-answers, blank for no rating."""
        self._said = {value_key(cell): level for cell, level in said.items()}
        self._known: dict[str, set[str]] = {}
        self._numbers: dict[int, str] = {}
        for level in levels:
            self._numbers[level.value] = level.id
            for spelling in (level.id, level.name, level.symbol):
                self._known.setdefault(value_key(spelling), set()).add(level.id)
        for answer in non_answers:
            for spelling in (answer, *WORDS[answer]):
                self._known.setdefault(value_key(spelling), set()).add(answer)

    def read(self, cell: str) -> str | None:
        """Give the id of a level or non-answer, blank for no rating, None where the cell cannot be placed."""
        key = value_key(cell)
        if key in self._said:
            return self._said[key]
        if not key:
            return ""
        found = set(self._known.get(key, ()))
        number = whole_number(cell)
        if number in self._numbers:
            found.add(self._numbers[number])
        return found.pop() if len(found) == 1 else None


def target_of(level: str, levels: Iterable[str]) -> str | None:
    """Find the level or non-answer that a person named as the target of a mapping, whatever its style."""
    known = {value_key(name): name for name in [*levels, *NON_ANSWERS]}
    return known.get(value_key(level))
