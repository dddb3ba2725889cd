"""Citing a table or figure: a line with its title, its place and the version, reached by keyboard."""

from collections.abc import Callable
from typing import Any

import yaml
from browser.conftest import ROOT
from browser.test_pages import violations


def test_every_numbered_table_and_figure_can_be_cited(visit: Callable[..., Any]) -> None:
    visited = visit("notebooks/programme.html", 390)
    page = visited.page
    numbers = page.locator(".compendium-number")
    assert page.locator(".cite-this").count() == numbers.count() > 5
    summary = page.locator(".cite-this summary").first
    summary.focus()
    page.keyboard.press("Enter")
    line = page.locator(".cite-this p").first.inner_text()
    title = page.locator(".compendium-caption").first.evaluate(
        "caption => [...caption.childNodes].filter(one => one.nodeType === 3).map(one => one.data).join('').trim()"
    )
    assert title in line
    assert f"Version {yaml.safe_load((ROOT / 'CITATION.cff').read_text(encoding='utf-8'))['version']}" in line
    assert numbers.first.get_attribute("href") in line
    assert violations(page) == []
    assert visited.errors == []


def test_without_a_clipboard_it_says_that_nothing_was_copied(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/programme.html", 390).page
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    box = page.locator(".cite-this").first
    box.locator("summary").click()
    box.get_by_role("button", name="Copy").click()
    assert box.get_by_role("status").inner_text().strip() == "Not copied: select it and copy it by hand."


def test_a_page_that_is_not_there_leads_back(visit: Callable[..., Any]) -> None:
    page = visit("404.html", 390).page
    page.get_by_role("link", name="the first page").click()
    page.wait_for_url("**/index.html")
