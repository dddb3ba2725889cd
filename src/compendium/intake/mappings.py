"""What a person mapped, sorted into headings, names of sites and cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from compendium.data_package.faults import Spellings, quoted
from compendium.data_package.spelling import heading_key, make_id, value_key
from compendium.errors import ParameterError
from compendium.intake.answers import target_of
from compendium.intake.headings import PARTS


@dataclass
class Said:
    """Mappings by what they are about: `headings` and `sites` by heading key, `cells` as typed.

    `unused` are those that matched nothing.
    """

    headings: dict[str, str] = field(default_factory=dict)
    sites: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """What stands in a table: keys of its headings, of its sites' names, and of its cells."""

    headings: Collection[str]
    sites: Collection[str]
    cells: Collection[str]


def sort_mappings(
    mapped: Mapping[str, str], table: Table, criteria: Collection[str], levels: Collection[str], *, making: bool
) -> Said:
    """Sort `FROM=TO` by what TO is: a level for cells, a criterion or part for headings, an id for a site's name.

    Raises ParameterError for a TO that is none of these.
    """
    said = Said()
    for source, target in mapped.items():
        key, level = heading_key(source), target_of(target, levels)
        is_heading = key in table.headings
        if target == "" or (level is not None and not (is_heading and target in criteria)):
            said.cells[source] = level or ""
            used = value_key(source) in table.cells
        elif target in PARTS.values() or target in criteria or (making and is_heading and make_id(target) == target):
            said.headings[key] = target
            used = is_heading
        elif make_id(target) == target and key in table.sites:
            said.sites[key] = target
            used = True
        else:
            hint = Spellings([*criteria, *levels, *set(PARTS.values())]).question(target)
            raise ParameterError(
                f"{quoted(f'{source}={target}')}: {quoted(target)} is no criterion, level, non-answer or column of a "
                f"study, and {quoted(source)} is no site of this table that could have it as an id.{hint}"
            )
        if not used:
            said.unused.append(source)
    return said
