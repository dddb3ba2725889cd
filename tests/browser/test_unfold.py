"""Long pages on a phone: their long sections are shut, and whoever looks for something finds it, also on paper."""

import unicodedata
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pypdf
import pytest
from browser.test_pages import violations, violations_in_the_dark

LONG = ("notebooks/approach_by_model.html", "notebooks/findings.html", "add_your_own_sites.html")
SCREENS = "document.documentElement.scrollHeight / innerHeight"
SWITCH, SHUT = ".section-switch", ".section-body[hidden]"


@pytest.mark.parametrize("name", LONG)
def test_a_long_page_is_a_few_screens_and_ends_with_what_it_means(visit: Callable[..., Any], name: str) -> None:
    page = visit(name, 390, shut=True).page
    assert page.evaluate(SCREENS) < 8
    assert page.locator(SHUT).count() == page.locator(SWITCH).count() > 2
    assert page.locator("main .compendium-short").is_visible()
    meaning = page.locator("#what-it-means > h2")
    assert not meaning.count() or (meaning.is_visible() and not meaning.locator("button").count())
    assert violations(page) == []
    assert violations_in_the_dark(page) == []
    page.locator(".sections-all").click()
    assert page.locator(SHUT).count() == 0
    assert page.evaluate(SCREENS) > 15


def test_where_there_is_room_nothing_is_shut(visit: Callable[..., Any]) -> None:
    page = visit(LONG[0], 1280, shut=True).page
    assert page.locator(f"{SWITCH}, {SHUT}, .section-body").count() == 0


def test_a_heading_opens_its_section_by_keyboard_and_shuts_it(visit: Callable[..., Any]) -> None:
    page = visit(LONG[0], 390, shut=True).page
    switch, table = page.get_by_role("button", name="The table", exact=True), page.locator("#table-approaches")
    assert page.get_by_role("heading", name="The table", exact=True).count() == 1
    assert not table.is_visible()
    switch.press("Enter")
    assert switch.get_attribute("aria-expanded") == "true"
    assert table.is_visible()
    switch.press("Enter")
    assert not table.is_visible()


def test_a_link_an_address_and_the_search_of_the_browser_open_what_holds_what_they_lead_to(
    visit: Callable[..., Any],
) -> None:
    page = visit(LONG[0], 390, shut=True).page
    row = page.locator("#table-likeness tbody tr").first
    page.evaluate("() => { location.hash = 'table-likeness'; }")
    assert row.is_visible()
    page.goto("about:blank")
    page = visit(f"{LONG[0]}#table-comparison", 390).page
    assert page.locator("#table-comparison").is_visible()
    assert page.locator(SHUT).count() > 5
    body = page.locator(SHUT).first
    assert body.get_attribute("hidden") == "until-found"
    left = page.locator(SHUT).count()
    body.evaluate("body => body.dispatchEvent(new Event('beforematch'))")  # what the browser does to show a match
    assert page.locator(SHUT).count() == left - 1


def test_whoever_searches_tables_sees_all_that_is_found(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/claims.html", 390, shut=True).page
    assert page.locator(SHUT).count() > 4
    page.get_by_role("group", name="Find claims").get_by_role("searchbox").fill("support")
    assert page.locator("[data-together=claims] tbody tr:visible").count() > 0
    assert page.locator(f"{SHUT} [data-together=claims]").count() == 0


def test_paper_has_all_that_is_shut(visit: Callable[..., Any]) -> None:
    page = visit(LONG[0], 390, shut=True).page
    assert page.locator(SHUT).count() > 5
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(BytesIO(page.pdf(format="A4"))).pages)
    words = page.locator(SHUT).locator("p.compendium-computed").all_text_contents()
    assert len(words) > 3
    assert [each for each in words if _letters(each)[:60] not in _letters(text)] == []


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def test_a_long_form_is_a_list_of_criteria_that_says_what_is_answered(visit: Callable[..., Any]) -> None:
    page = visit("assess/cfir-2022.html", 390, shut=True).page
    folds = page.locator(".assess-fold")
    assert page.evaluate(SCREENS) < 9
    assert page.locator(".assess-fold[open]").count() == 1 < folds.count()
    second = folds.nth(1)
    assert "no rating" in second.locator("summary").inner_text()
    second.locator("summary").press("Enter")
    second.locator("input[type=radio]").first.check()
    assert "+2" in second.locator("summary").inner_text()
    place = folds.nth(20).locator("fieldset").get_attribute("id")
    page.evaluate("(id) => { location.hash = id; }", place)
    assert folds.nth(20).evaluate("fold => fold.open")
    assert violations(page) == []
    page.emulate_media(media="print")
    assert page.locator(".assess-fold textarea:visible").count() == folds.count()
