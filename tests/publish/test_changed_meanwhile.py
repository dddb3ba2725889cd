"""Another commit is checked out while a study's pages or the book are made: what stands is of one of the two, whole.

Data, a notebook and a page change before a random step on the disk, by turns for good and until the command has ended.
Whatever the clock says. Once, or twenty times with LONG_TRIALS=1 and then for the book as well. Pages are left as they
are laid out for Sphinx, which reads nothing else.
"""

import os
import random
from pathlib import Path

import pytest
from conftest import copy_executed, copy_project
from kills import NEVER, can_kill, contents, left_over
from long_trials import LONG, trials
from made_up_study import Size, write_made_up_study
from stopped import ENDED_WELL, FULL, TOLD, killed_after, stopped
from unbuilt_pages import leave_unbuilt

from compendium.publish.make import make_book, make_study
from compendium.run.lock import alone
from compendium.run.sites import Means
from compendium.run.workers.warm import warm_up

pytestmark = pytest.mark.skipif(not can_kill(), reason="this system cannot copy a process")

SLOW = "long trials only: four times the book"
STUDY = "data/local/changing"
CHANGES = {
    "data/failure/failure_items.csv": ("Chronological order", "Order in time"),
    "notebooks/why_policies_fail.ipynb": ("## What it means", "## What it all means"),
    "book/glossary.md": ("# Glossary", "# Glossary of terms"),
    f"{STUDY}/ratings.csv": ("Made-up statement", "Made up statement"),
    f"{STUDY}/study.toml": ("Made-up study changing", "Made-up study that changes"),
}
"""Files that are not the same in the two commits, with what is other in them."""


def quiet(*_):
    pass


def set_times(folder: Path, time: int) -> None:
    """Let all files be as if the clock had been put forward or back since they were written."""
    for path in folder.rglob("*"):
        os.utime(path, (time, time))


class TwoCommits:
    """A project that is at one of two commits, and what is made of each."""

    def __init__(self, root: Path, words: str) -> None:
        self.project, self.words = copy_project(root), words
        copy_executed(self.project)
        write_made_up_study(self.project.root / STUDY, Size(sites=2))
        self.texts = {name: (self.project.root / name).read_text(encoding="utf-8") for name in CHANGES}
        self.site = self.project.site if words == "book" else self.project.study_site("changing")

    def check_out(self, commit: int) -> None:
        """Replace the files, one after another, as git does."""
        for name, text in self.texts.items():
            path = self.project.root / name
            path.unlink()
            path.write_text(text.replace(*CHANGES[name]) if commit else text, encoding="utf-8")

    def make(self) -> None:
        with alone(self.project, quiet):
            if self.words == "book":
                make_book(self.project, None, 2, quiet)
            else:
                make_study(self.project, self.project.root / STUDY, Means(jobs=2), (), quiet, quiet)


@pytest.mark.parametrize("words", ["sites", pytest.param("book", marks=pytest.mark.skipif(not LONG, reason=SLOW))])
def test_what_stands_is_of_one_commit_whole(tmp_path, monkeypatch, words):
    leave_unbuilt(monkeypatch)
    warm_up()
    there = TwoCommits(tmp_path / "copy", words)
    expected, steps = {}, 0
    for commit in (1, 0):
        there.check_out(commit)
        ended = stopped(there.make, NEVER, FULL, there.project.root)
        assert ended.code == ENDED_WELL, ended.said
        steps, expected[commit] = ended.steps, contents(there.site)
    assert expected[0] != expected[1]
    draw, ended_well = random.Random(4), 0
    for number in range(trials(1, 20)):
        there.check_out(1)
        ended = stopped(there.make, draw.randint(1, steps), lambda: there.check_out(0), there.project.root)
        assert ended.code in (ENDED_WELL, TOLD), ended.said
        ended_well += ended.code == ENDED_WELL
        assert contents(there.site) in (expected[0], expected[1])
        now = number % 2
        there.check_out(now)
        set_times(there.project.root, (0, 2**31)[number // 2 % 2])
        there.make()
        assert contents(there.site) == expected[now]
        assert left_over(there.project.root) == []
    assert ended_well
    print(words, "changed meanwhile:", trials(1, 20), "of which came to their end:", ended_well)  # noqa: T201


def test_two_at_once_make_what_one_makes(tmp_path, monkeypatch):
    """The second finds all done by the first, or makes it where that was killed; here one is, now and then."""
    leave_unbuilt(monkeypatch)
    warm_up()
    there = TwoCommits(tmp_path / "copy", "sites")
    there.make()
    expected = contents(there.site)
    draw = random.Random(6)
    for _ in range(trials(1, 10)):
        there.check_out(1)
        there.make()
        there.check_out(0)
        second = os.fork()
        if second == 0:
            code = 1
            try:
                there.make()
                code = 0
            finally:
                os._exit(code)
        killed_after(there.make, draw.uniform(0, 8))
        assert os.waitstatus_to_exitcode(os.waitpid(second, 0)[1]) == 0
        assert contents(there.site) == expected
        assert left_over(there.project.root) == []
