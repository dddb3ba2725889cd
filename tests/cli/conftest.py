"""What tests of commands share."""

from pathlib import Path

import pytest
from conftest import copy_project
from made_up_study import Size, write_made_up_study


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with a small study of its own, named councils."""
    project = copy_project(tmp_path_factory.mktemp("command") / "copy")
    write_made_up_study(project.data / "local" / "councils", Size(sites=2))
    return project.root
