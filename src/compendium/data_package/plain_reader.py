"""How the cells of a plain column are read: text, numbers or dates under the usual rules, which is nearly every column.

It reads as frictionless does, which a test holds it to over random columns and cells, and needs nothing that has to be
installed: so it reads in a browser too, and a study is checked without the second that importing frictionless takes.
What it does not know, or what is wrong with a column, is left to frictionless.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from compendium.data_package.descriptor import Field

Reading = tuple[Any, tuple[str, ...]]
"""The value of a cell, None where it is blank or not of its type, and the rules that it breaks."""

Rule = Callable[[Any], bool]
KNOWN = {"name", "type", "format", "constraints", "title", "description", "unit", "optional"}
"""What may be said of a plain column; what bears on how cells are read is looked at closer."""


def plain_reader(field: Field, missing_values: Sequence[str]) -> Callable[[str], Reading] | None:
    """Make the reader of a column; None where it is not plain.

    `missing_values` are cells that count as blank. Rules that a cell breaks come in frictionless's order.
    """
    kind, said = field.get("type", "string"), field.get("constraints", {})
    plain = field.keys() <= KNOWN and field.get("format", "default") == "default" and isinstance(said, dict)
    if not plain or kind not in list(KINDS) or not isinstance(field.get("name"), str):
        return None
    value, known = KINDS[kind]
    if not all(isinstance(one, str) for one in missing_values) or not _are_sound(said, known):
        return None
    rules = [(name, make(said[name])) for name, (_, make) in known.items() if name in said]
    return _reader(value, said.get("required", False), rules, frozenset(missing_values))


def _reader(
    value_of: Callable[[str], Any], required: bool, rules: list[tuple[str, Rule]], missing: frozenset[str]
) -> Callable[[str], Reading]:
    def read(cell: str) -> Reading:
        if cell in missing:
            return None, ("required",) if required else ()
        value = value_of(cell)
        if value is None:
            return None, ("type",)
        return value, tuple(name for name, holds in rules if not holds(value))

    return read


def _are_sound(said: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Tell whether all rules are known ones, and each is said as it has to be."""
    flags = ("required", "unique")
    if not all(isinstance(said[name], bool) for name in flags if name in said):
        return False
    return all(name in known and known[name][0](said[name]) for name in said.keys() - set(flags))


def _whole_number(cell: str) -> int | None:
    try:
        return int(cell)
    except ValueError:
        return None


def _number(cell: str) -> Decimal | None:
    try:
        return Decimal(cell)
    except ArithmeticError:
        return None


def _date(cell: str) -> date | None:
    try:
        return datetime.strptime(cell, "%Y-%m-%d").date()
    except ValueError:
        return None


def _is_number(limit: object) -> bool:
    return isinstance(limit, int) and not isinstance(limit, bool)


def _is_pattern(pattern: object) -> bool:
    """Whether it is one that can stand between anchors."""
    try:
        re.compile(f"^{pattern}$")
    except re.error:
        return False
    return isinstance(pattern, str)


def _are_texts(allowed: object) -> bool:
    return isinstance(allowed, list) and all(isinstance(one, str) for one in allowed)


def _is_among(allowed: Sequence[str]) -> Rule:
    values = frozenset(allowed)
    return lambda value: value in values


def _matches(pattern: str) -> Rule:
    compiled = re.compile(f"^{pattern}$")
    return lambda value: compiled.match(value) is not None


OF_TEXT: dict[str, tuple[Callable[[object], bool], Callable[[Any], Rule]]] = {
    "minLength": (_is_number, lambda limit: lambda value: len(value) >= limit),
    "maxLength": (_is_number, lambda limit: lambda value: len(value) <= limit),
    "pattern": (_is_pattern, _matches),
    "enum": (_are_texts, _is_among),
}
OF_NUMBERS: dict[str, tuple[Callable[[object], bool], Callable[[Any], Rule]]] = {
    "minimum": (_is_number, lambda limit: lambda value: value >= limit),
    "maximum": (_is_number, lambda limit: lambda value: value <= limit),
    "exclusiveMinimum": (_is_number, lambda limit: lambda value: value > limit),
    "exclusiveMaximum": (_is_number, lambda limit: lambda value: value < limit),
}
"""Rules in frictionless's order: whether one is said as it has to be, and what makes it of what is said."""

KINDS: dict[str, tuple[Callable[[str], Any], Mapping[str, Any]]] = {
    "string": (lambda cell: cell, OF_TEXT),
    "integer": (_whole_number, OF_NUMBERS),
    "number": (_number, {}),
    "date": (_date, {}),
}
