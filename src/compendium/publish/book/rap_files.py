"""The files of a compendium as the page on the NHS levels of RAP looks at them, and what a look finds."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from compendium.project import Project
from compendium.publish.book.cite import citation_file
from compendium.publish.book.looked_at import WORKFLOWS, workflow_files


@dataclass(frozen=True)
class Look:
    """What was found: whether the line is shown; by which command or file, or what is lacking. Code is in backticks."""

    shown: bool
    words: str


class Files:
    """The files of a compendium as functions here look at them; one that is missing or broken is empty, but
    for a broken citation file, of which CompendiumError tells.
    """

    def __init__(self, project: Project, wide: list[str], tables: int) -> None:
        """`wide` names the tables of the data package that have a column for each row of another, of `tables`."""
        self.project, self.wide, self.tables = project, wide, tables

    def text(self, name: str) -> str:
        """A file as text."""
        try:
            return (self.project.root / name).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return ""

    def lacking(self, *names: str) -> list[str]:
        """Which of some files are not there."""
        return [name for name in names if not (self.project.root / name).exists()]

    @cached_property
    def settings(self) -> dict[str, Any]:
        """`pyproject.toml`."""
        try:
            return tomllib.loads(self.text("pyproject.toml"))
        except tomllib.TOMLDecodeError:
            return {}

    @cached_property
    def cited(self) -> Mapping[str, Any]:
        """The citation file. Raises CompendiumError where it is broken."""
        return citation_file(self.project)

    @cached_property
    def workflows(self) -> dict[str, dict[Any, Any]]:
        """What is run elsewhere, by file: steps and events."""
        found: dict[str, dict[Any, Any]] = {}
        for path in workflow_files(self.project):
            try:
                read = yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            except (OSError, ValueError, yaml.YAMLError):
                continue
            found |= {f"{WORKFLOWS}/{path.name}": read} if isinstance(read, dict) else {}
        return found

    def setting(self, *keys: str) -> Any:
        """A setting of `pyproject.toml` by its keys; None where it has none."""
        found: Any = self.settings
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found


def there(files: Files, proof: str, *names: str) -> Look:
    """Shown where some files are all there."""
    lacking = files.lacking(*names)
    return Look(not lacking, proof if not lacking else f"There is no {', '.join(f'`{name}`' for name in lacking)}.")
