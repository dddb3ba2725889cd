"""The framework of a study that is shared: its own comes along, one of the data package stays where it is."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from compendium.data_package.package import read_package
from compendium.data_package.spelling import neutral
from compendium.files import csv_text
from compendium.studies.files import OWN_FRAMEWORK
from compendium.studies.framework import Framework, read_framework

if TYPE_CHECKING:
    from pathlib import Path

    from compendium.studies.study import Study


def needs_own_framework(study: Study, data_folder: Path) -> bool:
    """Whether the framework has to come along: it is none of the data package, or the study shows only a part of it."""
    there = (data_folder / "frameworks" / study.framework.id).is_dir()
    if (study.folder / OWN_FRAMEWORK).is_dir() or not there:
        return True
    shared = read_framework(read_package(data_folder), study.framework.id)
    return [one for one, _ in shared.criteria] != list(study.framework.criteria["criterion"])


def framework_texts(framework: Framework) -> dict[str, str]:
    """The text of `framework.toml` and `criteria.csv`, by file name."""
    import tomlkit

    made = tomlkit.document()
    about = {"title": framework.title, "source": framework.source, "locator": framework.locator}
    for key, value in (about | {"non_answers": list(framework.non_answers)}).items():
        made.add(key, tomlkit.item(value))
    levels = tomlkit.aot()
    for level in framework.levels:
        levels.append(tomlkit.item(asdict(level)))
    made.add("levels", levels)
    criteria = framework.criteria
    rows = [[neutral(str(cell)) for cell in row] for row in criteria.itertuples(index=False, name=None)]
    return {"framework.toml": tomlkit.dumps(made), "criteria.csv": csv_text([list(criteria.columns), *rows])}
