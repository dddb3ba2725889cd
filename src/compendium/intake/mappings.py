"""What a person mapped, sorted into headings, names of sites, criteria, single cells and what cells say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from compendium.data_package.faults import Spellings, quoted
from compendium.data_package.spelling import heading_key, make_id, value_key
from compendium.errors import ParameterError
from compendium.intake.answers import Scale, target_of
from compendium.intake.headings import ANSWER, PARTS
from compendium.intake.places import cell_place

PUBLISH = ("yes", "no")


@dataclass
class Said:
    """Mappings by what they are about: `headings` and `criteria` by heading key, `sites` by label, `cells` as typed.

    `places` are single cells, counted from 0. `kept` are keys of cells that stay as they are, `publish` those that
    mean yes or no. `unused` are those that matched nothing, `stale` those of them that stand in `study.toml`.
    """

    headings: dict[str, str] = field(default_factory=dict)
    sites: dict[str, str] = field(default_factory=dict)
    criteria: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    places: dict[tuple[int, int], str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    publish: dict[str, str] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Texts:
    """What stands in a table, as keys: headings, every label of a line or cell, cells, and criteria named in cells."""

    headings: Collection[str]
    labels: Collection[str]
    cells: Collection[str]
    criteria: Collection[str]


def sort_mappings(mapped: Mapping[str, str], texts: Texts, scale: Scale, earlier: Collection[str] = ()) -> Said:
    """Sort `FROM=TO` by what TO is: a level for cells, a criterion or part for headings, an id for a site's name.

    `earlier` are those FROM that nobody typed now: they stand in `study.toml`. Raises ParameterError for a TO that is
    none of these, unless the FROM is of an earlier table and not in this one.
    """
    said = Said()
    for source, target in mapped.items():
        kept = source in earlier
        try:
            found = _sort(source, target, texts, scale, said)
        except ParameterError as error:
            if not kept:
                raise
            if _is_in(source, texts):
                raise ParameterError(_of_file(source, target, str(error))) from error
            found = False
        if not found:
            (said.stale if kept else said.unused).append(source)
    return said


def _is_in(source: str, texts: Texts) -> bool:
    key, cell = heading_key(source), value_key(source)
    return key in {*texts.headings, *texts.labels, *texts.criteria} or cell in {*texts.cells, *texts.labels}


def _of_file(source: str, target: str, error: str) -> str:
    """The message on a mapping that somebody gave for an earlier table, and how to be rid of it."""
    line = f"{quoted(source)} = {quoted(target)}"
    return f"study.toml, [import.map]: {error} If it was for an earlier table, delete the line {line} there."


def _sort(source: str, target: str, texts: Texts, scale: Scale, said: Said) -> bool:
    """Put one mapping where it belongs; tells whether it matched anything."""
    key, level, place = heading_key(source), target_of(target, scale.answers), cell_place(source)
    is_heading, in_cells = key in texts.headings, value_key(source) in texts.cells
    if place and not (in_cells or is_heading or key in texts.labels):
        said.places[place] = target
        return True
    if target == source and not is_heading:
        said.kept.add(value_key(source))
        if make_id(source) == source and key in texts.labels:
            said.sites[source] = target
        return in_cells
    if target == "" or (level is not None and not (is_heading and target in dict(scale.criteria))):
        said.cells[source] = level or ""
        return in_cells
    return _sort_names(source, target, texts, scale, said)


def _sort_names(source: str, target: str, texts: Texts, scale: Scale, said: Said) -> bool:
    """Put a mapping of a heading, a criterion, a site, or of what stands for yes or no, where it belongs."""
    key, criteria = heading_key(source), dict(scale.criteria)
    is_criterion = target in criteria or (scale.making and make_id(target) != "")
    if target in (*PARTS.values(), ANSWER) or (key in texts.headings and is_criterion):
        said.headings[key] = target
        return key in texts.headings
    if key in texts.criteria and is_criterion:
        said.criteria[key] = target
        return True
    if target in PUBLISH:
        said.publish[value_key(source)] = target
        return value_key(source) in texts.cells
    if make_id(target) == target and (key in texts.labels or value_key(source) in texts.labels):
        said.sites[source] = target
        return True
    if target in criteria:
        said.headings[key] = target
        return False
    hint = Spellings([*criteria, *scale.answers, *set(PARTS.values())]).question(target)
    raise ParameterError(
        f"{quoted(f'{source}={target}')}: {quoted(target)} is no criterion, level, non-answer or column of a "
        f"study, and {quoted(source)} is no site of this table that could have it as an id.{hint}"
    )
