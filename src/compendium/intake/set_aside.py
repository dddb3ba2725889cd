"""What `--ignore` names: headings and sites by name, and single lines by place, kept with what they held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compendium.data_package.faults import quoted
from compendium.data_package.spelling import heading_key
from compendium.intake.names import site_id
from compendium.intake.questions import Answer, Place, Question
from compendium.intake.reading import Imported

KEPT = re.compile(r"(row [1-9][0-9]*|column [A-Z]{1,3}): (.+)", re.DOTALL)
NO_NAME = "(no name)"
LONGEST = 80
"""Letters of a name that are kept; notes below a table can be pages long."""


@dataclass(frozen=True)
class SetAside:
    """Keys of names and places to set aside, and, by the key of a line, the name that it held when that was said.

    A line is in `held` only if nobody named its place alone, such as `row 7`, which means it whatever it holds.
    """

    keys: frozenset[str]
    held: Mapping[str, str]

    @classmethod
    def of(cls, ignore: Iterable[str]) -> SetAside:
        """Sort what was said: `row 7: Upton` is row 7 as long as it holds Upton."""
        keys = frozenset(map(heading_key, ignore))
        found = (KEPT.fullmatch(text) for text in ignore)
        held = {heading_key(one[1]): one[2] for one in found if one}
        return cls(keys, {place: name for place, name in held.items() if place not in keys})

    def by_name(self, names: Iterable[str]) -> str | None:
        """The first of these names that is to be set aside."""
        return next((name for name in names if heading_key(name) in self.keys), None)

    def has_line(self, alias: str, name: str) -> bool:
        """Tell whether a line is set aside by its place, and still holds what it held."""
        key = heading_key(alias)
        return key in self.keys or (key in self.held and self.held[key] == name)

    def before(self, alias: str) -> str | None:
        """What a line held when it was set aside, None where that was not kept."""
        return self.held.get(heading_key(alias))


def name_kept(name: str, times: int) -> str:
    """The name of a line as it is kept; where it stands several `times` in the table, that is kept as well.

    If it stands there once only in the next release, the line is no longer the second of two.
    """
    plain = " ".join(name.split())[:LONGEST].strip() or NO_NAME
    return f"{plain} (one of {times})" if times > 1 and plain != NO_NAME else plain


def kept(ignore: Iterable[str], aside: Mapping[str, str], read: Iterable[str]) -> tuple[str, ...]:
    """What is kept of `--ignore`: lines with the names that they hold now.

    `aside` has the names of the lines set aside by place, `read` the lines that were set aside once and are no longer.
    """
    places = {heading_key(alias): alias for alias in (*aside, *read)}
    found: list[str] = []
    for text in ignore:
        match = KEPT.fullmatch(text)
        alias = places.get(heading_key(match[1] if match else text))
        if alias is None:
            found.append(text)
        elif alias in aside:
            found.append(f"{alias}: {aside[alias]}")
    return tuple(dict.fromkeys(found))


def is_line_aside(
    out: Imported, ignored: SetAside, alias: str, label: tuple[str, str], place: Place, given: str
) -> bool:
    """Tell whether a line is set aside by its place; asks where it held another name when that was said.

    `label` has its name and how that is kept; `given` is an id that a person mapped to it, who wants it read.
    """
    text, name = label
    before = ignored.before(alias)
    if ignored.has_line(alias, name):
        out.ignored_sites.append(alias)
        out.lines_aside[alias] = name
        out.notes.append(f"{alias} holds {quoted(text)} and is set aside.")
        return True
    if before is None:
        return False
    held = f"{alias} held {quoted(before)} when it was set aside"
    if given:
        out.lines_read.append(alias)
        out.notes.append(f"{held}; it holds {quoted(name)} now and is read.")
        return False
    says = f"{held}, as study.toml has it under [import], and holds {quoted(name)} now."
    cell = text or out.table.address(place.row, place.column)
    read = Answer("--map", cell, site_id(text) or f"site-{place.row + 1}")
    out.questions.ask(Question("site", alias, says, (read, Answer("--ignore", alias)), bool(text)), place)
    return True
