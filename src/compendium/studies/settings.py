"""Reading and checking one `study.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from compendium.data_package.decode import read_text
from compendium.data_package.faults import Fault, Spellings, listed, quoted
from compendium.data_package.levels_file import NON_ANSWERS, Findings, spelt, syntax_fault
from compendium.data_package.limits import MOST_SETTINGS
from compendium.studies.look_settings import AS_USUAL, LOOK_KEYS, PUBLISH, LookSettings, read_look
from compendium.studies.outcome_settings import OutcomeSettings
from compendium.studies.publish_settings import AS_DEFAULT, PUBLISH_KEYS, PublishSettings, read_publish
from compendium.studies.read_outcome import read_outcome

COMBINE = ("median", "mode", "lowest", "consensus")
SMALLEST_COUNT = 10
KEYS = (
    "title",
    "framework",
    "combine",
    "tiers",
    "smallest_count",
    "note",
    "import",
    "outcome",
    "separation",
    *PUBLISH_KEYS,
    *LOOK_KEYS,
)


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
    outcome: OutcomeSettings | None = None
    look: LookSettings = AS_USUAL
    publish: PublishSettings = AS_DEFAULT

    @property
    def of_sites(self) -> tuple[str, ...]:
        """Columns of `sites.csv` that are named here."""
        return (
            *((self.outcome.column,) if self.outcome else ()),
            *self.look.columns,
            *self.look.answers,
            *([PUBLISH] * bool(self.look.answers)),
        )


def read_study_toml(path: Path, file: str) -> tuple[StudyOutline | None, list[Fault]]:
    """Read a `study.toml`: what it says, and every fault in it; None where it cannot be read at all."""
    decoded = read_text(path, file, MOST_SETTINGS)
    if decoded.text is None or decoded.faults:
        return None, list(decoded.faults)
    try:
        content = tomllib.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        return None, [syntax_fault(file, decoded.text, str(error))]
    findings = Findings(file)
    outline = StudyOutline(
        title=findings.typed(content, "title", str, "title") or "",
        framework=findings.typed(content, "framework", str, "framework") or "",
        combine=_combine(content, findings),
        tiers=_tiers(content, findings),
        smallest_count=_smallest_count(content, findings),
        note=_note(content, findings),
        settings=read_settings(content.get("import", {}), findings),
        outcome=read_outcome(content, findings),
        look=read_look(content, findings),
        publish=read_publish(content, findings),
    )
    for key in content.keys() - set(KEYS):
        message = f"The key {quoted(key)} is not used.{Spellings(KEYS).question(key)} Keys: {listed(KEYS)}."
        findings.faults.append(Fault(file, None, key, None, "unknown-key", message, "note"))
    return outline, findings.faults


def _combine(content: dict[str, Any], findings: Findings) -> str:
    value = findings.typed(content, "combine", str, "combine")
    if value is not None:
        findings.one_of(value, COMBINE, "combine", "a rule")
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


SITES_IN = ("rows", "columns")
IMPORT_KEYS = ("sites_in", "sheet", "header_row", "blank", "best", "criterion", "ignore", "map")
HEADER_ROWS = re.compile(r"[1-9][0-9]{0,6}(-[1-9][0-9]{0,6})?")
LISTS = ("criterion", "ignore")
CHOICES = {"sites_in": SITES_IN, "blank": NON_ANSWERS}


@dataclass(frozen=True)
class ImportSettings:
    """How a spreadsheet is read. What is blank, 0 or empty was not said.

    `header_row` is a row (3), or several that are one under the other ("2-3"). `best` is the best level, where bare
    numbers do not say. `criterion` are headings that are criteria, `ignore` those that are set aside; `map` says what a
    heading, a site's name or a cell stands for.
    """

    sites_in: str = ""
    sheet: str = ""
    header_row: int | str = 0
    blank: str = ""
    best: str = ""
    criterion: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    map: Mapping[str, str] = field(default_factory=dict)

    def with_more(self, said: ImportSettings) -> ImportSettings:
        """Add what was said now to what was kept; what was said now goes first."""
        return ImportSettings(
            sites_in=said.sites_in or self.sites_in,
            sheet=said.sheet or self.sheet,
            header_row=said.header_row or self.header_row,
            blank=said.blank or self.blank,
            best=said.best or self.best,
            criterion=tuple(dict.fromkeys([*self.criterion, *said.criterion])),
            ignore=tuple(dict.fromkeys([*self.ignore, *said.ignore])),
            map={**self.map, **said.map},
        )

    def as_table(self) -> dict[str, Any]:
        """What stands in the table `[import]`: nothing of what was not said."""
        said: dict[str, Any] = {key: getattr(self, key) for key in IMPORT_KEYS}
        said |= {"criterion": list(self.criterion), "ignore": list(self.ignore), "map": dict(self.map)}
        return {key: value for key, value in said.items() if value}


def read_settings(content: Any, findings: Findings) -> ImportSettings:
    """Read the table `[import]` of a `study.toml`; adds what is wrong with it to `findings`."""
    if not isinstance(content, dict):
        findings.add("import", content, "type", "`import` has to be a table of its own: [import].")
        return ImportSettings()
    said: dict[str, Any] = {}
    for key, value in content.items():
        if key not in IMPORT_KEYS:
            message = (
                f"The key {quoted(key)} is not used.{Spellings(IMPORT_KEYS).question(key)} Keys: {listed(IMPORT_KEYS)}."
            )
            findings.faults.append(Fault(findings.file, None, f"import, {key}", None, "unknown-key", message, "note"))
            continue
        problem = _problem(key, value)
        if problem:
            findings.add(f"import, {key}", value, *problem)
        else:
            said[key] = tuple(value) if key in LISTS else value
    return ImportSettings(**said)


def _problem(key: str, value: Any) -> tuple[str, str] | None:
    """Rule and message of what is wrong with a value, None where nothing is."""
    if key == "map":
        sound = isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
        return None if sound else ("type", "A table of texts is needed: [import.map].")
    if key in LISTS:
        sound = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return None if sound else ("type", "A list of headings is needed.")
    if key == "header_row":
        sound = isinstance(value, int | str) and HEADER_ROWS.fullmatch(str(value)) is not None
        return None if sound else ("type", f"{quoted(spelt(value))} is not the number of a row, or rows such as 2-3.")
    if not isinstance(value, str):
        return ("type", f"{quoted(spelt(value))} is not text between quote marks.")
    allowed = CHOICES.get(key)
    if allowed and value not in allowed:
        hint = Spellings(allowed).question(value)
        return ("enum", f"{quoted(value)} is not allowed here.{hint} Allowed: {listed(allowed)}.")
    return None
