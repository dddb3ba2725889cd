"""The site of a study by itself, in the browser: readable by all, and its list of sites can be searched."""

from pathlib import Path
from typing import Any

import pytest
from browser.test_pages import FACTS, SOUND, follow, violations, violations_in_the_dark
from conftest import copy_project
from made_up_study import Size, write_made_up_study
from unbuilt_pages import leave_unbuilt

from compendium.publish.make import make_study
from compendium.run.sites import Means

PAGES = ("index.html", "across_sites.html", "failures.html", "sites/made-up-0001.html", "sites/made-up-0002.html")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of twelve sites, of which one could not be made."""
    project = copy_project(tmp_path_factory.mktemp("browser") / "copy")
    folder = write_made_up_study(project.data / "local" / "made-up", Size(sites=12))
    path = project.notebooks / "studies" / "site.ipynb"
    with pytest.MonkeyPatch.context() as patch:
        leave_unbuilt(patch)  # the site looked at is the next one, in which this page is the last good one
        make_study(project, folder, Means(), ("made-up-0002",), lambda *_: None, lambda _: None)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("show.site_sentences(", "1 / (site != 'made-up-0002'), show.site_sentences("), "utf-8")
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


def test_one_walks_from_site_to_site(visit: Any, made: Path, width: int) -> None:
    page = visit((made / "sites" / "made-up-0001.html").as_uri(), width).page
    follow(page.locator(".neighbours__next"))
    assert page.url != (made / "sites" / "made-up-0001.html").as_uri()
    follow(page.locator(".neighbours__previous"))
    assert page.url == (made / "sites" / "made-up-0001.html").as_uri()
