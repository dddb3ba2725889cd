"""The site of a study: every page, what failed, what may be had, and nothing that may not."""

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from conftest import copy_executed, copy_project
from hostile import HOSTILE
from made_up_study import Size, write_made_up_study
from shared_study import rewrite
from unbuilt_pages import leave_unbuilt

from compendium.data_package.faults import DataError, Fault
from compendium.errors import ParameterError
from compendium.project import Project
from compendium.publish.make import make_book, make_study
from compendium.publish.study.shared_place import share_study
from compendium.publish.study.site import lay_out_ahead
from compendium.publish.study.stage import stage_study, with_links
from compendium.publish.study.states import page_states
from compendium.run.sites import Means, StudyRun
from compendium.run.stale.fingerprints import files_under
from compendium.run.study import open_study
from compendium.sites.show.register import private_texts

SITES = 5
FIRST = "made-up-0001"
MARKED = ("statement", "respondent", "coder", "evidence", "note", "source", "locator")
"""Columns whose cells must not get out where a row is not to be published; the second to fourth in no case."""


def mark(number, row):
    """Fill a row with secrets; what it may tell is markup."""
    shown = row["publish"] == "yes"
    for column in MARKED:
        row[column] = f"sekret{column}{number}"
    row["source"] = "paper"
    row["locator"] = f"Sekretlocator{number}, paragraph {number + 1}"
    if shown:
        row |= {"statement": "=1+1 <script>shown()</script> {{ x }} **b** ```{note}", "note": ""}
        row |= {"locator": "Findings, paragraph 1"}
    return row | {"coder": f"sekretcoder{number % 3}"}


def hostile(number, row):
    names = ["<img src=x onerror=alert(1)>", "{{ nothing_of_this_name }}", '=HYPERLINK("https://example.org")']
    names += ["[link](https://example.org) <https://example.org> ![i](x.png)", "# heading", "a | b | c"]
    assert set(names) <= set(HOSTILE)
    return row | {"name": names[number]}


