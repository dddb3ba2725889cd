"""Reading what `study.toml` says of an outcome, and every fault in it."""

from __future__ import annotations

from typing import Any

from compendium.data_package.faults import Fault, Spellings, listed, quoted
from compendium.data_package.levels_file import Findings, spelt
from compendium.studies.outcome_settings import CLASSES, NO_OUTCOME, SECTION, SEPARATION_RULES, OutcomeSettings, plain

KEYS = ("high", "low", "high_from", "low_to", "rule", "published_by", "published")
LARGEST = 1e300  # TOML has whole numbers of any length, and a float holds no more than 1.8e308


def read_outcome(content: dict[str, Any], findings: Findings) -> OutcomeSettings | None:
    """Read the key `outcome` and the table `[separation]`; None where there is none, or where it is not in order."""
    section = content.get(SECTION, {})
    if not isinstance(section, dict):
        findings.add(SECTION, section, "type", "`separation` has to be a table of its own: [separation].")
        return None
    if "outcome" not in content:
        if section:
            message = "[separation] is not used without `outcome`, the name of a column of sites.csv. Add it."
            findings.add(SECTION, None, "missing-key", message)
        return None
    before = len(findings.faults)
    column = findings.typed(content, "outcome", str, "outcome")
    _note_other_keys(section, findings)
    said = _words(section, findings) | _limits(section, findings) | _rule(section, findings)
    said |= _published(section, findings)
    whole = not any(fault.severity == "fault" for fault in findings.faults[before:])
    return OutcomeSettings(column=column.strip(), **said) if column and whole else None


def _note_other_keys(section: dict[str, Any], findings: Findings) -> None:
    for key in section.keys() - set(KEYS):
        message = f"The key {quoted(key)} is not used.{Spellings(KEYS).question(key)} Keys: {listed(KEYS)}."
        findings.faults.append(Fault(findings.file, None, f"{SECTION}, {key}", None, "unknown-key", message, "note"))


def _words(section: dict[str, Any], findings: Findings) -> dict[str, Any]:
    found: dict[str, tuple[str, ...]] = {}
    for key in ("high", "low"):
        value = section.get(key, [])
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(one, str) and one.strip() for one in texts):
            message = f"{quoted(spelt(value))} is not a list of words of the outcome."
            findings.add(f"{SECTION}, {key}", value, "type", message)
            return {}
        found[key] = tuple(texts)
    if bool(found["high"]) != bool(found["low"]):
        missing = "low" if found["high"] else "high"
        findings.add(f"{SECTION}, {missing}", None, "missing-key", "`high` and `low` are given together.")
    both = {*map(plain, found["high"])} & {*map(plain, found["low"])}
    for word in sorted(both):
        findings.add(f"{SECTION}, low", word, "unique", f"{quoted(word)} is both high and low.")
    for key, words in found.items():
        for word in sorted({*map(plain, words)} & NO_OUTCOME):
            message = f"{quoted(word)} says that there is no outcome and cannot be high or low."
            findings.add(f"{SECTION}, {key}", word, "enum", message)
    return dict(found)


def _limits(section: dict[str, Any], findings: Findings) -> dict[str, Any]:
    found: dict[str, float] = {}
    for key in ("high_from", "low_to"):
        if key not in section:
            continue
        value = section[key]
        if not isinstance(value, int | float) or isinstance(value, bool) or value != value:
            findings.add(f"{SECTION}, {key}", value, "type", f"{quoted(spelt(value))} is not a number.")
            return {}
        if abs(value) > LARGEST:
            findings.add(f"{SECTION}, {key}", value, "maximum", "The number is too large to compare others with.")
            return {}
        found[key] = float(value)
    if len(found) == 1:
        missing = "low_to" if "high_from" in found else "high_from"
        findings.add(f"{SECTION}, {missing}", None, "missing-key", "`high_from` and `low_to` are given together.")
    elif found and ("high" in section or "low" in section):
        message = "Either words (`high`, `low`) or limits (`high_from`, `low_to`) part the sites, not both."
        findings.add(f"{SECTION}, high_from", None, "choice", message)
    elif found and found["low_to"] >= found["high_from"]:
        message = "`low_to` has to be below `high_from`: no site can be both."
        findings.add(f"{SECTION}, low_to", section["low_to"], "order", message)
    return dict(found)


def _rule(section: dict[str, Any], findings: Findings) -> dict[str, Any]:
    if "rule" not in section:
        return {}
    findings.one_of(section["rule"], SEPARATION_RULES, f"{SECTION}, rule", "a rule")
    return {"rule": section["rule"]}


def _published(section: dict[str, Any], findings: Findings) -> dict[str, Any]:
    flags = section.get("published", {})
    if not isinstance(flags, dict):
        message = "A table is needed: [separation.published], with a line for each criterion."
        findings.add(f"{SECTION}, published", flags, "type", message)
        return {}
    for criterion, flag in flags.items():
        findings.one_of(flag, CLASSES, f"{SECTION}, published, {criterion}", "a class")
    by = findings.typed(section, "published_by", str, f"{SECTION}, published_by") if flags else ""
    return {"published": flags, "published_by": by or ""}
