"""From a wide table to the sites and ratings of a study: everything placed, or what could not be, by row and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from compendium.data_package.csv_file import trimmed
from compendium.data_package.faults import Fault, Spellings, quoted, shown
from compendium.data_package.levels_file import NON_ANSWERS, Level
from compendium.data_package.spelling import heading_key, make_id, value_key
from compendium.errors import ParameterError
from compendium.intake.answers import LevelSpellings
from compendium.intake.grid import Grid
from compendium.intake.headings import (
    CRITERION,
    IDENTIFY,
    RATING_PARTS,
    UNKNOWN,
    Column,
    Role,
    Wanted,
    read_headings,
    twice,
)
from compendium.intake.mappings import Said, Table, sort_mappings
from compendium.studies.settings import ImportSettings


def read_wide(grid: Grid, settings: ImportSettings, scale: Scale) -> Imported:
    """Read a wide table.

    Raises ParameterError for a mapping to something that does not exist, and for a row of headings beyond the table.
    """
    return _Reading(grid, settings, scale).read()


class _Reading:
    """One reading of a table, turned so that each line is a site; the first line has the headings."""

    def __init__(self, grid: Grid, settings: ImportSettings, scale: Scale) -> None:
        self._turned = settings.sites_in == "columns"
        self._top = max(settings.header_row, 1)
        if self._top > max(len(grid.rows), 1):
            raise ParameterError(f"The row of the headings is {self._top}, but {grid.file} has {len(grid.rows)} rows.")
        rows = grid.rows[self._top - 1 :] or [[""]]
        self._lines = [list(line) for line in zip(*rows, strict=True)] if self._turned else rows
        self._scale = scale
        self._ignore = settings.ignore
        self._ignored = frozenset(heading_key(one) for one in settings.ignore)
        headings = self._lines[0]
        body = [line for line in self._lines[1:] if not any(map(self._is_ignored, line))]
        table = Table(
            headings={heading_key(one) for one in headings},
            sites={heading_key(cell) for line in body for cell in line},
            cells={value_key(cell) for line in body for cell in line},
        )
        levels = [*(level.id for level in scale.levels), *scale.non_answers]
        criteria = [criterion for criterion, _ in scale.criteria]
        said = sort_mappings(settings.map, table, criteria, levels, making=scale.making)
        if settings.blank:
            said.cells[""] = settings.blank
        wanted = Wanted(scale.criteria, said.headings, self._ignored, scale.making)
        self._read = LevelSpellings(scale.levels, scale.non_answers, said.cells)
        columns = [self._column(heading, [line[n] for line in body]) for n, heading in enumerate(headings)]
        roles = read_headings(columns, wanted, first_is_site=self._turned)
        self._out = Imported(grid, headings, roles, said)
        self._seen: dict[tuple[str, ...], int] = {}

    def read(self) -> Imported:
        """Read every heading and every line."""
        self._check_headings()
        for number, line in enumerate(self._lines[1:], 1):
            if any(map(trimmed, line)):
                self._read_line(number, line)
        set_aside = {heading_key(one) for one in [*self._out.headings, *self._out.ignored_sites]}
        self._out.unused_ignores.extend(one for one in self._ignore if heading_key(one) not in set_aside)
        return self._out

    def _is_ignored(self, cell: str) -> bool:
        return bool(trimmed(cell)) and heading_key(cell) in self._ignored

    def _column(self, heading: str, cells: Sequence[str]) -> Column:
        filled = [cell for cell in cells if trimmed(cell)]
        rated = [bool(self._read.read(cell)) for cell in filled]
        return Column(heading, bool(filled), any(rated), bool(rated) and all(rated))

    def _check_headings(self) -> None:
        repeated = twice(self._out.roles)
        known = Spellings([text for pair in self._scale.criteria for text in pair])
        for n, (role, heading) in enumerate(zip(self._out.roles, self._out.headings, strict=True)):
            if role.kind == UNKNOWN:
                reason = role.why or "it is no criterion"
                remedy = '--ignore "…" sets it aside, --map "…=…" says what it is'
                message = f"{quoted(heading)} cannot be placed: {reason}.{known.question(heading)} {remedy}."
                self._fault(0, n, heading, "heading", message)
            elif (role.kind, role.target) in repeated:
                message = f"{quoted(heading)} is read as {role.target or role.kind}, and so is another heading."
                self._fault(0, n, heading, "duplicate-column", message)
        if not any(role.kind in IDENTIFY for role in self._out.roles):
            message = 'No heading says which column names the sites: --map "HEADING=name" says so.'
            self._out.faults.append(Fault(self._out.grid.file, self._top, None, None, "heading", message))
        if not any(role.kind == CRITERION for role in self._out.roles):
            message = "No heading is a criterion. Is this a table with --sites-in columns, or another framework?"
            self._out.faults.append(Fault(self._out.grid.file, self._top, None, None, "heading", message))

    def _read_line(self, number: int, line: Sequence[str]) -> None:
        parts = {role.kind: (n, trimmed(line[n])) for n, role in enumerate(self._out.roles) if not role.target}
        n, label = parts.get("name") or parts.get("site") or (0, "")
        called = [line[0], *(parts[kind][1] for kind in IDENTIFY if kind in parts)]
        aside = next(filter(self._is_ignored, called), None)
        if aside is not None:
            self._out.ignored_sites.append(trimmed(aside))
            return
        mapped = next(filter(None, (self._out.said.sites.get(heading_key(one)) for one in called)), None)
        if not mapped and not any(trimmed(cell) for m, cell in enumerate(line) if m != n):
            message = f"{quoted(label)} has nothing beside it: --ignore it, or --map it to the id of a site."
            self._fault(number, n, label, "site", message)
            return
        if self._is_no_site(line):
            message = f"Nothing under {quoted(label)} is a level or non-answer: --ignore it, or --map what it says."
            self._fault(number, n, label, "site", message)
            return
        site = self._site(number, parts, mapped)
        if site:
            self._rate(number, line, site, {part: parts[part][1] for part in RATING_PARTS if part in parts})

    def _site(self, number: int, parts: dict[str, tuple[int, str]], mapped: str | None) -> str | None:
        """Find the site of a line, or make it; None where it cannot be placed."""
        n, label = parts.get("site") or parts.get("name") or (0, "")
        name = parts.get("name", (0, ""))[1] or label
        site = mapped or make_id(label)
        if not site or not label:
            message = (
                f'{quoted(label)} gives no id: --map "NAME=an-id" gives one.' if label else "The site has no name."
            )
            self._fault(number, n, label, "site", message)
            return None
        kind = parts.get("type", (0, ""))[1] or ("programme" if site == "programme" else "")
        found = {"name": name, "type": kind, "region": parts.get("region", (0, ""))[1]}
        earlier = self._out.sites.setdefault(site, found)
        if earlier != found:
            message = f"{quoted(label)} has the id {site}, as {quoted(earlier['name'])} has: the two differ."
            self._fault(number, n, label, "site", f'{message} --map "NAME=an-id" gives an id of its own.')
            return None
        return site

    def _is_no_site(self, line: Sequence[str]) -> bool:
        """Tell a column beside the sites, such as one of domains: much in it, and no level or non-answer."""
        cells = [line[n] for n, role in enumerate(self._out.roles) if role.kind == CRITERION and trimmed(line[n])]
        return self._turned and len(cells) > 1 and not any(map(self._read.read, cells))

    def _rate(self, number: int, line: Sequence[str], site: str, about: dict[str, str]) -> None:
        key = (site, about.get("coder", ""), about.get("evidence", ""))
        if key in self._seen:
            message = f"The site {quoted(site)} stands twice, the first time in {self._line_name(self._seen[key])}."
            self._fault(number, 0, line[0], "unique", message)
            return
        self._seen[key] = number
        tier = about.get("tier", "")
        if tier and tier not in self._scale.tiers:
            place = next(n for n, role in enumerate(self._out.roles) if role.kind == "tier")
            hint = Spellings(self._scale.tiers).question(tier)
            self._fault(number, place, tier, "enum", f"{quoted(tier)} is not a tier of the study.{hint}")
        for n, role in enumerate(self._out.roles):
            if role.kind == CRITERION:
                self._rate_one(number, n, line[n], {"site": site, "criterion": role.target, **about})

    def _rate_one(self, number: int, n: int, cell: str, row: dict[str, str]) -> None:
        level = self._read.read(cell)
        if level is None:
            which = self._read.may_be(cell)
            problem = f"may be {' or '.join(which)}" if which else "is no level or non-answer"
            message = f'{quoted(cell)} {problem}. --map "…=LEVEL" says which it is.'
            self._fault(number, n, cell, "level", message)
            return
        self._out.blank += not level
        if trimmed(cell) or level:
            self._out.values[trimmed(cell), level] += 1
        if level:
            self._out.ratings.append({**row, "level": level})

    def _fault(self, number: int, n: int, value: str, rule: str, message: str) -> None:
        line, heading = shown(trimmed(self._lines[number][0])), shown(trimmed(self._out.headings[n]))
        if self._turned:
            row, column = self._top + n, line or f"number {number + 1}"
        else:
            row, column = self._top + number, heading or f"number {n + 1}"
        self._out.faults.append(Fault(self._out.grid.file, row, column, value, rule, message))

    def _line_name(self, number: int) -> str:
        return f"column {number + 1}" if self._turned else f"row {self._top + number}"


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
