"""What a person mapped when importing a spreadsheet, kept in `study.toml` so that the next release goes through."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from compendium.errors import CompendiumError
from compendium.load.faults import Fault, Spellings, listed, quoted
from compendium.load.framework_levels import NON_ANSWERS, Findings, spelt

SITES_IN = ("rows", "columns")
KEYS = ("sites_in", "sheet", "header_row", "blank", "ignore", "map")
CHOICES = {"sites_in": SITES_IN, "blank": NON_ANSWERS}


@dataclass(frozen=True)
class ImportSettings:
    """How a spreadsheet is read. What is blank, 0 or empty was not said.

    `ignore` are headings that are set aside; `map` says what a heading, a site's name or a cell stands for.
    """

    sites_in: str = ""
    sheet: str = ""
    header_row: int = 0
    blank: str = ""
    ignore: tuple[str, ...] = ()
    map: Mapping[str, str] = field(default_factory=dict)

    def with_more(self, said: ImportSettings) -> ImportSettings:
        """Add what was said now to what was kept; what was said now goes first."""
        return ImportSettings(
            sites_in=said.sites_in or self.sites_in,
            sheet=said.sheet or self.sheet,
            header_row=said.header_row or self.header_row,
            blank=said.blank or self.blank,
            ignore=tuple(dict.fromkeys([*self.ignore, *said.ignore])),
            map={**self.map, **said.map},
        )

    def as_toml(self) -> str:
        """Write the table `[import]`, blank where nothing was said."""
        plain = {"sites_in": self.sites_in, "sheet": self.sheet, "header_row": self.header_row, "blank": self.blank}
        lines = [f"{key} = {toml_value(value)}" for key, value in plain.items() if value]
        lines += [f"ignore = {toml_value(list(self.ignore))}"] if self.ignore else []
        if self.map:
            lines += ["", "[import.map]", *(f"{toml_value(a)} = {toml_value(b)}" for a, b in self.map.items())]
        return "\n".join(["[import]", *lines, ""]) if lines else ""


def read_settings(content: Any, findings: Findings) -> ImportSettings:
    """Read the table `[import]` of a `study.toml`; adds what is wrong with it to `findings`."""
    if not isinstance(content, dict):
        findings.add("import", content, "type", "`import` has to be a table of its own: [import].")
        return ImportSettings()
    said: dict[str, Any] = {}
    for key, value in content.items():
        if key not in KEYS:
            message = f"The key {quoted(key)} is not used.{Spellings(KEYS).question(key)} Keys: {listed(KEYS)}."
            findings.faults.append(Fault(findings.file, None, f"import, {key}", None, "unknown-key", message, "note"))
            continue
        problem = _problem(key, value)
        if problem:
            findings.add(f"import, {key}", value, *problem)
        else:
            said[key] = tuple(value) if key == "ignore" else value
    return ImportSettings(**said)


def _problem(key: str, value: Any) -> tuple[str, str] | None:
    """Rule and message of what is wrong with a value, None where nothing is."""
    if key == "map":
        sound = isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
        return None if sound else ("type", "A table of texts is needed: [import.map].")
    if key == "ignore":
        sound = isinstance(value, list) and all(isinstance(one, str) for one in value)
        return None if sound else ("type", "A list of headings is needed.")
    if key == "header_row":
        sound = isinstance(value, int) and not isinstance(value, bool) and value >= 1
        return None if sound else ("type", f"{quoted(spelt(value))} is not the number of a row.")
    if not isinstance(value, str):
        return ("type", f"{quoted(spelt(value))} is not text between quote marks.")
    allowed = CHOICES.get(key)
    if allowed and value not in allowed:
        hint = Spellings(allowed).question(value)
        return ("enum", f"{quoted(value)} is not allowed here.{hint} Allowed: {listed(allowed)}.")
    return None


def put_settings(text: str, settings: ImportSettings) -> str:
    """Replace the table `[import]` in the text of a `study.toml`; every other line stays as a person wrote it.

    Raises CompendiumError where the table is written in a way that cannot be replaced line by line.
    """
    others = re.split(r"(?m)^(?=[ \t]*\[)", text)
    kept = "".join(part for part in others if not re.match(r"[ \t]*\[\s*import\s*[.\]]", part)).rstrip() + "\n"
    section = settings.as_toml()
    made = f"{kept}\n{section}" if section else kept
    try:
        alike = {**tomllib.loads(text), "import": None} == {**tomllib.loads(made), "import": None}
    except tomllib.TOMLDecodeError:  # `import = {…}` and `import.sheet = …` are no table of their own
        alike = False
    if not alike:
        raise CompendiumError(
            "`[import]` in study.toml cannot be replaced: write it as a table of its own at the end of the file."
        )
    return made


def toml_value(value: object) -> str:
    """Write a text, a whole number or a list of texts as TOML does."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
