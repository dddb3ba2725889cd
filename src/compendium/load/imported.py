"""What an import needs to know of a framework, and what it gives back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from compendium.load.faults import Fault
from compendium.load.framework_levels import NON_ANSWERS, Level
from compendium.load.grids import Grid
from compendium.load.importing_headings import CRITERION, Role
from compendium.load.importing_said import Said


@dataclass(frozen=True)
class Scale:
    """What ratings may say: criteria as pairs of id and name, levels, non-answers; `making` adds criteria."""

    criteria: tuple[tuple[str, str], ...]
    levels: tuple[Level, ...]
    non_answers: tuple[str, ...] = NON_ANSWERS
    tiers: tuple[str, ...] = ()
    making: bool = False


@dataclass
class Imported:
    """What was read. `roles` go with `headings`; `values` count cells by typed text and level; rows are ready to write.

    `blank` counts cells without a rating; `faults` say what could not be placed; `unused_ignores` name no heading and
    no site.
    """

    grid: Grid
    headings: list[str]
    roles: list[Role]
    said: Said
    ignored_sites: list[str] = field(default_factory=list)
    unused_ignores: list[str] = field(default_factory=list)
    values: Counter[tuple[str, str]] = field(default_factory=Counter)
    blank: int = 0
    sites: dict[str, dict[str, str]] = field(default_factory=dict)
    ratings: list[dict[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def criteria(self) -> tuple[tuple[str, str], ...]:
        """Criteria that the headings stand for, as pairs of id and heading."""
        pairs = zip(self.roles, self.headings, strict=True)
        return tuple((role.target, " ".join(heading.split())) for role, heading in pairs if role.kind == CRITERION)
