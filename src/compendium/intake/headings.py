"""What each heading of a table stands for: the site, a part of a rating, a criterion, or nothing that is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from compendium.data_package.spelling import fold, heading_key
from compendium.intake.names import short_id

SITE_PARTS = {"site": "site", "site id": "site", "name": "name", "site name": "name"}
SITE_PARTS |= {"type": "type", "site type": "type", "region": "region"}
RATER_PARTS = {name: name for name in ("coder", "evidence", "respondent", "role", "tier")}
WIDE_PARTS = SITE_PARTS | RATER_PARTS
_RATED_ALONE = ("criterion", "level", "statement", "publish", "note", "source", "locator", "group")
RATING_PARTS = {name: name for name in _RATED_ALONE}
"""Parts that only a table with a rating in each row has."""
PARTS = WIDE_PARTS | RATING_PARTS
IDENTIFY = ("site", "name")
ANSWER = "answer"
"""A column of words beside the levels, which is kept with the site."""

IGNORED, BLANK, UNKNOWN, CRITERION, RATED, GROUP = "ignored", "blank", "unknown", "criterion", "rated", "group"
COUNTED = frozenset((
    "visits", "visit", "years", "year", "number", "numbers", "no", "nr", "count", "counts", "total", "totals", "sum",
    "n", "age", "ages", "population", "beds", "patients", "places", "staff", "cases", "id", "ref", "rank", "order",
    "size", "inspections", "visited", "homes", "pupils", "residents", "clients",
))  # fmt: skip
"""Words of headings over counts; a whole number under one of them is asked about before it is read as a level."""


@dataclass(frozen=True)
class Role:
    """What a heading stands for: a part of a site or rating, a rated criterion with its `target`, or none of them.

    `why` says how that is known where it is not plain; of what is unknown, `near` are the criteria it may be. `name` is
    that of a criterion, where a person gave one; `counted` tells
    that a heading is likely to stand over a count, `assumed` that nothing but its place says what it is.
    """

    kind: str
    target: str = ""
    why: str = ""
    near: tuple[str, ...] = ()
    name: str = ""
    counted: bool = False
    assumed: bool = False


@dataclass(frozen=True)
class Wanted:
    """What headings may stand for: criteria (id and name), what a person mapped, and what is to be ignored or rated.

    Headings are compared by key. With `making`, a heading that is nothing else becomes a criterion; with `own`, one
    may be added to the framework. `parts` are the words that are known for parts of this kind of table.
    """

    criteria: tuple[tuple[str, str], ...]
    mapped: Mapping[str, str]
    ignored: Collection[str]
    rated: Collection[str]
    making: bool
    own: bool = False
    parts: Mapping[str, str] = field(default_factory=lambda: WIDE_PARTS)


@dataclass(frozen=True)
class Column:
    """A heading and the keys it answers to; whether anything stands under it, whether a level does, or only levels.

    `numbers` tells that whole numbers without a sign stand under it, several, and hardly anything else.
    """

    heading: str
    keys: tuple[str, ...]
    filled: bool
    rated: bool
    levels_only: bool
    numbers: bool


def read_headings(columns: list[Column], wanted: Wanted, *, first_is_site: bool) -> list[Role]:
    """Find the role of each heading. Where none says which is the site, it is the first one, if that is nothing else.

    A heading that is both a criterion and a part of ratings, such as Evidence, is what the cells under it say.
    """
    known: dict[str, set[str]] = {}
    for criterion, name in wanted.criteria:
        for spelling in (criterion, name):
            known.setdefault(heading_key(spelling), set()).add(criterion)
    headings = [heading_key(column.heading) for column in columns]
    for key in wanted.parts.keys() & known.keys():  # such as a criterion that is called Type
        ids = {heading_key(criterion): criterion for criterion in known[key] if heading_key(criterion) != key}
        known[key] -= {criterion for name, criterion in ids.items() if name in headings}
    roles = [_role(column, wanted, known) for column in columns]
    first = 0 if first_is_site else next((n for n, role in enumerate(roles) if role.kind != BLANK), 0)
    free = roles[first].kind in (UNKNOWN, BLANK) and not roles[first].near
    if first_is_site or (free and not any(role.kind in IDENTIFY for role in roles)):
        roles[first] = Role("name", why="the first column", assumed=not first_is_site)
    if not wanted.making:
        return roles
    words = any(column.rated and not column.numbers for column in columns)
    return [_made(role, column, words) for role, column in zip(roles, columns, strict=True)]


def _role(column: Column, wanted: Wanted, known: Mapping[str, set[str]]) -> Role:
    key = heading_key(column.heading)
    found = known.get(key, set())
    said = _said_role(column, wanted, found)
    if said:
        return said
    if not column.filled and not column.heading:
        return Role(BLANK)
    if key in wanted.parts and len(found) < 2:
        return _part_or_criterion(wanted.parts[key], column, found, wanted.making)
    if len(found) > 1:
        return Role(UNKNOWN, why=f"may be {' or '.join(sorted(found))}", near=tuple(sorted(found)))
    if found:
        return Role(RATED, next(iter(found)))
    new = wanted.own and not wanted.making and column.rated
    return Role(UNKNOWN, why="it is no criterion yet", near=(short_id(column.heading),)) if new else Role(UNKNOWN)


def _said_role(column: Column, wanted: Wanted, found: set[str]) -> Role | None:
    """The role that a person gave to a heading, None where she said nothing."""
    if any(one in wanted.ignored for one in column.keys):
        return Role(IGNORED, why="--ignore")
    target = next((wanted.mapped[one] for one in column.keys if one in wanted.mapped), None)
    if target is not None:
        if target == ANSWER:
            return Role(ANSWER, " ".join(column.heading.split()), "--map")
        if target in PARTS.values():
            return Role(target, why="--map")
        return Role(RATED, short_id(target), "--map", name=target if short_id(target) != target else "")
    if any(one in wanted.rated for one in column.keys) and (len(found) == 1 or wanted.making or wanted.own):
        return Role(RATED, next(iter(found)) if len(found) == 1 else short_id(column.heading), "--criterion")
    return None


def _part_or_criterion(part: str, column: Column, found: set[str], making: bool) -> Role:
    """Tell what a heading such as Evidence is by what stands under it."""
    if found and column.levels_only:
        return Role(RATED, next(iter(found)), "levels stand under it")
    if column.rated and (found or (making and column.levels_only and part not in IDENTIFY)):
        return Role(UNKNOWN, part, f"may be a criterion or the {part}", tuple(found) or (short_id(column.heading),))
    return Role(part, why="no level stands under it" if found else "")


def _made(role: Role, column: Column, words: bool) -> Role:
    """Make a criterion of a heading that is nothing else, over a level; `words`: other levels are in words."""
    criterion = short_id(column.heading)
    if role.kind != UNKNOWN or role.why or not criterion:
        return role
    if not column.rated:
        return Role(UNKNOWN, why="it is not known, and nothing under it is a level")
    counts = COUNTED & set(heading_key(column.heading).split())
    if column.numbers and (counts or words):
        why = "whole numbers stand under it, which may be a count"
        return Role(UNKNOWN, why=why, near=(criterion,), counted=bool(counts))
    return Role(RATED, criterion, "made from the heading")


def twice(roles: Iterable[Role]) -> list[Role]:
    """Roles that more than one heading has; headings of words that are kept do not differ by their case."""
    kept = [role for role in roles if role.kind not in (IGNORED, BLANK, UNKNOWN, GROUP)]
    counts = Counter((role.kind, fold(role.target)) for role in kept)
    return [role for role in kept if counts[role.kind, fold(role.target)] > 1]
