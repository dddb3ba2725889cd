"""A run of a study that is killed at any moment breaks no file and loses nothing that was finished.

Five kills, or 200 with LONG_TRIALS=1, which take some 20 minutes.
"""

import json
import os
import random
import re
import shutil
import signal
import time

import pytest
from conftest import copy_project
from long_trials import trials
from made_up_study import Size, write_made_up_study
from warm_builder import get_ready

from compendium.publish.make import make_study
from compendium.run.sites import Means
from compendium.run.stale.fingerprints import digest, files_under

KILLS = trials(5, 200)
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
    old, longest, whole = {}, LONGEST, True
    while kills < KILLS:
        before = finished(project)
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
