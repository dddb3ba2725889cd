"""Checking the levels that a `framework.toml` gives, from best to worst."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from compendium.data_package.decode import read_text
from compendium.data_package.faults import Fault, Spellings, listed, quoted
from compendium.data_package.limits import MOST_SETTINGS

MISSING, NOT_APPLICABLE, MIXED, TOO_EARLY = "missing", "not_applicable", "mixed", "too_early"
NON_ANSWERS = (MISSING, NOT_APPLICABLE, MIXED, TOO_EARLY)
"""What a rating may say in place of a level. Each keeps its own count everywhere."""

NO_RATING = "no rating"
"""A site and criterion that nobody rated: no row in the table of ratings, which is not the answer `missing`.

No level can have this id: ids of levels have no space."""

KEPT_BACK = "not shown"
"""An answer that is there and may not be told, since too few sources are behind it. Nobody enters it: no level and no
non-answer can have this id."""

RESERVED = (*NON_ANSWERS, "criterion", "name", "group")  # the latter are columns of criteria.csv
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

    def one_of(self, value: Any, allowed: Sequence[str], key: str, what: str, more: str = "") -> bool:
        """Tell whether a value is one of those allowed; with a fault, which says `what` it is not, where it is none."""
        if value in allowed:
            return True
        text = spelt(value)
        hint = Spellings(allowed).question(text)
        self.add(key, value, "enum", f"{quoted(text)} is not {what}.{hint} Allowed: {listed(allowed)}.{more}")
        return False


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


TEXTS = ("title", "source", "locator")
KEYS = (*TEXTS, "non_answers", "levels")


@dataclass(frozen=True)
class Outline:
    """What `framework.toml` says. `levels` go from best to worst."""

    title: str
    source: str
    locator: str
    levels: tuple[Level, ...]
    non_answers: tuple[str, ...]


def read_outline(path: Path, file: str) -> tuple[Outline | None, list[Fault]]:
    """Read a `framework.toml`: what it says, and every fault in it; None where no level can be made out.

    With faults, the outline holds the levels that are in order, so that the columns named after them can be
    checked all the same.
    """
    decoded = read_text(path, file, MOST_SETTINGS)
    if decoded.text is None or decoded.faults:
        return None, list(decoded.faults)
    try:
        content = tomllib.loads(decoded.text)
    except (ValueError, RecursionError) as error:  # ValueError: also a number of thousands of digits
        return None, [syntax_fault(file, decoded.text, str(error))]
    findings = Findings(file)
    title, source, locator = (_text(content, key, findings) for key in TEXTS)
    non_answers = _non_answers(findings.typed(content, "non_answers", list, "non_answers") or [], findings)
    entries = findings.typed(content, "levels", list, "levels")
    levels = () if entries is None else read_levels(entries, findings)
    _note_other_keys(content, findings)
    return Outline(title, source, locator, levels, non_answers) if levels else None, findings.faults


def syntax_fault(file: str, text: str, reason: str) -> Fault:
    """Say where and why a text is not TOML; `reason` is what the reader said.

    Python's reader tells the line in words only, so tomlkit is asked for it.
    """
    import tomlkit.exceptions

    line: int | None = None
    try:
        tomlkit.parse(text)
    except tomlkit.exceptions.ParseError as error:
        line = error.line
    except (ValueError, RecursionError, tomlkit.exceptions.TOMLKitError):
        pass
    return Fault(file, line, None, None, "toml", f"Not valid TOML: {reason}.")


def _text(content: dict[str, Any], key: str, findings: Findings) -> str:
    value = findings.typed(content, key, str, key)
    if key == "locator" and value and value.strip().isdigit():
        remedy = "Write `Table 7`, `Figure 1`, or a heading with its paragraph."
        findings.add(key, value, "pattern", f"{quoted(value)} is a number only. {remedy}")
    return value or ""


def _non_answers(values: list[Any], findings: Findings) -> tuple[str, ...]:
    kept: list[str] = []
    for value in values:
        if not findings.one_of(value, NON_ANSWERS, "non_answers", "a non-answer"):
            continue
        if value in kept:
            findings.add("non_answers", value, "unique", f"{quoted(value)} is given twice.")
        else:
            kept.append(value)
    return tuple(kept)


def _note_other_keys(content: dict[str, Any], findings: Findings) -> None:
    for key in content.keys() - set(KEYS):
        message = f"The key {quoted(key)} is not used.{Spellings(KEYS).question(key)} Keys: {listed(KEYS)}."
        findings.faults.append(Fault(findings.file, None, key, None, "unknown-key", message, "note"))
