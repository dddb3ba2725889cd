"""Building the site: the same bytes anywhere, nothing lost when it fails, nothing done when nothing changed."""

import filecmp
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import ROOT, copy_project
from surroundings import ALL_AT_ONCE, SURROUNDINGS, Call

from compendium.data_package.faults import DataError
from compendium.errors import RunError
from compendium.project import Project
from compendium.publish.book.looked_at import READ, SOUGHT, WORKFLOWS
from compendium.publish.make import make_book
from compendium.publish.site import is_site_stale, put_in_place, restore_site, site_parts
from compendium.run.notebooks import stale_notebooks
from compendium.run.stale.fingerprints import files_under


def book(project: Project, **environment: str) -> subprocess.CompletedProcess[str]:
    """`compendium book` as a person types it in the project's folder."""
    command = [sys.executable, "-m", "compendium", "book"]
    return subprocess.run(
        command, cwd=project.root, env=os.environ | environment, capture_output=True, text=True, check=False
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_under(folder)}


def whole_copy(target: Path) -> Project:
    """A copy of the project with all that the page on RAP and the zip for browsers look at besides data."""
    project = copy_project(target)
    for name in (*READ, *SOUGHT, "LICENSE"):
        source, copied = ROOT / name, target / name
        copied.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            copied.mkdir(exist_ok=True)
        elif source.is_file():
            shutil.copy(source, copied)
    shutil.copytree(ROOT / WORKFLOWS, target / WORKFLOWS)
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Project:
    """One book built in a folder of its own, in eleven surroundings at once that nobody else has."""
    project = whole_copy(tmp_path_factory.mktemp("one") / "first copy")
    shutil.copytree(project.data / "studies", project.data / "local-backup")
    (project.data / "review" / ".~lock.policies.csv#").write_text("somebody", encoding="utf-8")
    call, home = Call(project.root), tmp_path_factory.mktemp("home")
    for name in ALL_AT_ONCE:
        SURROUNDINGS[name](call, home)
    done = call("book")
    assert done.returncode == 0, done.stdout + done.stderr
    told = [line for line in done.stderr.splitlines() if ' is "' in line]
    assert [line.partition(" ")[0] for line in told] == ["MPLBACKEND", "SOURCE_DATE_EPOCH"]
    return Project(call.folder)


@pytest.fixture
def again(built, tmp_path) -> Project:
    """A copy of the built book that a test may spoil."""
    shutil.copytree(built.root, tmp_path / "again")
    return Project(tmp_path / "again")


@pytest.fixture(scope="module")
def elsewhere(project, tmp_path_factory) -> Project:
    """A book of the same data: the one that `make test` has just brought up to date, else one that is built here."""
    if not stale_notebooks(project) and not is_site_stale(project):
        return project
    other = whole_copy(tmp_path_factory.mktemp("two") / "second copy")
    home = tmp_path_factory.mktemp("home")
    done = book(other, TZ="America/Caracas", LC_ALL="C.UTF-8", HOME=str(home), PYTHONHASHSEED="2")
    assert done.returncode == 0, done.stdout + done.stderr
    return other


def test_the_site_and_the_notebooks_are_the_same_bytes_elsewhere(built, elsewhere):
    one, two = contents(built.site), contents(elsewhere.site)
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []
    for notebook in built.executed.rglob("*.ipynb"):
        assert filecmp.cmp(notebook, elsewhere.executed / notebook.relative_to(built.executed), shallow=False)


def test_the_site_holds_pages_notebooks_and_data_but_nothing_private(built):
    names = set(contents(built.site))
    assert {"index.html", "notebooks/mapping_review.html", "notebooks/mapping_review.ipynb"} <= names
    assert {
        "data/review/policies.csv",
        "data/datapackage.json",
        "data/frameworks/care-act-isp/framework.toml",
    } <= names
    names = {name for name in names if not name.endswith("/pyodide-lock.json")}  # of Pyodide
    assert not [name for name in names if "local" in Path(name).parts or "before-fix" in name or "lock" in name]
    assert not [name for name in names if name.startswith("data/studies/")]


