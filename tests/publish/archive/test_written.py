"""Which files go into an archive: those that git tracks, and without git those of the package's own list."""

import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

from compendium.errors import CompendiumError
from compendium.project import Project
from compendium.publish.archive.written import archived_files, files_to_run, own_files, tracked_files


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A few files of a compendium, all of them tracked but for what is private or made."""
    for name in ("_config.yml", "README.md", "data/a.csv", "data/local/mine/ratings.csv", "notebooks/n.ipynb"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-f", ".")
    return Project(tmp_path)


def test_the_own_list_is_what_git_tracks() -> None:
    tracked = tracked_files(ROOT)
    if tracked is None:
        pytest.skip("not a git clone")
    there = [name for name in tracked if (ROOT / name).is_file()]
    assert sorted(set(there) - set(own_files(ROOT))) == []


def test_git_decides_and_private_studies_stay_out_even_where_it_tracks_them(small: Project) -> None:
    assert archived_files(small) == ["README.md", "_config.yml", "data/a.csv", "notebooks/n.ipynb"]


def test_without_git_the_list_gives_the_same(small: Project) -> None:
    before = archived_files(small)
    (small.root / ".git").rename(small.root / "git.away")
    assert tracked_files(small.root) is None
    assert archived_files(small) == before


def test_what_the_book_is_made_from_and_git_does_not_track_is_refused_by_name(small: Project) -> None:
    (small.data / "b.csv").write_text("x\n", encoding="utf-8")
    with pytest.raises(CompendiumError, match=r"git does not track: data/b\.csv\. Add them first"):
        archived_files(small)
    assert "data/b.csv" in files_to_run(small.root)


def test_a_tracked_file_that_is_gone_is_refused_by_name(small: Project) -> None:
    (small.root / "README.md").unlink()
    with pytest.raises(CompendiumError, match=r"not there: README\.md"):
        archived_files(small)


@pytest.mark.parametrize(
    "name",
    [
        "data/a.csv.before-fix",
        "data/a.csv.before-import-2",
        "src/x/__pycache__/a.pyc",
        "src/x.egg-info/PKG",
        "notes.txt",
    ],
)
def test_what_was_made_or_is_nobodys_business_stays_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("x", encoding="utf-8")
    assert own_files(tmp_path) == []
