"""Checking the levels that a `framework.toml` gives, from best to worst."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from compendium.load.faults import Fault, quoted

NON_ANSWERS = ("missing", "not_applicable", "mixed", "too_early")
RESERVED = (*NON_ANSWERS, "criterion", "name")  # the latter are columns of criteria.csv
LEVEL_KEYS = {"id": str, "name": str, "symbol": str, "value": int}
LARGEST = 1_000_000
KINDS = {str: "text between quote marks", int: "a whole number", list: "a list"}
SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Level:
    """A level of a framework. `value` orders the levels, higher is better; it may be negative."""

    id: str
    name: str
    symbol: str
    value: int


class Findings:
    """The faults of one TOML file as they are found."""

    def __init__(self, file: str) -> None:
        """Begin with none; `file` is the name in faults."""
        self.file = file
        self.faults: list[Fault] = []

    def add(self, key: str, value: Any, rule: str, message: str) -> None:
        """Keep a fault of a key and its value (None where it has none)."""
        text = None if value is None else spelt(value)
        self.faults.append(Fault(self.file, None, key, text, rule, message))

    def typed(self, content: dict[str, Any], key: str, kind: type, where: str) -> Any:
        """Give the value of a key, or None with a fault where it is missing, blank or of another type."""
        if key not in content:
            self.add(where, None, "missing-key", f"The key {quoted(key)} is missing: {KINDS[kind]}.")
            return None
        value = content[key]
        if not isinstance(value, kind) or isinstance(value, bool):
            self.add(where, value, "type", f"{quoted(spelt(value))} is not {KINDS[kind]}.")
            return None
        if isinstance(value, str) and not value.strip():
            self.add(where, value, "required", "This is blank; a text is required.")
            return None
        if isinstance(value, int) and abs(value) > LARGEST:
            self.add(where, value, "maximum", f"The number is too large. Allowed: up to {LARGEST:,}.")
            return None
        return value


def spelt(value: object) -> str:
    """Write a value of a TOML file as text; Python refuses to write numbers of thousands of digits."""
    try:
        return str(value)
    except ValueError:
        return "a number of thousands of digits"


def read_levels(entries: Sequence[Any], findings: Findings) -> tuple[Level, ...]:
    """Read the levels; returns those that are in order by themselves, and adds the faults of all."""
    if len(entries) < 2:
        findings.add("levels", len(entries), "levels", f"At least 2 levels are needed; found: {len(entries)}.")
    seen: dict[str, set[str]] = {"id": set(), "symbol": set()}
    levels = tuple(_levels(entries, seen, findings))
    for better, worse in pairwise(levels):
        if worse.value >= better.value:
            message = f"Levels go from best to worst: {worse.value} is not lower than {better.value} of"
            findings.add(f"level {worse.id}, value", worse.value, "order", f"{message} {quoted(better.id)} before it.")
    return levels


def _levels(entries: Sequence[Any], seen: dict[str, set[str]], findings: Findings) -> Iterator[Level]:
    for number, entry in enumerate(entries, 1):
        where = f"level {number}"
        if not isinstance(entry, dict):
            findings.add(where, entry, "type", "Each level is written as [[levels]] with its own keys.")
            continue
        found = {key: findings.typed(entry, key, kind, f"{where}, {key}") for key, kind in LEVEL_KEYS.items()}
        problem = _id_problem(found["id"], seen["id"])
        if problem:
            findings.add(f"{where}, id", found["id"], *problem)
        if found["symbol"] in seen["symbol"]:
            message = f"The symbol {quoted(found['symbol'])} stands for another level already."
            findings.add(f"{where}, symbol", found["symbol"], "unique", message)
        for key, values in seen.items():
            values |= {found[key]} - {None}
        if not problem and None not in found.values():
            yield Level(**found)


def _id_problem(name: str | None, seen: set[str]) -> tuple[str, str] | None:
    """Give rule and message of what is wrong with a level's id."""
    if name is None:
        return None
    if not SNAKE.fullmatch(name):
        words = "lower-case letters and digits, with an underscore between words"
        return "pattern", f"{quoted(name)} is not a level's id: {words}, a letter first."
    if name in seen:
        return "unique", f"The id {quoted(name)} stands for another level already."
    if name in RESERVED:
        return "reserved", f"{quoted(name)} means something else already; choose another id."
    return None
