"""The search: the right place first, typing errors forgiven, from disk as from a server, readable by all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browser.test_pages import violations

SEARCHES = {
    "Sure Start": "policies/sure-start.html",
    "regional support": "approaches/regional-support.html",
    "phased implementaton": "approaches/phased-implementation.html",
    "Troubled Families": "policies/troubled-families.html",
    "who was on the programme board": "notebooks/programme.html",
    "why do policies fail": "notebooks/why_policies_fail.html",
    "Matland": "notebooks/assessment_framework.html#table-matland",
    "clarity": "notebooks/assessment_framework.html#criterion-programme-clarity",
    "Purpose": "notebooks/inclusion_criteria.html#criterion-purpose",
    "ten work streams": "notebooks/programme.html#work-streams",
}

BLIND = {
    "stocktake": {"approaches/stock-take-support.html"},
    "conflict and ambiguty matrix": {"notebooks/conflict_and_ambiguity.html", "notebooks/assessment_framework.html"},
    "delivery unit": {"notebooks/two_versions.html"},  # wanted was an example of failure
    "selling the house to pay for a care home": {"notebooks/programme.html"},
    "£125,000 grant": {"notebooks/programme.html", "notebooks/context.html", "notebooks/claims.html"},
    "krippendorff alpha": {"studies/care-act/across_sites.html"},
    "Peckham": {"sources.html"},
    "can I use my own spreadsheet": {"add_your_own_sites.html", "check_a_spreadsheet.html"},  # the latter came later
    "claim that regional support was new": {"notebooks/claims.html", "approaches/regional-support.html"},
    "what does the empty circle mean": {"how_to_read.html"},
}
"""Searches by somebody who knew the pages and not the index, with the pages that were called right."""


@pytest.mark.parametrize("from_disk", [False, True], ids=["served", "from-disk"])
@pytest.mark.parametrize("words", BLIND)
def test_what_a_reader_wants_comes_first(visit: Callable[..., Any], site: Path, words: str, from_disk: bool) -> None:
    start = (site / "search.html").as_uri() if from_disk else "search.html"
    page = visit(f"{start}?q={quote(words)}", 1280).page
    page.wait_for_selector("#search-results li a")
    assert page.locator("#search-results li a").first.get_attribute("href").partition("#")[0] in BLIND[words]


@pytest.mark.parametrize("from_disk", [False, True], ids=["served", "from-disk"])
@pytest.mark.parametrize("words", SEARCHES)
def test_the_right_place_comes_first(visit: Callable[..., Any], site: Path, words: str, from_disk: bool) -> None:
    start = (site / "search.html").as_uri() if from_disk else "search.html"
    visited = visit(f"{start}?q={quote(words)}", 1280)
    visited.page.wait_for_selector("#search-results li a")
    assert visited.page.locator("#search-results li a").first.get_attribute("href") == SEARCHES[words]
    assert visited.errors == []
    assert visited.outside == []


def test_what_is_found_leads_there_is_quoted_and_is_readable_by_all(visit: Callable[..., Any]) -> None:
    visited = visit("search.html?q=programme+board", 390)
    page = visited.page
    page.wait_for_selector("#search-results li a")
    shown, said = page.locator("#search-results li").count(), page.locator("#search-results > p").inner_text()
    assert said.startswith(f"{shown} places found") or f"the first {shown} are shown" in said
    marked = {
        mark.lower().removesuffix("’s").removesuffix("'s")
        for mark in page.locator("#search-results mark").all_inner_texts()
    }
    assert {"programme", "board"} <= marked <= {"programme", "programmes", "board", "boards"}
    assert violations(page) == []
    addresses = page.locator("#search-results li a").evaluate_all("links => links.map(link => link.href)")
    for address in addresses[:8]:
        led = visit(address, 390).page
        place = address.partition("#")[2]
        assert not place or led.locator(f'[id="{place}"]').count() == 1, address


def test_nothing_found_is_said(visit: Callable[..., Any]) -> None:
    visited = visit("search.html?q=xyzzyqwv", 390)
    visited.page.wait_for_selector("#search-results p")
    assert "Nothing was found for “xyzzyqwv”" in visited.page.locator("#search-results").inner_text()


def test_the_index_is_brought_in_only_to_search(visit: Callable[..., Any]) -> None:
    page = visit("search.html", 390).page
    assert page.evaluate("window.compendiumIndex") is None
