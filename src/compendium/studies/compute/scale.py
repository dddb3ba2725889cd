"""The scale of a framework: its levels in order, and the answers that are no level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from compendium.data_package.levels_file import (
    KEPT_BACK,
    MISSING,
    MIXED,
    NO_RATING,
    NON_ANSWERS,
    NOT_APPLICABLE,
    TOO_EARLY,
)

__all__ = [
    "KEPT_BACK",
    "MISSING",
    "MIXED",
    "NON_ANSWERS",
    "NOT_APPLICABLE",
    "NO_RATING",
    "PROGRAMME",
    "TOO_EARLY",
    "LevelLike",
    "Scale",
    "local_sites",
]

PROGRAMME = "programme"
"""The site to which everything belongs that belongs to no single site; it is not counted among the local ones."""


class LevelLike(Protocol):
    """What a scale takes from a level of a framework."""

    @property
    def id(self) -> str:
        """The level's id."""

    @property
    def value(self) -> int:
        """A whole number that orders the levels; higher is better."""


@dataclass(frozen=True)
class Scale:
    """Level ids from the worst to the best. Only the order counts: the distance of two values has no meaning."""

    levels: tuple[str, ...]

    @classmethod
    def of(cls, levels: Iterable[LevelLike]) -> Scale:
        """The scale of a framework's levels, whatever their order; ordered by `value`."""
        return cls(tuple(level.id for level in sorted(levels, key=lambda level: level.value)))

    @property
    def answers(self) -> tuple[str, ...]:
        """Everything that a site may have on a criterion: levels from the best, non-answers, not shown, no rating."""
        return (*reversed(self.levels), *NON_ANSWERS, KEPT_BACK, NO_RATING)

    @property
    def ranks(self) -> dict[str, int]:
        """The place of each level, 0 for the worst."""
        return {level: rank for rank, level in enumerate(self.levels)}

    def ranked(self, answers: pd.DataFrame) -> pd.DataFrame:
        """Turn a frame of answers into ranks; whatever is no level becomes missing (NaN)."""
        ranks = self.ranks
        return answers.apply(lambda column: column.map(ranks)).astype(float)


def local_sites(sites: pd.DataFrame) -> pd.DataFrame:
    """The sites that are counted: all but the programme, told by its id or by the type `programme`."""
    local: pd.DataFrame = sites[(sites["site"] != PROGRAMME) & (sites["type"] != PROGRAMME)]
    return local
