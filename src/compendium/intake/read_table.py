"""From a grid to sites and ratings: what each heading is, what each line says, and every question that stays open."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from compendium.data_package.spelling import heading_key, trimmed
from compendium.intake.answers import LevelSpellings, Scale, is_bare_number
from compendium.intake.grid import Grid
from compendium.intake.heading_questions import ask_about_headings
from compendium.intake.headings import IDENTIFY, IGNORED, PARTS, WIDE_PARTS, Column, Role, Wanted, read_headings
from compendium.intake.layout_questions import ask_about_layout, ask_direction
from compendium.intake.long_table import LongTable
from compendium.intake.mappings import Said, sort_mappings
from compendium.intake.one_spelling import spell_alike
from compendium.intake.reading import Imported
from compendium.intake.set_aside import KEPT, SetAside
from compendium.intake.table import LONG, Table, understand
from compendium.intake.wide_table import WideTable
from compendium.studies.settings import ImportSettings


def read_table(grid: Grid, settings: ImportSettings, scale: Scale, earlier: Collection[str] = ()) -> Imported:
    """Read a table of any layout. `earlier` are what is mapped in `study.toml` and was not typed now.

    Raises ParameterError for a mapping to something that does not exist, and for a row of headings beyond the table.
    """
    table = understand(grid, settings, scale)
    ignored = SetAside.of(settings.ignore)
    named = [n for n in range(len(table.headings)) if settings.map.get(trimmed(table.headings[n])) == "criterion"]
    parts = {**PARTS, **table.words} if table.layout == LONG else WIDE_PARTS
    named += [n for n in range(len(table.headings)) if parts.get(heading_key(table.headings[n])) == "criterion"]
    texts = table.texts(named[0] if table.layout == LONG and named else None)
    said = sort_mappings(settings.map, texts, scale, earlier)
    if settings.blank:
        said.cells[""] = settings.blank
    roles = _roles(table, said, settings, scale, parts)
    out = Imported(table, roles, said, new_levels=scale.levels if scale.making else ())
    ask_about_headings(out, scale)
    ask_about_layout(out, scale)
    kinds = {role.kind for role in roles}
    if table.layout == LONG and {"criterion", "level"} <= kinds and kinds & set(IDENTIFY):
        LongTable(out, scale, ignored).read()
    elif table.layout != LONG:
        WideTable(out, scale, ignored).read()
    spell_alike(out)
    if scale.direction_open:
        ask_direction(out, scale)
    set_aside = {key for n in range(len(table.headings)) if roles[n].kind == IGNORED for key in table.heading_keys(n)}
    set_aside |= set(map(heading_key, [*out.ignored_sites, *out.lines_read]))
    for one in settings.ignore:
        place = KEPT.fullmatch(one)
        if heading_key(one) not in set_aside and not (place and heading_key(place[1]) in set_aside):
            out.unused_ignores.append(one)
    return out


def _roles(table: Table, said: Said, settings: ImportSettings, scale: Scale, parts: Mapping[str, str]) -> list[Role]:
    ignored = SetAside.of(settings.ignore)
    levels = LevelSpellings(scale.levels, scale.non_answers, said.cells)
    body = [(n, line) for n, line in table.body if not _is_aside(table, n, line, ignored)]
    columns: list[Column] = []
    for n, heading in enumerate(table.headings):
        filled = [line[n] for _, line in body if trimmed(line[n])]
        rated = [bool(levels.read(cell)) for cell in filled]
        numbers = _numbers(filled, rated)
        every = bool(rated) and all(rated)
        columns.append(Column(heading, table.heading_keys(n), bool(filled), any(rated), every, numbers))
    wanted = Wanted(
        *(scale.criteria, said.headings, ignored.keys, frozenset(map(heading_key, settings.criterion))),
        making=scale.making and table.layout != LONG,
        own=scale.own and table.layout != LONG,
        parts=parts,
    )
    return read_headings(columns, wanted, first_is_site=table.turned)


def _numbers(filled: list[str], rated: list[bool]) -> bool:
    """Whether whole numbers without a sign stand under a heading, several, and no level in words.

    A total or a note below the table may stand under it too, as long as two in three cells are numbers.
    """
    bare = list(map(is_bare_number, filled))
    levels = [number for number, level in zip(bare, rated, strict=True) if level]
    return len(filled) > 1 and all(levels) and 3 * sum(bare) > 2 * len(bare)


def _is_aside(table: Table, number: int, line: list[str], ignored: SetAside) -> bool:
    place = heading_key(table.line_alias(number))
    keys = {heading_key(cell) for cell in line if trimmed(cell)} | {place}
    return bool(keys & ignored.keys) or place in ignored.held
