"""Folded code: what sets a page up is at its foot, and one switch shows or hides all of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser.test_pages import violations, violations_in_the_dark

NOTEBOOK = "notebooks/inclusion_criteria.html"


@pytest.fixture
def page(visit: Callable[..., Any], site: Path, width: int) -> Any:
    """A page with code, opened from disk: there a script may do the least."""
    visited = visit((site / NOTEBOOK).as_uri(), width)
    yield visited.page
    assert visited.errors == []


def test_the_first_thing_below_the_title_is_no_code(page: Any, width: int) -> None:
    folds, seen = page.locator("details.code-fold"), page.locator("details.code-fold:visible")
    shown = page.locator(".cell_output").first
    assert shown.bounding_box()["y"] < seen.first.bounding_box()["y"]
    of_code = page.locator("details.code-fold:not(.code-fold--result)")
    assert of_code.first.is_visible() is (width > 600), "a phone shows code when asked"
    before = "cell.querySelector('.cell_output')?.previousElementSibling?.matches(':not(summary)')"
    first = f"cells => cells.filter((cell) => {before}).length"
    assert page.locator(".cell").evaluate_all(first) == 0, "code stands before what it shows"
    assert "start_notebook()" in folds.last.locator("pre").text_content()
    assert page.locator("details.code-fold", has_text="start_notebook()").count() == 1


def test_one_switch_shows_and_hides_all_code_by_keyboard(page: Any) -> None:
    switch, folds = page.get_by_role("switch", name="Show all code"), page.locator("details.code-fold")
    code, address = folds.locator("pre"), page.url
    switch.focus()
    page.keyboard.press("Space")
    assert switch.is_checked()
    assert code.locator("visible=true").count() == code.count() > 5
    assert page.url == f"{address}?code=shown"
    page.reload()
    assert switch.is_checked()
    assert code.locator("visible=true").count() == code.count()
    switch.focus()
    page.keyboard.press("Space")
    assert code.locator("visible=true").count() == 0
    assert page.url == address


def test_a_page_with_all_its_code_shuts_nobody_out(visit: Callable[..., Any], width: int) -> None:
    page = visit(f"{NOTEBOOK}?code=shown", width).page
    assert page.get_by_role("switch").is_checked()
    assert violations(page) == []
    assert violations_in_the_dark(page) == []


def test_the_switch_says_whether_all_is_open(page: Any) -> None:
    switch = page.get_by_role("switch", name="Show all code")
    switch.check()
    page.locator("details.code-fold summary").last.click()
    page.wait_for_function("!document.querySelector('.code-switch input').checked")


def test_a_page_without_code_has_no_switch(visit: Callable[..., Any]) -> None:
    assert visit("glossary.html", 1280).page.get_by_role("switch").count() == 0


def test_without_script_folds_open_and_no_switch_is_there(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / NOTEBOOK).as_uri())
    assert page.get_by_role("switch").count() == 0
    fold = page.locator("details.code-fold").last
    fold.locator("summary").click()
    assert fold.locator("pre").is_visible()
    context.close()
