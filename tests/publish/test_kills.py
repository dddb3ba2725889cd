"""A run of a study that is killed at any moment breaks no file and loses nothing that was finished.

Six kills, or 300 with LONG_TRIALS=1, which take some 40 minutes: by turns at a random time and before a random step on
the disk. The same is done to the book, but only with LONG_TRIALS=1 (60): `test_site.py` has a sample.
"""

import json
import os
import random
import re
import shutil
import signal
import time

import pytest
from conftest import copy_executed, copy_project
from long_trials import trials
from made_up_study import Size, write_made_up_study
from stopped import KILLED, stopped
from stopped import killed_after as stopped_at
from warm_builder import get_ready

from compendium.held import OURS
from compendium.publish.make import make_book, make_study
from compendium.run.sites import Means
from compendium.run.stale.fingerprints import digest, files_under

KILLS = trials(6, 300)
BOOKS = trials(0, 60)
MOST = 400  # steps on the disk, until a run that was to be stopped later has ended before
LONGEST = 12.0  # seconds, until a whole run tells how long one takes on this machine, as busy as it is
SITES = 6


def make(project):
    make_study(project, project.data / "local" / "killed", Means(jobs=2), (), lambda *_: None, lambda _: None)


def killed_after(project, seconds):
    """Make the study in a process that is killed with SIGKILL; how long it took where it had ended before, else 0."""
    start = time.monotonic()
    process = os.fork()
    if process == 0:
        try:
            make(project)
        finally:
            os._exit(0)
    while time.monotonic() < start + seconds:
        if os.waitpid(process, os.WNOHANG)[0]:
            return time.monotonic() - start
        time.sleep(0.01)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return 0.0


def killed_before(project, step):
    """Make the study in a process that is killed before a step on the disk; tells whether it came to that."""
    return stopped(lambda: make(project), step, KILLED, project.root).killed


def finished(project):
    """The pages with a record that describes them, by their bytes. Broken files end the test."""
    executed = project.study_build("killed") / "executed"
    found = {}
    for path in executed.rglob("*.record.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        notebook = path.with_name(path.name.replace(".record.json", ".ipynb"))
        if digest(notebook) == record["made"]:
            found[notebook.relative_to(executed).as_posix()] = notebook.read_bytes()
    for notebook in executed.rglob("*.ipynb"):
        json.loads(notebook.read_text(encoding="utf-8"))
    return found


def refuse_broken_site(site):
    """A site is whole, or stands beside under its old name, or was never there."""
    place = site if site.exists() else site.with_name(f"{site.name}.old")
    for page in place.rglob("*.html"):
        assert page.read_text(encoding="utf-8").rstrip().endswith("</html>"), page
    if place.exists():
        assert len(list(place.glob("sites/*.html"))) == SITES + 1


def start_anew(project, number):
    """Make every page stale, by turns by a change of data and by taking all pages away; returns those that stay."""
    if number % 2:
        shutil.rmtree(project.study_build("killed") / "executed")
    else:
        path = project.data / "local" / "killed" / "ratings.csv"
        text = re.sub(r"Made-up\d* statement", f"Made-up{number} statement", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    return finished(project)


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_under(folder)}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy and kill a process")
def test_kills_at_random_moments_lose_nothing(tmp_path):
    project = copy_project(tmp_path / "copy")
    study = write_made_up_study(project.data / "local" / "killed", Size(sites=SITES))
    draw = random.Random(14)
    get_ready()
    kills = ends = 0
    old, longest, most, whole = {}, LONGEST, MOST, True
    while kills < KILLS:
        before = finished(project)
        if kills % 2:
            step = draw.randrange(1, most)
            took = 0.0 if killed_before(project, step) else longest
            most = max(2, step) if took and whole else most
        else:
            took = killed_after(project, draw.uniform(0, longest))
        if took:
            longest, whole = took if whole else longest, True
            ends += 1
            old = start_anew(project, ends)
            continue
        kills, whole = kills + 1, False
        time.sleep(0.6)  # copies of the killed process end by themselves
        after = finished(project)
        refuse_broken_site(project.study_site("killed"))
        assert set(before) <= set(after)
        made_since = {name: page for name, page in before.items() if old.get(name) != page}
        assert made_since.items() <= after.items()
    make(project)
    refuse_broken_site(project.study_site("killed"))
    never_stopped = copy_project(tmp_path / "never stopped")
    shutil.copytree(study, never_stopped.data / "local" / "killed")
    make(never_stopped)
    assert contents(never_stopped.study_site("killed")) == contents(project.study_site("killed"))
    assert finished(never_stopped) == finished(project)
    assert len(finished(project)) == SITES + 2
    assert not [path for path in files_under(project.study_build("killed") / "executed") if path.name.startswith(".")]


@pytest.mark.skipif(not BOOKS, reason="long trials only: sixty builds of the book")
def test_kills_of_the_book_lose_nothing(tmp_path):
    project = copy_project(tmp_path / "copy")
    copy_executed(project)
    get_ready()

    def book():
        make_book(project, None, 2, lambda line: None)

    begun = time.monotonic()
    book()
    longest, most, draw = time.monotonic() - begun, MOST, random.Random(3)
    good, page = contents(project.site), project.pages / "glossary.md"
    for number in range(BOOKS):
        page.write_text(page.read_text(encoding="utf-8") + f"\nA sentence more, {number}.\n", encoding="utf-8")
        last = contents(project.site)
        if number % 2:
            step = draw.randrange(1, most)
            most = most if stopped(book, step, KILLED, project.root).killed else max(2, step)
        else:
            stopped_at(book, draw.uniform(0, longest))
        time.sleep(0.6)
        place = project.site if project.site.exists() else project.site.with_name("html.old")
        now = contents(place)
        assert sorted(now) == sorted(good)
        assert now == last or f"A sentence more, {number}.".encode() in now["glossary.html"]
        if now != last:  # it came to its end, or was killed after it: all of it is new
            book()
            assert contents(project.site) == now
    book()
    never_stopped = copy_project(tmp_path / "never stopped")
    shutil.copy(page, never_stopped.pages / page.name)
    copy_executed(never_stopped)
    make_book(never_stopped, None, 2, lambda line: None)
    assert contents(never_stopped.site) == contents(project.site)
    assert not [path for path in project.root.rglob("*.part") if OURS.fullmatch(path.name)]
    assert [path.name for path in project.site.parent.iterdir() if path.name != "studies"] == ["html"]
