"""Places in the sources: a number shows its place on hover and focus and leads to the source; paper has the list."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser.test_pages import FACTS, follow, violations, violations_in_the_dark

PAGE = "notebooks/inclusion_criteria.html"
SHOWN = "element => getComputedStyle(element).clipPath === 'none' && element.getBoundingClientRect()"


def fits(words: Any, width: int) -> bool:
    """Whether the words are shown, and wholly within the width of the window."""
    box = words.evaluate(SHOWN)
    return bool(box) and box["left"] >= 0 and box["right"] <= width and box["height"] > 15


@pytest.fixture
def page(visit: Callable[..., Any], site: Path, width: int) -> Any:
    """A page with places, opened from disk."""
    return visit((site / PAGE).as_uri(), width).page


def test_every_place_is_shown_on_focus_and_on_hover_where_there_is_room(page: Any, width: int) -> None:
    marks = page.locator(".places a")
    assert marks.count() > 5
    for mark in marks.all():
        words = mark.locator(".places__words")
        assert not words.evaluate(SHOWN)
        mark.focus()
        page.keyboard.press("Shift")  # a key, so that the browser shows the focus
        assert fits(words, width)
        assert page.evaluate(FACTS)["sideways"] == 0
        mark.blur()
        mark.hover()
        assert fits(words, width)
        page.mouse.move(0, 0)


def test_words_can_be_reached_by_the_pointer_and_shut_by_escape(page: Any, width: int) -> None:
    mark = page.locator(".places a").first
    words = mark.locator(".places__words")
    mark.hover()
    words.hover()
    assert fits(words, width)
    page.keyboard.press("Escape")
    assert not words.evaluate(SHOWN)
    page.mouse.move(0, 0)
    mark.hover()
    assert fits(words, width)


def test_a_place_has_a_name_and_leads_to_its_source(page: Any) -> None:
    follow(page.get_by_role("link", name="1 Report: ").first)
    assert page.url.endswith("sources.html#source-interim-report")
    page.locator(":target").wait_for(state="attached")


def test_places_shown_shut_nobody_out(visit: Callable[..., Any], width: int) -> None:
    page = visit(PAGE, width).page
    page.locator(".places a").first.focus()
    page.keyboard.press("Shift")
    assert violations(page) == []
    assert violations_in_the_dark(page) == []


def test_without_script_words_are_shown_within_the_page(browser: Any, site: Path, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto((site / PAGE).as_uri())
    for mark in page.locator(".places a").all():
        mark.hover()
        box = mark.locator(".places__words").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    context.close()


def test_paper_has_every_place_in_a_list(page: Any) -> None:
    numbers = {int(text.split()[0]) for text in page.locator(".places a").all_text_contents()}
    page.emulate_media(media="print")
    items = page.locator(".places-list li")
    assert numbers == set(range(1, items.count() + 1))
    assert all(item.is_visible() for item in items.all())


def test_every_place_in_a_table_leads_to_an_entry(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/claims.html", 1280).page
    targets = page.locator("[data-together=claims] tr a[href*='sources.html#source-']")
    addresses = set(targets.evaluate_all("links => links.map((link) => link.hash.slice(1))"))
    assert targets.count() == page.locator("[id^=claim-]").count()
    known = set(visit("sources.html", 1280).page.locator("[id^=source-]").evaluate_all("all => all.map((e) => e.id)"))
    assert addresses
    assert addresses <= known
