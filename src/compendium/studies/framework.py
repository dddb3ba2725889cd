"""Frameworks: `framework.toml` with the levels from best to worst, and the criteria beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from compendium.data_package.faults import DataError, in_order
from compendium.data_package.levels_file import Level, read_outline
from compendium.data_package.package import Package, name_file, read_package
from compendium.data_package.spelling import as_typed
from compendium.data_package.tables import columns_from

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "FRAMEWORK_TABLE", "Framework", "FrameworkFiles", "Level", "load_framework", "read_framework", "read_frameworks",
]  # fmt: skip

FRAMEWORK_TABLE = "framework_criteria"
GROUP = "group"
"""The column of `criteria.csv` that puts criteria into groups; a framework without groups does not have it."""

MADE_BY_IMPORT = ("the study's own", "made from the headings of its table")
"""Source and locator of a framework that importing a table made. The name of the table is for nobody else to read."""

NAMED_THE_TABLE = "Headings of the table"
"""The locator of those made by versions that gave the file of the table as their source."""


@dataclass(frozen=True)
class FrameworkFiles:
    """A framework of assessment as its two files say it, all text.

    `levels` go from best to worst. `non_answers` are what a rating may say in place of a level. `rows` have a
    criterion each, under the columns criterion, name, group (only where there are groups) and one per level, named
    after the level's id, with its descriptor. `path` is the file of the criteria within the data folder.
    """

    id: str
    title: str
    source: str
    locator: str
    levels: tuple[Level, ...]
    non_answers: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    path: str

    @property
    def criteria(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each criterion, in the order of the file."""
        one, name = self.columns.index("criterion"), self.columns.index("name")
        return tuple((row[one], row[name]) for row in self.rows)


@dataclass(frozen=True)
class Framework:
    """A framework of assessment with its criteria as a frame.

    `levels` go from best to worst. `non_answers` are what a rating may say in place of a level. `criteria`
    has a row per criterion: criterion, name and one column per level, named after the level's id, with its
    descriptor.
    """

    id: str
    title: str
    source: str
    locator: str
    levels: tuple[Level, ...]
    non_answers: tuple[str, ...]
    criteria: pd.DataFrame


def read_framework(package: Package, framework: str | Path) -> FrameworkFiles:
    """Read a framework by its id (a folder of `data/frameworks/`) or by the path of its folder.

    Raises DataError with every fault of its two files, ParameterError where there is no such framework.
    """
    folder = package.folder(FRAMEWORK_TABLE, framework)
    path = folder / "framework.toml"
    outline, faults = read_outline(path, name_file(package.data_folder, path))
    table = package.table(FRAMEWORK_TABLE, framework)
    columns: dict[str, list[str]] = {}
    try:
        columns = columns_from(package, table)
    except DataError as error:
        faults = [*faults, *error.faults]
    if outline is None or any(fault.severity == "fault" for fault in faults):
        raise DataError(in_order(faults))
    source, locator = (outline.source, outline.locator) if outline.locator != NAMED_THE_TABLE else MADE_BY_IMPORT
    if not any(columns.get(GROUP, ())):
        columns.pop(GROUP, None)
    return FrameworkFiles(
        id=folder.name,
        title=outline.title,
        source=source,
        locator=locator,
        levels=outline.levels,
        non_answers=outline.non_answers,
        columns=tuple(columns),
        rows=tuple(tuple(map(as_typed, row)) for row in zip(*columns.values(), strict=True)),
        path=table.within,
    )


def read_frameworks(package: Package) -> list[FrameworkFiles]:
    """Read every framework of a data folder, in the order of their ids; raises DataError as `read_framework` does."""
    tables = (table for table in package.tables if table.name == FRAMEWORK_TABLE)
    return [read_framework(package, table.folder) for table in tables if table.folder]


def load_framework(data_folder: Path | str, framework: str | Path) -> Framework:
    """Load a framework with its criteria as a frame; see `read_framework` for what is asked and raised."""
    return with_frame(read_framework(read_package(data_folder), framework))


def with_frame(files: FrameworkFiles) -> Framework:
    """Make a frame of the criteria of a framework."""
    import pandas as pd

    criteria = pd.DataFrame(list(files.rows), columns=list(files.columns), dtype=str)
    criteria.attrs["path"] = files.path
    return Framework(
        id=files.id,
        title=files.title,
        source=files.source,
        locator=files.locator,
        levels=files.levels,
        non_answers=files.non_answers,
        criteria=criteria,
    )
