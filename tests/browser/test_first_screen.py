"""Every page says first what it shows: in short, then a figure or table, before anything has to be scrolled."""

from collections.abc import Callable
from typing import Any

MOST_WORDS = 15
CAPTIONS = """() => [...document.querySelectorAll('.compendium-table caption, p.compendium-caption')].map((caption) => {
  const title = caption.cloneNode(true);
  title.querySelectorAll('.compendium-number, .compendium-measure').forEach((each) => each.remove());
  return title.textContent.trim();
})"""
SHORT = ".compendium-short, .home-findings"
RESULT = "p.compendium-caption, .compendium-table caption, .compendium-computed"
HEIGHT = 800
"""Pixels of the first screen of a laptop."""


def top(page: Any, selector: str) -> float:
    """How far down the first of the elements begins."""
    return float(page.locator(selector).first.bounding_box()["y"])


def has_results(page_name: str) -> bool:
    return page_name.startswith("notebooks/") or page_name.endswith("across_sites.html")


def test_a_page_says_first_what_it_shows(visit: Callable[..., Any], page_name: str) -> None:
    page = visit(page_name, 1280).page
    titles = page.evaluate(CAPTIONS)
    assert [title for title in titles if not title or len(title.split()) > MOST_WORDS] == []
    if page_name in ("search.html", "404.html"):
        return
    assert top(page, SHORT) < HEIGHT / 2
    assert len(page.locator(SHORT).first.inner_text().split()) > 8
    if has_results(page_name):
        assert top(page, RESULT) < HEIGHT - 20
