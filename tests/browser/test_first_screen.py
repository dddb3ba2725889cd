"""Every page says first what it shows: in short, then a figure or table, before anything has to be scrolled."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

MOST_WORDS = 15
CAPTIONS = """() => [...document.querySelectorAll('.compendium-table caption, p.compendium-caption')].map((caption) => {
  const title = caption.cloneNode(true);
  title.querySelectorAll('.compendium-number, .compendium-measure').forEach((each) => each.remove());
  return title.textContent.trim();
})"""
RESULT = "p.compendium-caption, .compendium-table caption, .compendium-computed, .compendium-frame"


@pytest.fixture
def page(visit: Callable[..., Any], page_name: str) -> Any:
    return visit(page_name, 1280).page


def is_notebook(page_name: str) -> bool:
    return page_name.startswith("notebooks/") or page_name.endswith("across_sites.html")


def test_a_page_begins_with_what_it_says_in_short(page: Any, page_name: str) -> None:
    if page_name == "search.html":
        assert page.locator(".compendium-short").count() == 0
        return
    short = page.locator(".compendium-short, .home-findings").first
    assert short.bounding_box()["y"] < 500
    assert len(short.inner_text().split()) > 8


def test_a_result_stands_within_the_first_screen(page: Any, page_name: str) -> None:
    first = page.locator(RESULT).first
    top = first.bounding_box()["y"] if is_notebook(page_name) else 0
    assert top < 780, f"the first result stands at {top}"


def test_titles_of_figures_and_tables_are_short(page: Any, site: Path) -> None:
    titles = page.evaluate(CAPTIONS)
    assert [title for title in titles if not title or len(title.split()) > MOST_WORDS] == []
