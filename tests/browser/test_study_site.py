"""The site of a study by itself, in the browser: readable by all, and its list of sites can be searched."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from browser.test_pages import FACTS, SOUND, follow, violations, violations_in_the_dark
from conftest import copy_project
from made_up_study import Size, write_made_up_study
from unbuilt_pages import leave_unbuilt

from compendium.publish.make import make_study
from compendium.run.sites import Means

PAGES = (
    "index.html", "across_sites.html", "across_sites_whole.html", "failures.html", "sites/made-up-0001.html",
    "sites/made-up-0002.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of 30 sites, of which one could not be made."""
    project = copy_project(tmp_path_factory.mktemp("browser") / "copy")
    folder = write_made_up_study(project.data / "local" / "made-up", Size(sites=30))
    path = project.notebooks / "studies" / "site.ipynb"
    with pytest.MonkeyPatch.context() as patch:
        leave_unbuilt(patch)  # the site looked at is the next one, in which this page is the last good one
        make_study(project, folder, Means(), ("made-up-0002",), lambda *_: None, lambda _: None)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("words.site_sentences(", "1 / (site != 'made-up-0002'), words.site_sentences("), "utf-8"
    )
    assert list(make_study(project, folder, Means(), (), lambda *_: None, lambda _: None).failed)
    return project.study_site("made-up")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_sound(visit: Any, made: Path, name: str, width: int) -> None:
    visited = visit((made / name).as_uri(), width)
    assert (visited.outside, visited.errors) == ([], [])
    assert visited.page.evaluate(FACTS) == SOUND
    assert violations(visited.page) == []
    assert violations_in_the_dark(visited.page) == []


def test_the_list_of_sites_is_narrowed_while_typing(visit: Any, made: Path, width: int) -> None:
    page = visit((made / "index.html").as_uri(), width).page
    page.get_by_role("searchbox", name="Find sites").fill("council 0007")
    shown = page.locator(".study-sites a:visible").all_inner_texts()
    assert "Made-up council 0007" in shown
    assert not [name for name in shown if name.startswith("Made-up council") and name != "Made-up council 0007"]


ROWS = "#table-matrix tbody th.gt_stub"


def test_the_other_rows_of_a_long_table_come_when_they_are_asked_for(visit: Any, made: Path, width: int) -> None:
    visited = visit((made / "across_sites.html").as_uri(), width)
    page = visited.page
    assert page.locator(ROWS).count() == 10
    assert page.locator("script[src='across_sites.rows.js']").count() == 0
    page.locator(".table-rest[data-table=table-matrix] button").click()
    page.wait_for_function(f"document.querySelectorAll('{ROWS}').length === 30")
    group = page.get_by_role("group", name="Find in the table: Answers of 30 local sites on each criterion")
    group.get_by_role("searchbox").fill("council 0007")
    assert group.get_by_role("status").inner_text() == "1 of 30 rows"
    assert page.locator(f"{ROWS}:visible").count() == 1
    assert visited.errors == []
    assert violations(page) == []
    assert page.evaluate(FACTS) == SOUND


@pytest.mark.parametrize("address", ["?matrix.find=council+0007", "#site-made-up-0007"])
def test_an_address_of_a_row_that_is_not_on_the_page_brings_it_in(visit: Any, made: Path, address: str) -> None:
    page = visit((made / "across_sites.html").as_uri() + address, 390).page
    page.wait_for_function(f"document.querySelectorAll('{ROWS}').length === 30")
    assert page.locator("#site-made-up-0007").is_visible()


def test_rows_that_cannot_be_had_are_one_link_away(visit: Any, made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "copy")
    (tmp_path / "copy" / "across_sites.rows.js").unlink()
    page = visit((tmp_path / "copy" / "across_sites.html").as_uri(), 1280).page
    rest = page.locator(".table-rest[data-table=table-matrix]")
    rest.locator("button").click()
    rest.locator("button").wait_for(state="detached")
    follow(rest.locator("a"))
    assert page.locator(ROWS).count() == 30


def test_one_walks_from_site_to_site(visit: Any, made: Path, width: int) -> None:
    page = visit((made / "sites" / "made-up-0001.html").as_uri(), width).page
    follow(page.locator(".neighbours__next"))
    assert page.url != (made / "sites" / "made-up-0001.html").as_uri()
    follow(page.locator(".neighbours__previous"))
    assert page.url == (made / "sites" / "made-up-0001.html").as_uri()
