"""A copy of the project to measure in: what a person wrote, and nothing that was made."""

import shutil
import tempfile
from pathlib import Path

from compendium.project import Project, find_project

COPIED = ("data", "notebooks", "book", "benchmarks", "_config.yml", "requirements.lock", "pyproject.toml")


def copy_project(target: Path) -> Project:
    """Copy the project around the current folder into ``target``, without a researcher's own studies."""
    root = find_project().root
    target.mkdir()
    for name in COPIED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("local"))
        else:
            shutil.copy(source, target / name)
    return Project(target)


def set_aside(made: Path, project: Project) -> None:
    """Take what was made away, to be deleted with the copy: some file systems take three times as long to make files
    for minutes after as many were deleted, which is no part of a build."""
    if made.exists():
        made.rename(Path(tempfile.mkdtemp(prefix="aside-", dir=project.root.parent)) / made.name)
