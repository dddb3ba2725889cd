"""Reading and checking one `framework.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compendium.load.decoding import read_text
from compendium.load.faults import Fault, Spellings, listed, quoted
from compendium.load.framework_levels import NON_ANSWERS, Findings, Level, read_levels, spelt

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
    decoded = read_text(path, file)
    if decoded.text is None or decoded.faults:
        return None, list(decoded.faults)
    try:
        content = tomllib.loads(decoded.text)
    except (ValueError, RecursionError) as error:  # ValueError: also a number of thousands of digits
        return None, [syntax_fault(file, str(error))]
    findings = Findings(file)
    title, source, locator = (_text(content, key, findings) for key in TEXTS)
    non_answers = _non_answers(findings.typed(content, "non_answers", list, "non_answers") or [], findings)
    entries = findings.typed(content, "levels", list, "levels")
    levels = () if entries is None else read_levels(entries, findings)
    _note_other_keys(content, findings)
    return Outline(title, source, locator, levels, non_answers) if levels else None, findings.faults


def syntax_fault(file: str, reason: str) -> Fault:
    """Word why a file is not TOML; `reason` is what the reader said."""
    line = re.search(r"line (\d+)", reason)
    what = re.sub(r" *\(at .*\)$", "", reason)
    return Fault(file, int(line[1]) if line else None, None, None, "toml", f"Not valid TOML: {what}.")


def _text(content: dict[str, Any], key: str, findings: Findings) -> str:
    value = findings.typed(content, key, str, key)
    if key == "locator" and value and value.strip().isdigit():
        remedy = "Write `Table 7`, `Figure 1`, or a heading with its paragraph."
        findings.add(key, value, "pattern", f"{quoted(value)} is a number only. {remedy}")
    return value or ""


def _non_answers(values: list[Any], findings: Findings) -> tuple[str, ...]:
    kept: list[str] = []
    for value in values:
        if value not in NON_ANSWERS:
            hint = Spellings(NON_ANSWERS).question(spelt(value))
            message = f"{quoted(spelt(value))} is not a non-answer.{hint} Allowed: {listed(NON_ANSWERS)}."
            findings.add("non_answers", value, "enum", message)
        elif value in kept:
            findings.add("non_answers", value, "unique", f"{quoted(value)} is given twice.")
        else:
            kept.append(value)
    return tuple(kept)


def _note_other_keys(content: dict[str, Any], findings: Findings) -> None:
    for key in content.keys() - set(KEYS):
        message = f"The key {quoted(key)} is not used.{Spellings(KEYS).question(key)} Keys: {listed(KEYS)}."
        findings.faults.append(Fault(findings.file, None, key, None, "unknown-key", message, "note"))
