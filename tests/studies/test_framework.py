"""Frameworks as the data folder has them: whoever lists them lists the same."""

import shutil
from pathlib import Path

import pytest

from compendium.data_package.faults import DataError
from compendium.data_package.package import read_package
from compendium.studies.framework import FRAMEWORK_TABLE, read_frameworks

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("local")))
    shutil.copytree(folder / "frameworks" / "rob-2", folder / "frameworks" / "a-first")
    return folder


def test_each_folder_that_is_not_hidden_is_a_framework(data: Path) -> None:
    shutil.copytree(data / "frameworks" / "rob-2", data / "frameworks" / ".hidden")
    there = sorted(path.name for path in (data / "frameworks").iterdir() if path.name != ".hidden")
    assert [framework.id for framework in read_frameworks(read_package(data))] == there


def test_one_without_levels_is_told_and_not_passed_over(data: Path) -> None:
    (data / "frameworks" / "a-first" / "framework.toml").unlink()
    with pytest.raises(DataError, match=r"frameworks/a-first/framework\.toml"):
        read_frameworks(read_package(data))


def test_a_table_knows_the_file_of_its_levels(data: Path) -> None:
    package = read_package(data)
    levels = data / "frameworks" / "a-first" / "framework.toml"
    assert package.table(FRAMEWORK_TABLE, "a-first").levels_files == [levels]
    assert package.table("policies").levels_files == []
