"""The part of this package that reads and checks tables, with the data it needs, as one zip that a browser unpacks.

No library that is compiled is in it: pandas and frictionless are not needed where nothing is drawn and all columns are
plain (`data_package.plain_reader`). Those that are written in Python alone go along as they are installed, with their
licences.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from compendium.data_package.package import DECLARING
from compendium.files import packed
from compendium.project import Project
from compendium.run.stale.fingerprints import files_under

ROOMS = (
    *("data_package", "studies", "spreadsheets", "intake"),
    *("__init__.py", "errors.py", "files.py", "held.py", "project.py", "together.py"),
)
"""What goes along of this package."""

LIBRARIES = ("et_xmlfile", "openpyxl", "tomlkit")
"""Libraries in Python alone that these rooms import."""

TABLES = ("sources.csv", "frameworks")


def package_zip(project: Project) -> bytes:
    """The zip: `compendium/`, the libraries, and `data/` with the declared tables and the frameworks. Same bytes from
    the same files."""
    return packed({name: path.read_bytes() for name, path in sorted(_files(project))})


def project_files(project: Project) -> list[Path]:
    """Files of the project that are in the zip, if they are there: tables, frameworks and the licence."""
    named = [project.root / "LICENSE", *(project.data / name for name in (*DECLARING, *TABLES))]
    return [one for path in named for one in ([path] if path.is_file() else files_under(path))]


def _files(project: Project) -> Iterator[tuple[str, Path]]:
    """Each file by its name in the zip."""
    package = Path(__file__).parents[2]
    for room in ROOMS:
        target = package / room
        for path in [target] if target.is_file() else files_under(target, "*.py"):
            yield path.relative_to(package.parent).as_posix(), path
    for library in LIBRARIES:
        yield from _of_library(library)
    for path in project_files(project):
        yield path.relative_to(project.root).as_posix(), path


def _of_library(name: str) -> Iterator[tuple[str, Path]]:
    for one in distribution(name).files or ():
        path = Path(str(one.locate()))
        if one.suffix == ".py" or "licen" in one.name.lower():
            yield one.as_posix(), path
