"""The first screen of the home page: on a phone the findings, the picture and the caution are in it."""

from collections.abc import Callable
from typing import Any

import pytest

PARTS = ["h1", ".compendium-lead", ".home-findings > li", ".home-picture img", ".home-caution", ".home-version a"]

# How far down the last of the elements of each kind ends, and how many there are.
PLACES = """(selectors) => selectors.map((selector) => {
  const found = [...document.querySelectorAll(selector)];
  return [found.length, Math.max(...found.map((element) => element.getBoundingClientRect().bottom))];
})"""


def test_the_first_screen_of_a_phone_says_what_was_found(visit: Callable[..., Any]) -> None:
    page = visit("index.html", 390).page
    found = page.evaluate(PLACES, PARTS)
    assert [number for number, _ in found] == [1, 1, 3, 1, 1, 1]
    assert max(bottom for _, bottom in found) <= 844


@pytest.mark.parametrize(("window", "form"), [(390, "home_narrow.svg"), (1280, "home.svg")])
def test_the_picture_has_the_form_that_fits(visit: Callable[..., Any], window: int, form: str) -> None:
    page = visit("index.html", window).page
    shown = page.locator(".home-picture img").evaluate("image => image.currentSrc")
    assert shown.endswith(f"/_static/{form}")


def test_findings_and_caution_are_in_the_first_screen_of_a_laptop(visit: Callable[..., Any]) -> None:
    found = visit("index.html", 1280).page.evaluate(PLACES, PARTS[:-1])
    assert max(bottom for _, bottom in found) <= 800


def test_the_menu_of_a_phone_unfolds_by_keyboard_and_holds_the_search(visit: Callable[..., Any]) -> None:
    page = visit("index.html", 390).page
    assert page.get_by_role("searchbox").count() == 0
    page.locator(".site-menu summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("searchbox").is_visible()
    page.keyboard.press("Tab")
    assert page.get_by_role("searchbox").evaluate("field => field === document.activeElement")


def test_every_way_to_go_next_leads_somewhere(visit: Callable[..., Any], site: Any) -> None:
    page = visit("index.html", 1280).page
    ways = page.locator(".home-ways a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert len(ways) > 8
    assert "notebooks/findings.html" in ways
    assert [way for way in ways if not (site / way).is_file()] == []
