"""Finding the data folder that a notebook names, wherever in the project the notebook was started."""

import shlex
from pathlib import Path

from compendium.data_package.declaration import is_declared
from compendium.data_package.descriptor import DESCRIPTOR
from compendium.errors import CompendiumError, ParameterError
from compendium.project import find_project, project_around

AS_STORED = ("../data", "../../data")
"""The data folder as the notebooks name it, each seen from the folder in which it lies."""


def find_data(data_folder: Path | str) -> Path:
    """The data folder that is named, seen from the current folder.

    Jupyter runs a notebook in the folder in which it lies, papermill in the one where it was called. What the notebooks
    have as it stands therefore means the data of the project around the current folder, where it would lead out of it
    or to nothing. Raises ParameterError where a relative path leads to no data: with where was looked, and the remedy.
    """
    named = Path(data_folder)
    if named.is_absolute():
        return named
    around = project_around(Path.cwd()) if named.as_posix() in AS_STORED else None
    if holds_tables(named) and (around is None or named.resolve().is_relative_to(around.root.resolve())):
        return named
    if around is not None:
        return around.data
    raise ParameterError(_not_there(named))


def holds_tables(folder: Path) -> bool:
    """Whether a folder says what its tables are."""
    return is_declared(folder) or (folder / DESCRIPTOR).is_file()


def _not_there(named: Path) -> str:
    """Say where was looked, and how to name the folder, by the project that this package belongs to if there is one."""
    try:
        example = str(find_project().data)
    except CompendiumError:
        example = "/path/to/data"
    return (
        f"data_folder is '{named.as_posix()}', and there is no {DESCRIPTOR} in {named.resolve()}, where that leads "
        f"from {Path.cwd()}. Name the folder that holds the data in full; papermill takes it as "
        f"-p data_folder {shlex.quote(example)}"
    )
