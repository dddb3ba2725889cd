"""Reading and checking one `framework.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compendium.load.decoding import read_text
from compendium.load.faults import Fault, Spellings, listed, quoted

NON_ANSWERS = ("missing", "not_applicable", "mixed", "too_early")
TEXTS = ("title", "source", "locator")
KEYS = (*TEXTS, "non_answers", "levels")
LEVEL_KEYS = {"id": str, "name": str, "symbol": str, "value": int}
KINDS = {str: "text between quote marks", int: "a whole number", list: "a list"}
TAKEN = ("criterion", "name")  # columns of criteria.csv that a level cannot be named after
SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Level:
    """A level of a framework. `value` orders the levels, higher is better; it may be negative."""

    id: str
    name: str
    symbol: str
    value: int


@dataclass(frozen=True)
class Outline:
    """What `framework.toml` says. `levels` go from best to worst."""

    title: str
    source: str
    locator: str
    levels: tuple[Level, ...]
    non_answers: tuple[str, ...]


class _Findings:
    """Faults of one file as they are found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def add(self, key: str, value: Any, rule: str, message: str, *, line: int | None = None) -> None:
        self.faults.append(Fault(self.file, line, key, None if value is None else str(value), rule, message))


def read_outline(path: Path, file: str) -> tuple[Outline | None, list[Fault]]:
    """Read a `framework.toml`: what it says and every fault in it; None where no level can be made out.

    With faults, the outline holds the levels that are in order, so that the columns named after them can be
    checked all the same.
    """
    decoded = read_text(path, file)
    if decoded.text is None or decoded.faults:
        return None, list(decoded.faults)
    try:
        content = tomllib.loads(decoded.text)
    except (ValueError, RecursionError) as error:  # ValueError: also a number of thousands of digits
        return None, [_syntax_fault(file, str(error))]
    findings = _Findings(file)
    title, source, locator = (_text(content, key, findings) for key in TEXTS)
    non_answers = tuple(_non_answers(content, findings))
    levels = tuple(_levels(content, findings))
    _check_order(levels, findings)
    _check_other_keys(content, findings)
    return Outline(title, source, locator, levels, non_answers) if levels else None, findings.faults


def _syntax_fault(file: str, reason: str) -> Fault:
    line = re.search(r"line (\d+)", reason)
    what = re.sub(r" *\(at .*\)$", "", reason)
    return Fault(file, int(line[1]) if line else None, None, None, "toml", f"Not valid TOML: {what}.")


def _typed(content: dict[str, Any], key: str, kind: type, where: str, findings: _Findings) -> Any:
    """Give the value of a key, or None with a fault where it is missing or of another type."""
    if key not in content:
        findings.add(
            where, None, "missing-key", f"The key {quoted(key)} is missing; it has to be {KINDS[kind]}."
        )
        return None
    value = content[key]
    if not isinstance(value, kind) or isinstance(value, bool):
        findings.add(
            where, value, "type", f"{quoted(str(value))} is not allowed here: it has to be {KINDS[kind]}."
        )
        return None
    if kind is str and not value.strip():
        findings.add(where, value, "required", "This is blank; a text is required.")
        return None
    return value


def _text(content: dict[str, Any], key: str, findings: _Findings) -> str:
    value = _typed(content, key, str, key, findings)
    if key == "locator" and value and value.strip().isdigit():
        message = (
            f"{quoted(value)} is a number only. Write `Table 7`, `Figure 1`, or a heading with its paragraph."
        )
        findings.add(key, value, "pattern", message)
    return value or ""


def _non_answers(content: dict[str, Any], findings: _Findings) -> Iterator[str]:
    seen: set[str] = set()
    for value in _typed(content, "non_answers", list, "non_answers", findings) or []:
        if value not in NON_ANSWERS:
            hint = Spellings(NON_ANSWERS).question(str(value))
            message = f"{quoted(str(value))} is not a non-answer.{hint} Allowed: {listed(NON_ANSWERS)}."
            findings.add("non_answers", value, "enum", message)
        elif value in seen:
            findings.add("non_answers", value, "unique", f"{quoted(value)} is given twice.")
        else:
            seen.add(value)
            yield value


def _levels(content: dict[str, Any], findings: _Findings) -> Iterator[Level]:
    """Give the levels that are in order by themselves; each has to differ from those before it in id and symbol."""
    entries = _typed(content, "levels", list, "levels", findings)
    if entries is not None and len(entries) < 2:
        findings.add(
            "levels", len(entries), "levels", f"There are {len(entries)} levels; at least 2 are needed."
        )
    ids: set[str] = set()
    symbols: set[str] = set()
    for number, entry in enumerate(entries or [], 1):
        if not isinstance(entry, dict):
            findings.add(
                f"levels {number}", entry, "type", "Each level is written as [[levels]] with its own keys."
            )
            continue
        found = {
            key: _typed(entry, key, kind, f"levels {number}, {key}", findings)
            for key, kind in LEVEL_KEYS.items()
        }
        _check_level(number, found, ids, symbols, findings)
        if (
            None not in found.values()
            and SNAKE.fullmatch(found["id"])
            and found["id"] not in ids | set(TAKEN)
        ):
            yield Level(**found)
        ids.add(found["id"])
        symbols.add(found["symbol"])


def _check_level(
    number: int, level: dict[str, Any], ids: set[str], symbols: set[str], findings: _Findings
) -> None:
    name, symbol = level["id"], level["symbol"]
    key = f"levels {number}, id"
    if name is not None and not SNAKE.fullmatch(name):
        message = f"{quoted(name)} is not a level's id: lower-case letters, digits and underscores, starting with a letter."
        findings.add(key, name, "pattern", message)
    elif name in ids and name is not None:
        findings.add(key, name, "unique", f"The id {quoted(name)} is given to more than one level.")
    elif name in (*NON_ANSWERS, *TAKEN):
        findings.add(
            key, name, "reserved", f"{quoted(name)} already means something else; a level needs another id."
        )
    if symbol is not None and symbol in symbols:
        message = (
            f"The symbol {quoted(symbol)} is given to more than one level; readers could not tell them apart."
        )
        findings.add(f"levels {number}, symbol", symbol, "unique", message)


def _check_order(levels: tuple[Level, ...], findings: _Findings) -> None:
    for better, worse in zip(levels, levels[1:], strict=False):
        if worse.value >= better.value:
            message = f"Levels go from best to worst: {worse.value} ({worse.id}) has to be lower than {better.value} ({better.id})."
            findings.add(f"levels, {worse.id}, value", worse.value, "order", message)


def _check_other_keys(content: dict[str, Any], findings: _Findings) -> None:
    for key in content.keys() - set(KEYS):
        message = f"The key {quoted(key)} is not used.{Spellings(KEYS).question(key)} Keys: {listed(KEYS)}."
        findings.faults.append(Fault(findings.file, None, key, None, "unknown-key", message, "note"))
