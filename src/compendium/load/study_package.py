"""The tables of one study as a data package: what may stand in them follows from its framework and its tiers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from compendium.load.framework_file import FRAMEWORK_TABLE
from compendium.load.package import Field, Package, Table

STUDY_TABLES = ("sites", "ratings")
STUDY_FILE = "study.toml"
STUDY_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What the folder of a study may be called."""


@dataclass(frozen=True)
class StudyPackage(Package):
    """A data package in which `sites` and `ratings` are those of the folder `study`.

    `framework` is the folder of its framework, None where that is not known. `levels` are what a rating may say;
    `tiers` those of the study. None stands for "not known", so that nothing is held against it.
    """

    study: Path = Path()
    framework: Path | None = None
    levels: Sequence[str] | None = None
    tiers: Sequence[str] | None = None

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The two tables of the study."""
        return tuple(self.table(name) for name in STUDY_TABLES)

    def table(self, name: str, folder: str | Path | None = None) -> Table:
        """Find a table; those of the study and the criteria of its framework need no folder."""
        if name == FRAMEWORK_TABLE and folder is None:
            return super().table(name, self.framework)
        if name not in STUDY_TABLES:
            return super().table(name, folder)
        resource = next(resource for resource in self.descriptor["resources"] if resource["name"] == name)
        declared = self._table(resource, self.study / f"{name}.csv", self.study.name)
        known = [key for key in declared.foreign_keys if key.resource != FRAMEWORK_TABLE or self.framework]
        fields = tuple(self._fitted(field) for field in declared.fields)
        return replace(declared, fields=fields, foreign_keys=tuple(known))

    def _fitted(self, field: Field) -> Field:
        allowed = {"level": self.levels, "tier": self.tiers}.get(field["name"])
        if allowed is None:
            return field
        return {**field, "constraints": {**field.get("constraints", {}), "enum": list(allowed)}}


def study_folders(package: Package) -> list[Path]:
    """Folders of the studies that are published with the data package, in the order of their ids."""
    found = package.data_folder.glob("studies/*")
    return sorted(path for path in found if path.is_dir() and not path.name.startswith("."))
