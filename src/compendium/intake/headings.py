"""What each heading of a wide table stands for: the site, something about it, a criterion, or nothing that is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compendium.data_package.spelling import heading_key, make_id

SITE_PARTS = {"site": "site", "site id": "site", "name": "name", "site name": "name"}
SITE_PARTS |= {"type": "type", "site type": "type", "region": "region"}
RATING_PARTS = {name: name for name in ("coder", "evidence", "respondent", "role", "tier")}
PARTS = SITE_PARTS | RATING_PARTS
IDENTIFY = ("site", "name")
IGNORED, BLANK, UNKNOWN, CRITERION = "ignored", "blank", "unknown", "criterion"


@dataclass(frozen=True)
class Role:
    """What a heading stands for: a part of a site or rating, a criterion with its `target`, or none of them."""

    kind: str
    target: str = ""
    why: str = ""


@dataclass(frozen=True)
class Wanted:
    """What headings may stand for: criteria (id and name), what a person mapped and what is to be ignored.

    With `making`, a heading that is nothing else becomes a criterion.
    """

    criteria: tuple[tuple[str, str], ...]
    mapped: Mapping[str, str]
    ignored: frozenset[str]
    making: bool


@dataclass(frozen=True)
class Column:
    """A heading, whether anything stands under it, whether a level does, and whether nothing but levels does."""

    heading: str
    filled: bool
    rated: bool
    levels_only: bool


def read_headings(columns: list[Column], wanted: Wanted, *, first_is_site: bool) -> list[Role]:
    """Find the role of each heading. Where none says which is the site, it is the first one, if that is nothing else.

    A heading that is both a criterion and a part of ratings, such as Evidence, is what the cells under it say.
    """
    headings = [column.heading for column in columns]
    known: dict[str, set[str]] = {}
    for criterion, name in wanted.criteria:
        for spelling in (criterion, name):
            known.setdefault(heading_key(spelling), set()).add(criterion)
    for key in PARTS.keys() & known.keys():  # such as a criterion that is called Type
        ids = {heading_key(criterion): criterion for criterion in known[key] if heading_key(criterion) != key}
        known[key] -= {criterion for name, criterion in ids.items() if name in map(heading_key, headings)}
    roles = [_role(column, wanted, known) for column in columns]
    if first_is_site or (not any(role.kind in IDENTIFY for role in roles) and roles[0].kind in (UNKNOWN, BLANK)):
        roles[0] = Role("name", why="the first column")
    if wanted.making:
        roles = [_made(role, column) for role, column in zip(roles, columns, strict=True)]
    return roles


def _role(column: Column, wanted: Wanted, known: Mapping[str, set[str]]) -> Role:
    key = heading_key(column.heading)
    target = wanted.mapped.get(key) if key else None
    if target is not None:
        return Role(target, why="--map") if target in PARTS.values() else Role(CRITERION, target, "--map")
    if key and key in wanted.ignored:
        return Role(IGNORED, why="--ignore")
    if not key:
        return Role(UNKNOWN if column.filled else BLANK, why="no heading")
    found = known.get(key, set())
    if key in PARTS and len(found) < 2:
        return _part_or_criterion(PARTS[key], column, found, wanted.making)
    if len(found) > 1:
        return Role(UNKNOWN, why=f"may be {' or '.join(sorted(found))}")
    return Role(CRITERION, next(iter(found))) if found else Role(UNKNOWN)


def _part_or_criterion(part: str, column: Column, found: set[str], making: bool) -> Role:
    """Tell what a heading such as Evidence is by what stands under it."""
    if found and column.levels_only:
        return Role(CRITERION, next(iter(found)), "levels stand under it")
    if column.rated and (found or (making and column.levels_only and part not in IDENTIFY)):
        return Role(UNKNOWN, why=f"may be a criterion or the {part}")
    return Role(part, why="no level stands under it" if found else "")


def _made(role: Role, column: Column) -> Role:
    """Make a criterion of a heading that is nothing else and has a level under it."""
    criterion = make_id(column.heading)
    if role.kind != UNKNOWN or role.why or not criterion:
        return role
    if not column.rated:
        return Role(UNKNOWN, why="it is not known, and nothing under it is a level")
    return Role(CRITERION, criterion, "made from the heading")


def twice(roles: Iterable[Role]) -> set[tuple[str, str]]:
    """Roles that more than one heading has."""
    counts = Counter((role.kind, role.target) for role in roles if role.kind not in (IGNORED, BLANK, UNKNOWN))
    return {role for role, number in counts.items() if number > 1}
