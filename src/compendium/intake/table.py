"""One reading of a grid as a table: rows of sites, columns of sites, or a rating in each row; headings and lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from compendium.data_package.spelling import heading_key, trimmed, value_key
from compendium.intake.answers import LevelSpellings, Scale, target_of
from compendium.intake.grid import Grid
from compendium.intake.heading_rows import find_headings, told_apart
from compendium.intake.heading_words import long_parts
from compendium.intake.headings import PARTS
from compendium.intake.mappings import Texts
from compendium.intake.places import cell_name, column_letters
from compendium.intake.questions import Place
from compendium.studies.settings import ImportSettings

WIDE, TURNED, LONG = "sites in rows", "sites in columns", "a rating in each row"


@dataclass(frozen=True)
class Table:
    """A table as it is understood.

    `lines` are its rows from the row of headings on, or its columns where sites stand in columns. `head` is the line
    that has the headings; `aside` are lines beside it that are no sites. `groups` has the group over each heading,
    `words` the part of a rating that a heading names in another word, by its key.
    """

    grid: Grid
    layout: str
    top: int
    lines: list[list[str]]
    headings: list[str]
    groups: list[str]
    said: list[str]
    head: int = 0
    aside: frozenset[int] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def turned(self) -> bool:
        """Tell whether sites stand in columns."""
        return self.layout == TURNED

    @cached_property
    def body(self) -> list[tuple[int, list[str]]]:
        """Lines that are neither headings nor beside them, nor blank, with their numbers."""
        lines = enumerate(self.lines)
        passed = {self.head, *self.aside}
        return [(n, line) for n, line in lines if n not in passed and any(map(trimmed, line))]

    def cell(self, line: int, n: int) -> tuple[int, int]:
        """Row and column of a cell in the grid, counted from 0."""
        return (self.top + n, line) if self.turned else (self.top + line, n)

    def place(self, line: int, n: int) -> Place:
        """A cell as it is told: with the heading over its column."""
        row, column = self.cell(line, n)
        heading = trimmed(self.lines[line][0]) if self.turned else trimmed(self.headings[n])
        return Place(row, column, heading or column_letters(column))

    def address(self, row: int, column: int) -> str:
        """The name of a cell by which an option can mean it: `cell B2` where a text of the table is B2."""
        name = cell_name(row, column)
        return f"cell {name}" if name.casefold() in self._texts else name

    @cached_property
    def _texts(self) -> frozenset[str]:
        return frozenset(heading_key(cell) for row in self.grid.rows for cell in row)

    def heading_alias(self, n: int) -> str:
        """What the row or column of a heading can be called where its text does not tell it apart."""
        row, column = self.cell(self.head, n)
        return f"row {row + 1}" if self.turned else f"column {column_letters(column)}"

    def line_alias(self, line: int) -> str:
        """What a line can be called."""
        row, column = self.cell(line, 0)
        return f"column {column_letters(column)}" if self.turned else f"row {row + 1}"

    def heading_keys(self, n: int) -> tuple[str, str]:
        """Keys by which options may name a heading."""
        return heading_key(self.headings[n]), heading_key(self.heading_alias(n))

    def texts(self, criterion: int | None) -> Texts:
        """Keys of all that options may name; `criterion` is the heading under which criteria are named, if any."""
        cells = [cell for _, line in self.body for cell in line]
        labels = [label for line in self.lines for label in line] if self.turned else cells
        names = [line[criterion] for _, line in self.body] if criterion is not None else []
        beside = [self.lines[n][0] for n in {self.head, *self.aside}] if self.turned else []
        return Texts(
            headings={key for n in range(len(self.headings)) for key in self.heading_keys(n)}
            | set(map(heading_key, beside)),
            labels=set(map(heading_key, labels)) | set(map(value_key, labels)),
            cells=set(map(value_key, cells)) | {""},
            criteria=set(map(heading_key, names)),
        )


def understand(grid: Grid, settings: ImportSettings, scale: Scale) -> Table:
    """Find headings and layout of a grid. Raises ParameterError for a row of headings beyond the table."""
    mapped = {heading_key(source): target for source, target in settings.map.items()}
    cells = {source: level for source, target in settings.map.items() if (level := target_of(target, scale.answers))}
    levels = LevelSpellings(scale.levels, scale.non_answers, cells)
    sure = {heading_key(text) for pair in scale.criteria for text in pair}
    sure |= set(map(heading_key, [*settings.ignore, *settings.criterion]))
    known = sure | set(PARTS) | {key for key, target in mapped.items() if target in PARTS.values()}
    turned = settings.sites_in == "columns"
    found = find_headings(
        *(grid.rows, str(settings.header_row or ""), set() if turned else known),
        lambda cell: bool(levels.read(cell)),
        groups=not turned,
    )
    said = [found.said] if found.said else []
    if turned:
        lines = [list(line) for line in zip(*grid.rows[found.row :], strict=True)]
        return _with_head(Table(grid, TURNED, found.row, lines, lines[0], [""] * len(lines[0]), said), mapped)
    lines = [found.headings, *(list(row) for row in grid.rows[found.row + 1 :])]
    words = long_parts(lines, mapped, sure, lambda cell: bool(levels.read(cell)))
    layout = WIDE if words is None else LONG
    return _named(Table(grid, layout, found.row, lines, found.headings, found.groups, said, words=words or {}))


def _with_head(table: Table, mapped: Mapping[str, str]) -> Table:
    """Find, where sites stand in columns, the column that names the criteria and those beside it with their groups."""
    roles = {n: mapped.get(heading_key(line[0])) for n, line in enumerate(table.lines) if trimmed(line[0])}
    filled = next((n for n, line in enumerate(table.lines) if any(map(trimmed, line))), 0)
    head = next((n for n, role in roles.items() if role == "criterion"), filled)
    beside = [n for n, role in roles.items() if role == "group" and n != head]
    groups = ["", *_filled_down([table.lines[n][1:] for n in beside])] if beside else [""] * len(table.lines[0])
    headings = told_apart(table.lines[head], groups)
    return _named(
        Table(
            *(table.grid, table.layout, table.top, table.lines, headings, groups, table.said),
            head=head,
            aside=frozenset(beside),
        )
    )


def _filled_down(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """A group is often printed once, over the first of its criteria; of several columns, the first has the widest."""
    last = [""] * len(lines)
    for row in zip(*lines, strict=True):
        cells = [trimmed(cell) for cell in row]
        new = next((n for n, cell in enumerate(cells) if cell), len(cells))
        last = [*last[:new], *cells[new:]]
        yield ": ".join(dict.fromkeys(filter(None, last)))


def _named(table: Table) -> Table:
    """Give a heading that is blank, over cells that are not, the name of its column or row."""
    for n, heading in enumerate(table.headings):
        if not trimmed(heading) and any(trimmed(line[n]) for _, line in table.body) and (n or not table.turned):
            table.headings[n] = table.heading_alias(n)
    return table
