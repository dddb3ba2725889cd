"""A full disk while a study's pages are made: one line says which file and what stays; the last site stays whole.

Two sizes of what is left, or twenty with LONG_TRIALS=1, of a disk that is truly full.
"""

import shutil

import pytest
from command_line import warm
from conftest import copy_project
from long_trials import trials
from made_up_study import Size, write_made_up_study
from stopped import fill, small_disk

from compendium.held import PART
from compendium.run.stale.fingerprints import files_under

ROOM = 200_000_000
PAGES = 6_000_000
"""About what one build writes."""


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_under(folder)}


@pytest.fixture
def disk(tmp_path):
    """A disk of its own for the project."""
    try:
        with small_disk(tmp_path / "disk", ROOM):
            yield tmp_path / "disk"
    except PermissionError:
        pytest.skip("this system lets nobody have a small disk")


def test_the_last_site_stays_and_the_next_is_whole(disk):
    project = copy_project(disk / "copy")
    study = write_made_up_study(project.data / "local" / "full", Size(sites=2))
    site = project.study_site("full")
    assert warm(project.root, "sites", "full").returncode == 0
    ratings, build = study / "ratings.csv", project.study_build("full")
    before = contents(site)
    first = ratings.read_text(encoding="utf-8")
    shutil.copytree(build, disk / "build")
    shutil.copytree(site, disk / "site")
    ratings.write_text(first.replace("Made-up", "Made up"), encoding="utf-8")
    assert warm(project.root, "sites", "full").returncode == 0
    after, second = contents(site), ratings.read_text(encoding="utf-8")
    failed = 0
    for number in range(trials(2, 20)):
        for folder, kept in ((build, "build"), (site, "site")):
            shutil.rmtree(folder)
            shutil.copytree(disk / kept, folder)
        ratings.write_text(second, encoding="utf-8")
        filler = fill(disk, PAGES * number // trials(2, 20))
        done = warm(project.root, "sites", "full")
        filler.unlink()
        said = done.stdout + done.stderr
        assert "Traceback" not in said
        if done.returncode:
            failed += 1
            assert contents(site) == before
            assert "No space left on device" in said
            assert max(map(len, said.splitlines())) < 400
            assert len(said.splitlines()) < 9
            assert warm(project.root, "sites", "full").returncode == 0
        assert contents(site) == after
        assert not list(project.root.rglob(f"*{PART}"))
        assert [path.name for path in site.parent.iterdir()] == ["html"]
    assert failed
