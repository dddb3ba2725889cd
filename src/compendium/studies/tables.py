"""The tables of one study, as the data package declares them and as the study's own settings and files narrow them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from compendium.data_package.descriptor import Field
from compendium.data_package.levels_file import KEPT_BACK
from compendium.data_package.package import ForeignKey, Package, Table
from compendium.data_package.spelling import fold
from compendium.studies.framework import FRAMEWORK_TABLE
from compendium.studies.kinds import NO_CRITERION
from compendium.studies.look_settings import PUBLISH

REQUIRED_TABLES = ("sites", "ratings")
INVENTORY, SETTLED, SET_ASIDE = "evidence", "settled", "set_aside"
COMBINED_TABLE, PEOPLE_TABLE, TOLD_TABLE = "combined", "people", "told"
SHARED_TABLES = (COMBINED_TABLE, PEOPLE_TABLE, TOLD_TABLE)
"""What stands in a study that was shared in place of the rows that are not in it (`studies.public_form`)."""

OPTIONAL_TABLES = (INVENTORY, SETTLED, SET_ASIDE, *SHARED_TABLES)
MAY_BE_EMPTY = (SETTLED, SET_ASIDE, *SHARED_TABLES)
NOT_STATED, ALL_TIERS = "not stated", "all tiers"
"""In place of a tier: of people of whom none is told, and of all together."""

STUDY_TABLES = (*REQUIRED_TABLES, *OPTIONAL_TABLES)


@dataclass(frozen=True)
class StudyPackage(Package):
    """A data package in which the tables of a study are those of the folder `study`.

    `framework` is the folder of its framework, None where that is not known. `levels` and `criteria` are what a rating
    may say; `tiers` those of the study. None stands for "not known", so that nothing is held against it. `of_sites` are
    columns of `sites.csv` that the study's settings name, such as an outcome. A `public` study was shared: it may
    have SHARED_TABLES, and `without_levels` its rows need not give a level.
    """

    study: Path = Path()
    framework: Path | None = None
    levels: Sequence[str] | None = None
    criteria: Sequence[str] | None = None
    tiers: Sequence[str] | None = None
    of_sites: Sequence[str] = ()
    public: bool = False
    without_levels: bool = False

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the study: those that each has, and of the others those that it has."""
        there = [name for name in OPTIONAL_TABLES if self.has(name)]
        return tuple(self.table(name) for name in (*REQUIRED_TABLES, *there))

    def has(self, name: str) -> bool:
        """Whether the study has a table that it may do without."""
        if name in SHARED_TABLES and not self.public:
            return False
        declared = any(resource["name"] == name for resource in self.descriptor["resources"])
        return declared and (self.study / f"{name}.csv").exists()

    @cached_property
    def is_reduced(self) -> bool:
        """Whether it was shared without some of its rows."""
        return self.has(TOLD_TABLE)

    def holds(self, name: str, folder: str | None) -> bool:
        """Every table that a study refers to can be told: its own, and the criteria of its framework."""
        return True

    def table(self, name: str, folder: str | Path | None = None) -> Table:
        """Find a table; those of the study and the criteria of its framework need no folder."""
        if name == FRAMEWORK_TABLE and folder in (None, self.study.name):
            return super().table(name, self.framework)
        if name not in STUDY_TABLES:
            return super().table(name, folder)
        resource = next(resource for resource in self.descriptor["resources"] if resource["name"] == name)
        declared = self._table(resource, self.study / f"{name}.csv", self.study.name)
        fields = tuple(self._fitted(name, field) for field in declared.fields)
        if name == "sites":
            there = {fold(field["name"]) for field in fields}
            fields += tuple(_named(column) for column in dict.fromkeys(self.of_sites) if fold(column) not in there)
        return replace(declared, fields=fields, foreign_keys=tuple(self._links(declared)))

    def _links(self, table: Table) -> list[ForeignKey]:
        """Which columns hold ids of another table: with an inventory, also its pieces; criteria stand in a list then,
        because there is one value more (NO_CRITERION)."""
        links = list(table.foreign_keys)
        inventory = self.has(INVENTORY)
        if self.framework is None or inventory:
            links = [key for key in links if key.resource != FRAMEWORK_TABLE]
        if inventory and table.name in ("ratings", SETTLED):
            links.append(ForeignKey("evidence", INVENTORY, "evidence"))
        return links

    def _fitted(self, table: str, field: Field) -> Field:
        name = field["name"]
        rules: Field = {}
        allowed = {"level": self.levels, "tier": self.tiers}.get(name)
        if self.has(INVENTORY) and table in ("ratings", SETTLED):
            if name == "criterion" and self.criteria is not None:
                allowed = [*self.criteria, NO_CRITERION]
            if name in ("evidence", "coder"):
                field = {key: value for key, value in field.items() if key != "optional"}
                rules = {"required": True, **({"unique": True} if table == SETTLED else {})}
        if allowed is not None:
            allowed = [*allowed, *{COMBINED_TABLE: [KEPT_BACK], PEOPLE_TABLE: [NOT_STATED, ALL_TIERS]}.get(table, [])]
        if name == "level" and self.without_levels and table != COMBINED_TABLE:
            rules = {**rules, "required": False}
        if allowed is not None:
            rules = {**rules, "enum": list(allowed)}
        return {**field, "constraints": {**field.get("constraints", {}), **rules}} if rules else field


def _named(column: str) -> Field:
    """A column of the sites that the settings of the study name; whether it has to be there is checked with them."""
    rules = {"constraints": {"enum": ["yes", "no"]}} if column == PUBLISH else {}
    return {"name": column, "type": "string", "description": "Named in the study's settings", "optional": True, **rules}


def study_folders(package: Package) -> list[Path]:
    """Folders of the studies that are published with the data package, in the order of their ids.

    None where the package does not declare the tables of a study, as one that only describes what it holds.
    """
    if not {*REQUIRED_TABLES, FRAMEWORK_TABLE} <= {resource["name"] for resource in package.descriptor["resources"]}:
        return []
    found = package.data_folder.glob("studies/*")
    return sorted(path for path in found if path.is_dir() and not path.name.startswith("."))
