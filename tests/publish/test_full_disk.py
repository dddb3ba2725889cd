"""A full disk while pages are made, of a study or of the book: one line says which file and what stays; the last site
stays whole.

Two sizes of what is left, or twenty with LONG_TRIALS=1, of a disk that is truly full.
"""

import shutil

import pytest
from command_line import warm
from conftest import copy_executed, copy_project
from long_trials import trials
from made_up_study import Size, write_made_up_study
from stopped import fill, small_disk

from compendium.held import PART
from compendium.run.stale.fingerprints import files_under

ROOM = 400_000_000
PAGES = 6_000_000
"""About what one build writes of a study's pages."""
BOOK = 30_000_000
"""About what one build writes of the book."""


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


def test_the_last_site_of_a_study_stays_and_the_next_is_whole(disk):
    project = copy_project(disk / "copy")
    study = write_made_up_study(project.data / "local" / "full", Size(sites=2))
    site, ratings = project.study_site("full"), study / "ratings.csv"
    first = ratings.read_text(encoding="utf-8")
    changed = first.replace("Made-up", "Made up")
    try_full_disks(disk, ["sites", "full"], ratings, changed, [project.study_build("full"), site], PAGES)
    assert [path.name for path in site.parent.iterdir()] == ["html"]


def test_the_last_book_stays_and_the_next_is_whole(disk):
    project = copy_project(disk / "copy")
    copy_executed(project)
    page = project.root / "book" / "glossary.md"
    changed = page.read_text(encoding="utf-8") + "\nA sentence more.\n"
    try_full_disks(disk, ["book"], page, changed, [project.build, project.site], BOOK)


def try_full_disks(disk, command, file, changed, made, room):
    """Give a command after a change of a file while less and less room is left on the disk.

    ``made`` are the folders that the command writes, the site last; a trial begins with those from before it.
    """
    root, site = disk / "copy", made[-1]
    assert warm(root, *command).returncode == 0
    before = contents(site)
    for number, folder in enumerate(made):
        shutil.copytree(folder, disk / f"made {number}", symlinks=True)
    file.write_text(changed, encoding="utf-8")
    assert warm(root, *command).returncode == 0
    after, failed = contents(site), 0
    assert after != before
    for number in range(trials(2, 20)):
        for kept, folder in enumerate(made):
            shutil.rmtree(folder)
            shutil.copytree(disk / f"made {kept}", folder, symlinks=True)
        filler = fill(disk, room * number // trials(2, 20))
        done = warm(root, *command)
        filler.unlink()
        said = done.stdout + done.stderr
        assert "Traceback" not in said
        if done.returncode:
            failed += 1
            assert contents(site) == before
            assert "No space left on device" in said
            assert max(map(len, said.splitlines())) < 400
            assert len(said.splitlines()) < 9
            assert warm(root, *command).returncode == 0
        assert contents(site) == after
        assert not list(root.rglob(f"*{PART}"))
    assert failed
