"""What all tests share: the project, its tables, and copies of it that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from compendium.load.tables import load_table
from compendium.project import Project

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("data", "notebooks", "book", "benchmarks", "_config.yml", "requirements.lock", "pyproject.toml")


@pytest.fixture(scope="session")
def project() -> Project:
    """The project that is tested. Nothing in it is changed by a test."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def tables(project: Project) -> Callable[[str], pd.DataFrame]:
    """Loads a table of the project by name."""
    return lambda name: load_table(project.data, name)


@pytest.fixture
def copy(tmp_path: Path) -> Project:
    """A copy of the project without anything made, for a test to change."""
    return copy_project(tmp_path / "copy")


def copy_project(target: Path) -> Project:
    """Copy what a person wrote into the folder ``target``."""
    target.mkdir()
    private = shutil.ignore_patterns("local", "*.before-fix*", ".ipynb_checkpoints")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=private)
        else:
            shutil.copy(source, target / name)
    return Project(target)
