"""The data folder that a notebook names: found in the project around the current folder, else refused with a remedy."""

from pathlib import Path

import pytest

from compendium.data_package.faults import DataError
from compendium.data_package.folder import find_data
from compendium.data_package.tables import load_table
from compendium.errors import ParameterError


def make_project(root: Path) -> Path:
    for folder in ("notebooks/studies", "data", "build"):
        (root / folder).mkdir(parents=True)
    (root / "_config.yml").touch()
    (root / "data" / "datapackage.json").touch()
    return root


@pytest.mark.parametrize("started_in", [".", "notebooks", "notebooks/studies", "build"])
@pytest.mark.parametrize("as_stored", ["../data", "../../data"])
def test_what_a_notebook_has_means_the_project_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started_in: str, as_stored: str
) -> None:
    project = make_project(tmp_path / "outer" / "project")
    for outside in (tmp_path / "data", tmp_path / "outer" / "data"):  # those of somebody else
        outside.mkdir()
        (outside / "datapackage.json").touch()
    monkeypatch.chdir(project / started_in)
    assert find_data(as_stored).resolve() == project / "data"


def test_another_path_is_seen_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make_project(tmp_path / "project")
    other = make_project(tmp_path / "other")
    monkeypatch.chdir(project)
    assert find_data("../other/data").resolve() == other / "data"
    assert find_data(other / "data") == other / "data"
    monkeypatch.chdir(tmp_path / "other" / "notebooks")
    assert find_data("../data") == Path("../data")


@pytest.mark.parametrize("named", ["../data", "../../data", "mine"])
def test_elsewhere_it_is_said_where_was_looked_and_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, project, named: str
) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "a" / "data").mkdir()  # a folder of that name holds no tables
    monkeypatch.chdir(folder)
    with pytest.raises(ParameterError) as caught:
        load_table(named, "sources")
    message = str(caught.value)
    assert f"data_folder is '{named}'" in message
    assert f"in {(folder / named).resolve()}," in message
    assert f"from {folder}." in message
    remedy = message.rpartition("-p data_folder ")[2]
    assert len(load_table(remedy, "sources")) == len(load_table(project.data, "sources"))


def test_a_project_without_data_says_which_file_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make_project(tmp_path / "project")
    (project / "data" / "datapackage.json").unlink()
    monkeypatch.chdir(project)
    with pytest.raises(DataError, match=r"data/datapackage\.json: The file is missing"):
        load_table("../data", "sources")