def test_every_link_of_every_page_leads_somewhere(built):
    links = {
        (page, unquote(link))
        for page in built.site.rglob("*.html")
        for link in re.findall(r'(?:href|src)="([^"#?]+)', page.read_text(encoding="utf-8"))
        if not link.startswith(("https://", "http://", "mailto:", "data:"))
    }
    assert len(links) > 100
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []


def test_the_site_names_no_path_of_this_machine_and_loads_nothing_from_elsewhere(built):
    for name, content in contents(built.site).items():
        assert str(built.root).encode() not in content, name
        if name.endswith(".html"):
            text = content.decode()
            for start in ('src="http', 'src="//', '<link rel="stylesheet" href="http', "@import"):
                assert start not in text, name


def test_nothing_changed_does_nothing(again):
    before = (again.site / "index.html").stat().st_mtime_ns
    done = book(again)
    assert done.stdout.startswith("Nothing has changed")
    assert (again.site / "index.html").stat().st_mtime_ns == before


def test_the_site_is_made_from_all_that_its_pages_show(copy):
    written = {
        "book/glossary.md": "pages",
        "book/_static/compendium.css": "pages",
        "benchmarks/book.csv": "pages",
        "data/claims.csv": "data",
        "CITATION.cff": "looked at",
        "build/executed/claims.ipynb": "notebooks",
        "build/studies/care-act/executed/across_sites.ipynb": "study care-act",
    }
    for name, part in written.items():
        before, path = site_parts(copy), copy.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write("\n")
        now = site_parts(copy)
        assert [each for each in now if now[each] != before[each]] == [part], name


def test_a_fault_in_the_data_leaves_the_last_site(again):
    before = contents(again.site)
    path = again.data / "review" / "policies.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("vanguards,Vanguards", "vanguards,"), encoding="utf-8")
    with pytest.raises(DataError):
        make_book(again, None, 1, lambda line: None)
    assert contents(again.site) == before


def test_a_page_that_cannot_be_built_leaves_the_last_site(again):
    before = contents(again.site)
    (again.pages / "glossary.md").write_text("# Glossary\n\n[nowhere](#no-such-place)\n", encoding="utf-8")
    with pytest.raises(RunError, match="the last one stays"):
        make_book(again, None, 1, lambda line: None)
    assert contents(again.site) == before


def test_the_old_site_stands_until_the_new_one_is_whole(tmp_path):
    made, site = tmp_path / "made", tmp_path / "_build" / "html"
    made.mkdir()
    site.mkdir(parents=True)
    (made / "index.html").write_text("new")
    (site / "index.html").write_text("old")
    put_in_place(made, site)
    assert (site / "index.html").read_text() == "new"
    assert sorted(path.name for path in site.parent.iterdir()) == ["html"]


def test_a_build_killed_between_the_two_renames_is_put_right(tmp_path):
    project = Project(tmp_path)
    old = tmp_path / "_build" / "html.old"
    old.mkdir(parents=True)
    (old / "index.html").write_text("old")
    restore_site(project.site)
    assert (project.site / "index.html").read_text() == "old"


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system cannot kill a group of processes")
@pytest.mark.parametrize("pages", [False, True], ids=["notebooks", "pages"])
def test_a_build_that_is_killed_loses_nothing_and_the_next_one_ends_the_same(built, again, pages):
    """Killed while it checks and runs notebooks, and, with no notebook to run, as soon as it begins to make pages."""
    good = contents(built.site)
    shutil.rmtree(again.build / "site" if pages else again.executed)
    (again.build / "site.record.json").unlink()
    command = [sys.executable, "-m", "compendium", "book"]
    running = subprocess.Popen(command, cwd=again.root, stderr=subprocess.DEVNULL, start_new_session=True)
    end = time.monotonic() + (60 if pages else 1)
    while time.monotonic() < end and not (pages and (again.build / "site").is_dir()):
        time.sleep(0.01)
    assert running.poll() is None
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert contents(again.site) == good
    assert book(again).returncode == 0
    assert contents(again.site) == good
