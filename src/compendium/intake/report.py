"""What an import read, in lines for a person to check."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.data_package.csv_file import trimmed
from compendium.data_package.faults import quoted, shown
from compendium.intake.headings import BLANK, CRITERION, IGNORED, UNKNOWN, Role
from compendium.intake.import_study import Outcome
from compendium.intake.wide_table import Imported


def import_lines(outcome: Outcome) -> Iterator[str]:
    """Say what each heading and each value was read as, and what was set aside."""
    read, settings = outcome.read, outcome.settings
    sheet = f", sheet {quoted(read.grid.sheet)}" if read.grid.sheet else ""
    lines = "columns" if settings.sites_in == "columns" else "rows"
    yield f"{shown(read.grid.file, 200)}{sheet}: sites in {lines}: {len(read.sites)}; criteria: {len(read.criteria)}."
    yield from read.grid.said
    yield "Headings:"
    for heading, role in zip(read.headings, read.roles, strict=True):
        if role.kind != BLANK:
            yield f"  {quoted(trimmed(heading))} → {_role(role)}"
    yield "Values:"
    for (typed, level), number in sorted(read.values.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {quoted(typed)} → {level or 'no rating, as mapped'} ({_cells(number)})"
    if read.blank:
        yield f"  blank → no rating ({_cells(read.blank)})"
    yield from _set_aside(read)


def _set_aside(read: Imported) -> Iterator[str]:
    if read.ignored_sites:
        yield f"Set aside: {', '.join(quoted(name) for name in read.ignored_sites)}."
    unrated = [site for site in read.sites if site not in {row["site"] for row in read.ratings}]
    if unrated:
        yield f"Sites without a rating: {', '.join(unrated)}."
    if read.unused_ignores:
        yield f"To be set aside, but not in this table: {', '.join(quoted(name) for name in read.unused_ignores)}."
    if read.said.unused:
        yield f"Mapped but not in this table: {', '.join(quoted(name) for name in read.said.unused)}."


def _role(role: Role) -> str:
    words = {IGNORED: "set aside", UNKNOWN: "cannot be placed", CRITERION: f"criterion {role.target}"}
    said = words.get(role.kind, {"name": "name of the site", "site": "id of the site"}.get(role.kind, role.kind))
    return f"{said} ({role.why})" if role.why and role.kind != UNKNOWN else said


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number:,} cells"