def last_code(notebook):
    """The cell of code that is run last."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][-1]


def make(project, folder, *only) -> StudyRun:
    return make_study(project, folder, Means(), only, lambda *_: None, lambda _: None)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_under(folder)}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Project:
    """A project with a made-up study and one full of secrets, both made."""
    project = copy_project(tmp_path_factory.mktemp("studies") / "copy")
    make(project, write_made_up_study(project.data / "local" / "small", Size(sites=SITES, silence=0)))
    folder = write_made_up_study(project.data / "local" / "secretive", Size(sites=SITES))
    rewrite(folder / "ratings.csv", mark)
    rewrite(folder / "sites.csv", hostile)
    make(project, folder)
    return project


@pytest.fixture
def again(built, tmp_path) -> Project:
    """A copy of it that a test may spoil."""
    shutil.copytree(built.root, tmp_path / "again")
    return Project(tmp_path / "again")


@pytest.fixture
def unbuilt(monkeypatch) -> None:
    """Pages stay as they are staged, for tests of what is put on them."""
    leave_unbuilt(monkeypatch)


def test_there_is_a_page_for_each_site_and_one_across_them(built):
    names = set(contents(built.study_site("small")))
    sites = {f"sites/made-up-{number:04}" for number in range(1, SITES + 1)} | {"sites/programme", "across_sites"}
    assert {f"{site}.html" for site in sites} | {f"{site}.ipynb" for site in sites} <= names
    assert {"index.html", "failures.html", "search.html", "data/levels.csv"} <= names


def test_every_link_leads_somewhere(built):
    for study in ("small", "secretive"):
        site = built.study_site(study)
        for page in site.rglob("*.html"):
            for link in re.findall(r'(?:href|src)="([^"#?]+)', page.read_text(encoding="utf-8")):
                if not link.startswith(("https://", "mailto:", "data:")):
                    assert (page.parent / link).exists(), f"{page}: {link}"


def test_the_side_bar_lists_no_site(built):
    page = (built.study_site("small") / "sites" / f"{FIRST}.html").read_text(encoding="utf-8")
    bar = page[page.index('<nav class="site-nav"') :]
    bar = bar[: bar.index("</nav>")]
    assert "across_sites.html" in bar
    assert "made-up-" not in bar


def test_a_page_has_its_name_its_notebook_and_its_neighbours(built):
    page = (built.study_site("small") / "sites" / f"{FIRST}.html").read_text(encoding="utf-8")
    assert "<h1>Made-up council 0001" in page
    assert f'href="{FIRST}.ipynb" download' in page
    assert 'href="../data/levels.csv" download' in page
    assert 'rel="prev" href="programme.html"' in page
    assert 'rel="next" href="made-up-' in page


def test_no_secret_is_anywhere_on_the_site(built):
    """In no page, search index, notebook, picture or download, in whatever case."""
    for name, content in contents(built.study_site("secretive")).items():
        assert b"sekret" not in content.lower(), name


def test_text_is_shown_as_typed(built):
    site = built.study_site("secretive")
    pages = {path.name: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    together = "".join(pages.values())
    assert "<script>shown()" not in together
    assert "<img src=x" not in together
    assert "&lt;img src=x onerror=alert(1)&gt;</h1>" in pages["programme.html"]
    assert any("=1+1 &lt;script&gt;shown()&lt;/script&gt;" in page for page in pages.values())
    levels = (site / "data" / "levels.csv").read_text(encoding="utf-8")
    assert "'=HYPERLINK(" in levels
    assert not re.search(r'(^|,)"?[=+@-]', levels, re.MULTILINE)


def test_what_is_laid_out_ahead_is_what_is_laid_out_at_once(again, tmp_path):
    """Current pages alone are laid out ahead; one that changes afterwards is laid out again."""
    folder = again.data / "local" / "small"
    study = open_study(again, folder)
    steps = list(lay_out_ahead(study, {f"sites/{FIRST}"}))
    ahead = study.build / "pages" / "sites"
    assert sorted(path.stem for path in ahead.iterdir()) == sorted(set(study.own) - {FIRST})
    assert len(steps) == len(study.own) - 1, "a step for each page, so that others can be kept in between"
    executed = study.build / "executed" / "sites" / "made-up-0002.ipynb"
    executed.write_text(executed.read_text(encoding="utf-8").replace("Made-up", "Renamed"), encoding="utf-8")
    stage_study(study, page_states(study, []), (study.build / "pages", study.build / "beside"), study.build / "apart")
    whole = (tmp_path / "pages", tmp_path / "beside")
    stage_study(open_study(again, folder), page_states(study, []), whole, tmp_path / "apart")
    assert contents(study.build / "pages") == contents(whole[0])
    assert contents(study.build / "beside") == contents(whole[1])
    assert contents(study.build / "apart") == contents(tmp_path / "apart")
    assert b"Renamed" in contents(whole[0])["sites/made-up-0002.ipynb"]


def test_nothing_changed_makes_nothing(again):
    before = {path: path.stat().st_mtime_ns for path in files_under(again.study_site("small"))}
    assert make(again, again.data / "local" / "small").ran == []
    assert {path: path.stat().st_mtime_ns for path in files_under(again.study_site("small"))} == before


def test_a_file_that_went_missing_from_the_site_is_put_back(again):
    before = contents(again.study_site("small"))
    (again.study_site("small") / "sites" / f"{FIRST}.html").unlink()
    assert make(again, again.data / "local" / "small").ran == []
    assert contents(again.study_site("small")) == before


def test_a_study_of_the_same_name_elsewhere_does_not_overwrite_it(again, tmp_path):
    other = write_made_up_study(tmp_path / "elsewhere" / "small", Size(sites=2))
    with pytest.raises(ParameterError, match="data/local/small"):
        make(again, other)
    assert (again.study_site("small") / "sites" / f"made-up-{SITES:04}.html").is_file()


def test_a_public_study_offers_its_tables_without_those_who_rated_and_spoke(again):
    folder = again.data / "local" / "small"
    toml = (folder / "study.toml").read_text(encoding="utf-8")
    (folder / "study.toml").write_text(toml.replace("smallest_count = 10", "smallest_count = 1"), encoding="utf-8")
    rewrite(folder / "ratings.csv", lambda n, row: row | {"publish": "yes", "respondent": f"sekret-{n}"})
    rewrite(folder / "ratings.csv", lambda _, row: row | {"statement": "=1+1", "coder": f"sekret-{row['coder']}"})
    make(again, folder)
    site = again.study_site("small")
    assert {path.name for path in (site / "data").iterdir()} == {"sites.csv", "ratings.csv"}
    for name, content in contents(site).items():
        assert b"sekret" not in content.lower(), name
    assert "'=1+1" in (site / "data" / "ratings.csv").read_text(encoding="utf-8")


def test_the_same_bytes_come_of_it_elsewhere(built, tmp_path):
    other = copy_project(tmp_path / "elsewhere")
    folder = tmp_path / "somewhere" / "small"
    shutil.copytree(built.data / "local" / "small", folder)
    make(other, folder)
    assert contents(other.study_site("small")) == contents(built.study_site("small"))


@pytest.mark.usefixtures("unbuilt")
def test_how_sites_stand_is_renewed_where_only_another_site_changed(again, tmp_path):
    """Two notebooks run, and yet every page and notebook is what a run of all of them would give.

    Sphinx is given the other pages as they were.
    """
    folder, staged = again.data / "local" / "small", again.study_build("small") / "pages"

    def change(_, row):
        return row | ({"level": "very_poor"} if row["site"] == FIRST else {})

    make(again, folder)
    before, given = contents(again.study_site("small")), contents(staged)
    rewrite(folder / "ratings.csv", change)
    assert sorted(make(again, folder).ran) == ["across_sites", f"sites/{FIRST}"]
    after = contents(again.study_site("small"))
    changed = {name for name, content in contents(staged).items() if given[name] != content}
    assert changed - {"index.md"} == {"across_sites.ipynb", f"sites/{FIRST}.ipynb"}
    shutil.rmtree(again.study_build("small"))
    assert len(make(again, folder).ran) == SITES + 2
    assert contents(again.study_site("small")) == after
    other = "sites/made-up-0002.ipynb"
    assert before[other] != after[other]


def test_links_are_moved_and_text_that_reads_like_one_is_left():
    """A statement may quote an address; only the address in a link of ours is another one on the page."""
    ours = '<a href="../../data/studies/old/ratings.csv" download>ratings.csv</a>'
    typed = "see ../../data/studies/old/ and href=&quot;../../data/studies/old/&quot;"
    output = {"output_type": "execute_result", "data": {"text/html": [f"<p>{typed}</p>\n", ours]}}
    moved = with_links({"cells": [{"outputs": [output]}]}, {'href="../../data/studies/': 'href="data/'})
    html = moved["cells"][0]["outputs"][0]["data"]["text/html"]
    assert html == f'<p>{typed}</p>\n<a href="data/old/ratings.csv" download>ratings.csv</a>'


def test_private_texts_are_known_as_an_error_quotes_them():
    statement = 'North\\West, it\'s "new"\n\tline'
    ratings = pd.DataFrame({"statement": [statement, "told"], "publish": [False, True]})
    ratings = ratings.assign(coder="coder-1", respondent="", note="", evidence="")
    cause = f"KeyError: {statement!r}; {' '.join(statement.split())}; coder-1"
    for text in private_texts(ratings):
        cause = cause.replace(text, "…")
    assert cause == "KeyError: '…'; …; …"
    assert "told" not in private_texts(ratings)


@pytest.fixture(scope="module")
def failed(built, tmp_path_factory):
    """A run in which one site and the page across sites fail after all had been made: the project and the run."""
    root = tmp_path_factory.mktemp("failed") / "again"
    shutil.copytree(built.root, root)
    for name, condition in (("site", f"site == '{FIRST}'"), ("across_sites", "True")):
        path = root / "notebooks" / "studies" / f"{name}.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        last_code(notebook)["source"].insert(0, f"assert not {condition}, '<b>/etc/secret</b> {{{{ x }}}}'\n")
        path.write_text(json.dumps(notebook), encoding="utf-8")
    project = Project(root)
    return project, make(project, project.data / "local" / "small")


class TestFailures:
    def test_the_last_good_pages_stay_and_say_that_they_are_out_of_date(self, failed):
        project, run = failed
        assert sorted(run.failed) == ["across_sites", f"sites/{FIRST}"]
        site = project.study_site("small")
        for name in (f"sites/{FIRST}.html", "across_sites.html"):
            page = (site / name).read_text(encoding="utf-8")
            assert "This page is out of date" in page
            assert "AssertionError" in page
            assert "&lt;b&gt;" in page
            assert "Traceback" not in page
        assert "This page is out of date" not in (site / "sites" / "made-up-0002.html").read_text(encoding="utf-8")

    def test_the_failures_page_and_the_index_name_them(self, failed):
        site = failed[0].study_site("small")
        page = (site / "failures.html").read_text(encoding="utf-8")
        assert "Made-up council 0001" in page
        assert "Sites compared" in page
        assert "AssertionError" in page
        assert 'href="failures.html"' in (site / "index.html").read_text(encoding="utf-8")

    @pytest.mark.usefixtures("unbuilt")
    def test_a_site_without_any_page_is_listed_without_a_link(self, again):
        shutil.rmtree(again.study_build("small"))
        path = again.notebooks / "studies" / "site.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        last_code(notebook)["source"].insert(0, f"assert site != '{FIRST}'\n")
        path.write_text(json.dumps(notebook), encoding="utf-8")
        make(again, again.data / "local" / "small")
        site = again.study_site("small")
        assert not (site / "sites" / f"{FIRST}.html").exists()
        index = (site / "index.html").read_text(encoding="utf-8")
        assert f"{FIRST}.html" not in index
        assert "no page yet" in index

    @pytest.mark.usefixtures("unbuilt")
    @pytest.mark.parametrize("change", ["publish", "gone", "count"])
    def test_an_old_page_is_withheld_where_it_shows_what_may_no_longer_appear(self, again, change):
        """Somebody withdrew what they said, or fewer people may be counted, and the page could not be made again."""
        folder = again.data / "local" / "small"
        rows = list(csv.DictReader((folder / "ratings.csv").read_text(encoding="utf-8").splitlines()))
        place = next(n for n, row in enumerate(rows) if row["site"] == FIRST and row["publish"] == "yes")
        if change == "count":
            toml = (folder / "study.toml").read_text(encoding="utf-8")
            (folder / "study.toml").write_text(toml.replace("smallest_count = 10", "smallest_count = 20"), "utf-8")
        elif change == "publish":
            rewrite(folder / "ratings.csv", lambda n, row: row | ({"publish": "no"} if n == place else {}))
        else:
            lines = (folder / "ratings.csv").read_text(encoding="utf-8").splitlines(keepends=True)
            (folder / "ratings.csv").write_text("".join(lines[: place + 1] + lines[place + 2 :]), encoding="utf-8")
        path = again.notebooks / "studies" / "site.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        last_code(notebook)["source"].insert(0, f"assert site != '{FIRST}'\n")
        path.write_text(json.dumps(notebook), encoding="utf-8")
        assert list(make(again, folder).failed) == [f"sites/{FIRST}"]
        site = again.study_site("small")
        assert not list(site.glob(f"sites/{FIRST}.*"))
        assert "may no longer be published" in (site / "failures.html").read_text(encoding="utf-8")

    @pytest.mark.usefixtures("unbuilt")
    def test_an_old_page_is_withheld_where_it_tells_a_count_that_may_no_longer_be_told(self, again):
        """Other sites have fewer respondents now: the count of this one would give theirs away."""
        folder = again.data / "local" / "small"
        record = again.study_build("small") / "executed" / "sites" / f"{FIRST}.record.json"
        kept = json.loads(record.read_text(encoding="utf-8"))
        kept["told"]["shown"].append("all, macro")
        kept["parts"]["study"] = "of an earlier release"
        record.write_text(json.dumps(kept), encoding="utf-8")
        (again.study_build("small") / "study.record.json").unlink()
        assert f"sites/{FIRST}" in make(again, folder, "made-up-0002").stale
        site = again.study_site("small")
        assert not list(site.glob(f"sites/{FIRST}.*"))
        assert "may no longer be published" in (site / "failures.html").read_text(encoding="utf-8")

    @pytest.mark.usefixtures("unbuilt")
    def test_where_every_page_fails_the_causes_are_told(self, again):
        shutil.rmtree(again.study_build("small"))
        for name in ("site", "across_sites"):
            path = again.notebooks / "studies" / f"{name}.ipynb"
            notebook = json.loads(path.read_text(encoding="utf-8"))
            last_code(notebook)["source"].insert(0, "assert False, 'out of luck'\n")
            path.write_text(json.dumps(notebook), encoding="utf-8")
        assert len(make(again, again.data / "local" / "small").failed) == SITES + 2
        site = again.study_site("small")
        assert (site / "failures.html").read_text(encoding="utf-8").count("out of luck") == SITES + 2
        assert not list(site.glob("sites/*.html"))

    def test_a_cause_tells_nothing_that_may_not_appear(self, again):
        path = again.notebooks / "studies" / "site.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        kept_back = "rows = view.study.ratings[~view.study.ratings['publish']]\n"
        raising = "raise ValueError(list(rows['statement'])[:1], list(rows['coder'])[:1])\n"
        last_code(notebook)["source"][:0] = [kept_back, raising]
        path.write_text(json.dumps(notebook), encoding="utf-8")
        causes = make(again, again.data / "local" / "secretive").failed
        assert any("sekretstatement" in cause for cause in causes.values())
        site = again.study_site("secretive")
        assert "ValueError" in (site / "failures.html").read_text(encoding="utf-8")
        for name, content in contents(site).items():
            assert b"sekret" not in content.lower(), name

    def test_a_faulty_study_leaves_its_site(self, again):
        before = contents(again.study_site("small"))
        rewrite(again.data / "local" / "small" / "ratings.csv", lambda _, row: row | {"level": "splendid"})
        with pytest.raises(DataError) as raised:
            make(again, again.data / "local" / "small")
        fault = raised.value.faults[0]
        assert isinstance(fault, Fault)
        assert "small/ratings.csv" in str(fault)
        assert contents(again.study_site("small")) == before


@pytest.mark.usefixtures("unbuilt")
def test_sites_that_were_not_asked_for_are_marked(again):
    folder = again.data / "local" / "small"
    rewrite(folder / "ratings.csv", lambda _, row: row | {"statement": f"{row['statement']} Put otherwise."})
    assert make(again, folder, FIRST).ran == [f"sites/{FIRST}"]
    site = again.study_site("small")
    assert "This page is out of date" in (site / "sites" / "made-up-0002.html").read_text(encoding="utf-8")
    assert "This page is out of date" not in (site / "sites" / f"{FIRST}.html").read_text(encoding="utf-8")
    assert len(make(again, folder).ran) == SITES
    assert "This page is out of date" not in (site / "sites" / "made-up-0002.html").read_text(encoding="utf-8")


def unpacked(name, content):
    """What a file holds; of a workbook or another archive, the files within."""
    if not name.endswith((".xlsx", ".ods", ".zip")):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(each) for each in archive.namelist())


def test_the_book_publishes_studies_and_no_secret_of_theirs(again):
    """A study in data/studies/ is in the book, with the same pages; one in data/local/ is not, faulty or not."""
    share_study(again, again.data / "local" / "secretive")
    (again.data / "local" / "small" / "ratings.csv").write_text("nothing", encoding="utf-8")
    copy_executed(again)
    make_book(again, None, None, lambda _: None)
    for name, content in contents(again.site).items():
        assert b"sekret" not in unpacked(name, content).lower(), name
        assert "small" not in name.split("/")
    names = set(contents(again.site / "studies" / "secretive"))
    assert {
        "index.html",
        "across_sites.html",
        f"sites/{FIRST}.html",
        f"sites/{FIRST}.ipynb",
        "data/levels.csv",
    } <= names
    assert (again.site / "studies" / "care-act" / "sites" / "site-a.html").is_file()
    home = (again.site / "index.html").read_text(encoding="utf-8")
    assert 'href="studies/care-act/index.html"' in home
    assert 'href="studies/secretive/index.html"' in home
