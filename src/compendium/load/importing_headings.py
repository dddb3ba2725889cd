"""What each heading of a wide table stands for: the site, something about it, a criterion, or nothing that is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compendium.load.spelling import heading_key, make_id

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


def read_headings(
    headings: list[str], filled: list[bool], rated: list[bool], wanted: Wanted, *, first_is_site: bool
) -> list[Role]:
    """Find the role of each heading. `filled` says under which of them something stands, `rated` under which a level.

    Where no heading says which is the site, it is the first one that is not anything else.
    """
    known: dict[str, set[str]] = {}
    for criterion, name in wanted.criteria:
        for spelling in (criterion, name):
            known.setdefault(heading_key(spelling), set()).add(criterion)
    for key in PARTS.keys() & known.keys():  # such as a criterion that is called Type
        by_id = {criterion for criterion in known[key] if heading_key(criterion) in map(heading_key, headings)}
        known[key] = (known[key] - by_id) | {PARTS[key]}
    roles = [_role(one, full, wanted, known) for one, full in zip(headings, filled, strict=True)]
    if first_is_site or (not any(role.kind in IDENTIFY for role in roles) and roles[0].kind in (UNKNOWN, BLANK)):
        roles[0] = Role("name", why="the first column")
    if wanted.making:
        roles = [_made(role, one, full) for role, one, full in zip(roles, headings, rated, strict=True)]
    return roles


def _role(heading: str, filled: bool, wanted: Wanted, known: Mapping[str, set[str]]) -> Role:
    key = heading_key(heading)
    target = wanted.mapped.get(key) if key else None
    if target is not None:
        return Role(target, why="--map") if target in PARTS.values() else Role(CRITERION, target, "--map")
    if key and key in wanted.ignored:
        return Role(IGNORED, why="--ignore")
    if not key:
        return Role(UNKNOWN if filled else BLANK, why="no heading")
    found = known.get(key, set())
    if len(found) > 1:
        return Role(UNKNOWN, why=f"may be {' or '.join(sorted(found))}")
    if key in PARTS:
        return Role(PARTS[key])
    return Role(CRITERION, next(iter(found))) if found else Role(UNKNOWN)


def _made(role: Role, heading: str, rated: bool) -> Role:
    """Make a criterion of a heading that is nothing else and has a level under it."""
    criterion = make_id(heading)
    if role.kind != UNKNOWN or not criterion:
        return role
    if not rated:
        return Role(UNKNOWN, why="it is not known, and nothing under it is a level")
    return Role(CRITERION, criterion, "made from the heading")


def twice(roles: Iterable[Role]) -> set[tuple[str, str]]:
    """Roles that more than one heading has."""
    counts = Counter((role.kind, role.target) for role in roles if role.kind not in (IGNORED, BLANK, UNKNOWN))
    return {role for role, number in counts.items() if number > 1}
