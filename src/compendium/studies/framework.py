"""Frameworks: `framework.toml` with the levels from best to worst, and the criteria beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from compendium.data_package.faults import DataError, in_order
from compendium.data_package.levels_file import Level, Outline, read_outline
from compendium.data_package.package import name_file, read_package
from compendium.data_package.spelling import as_typed
from compendium.data_package.tables import load_from

__all__ = ["FRAMEWORK_TABLE", "Framework", "Level", "load_framework"]

FRAMEWORK_TABLE = "framework_criteria"


@dataclass(frozen=True)
class Framework:
    """A framework of assessment.

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


def load_framework(data_folder: Path | str, framework: str | Path) -> Framework:
    """Load a framework by its id (a folder of `data/frameworks/`) or by the path of its folder.

    Raises DataError with every fault of its two files, ParameterError where there is no such framework.
    """
    package = read_package(data_folder)
    folder = package.folder(FRAMEWORK_TABLE, framework)
    path = folder / "framework.toml"
    outline, faults = read_outline(path, name_file(package.data_folder, path))
    try:
        criteria = load_from(package, package.table(FRAMEWORK_TABLE, framework))
    except DataError as error:
        faults = [*faults, *error.faults]
        criteria = pd.DataFrame()
    if outline is None or any(fault.severity == "fault" for fault in faults):
        raise DataError(in_order(faults))
    return _framework(folder.name, outline, criteria)


def _framework(name: str, outline: Outline, criteria: pd.DataFrame) -> Framework:
    return Framework(
        id=name,
        title=outline.title,
        source=outline.source,
        locator=outline.locator,
        levels=outline.levels,
        non_answers=outline.non_answers,
        criteria=criteria.map(as_typed),
    )
