"""Reading and checking one `study.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compendium.load.decoding import read_text
from compendium.load.faults import Fault, Spellings, listed, quoted
from compendium.load.framework_levels import Findings, spelt
from compendium.load.framework_toml import syntax_fault
from compendium.load.import_settings import ImportSettings, read_settings

COMBINE = ("median", "mode", "lowest", "consensus")
SMALLEST_COUNT = 10
KEYS = ("title", "framework", "combine", "tiers", "smallest_count", "note", "import")


@dataclass(frozen=True)
class StudyOutline:
    """What `study.toml` says. `tiers` is None, and texts are blank, where the file does not say it rightly."""

    title: str
    framework: str
    combine: str
    tiers: tuple[str, ...] | None
    smallest_count: int
    note: str
    settings: ImportSettings


def read_study_toml(path: Path, file: str) -> tuple[StudyOutline | None, list[Fault]]:
    """Read a `study.toml`: what it says, and every fault in it; None where it cannot be read at all."""
    decoded = read_text(path, file)
    if decoded.text is None or decoded.faults:
        return None, list(decoded.faults)
    try:
        content = tomllib.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        return None, [syntax_fault(file, str(error))]
    findings = Findings(file)
    outline = StudyOutline(
        title=findings.typed(content, "title", str, "title") or "",
        framework=findings.typed(content, "framework", str, "framework") or "",
        combine=_combine(content, findings),
        tiers=_tiers(content, findings),
        smallest_count=_smallest_count(content, findings),
        note=_note(content, findings),
        settings=read_settings(content.get("import", {}), findings),
    )
    for key in content.keys() - set(KEYS):
        message = f"The key {quoted(key)} is not used.{Spellings(KEYS).question(key)} Keys: {listed(KEYS)}."
        findings.faults.append(Fault(file, None, key, None, "unknown-key", message, "note"))
    return outline, findings.faults


def _combine(content: dict[str, Any], findings: Findings) -> str:
    value = findings.typed(content, "combine", str, "combine")
    if value is not None and value not in COMBINE:
        hint = Spellings(COMBINE).question(value)
        findings.add("combine", value, "enum", f"{quoted(value)} is not a rule.{hint} Allowed: {listed(COMBINE)}.")
    return str(value or "")


def _tiers(content: dict[str, Any], findings: Findings) -> tuple[str, ...] | None:
    if "tiers" not in content:
        return ()
    values = findings.typed(content, "tiers", list, "tiers")
    if values is None:
        return None
    before = len(findings.faults)
    for number, value in enumerate(values):
        if not isinstance(value, str):
            findings.add("tiers", value, "type", f"{quoted(spelt(value))} is not text between quote marks.")
        elif not value.strip() or value != value.strip():
            findings.add("tiers", value, "padding", f"{quoted(value)} is blank or has spaces round it.")
        elif value in values[:number]:
            findings.add("tiers", value, "unique", f"{quoted(value)} is given twice.")
    return tuple(values) if len(findings.faults) == before else None


def _smallest_count(content: dict[str, Any], findings: Findings) -> int:
    if "smallest_count" not in content:
        return SMALLEST_COUNT
    value = findings.typed(content, "smallest_count", int, "smallest_count")
    if value is not None and value < 1:
        message = f"{quoted(str(value))} is too small: 1 or more, where 1 suppresses nothing."
        findings.add("smallest_count", value, "minimum", message)
    return value if value is not None and value >= 1 else SMALLEST_COUNT


def _note(content: dict[str, Any], findings: Findings) -> str:
    """The note may be left out or blank."""
    if content.get("note", "") == "":
        return ""
    return str(findings.typed(content, "note", str, "note") or "")
