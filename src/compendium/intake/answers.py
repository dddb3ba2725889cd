"""What a cell of a rating may look like: a level by id, name, symbol or number, or a non-answer spelled out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compendium.data_package.csv_file import trimmed
from compendium.data_package.levels_file import NON_ANSWERS, Level
from compendium.data_package.spelling import value_key, whole_number

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
        self._ids: set[str] = set()
        self._numbers: dict[int, str] = {}
        for level in levels:
            self._ids.add(level.id)
            self._numbers[level.value] = level.id
            for spelling in (level.id, level.name, level.symbol):
                self._known.setdefault(value_key(spelling), set()).add(level.id)
        for answer in non_answers:
            self._ids.add(answer)
            for spelling in (answer, *WORDS[answer]):
                self._known.setdefault(value_key(spelling), set()).add(answer)

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


def target_of(level: str, levels: Iterable[str]) -> str | None:
    """Find the level or non-answer that a person named as the target of a mapping, whatever its style."""
    known = {value_key(name): name for name in [*levels, *NON_ANSWERS]}
    return known.get(value_key(level))
