"""All data in one file: the same bytes each time, and a descriptor that holds for what is in it."""

import io
import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from compendium.project import Project
from compendium.publish.data_zip import data_zip
from compendium.run.workers.bundle import shared_tables


@pytest.fixture
def beside(project: Project, tmp_path: Path) -> Path:
    """What lies beside the pages: all shared tables, and less of a study than its folder holds."""
    for path in shared_tables(project):
        target = tmp_path / "beside" / path.relative_to(project.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    study = tmp_path / "beside" / "studies" / "care-act" / "data"
    study.mkdir(parents=True)
    (study / "sites.csv").write_text("site,name\na,A\n")
    return tmp_path / "beside"


def test_the_descriptor_holds_for_what_is_there(project: Project, beside: Path, tmp_path: Path) -> None:
    archive = zipfile.ZipFile(io.BytesIO(data_zip(beside, project.data)))
    names = set(archive.namelist())
    assert {"data/datapackage.json", "data/review/policies.csv", "data/studies/care-act/sites.csv"} <= names
    assert "data/studies/care-act/ratings.csv" not in names
    paths = [each["path"] for each in json.loads(archive.read("data/datapackage.json"))["resources"]]
    assert {f"data/{path}" for path in paths} <= names
    assert not [path for path in paths if path.startswith("studies/")]
    assert len(paths) > 70
    archive.extractall(tmp_path / "out")
    command = [sys.executable, "-m", "frictionless", "validate", str(tmp_path / "out" / "data" / "datapackage.json")]
    assert subprocess.run(command, capture_output=True).returncode == 0


def test_a_study_that_is_there_as_it_is_stays_in_the_descriptor(project: Project, beside: Path) -> None:
    for path in (project.data / "studies" / "care-act").glob("*.csv"):
        (beside / "studies" / "care-act" / "data" / path.name).write_bytes(path.read_bytes())
    archive = zipfile.ZipFile(io.BytesIO(data_zip(beside, project.data)))
    paths = [each["path"] for each in json.loads(archive.read("data/datapackage.json"))["resources"]]
    assert "studies/care-act/ratings.csv" in paths


def test_the_bytes_are_the_same_later(project: Project, beside: Path) -> None:
    first = data_zip(beside, project.data)
    time.sleep(2.1)  # what archives tell of times
    for path in beside.rglob("*.csv"):
        path.touch()
    assert data_zip(beside, project.data) == first
