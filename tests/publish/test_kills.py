"""A run of a study, and the making of the book, killed at any moment: nothing finished is lost, nothing is half new.

Six kills of each, or 300 and 60 with LONG_TRIALS=1: by turns at a random time and before a random step on the disk.
After each, the site that stands is one that was never stopped would have made, all of it old or all of it new, and the
next command leaves nothing half-made behind.
"""

import json
import random
import shutil

import pytest
from conftest import copy_executed, copy_project
from editing import set_cell
from kills import Kills, can_kill, contents, left_over, temporary_folders
from long_trials import LONG, trials
from made_up_study import Size, write_made_up_study
from warm_builder import get_ready

from compendium.publish.make import make_book, make_study
from compendium.run.lock import alone
from compendium.run.sites import Means
from compendium.run.stale.fingerprints import digest
from compendium.run.workers.warm import warm_up

KILLS, BOOKS = trials(6, 300), trials(6, 60)
SITES = 2
STATEMENTS = ("Made-up statement", "Made up statement")
"""What is changed in the data of the study, and back."""

pytestmark = pytest.mark.skipif(not can_kill(), reason="this system cannot copy and kill a process")


@pytest.fixture
def temporary():
    get_ready()
    warm_up()
    with temporary_folders() as folder:
        yield folder


def quiet(*_):
    pass


def next_command(project):
    """What every command does first."""
    with alone(project, quiet):
        pass


def standing(site):
    """The site as it stands, or, between two renames, beside its place; nothing where there was none yet."""
    place = site if site.exists() else site.with_name(f"{site.name}.old")
    return contents(place) if place.exists() else None


class Study:
    """A study with two states of its data, and what a run that is never stopped makes of each."""

    def __init__(self, folder):
        self.project = copy_project(folder)
        self.ratings = write_made_up_study(self.project.data / "local" / "killed", Size(sites=SITES)) / "ratings.csv"
        self.state = 0
        self.expected = []

    def make(self):
        with alone(self.project, quiet):
            make_study(self.project, self.ratings.parent, Means(jobs=2), (), quiet, quiet)

    def change(self):
        old, new = STATEMENTS[self.state], STATEMENTS[1 - self.state]
        text = self.ratings.read_text(encoding="utf-8")
        assert old in text
        self.ratings.write_text(text.replace(old, new), encoding="utf-8")
        self.state = 1 - self.state

    @property
    def site(self):
        return self.project.study_site("killed")

    def finished(self):
        """The pages with a record that describes them, by their bytes. Broken files end the test."""
        executed = self.project.study_build("killed") / "executed"
        found = {}
        for path in executed.rglob("*.ipynb"):
            json.loads(path.read_text(encoding="utf-8"))
            record = path.with_suffix(".record.json")
            if record.is_file() and digest(path) == json.loads(record.read_text(encoding="utf-8"))["made"]:
                found[path.relative_to(executed).as_posix()] = path.read_bytes()
        return found

    def look_at_expected(self):
        """Make both states in turn, without any stop."""
        for _ in STATEMENTS:
            self.make()
            self.expected.append((contents(self.site), self.finished()))
            self.change()


def test_kills_of_a_study_lose_nothing(tmp_path, temporary):
    never_stopped, study = Study(tmp_path / "never stopped"), Study(tmp_path / "copy")
    never_stopped.look_at_expected()
    sites, pages = zip(*never_stopped.expected, strict=True)
    assert [len(made) for made in pages] == [SITES + 2] * 2
    kills = Kills(study.make, study.project.root, random.Random(14))
    kills.measure()
    study.change()
    allowed = list(sites)
    while kills.made < KILLS:
        before, now = study.finished(), pages[study.state]
        if kills.once():
            assert standing(study.site) in allowed
            after = study.finished()
            assert all(page in (pages[0][name], pages[1][name]) for name, page in after.items())
            assert {name for name in before if before[name] == now[name]} <= {n for n in after if after[n] == now[n]}
            next_command(study.project)
            assert left_over(study.project.build, study.project.data, temporary) == []
        else:
            assert (contents(study.site), study.finished()) == never_stopped.expected[study.state]
            assert left_over(study.project.root, temporary) == []
            study.change()
            if kills.unhurt % 3 == 0:  # now and then there is nothing to build upon
                shutil.rmtree(study.project.study_build("killed"))
    study.make()
    assert (contents(study.site), study.finished()) == never_stopped.expected[study.state]
    assert left_over(study.project.root, temporary) == []
    print("sites:", kills)  # noqa: T201 - shown where long trials are asked for it


class Book:
    """A book with two states of a page. In long trials every fourth change is also of a tick: notebooks run for it."""

    def __init__(self, folder):
        self.project = copy_project(folder)
        copy_executed(self.project)
        self.page = self.project.pages / "glossary.md"
        self.text = self.page.read_text(encoding="utf-8")
        self.state = (0, "no")

    def make(self):
        with alone(self.project, quiet):
            make_book(self.project, None, 2, quiet)

    def change(self, number):
        sentence, tick = (number + 1) % 2, "yes" if LONG and number // 4 % 2 else "no"
        self.page.write_text(self.text + "\nA sentence more.\n" * sentence, encoding="utf-8")
        table = self.project.data / "review" / "approach_matrix.csv"
        set_cell(table, "approach", "regional-support", "vanguards", tick)
        self.state = (sentence, tick)


def test_kills_of_the_book_lose_nothing(tmp_path, temporary):
    never_stopped, book = Book(tmp_path / "never stopped"), Book(tmp_path / "copy")
    expected = {}
    for number in (0, 1, 5, 4):
        never_stopped.change(number)
        if never_stopped.state not in expected:
            never_stopped.make()
            expected[never_stopped.state] = contents(never_stopped.project.site)
    assert len({frozenset(made.items()) for made in expected.values()}) == len(expected)
    book.change(0)
    kills = Kills(book.make, book.project.root, random.Random(3))
    kills.measure()
    number, last = 0, book.state
    while kills.made < BOOKS:
        number += 1
        book.change(number)
        for _ in range(3):
            if not kills.once():
                break
            assert standing(book.project.site) in (expected[last], expected[book.state])
            next_command(book.project)
            assert left_over(book.project.build, book.project.data, temporary) == []
        book.make()
        assert contents(book.project.site) == expected[book.state]
        assert left_over(book.project.root, temporary) == []
        last = book.state
    print("book:", kills)  # noqa: T201
