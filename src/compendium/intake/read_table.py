"""From a grid to sites and ratings: what each heading is, what each line says, and every question that stays open."""

from __future__ import annotations

from compendium.data_package.csv_file import trimmed
from compendium.data_package.faults import Spellings, quoted
from compendium.data_package.spelling import heading_key
from compendium.intake.answers import LevelSpellings, Scale, is_bare_number
from compendium.intake.grid import Grid
from compendium.intake.headings import (
    IDENTIFY,
    IGNORED,
    PARTS,
    RATED,
    UNKNOWN,
    WIDE_PARTS,
    Column,
    Role,
    Wanted,
    read_headings,
    twice,
)  # fmt: skip
from compendium.intake.long_table import LongTable
from compendium.intake.mappings import Said, sort_mappings
from compendium.intake.questions import Answer, Place, Question
from compendium.intake.reading import Imported
from compendium.intake.table import LONG, Table, understand
from compendium.intake.wide_table import WideTable
from compendium.studies.settings import ImportSettings


def read_table(grid: Grid, settings: ImportSettings, scale: Scale) -> Imported:
    """Read a table of any layout.

    Raises ParameterError for a mapping to something that does not exist, and for a row of headings beyond the table.
    """
    table = understand(grid, settings, scale)
    ignored = frozenset(map(heading_key, settings.ignore))
    named = [n for n in range(len(table.headings)) if settings.map.get(trimmed(table.headings[n])) == "criterion"]
    named += [n for n in range(len(table.headings)) if heading_key(table.headings[n]) == "criterion"]
    said = sort_mappings(settings.map, table.texts(named[0] if table.layout == LONG and named else None), scale)
    if settings.blank:
        said.cells[""] = settings.blank
    roles = _roles(table, said, settings, scale, ignored)
    out = Imported(table, roles, said)
    _ask_about_headings(out, scale)
    kinds = {role.kind for role in roles}
    if table.layout == LONG and {"criterion", "level"} <= kinds and kinds & set(IDENTIFY):
        LongTable(out, scale, ignored).read()
    elif table.layout != LONG:
        WideTable(out, scale, ignored).read()
    if scale.direction_open:
        _ask_direction(out, scale)
    set_aside = {key for n in range(len(table.headings)) if roles[n].kind == IGNORED for key in table.heading_keys(n)}
    set_aside |= set(map(heading_key, out.ignored_sites))
    out.unused_ignores.extend(one for one in settings.ignore if heading_key(one) not in set_aside)
    return out


def _roles(table: Table, said: Said, settings: ImportSettings, scale: Scale, ignored: frozenset[str]) -> list[Role]:
    levels = LevelSpellings(scale.levels, scale.non_answers, said.cells)
    body = [(n, line) for n, line in table.body if not _is_aside(table, n, line, ignored)]
    columns: list[Column] = []
    for n, heading in enumerate(table.headings):
        filled = [line[n] for _, line in body if trimmed(line[n])]
        rated = [bool(levels.read(cell)) for cell in filled]
        numbers = len(filled) > 1 and all(map(is_bare_number, filled))
        every = bool(rated) and all(rated)
        columns.append(Column(heading, table.heading_keys(n), bool(filled), any(rated), every, numbers))
    wanted = Wanted(
        *(scale.criteria, said.headings, ignored, frozenset(map(heading_key, settings.criterion))),
        making=scale.making and table.layout != LONG,
        parts=PARTS if table.layout == LONG else WIDE_PARTS,
    )
    return read_headings(columns, wanted, first_is_site=table.turned)


def _is_aside(table: Table, number: int, line: list[str], ignored: frozenset[str]) -> bool:
    keys = {heading_key(cell) for cell in line if trimmed(cell)} | {heading_key(table.line_alias(number))}
    return bool(keys & ignored)


def _ask_about_headings(out: Imported, scale: Scale) -> None:
    table, repeated = out.table, twice(out.roles)
    known = Spellings([text for pair in scale.criteria for text in pair])
    ids = {text: one for one, name in scale.criteria for text in (one, name)}
    for n, (role, heading) in enumerate(zip(out.roles, table.headings, strict=True)):
        row, column = table.cell(table.head, n)
        place = Place(row, column, trimmed(heading))
        if role.kind == UNKNOWN:
            near = known.nearest(heading)
            _ask_unknown(out, n, role, ids[near] if near else "", place)
        elif (role.kind, role.target) in repeated:
            alias = table.heading_alias(n)
            says = f"{quoted(heading)} is read as {role.target or role.kind}, and so is another heading."
            out.questions.ask(Question("twice", alias, says, (Answer("--ignore", alias),)), place)
    kinds = {role.kind for role in out.roles}
    if not kinds & set(IDENTIFY):
        says = "No heading says which column names the sites."
        options = [table.headings[n] for n, role in enumerate(out.roles) if role.kind in (UNKNOWN, "evidence", "coder")]
        answers = tuple(Answer("--map", one, "name") for one in options or ["HEADING"])
        out.questions.ask(Question("layout", "site", says, answers))
    if RATED not in kinds and table.layout != LONG:
        says = "No heading is a criterion. Is this another framework, or do the sites stand in columns?"
        answers = (Answer("--sites-in", "rows" if table.turned else "columns"),)
        out.questions.ask(Question("layout", "criterion", says, answers))


def _ask_unknown(out: Imported, n: int, role: Role, near: str, place: Place) -> None:
    heading = out.table.headings[n]
    name = heading if len(heading) <= 80 and heading.isprintable() else out.table.heading_alias(n)
    near_ids = [near] if near else list(role.near)
    why = role.why or "it is no criterion"
    says = f"{quoted(heading)} cannot be placed: {why}."
    says += f" Did you mean {quoted(near)}?" if near else ""
    answers = [Answer("--map", name, one) for one in near_ids] if near or len(near_ids) > 1 else []
    answers += [Answer("--criterion", name)] * bool(near_ids and not near and len(near_ids) == 1)
    answers += [Answer("--map", name, role.target)] * bool(role.target)
    answers += [Answer("--ignore", name)]
    beneath = any(trimmed(line[n]) for _, line in out.table.body)
    if out.table.turned and not beneath:
        answers = [Answer("--map", name, "group"), *answers]
    out.questions.ask(Question("heading", name, says, tuple(answers), bool(near) or not near_ids), place)


def _ask_direction(out: Imported, scale: Scale) -> None:
    """Ask which level is best where nothing says so but the order of --levels: where all ratings are bare numbers.

    Where the numbers count from 0, or below, and every criterion was named one by one, they are taken as listed.
    """
    levels = {level.id for level in scale.levels}
    cells = [typed for typed, level in out.values if level in levels]
    if not cells or not all(map(is_bare_number, cells)):
        return
    named = all(role.why == "--criterion" for role in out.roles if role.kind == RATED)
    if named and min(level.value for level in scale.levels) <= 0 and out.table.layout != LONG:
        return
    best, worst = scale.levels[0], scale.levels[-1]
    says = (
        f"All ratings are bare numbers. Is {best.value} ({best.id}) the best, or is {worst.value} the best? If so, "
        "list the levels with the numbers that were printed."
    )
    printed = zip(scale.levels, reversed(scale.levels), strict=True)
    turned = ",".join(f"{level.id}={other.value}" for level, other in printed)
    answers = (Answer("--best", best.id), Answer("--levels", turned))
    out.questions.ask(Question("layout", "direction", says, answers))
