"""Long tables: sorted, searched and filtered by keyboard, from disk, with their state in the address."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser.test_pages import FACTS, violations, violations_in_the_dark

CLAIMS = "notebooks/claims.html"
ROWS = "[data-together=claims] tbody tr:not(.gt_group_heading_row)"


@pytest.fixture
def page(visit: Callable[..., Any], site: Path, width: int) -> Any:
    """The page of all claims, opened from disk."""
    return visit((site / CLAIMS).as_uri(), width).page


def shown(page: Any) -> int:
    return int(page.locator(f"{ROWS}:visible").count())


def total(page: Any) -> int:
    return int(page.locator(ROWS).count())


def test_all_claims_are_found_by_words_and_the_count_says_how_many(page: Any) -> None:
    panel = page.get_by_role("group", name="Find claims")
    assert panel.get_by_role("status").inner_text() == f"{total(page)} of {total(page)} claims"
    panel.get_by_role("searchbox", name="Find").focus()
    page.keyboard.type("FIFTEEN policies")
    here = shown(page)
    assert 0 < here < total(page)
    assert panel.get_by_role("status").inner_text() == f"{here} of {total(page)} claims"
    texts = page.locator(f"{ROWS}:visible").all_text_contents()
    assert all("fifteen" in text.lower() and "policies" in text.lower() for text in texts)
    assert page.evaluate(FACTS)["sideways"] == 0


def test_filters_work_together_and_stand_in_the_address(page: Any) -> None:
    panel = page.get_by_role("group", name="Find claims")
    panel.get_by_label("Verdict").select_option("differs")
    panel.get_by_label("Document").select_option("Paper")
    here, address = shown(page), page.url
    rows = page.locator(f"{ROWS}:visible")
    assert 0 < here < total(page)
    assert all("differs" in text and "Paper: " in text for text in rows.all_text_contents())
    assert page.get_by_role("heading", name="What cannot be computed").count() == 0, "a section without a row is shown"
    page.goto("about:blank")
    page.goto(address)
    assert shown(page) == here
    panel.get_by_role("button", name="Show all").press("Enter")
    assert shown(page) == total(page)
    assert "?" not in page.url
    assert panel.get_by_role("searchbox").evaluate("field => field === document.activeElement")


def test_what_is_typed_in_an_address_is_text(visit: Callable[..., Any], site: Path) -> None:
    hostile = "%3Cimg%20src=x%20onerror=document.title=1%3E"
    asked = f"?claims.find={hostile}&claims.verdict={hostile}&differing.sort={hostile}&code={hostile}#%E0%A4%A"
    visited = visit(f"{(site / CLAIMS).as_uri()}{asked}", 1280)
    assert visited.errors == []
    assert shown(visited.page) == 0
    assert "Claims checked" in visited.page.title()


def test_a_link_to_a_claim_that_is_filtered_out_shows_it(page: Any) -> None:
    claim = page.locator("#table-reproduced [id^=claim-]").last.get_attribute("id")
    page.get_by_role("combobox", name="Verdict").select_option("differs")
    page.evaluate("(id) => { location.hash = id; }", claim)
    page.wait_for_function("(id) => document.getElementById(id).offsetParent !== null", arg=claim)
    assert shown(page) == total(page)


def test_a_head_sorts_its_table_and_says_so(visit: Callable[..., Any], site: Path, width: int) -> None:
    page = visit((site / "notebooks" / "mapping_review.html").as_uri(), width).page
    box = page.locator("#table-facts")
    head = box.get_by_role("columnheader", name="How stated")
    groups = (
        "rows => rows.map((row) => row.classList.contains('gt_group_heading_row') ? '#' : row.cells[2].textContent)"
    )

    def order() -> list[list[str]]:
        texts = box.locator("tbody tr").evaluate_all(groups)
        return [part.split("|")[1:-1] for part in "|".join([*texts, ""]).split("#")][1:]

    printed = order()
    assert head.get_attribute("aria-sort") is None
    for way, falling in (("ascending", False), ("descending", True)):
        head.get_by_role("button").press("Enter")
        assert head.get_attribute("aria-sort") == way
        assert order() == [sorted(part, reverse=falling) for part in order()]
        assert [sorted(part) for part in order()] == [sorted(part) for part in printed]
        assert f"facts.sort=stated+{way}" in page.url
    page.reload()
    assert head.get_attribute("aria-sort") == "descending"
    head.get_by_role("button").press("Enter")
    assert order() == printed


def test_numbers_are_sorted_as_numbers(visit: Callable[..., Any], site: Path) -> None:
    page = visit((site / "notebooks" / "approach_by_model.html").as_uri(), 1280).page
    box = page.locator("#table-likeness")
    box.get_by_role("button", name="Jaccard index").press("Enter")
    column = "rows => rows.map((row) => Number.parseFloat(row.cells[2].innerText))"
    found = box.locator("tbody tr").evaluate_all(column)
    assert found == sorted(found)
    assert len(set(found)) > 3


def test_signs_have_the_font_that_comes_with_the_book(page: Any) -> None:
    page.evaluate("document.fonts.ready")
    fonts = "[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)"
    assert {family.strip('"') for family in page.evaluate(fonts)} == {"Compendium signs"}


def test_heads_stay_in_sight_while_the_page_is_scrolled(visit: Callable[..., Any]) -> None:
    page = visit(CLAIMS, 1280).page
    for table in page.locator("[data-together=claims]").all():
        table.locator("tbody tr").nth(20).evaluate("row => row.scrollIntoView({ block: 'center' })")
        assert abs(table.locator("thead").bounding_box()["y"]) < 3
        assert table.evaluate("box => box.scrollHeight - box.clientHeight") < 2, "the table has a scroll bar of its own"


FIRSTS = """row => [...row.cells].filter((cell) => cell.offsetHeight)
  .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
  .slice(0, 2).map((cell) => cell.dataset.label ?? cell.scope)"""


@pytest.mark.parametrize(
    ("name", "table", "first"),
    [
        ("approach_by_model", "table-approaches", "Care Act"),
        ("inclusion_criteria", "table-inclusion", "Selected"),
        ("claims", "table-reproduced", ""),  # what was stated and computed; the verdict stands under the claim
    ],
)
def test_a_phone_shows_rows_as_cards_with_what_matters_first(
    visit: Callable[..., Any], name: str, table: str, first: str
) -> None:
    page = visit(f"notebooks/{name}.html", 390).page
    box = page.locator(f"#{table}")
    rows = box.locator("tbody tr:not(.gt_group_heading_row)")
    for every in box.get_by_role("button", name="Show all").all():
        every.click()
    assert all(found == ["row", first] for found in rows.evaluate_all(f"rows => rows.map({FIRSTS})"))
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    heads = box.locator("thead tr").last.locator("th").all_inner_texts()
    assert set(heads) <= set(box.get_by_role("columnheader").all_inner_texts())
    cells = box.locator("tbody td").count()
    assert box.get_by_role("cell", include_hidden=True).count() == cells > len(heads)
    assert box.get_by_role("rowheader").count() == box.locator("tbody tr").count()


def test_a_card_of_many_shows_the_rest_at_a_press_and_where_a_link_leads(visit: Callable[..., Any]) -> None:
    page = visit(CLAIMS, 390).page
    row = page.locator("#table-differing tbody tr:not(.gt_group_heading_row)").nth(2)
    cells, more = row.locator("td:visible"), row.get_by_role("button", name="More")
    assert cells.count() == 1
    assert "Computed:" in cells.first.inner_text()
    more.press("Enter")
    assert cells.count() == row.locator("td").count() > 1
    assert violations(page) == []
    row.get_by_role("button", name="Less").click()
    assert cells.count() == 1
    claim = row.locator("th").get_attribute("id")
    page.evaluate("(id) => { location.hash = id; }", claim)
    page.wait_for_function("(id) => !document.getElementById(id).parentElement.matches('.card-shut')", arg=claim)
    page.goto("about:blank")
    assert visit(f"{CLAIMS}#{claim}", 390).page.locator(f"#{claim} ~ td:visible").count() > 1


def test_of_many_cards_the_first_come_first_and_the_rest_at_a_press_a_search_or_a_link(
    visit: Callable[..., Any],
) -> None:
    page = visit(CLAIMS, 390).page
    box = page.locator("#table-reproduced")
    rows = box.locator("tbody tr:not(.gt_group_heading_row)")
    shown = box.locator("tbody tr:not(.gt_group_heading_row):visible")
    number, first = rows.count(), shown.count()
    assert first < 9 < number
    every = box.get_by_role("button", name=f"Show all {number} rows")
    assert violations(page) == []
    every.press("Enter")
    assert shown.count() == number
    assert every.count() == 0
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") > first
    last = rows.last.locator("th").get_attribute("id")
    page.goto("about:blank")
    page = visit(f"{CLAIMS}#{last}", 390).page
    assert page.locator(f"#{last}").is_visible()
    page.goto("about:blank")
    page = visit(f"{CLAIMS}?claims.find=theory", 390).page
    assert page.locator("#table-reproduced .card-all").count() == 0


def test_a_shut_card_of_two_versions_shows_both_texts(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/two_versions.html", 390).page
    row = page.locator("#table-versions tbody tr.card-shut").first
    heads = [cell.get_attribute("data-label") for cell in row.locator("td:visible").all()]
    assert sorted(heads) == ["Change", "Interim report", "Paper"]


def test_a_card_that_has_all_columns_in_sight_has_nothing_more_to_show(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/findings.html", 390).page
    rows = page.locator("#table-findings-by-tier tbody tr")
    assert rows.locator("td:visible").count() == rows.locator("td").count() > rows.count() > 0
    assert rows.get_by_role("button", name="More").count() == 0


def test_on_a_shut_card_the_name_of_a_column_leads_its_line(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/inclusion_criteria.html", 390).page
    cells = page.locator("#table-inclusion tr.card-shut td:visible")
    looks = "cell => [getComputedStyle(cell, '::before').content, getComputedStyle(cell).paddingLeft]"
    assert cells.first.evaluate(looks)[0].startswith('"Selected: "')
    assert {cell.evaluate(looks)[1] for cell in cells.all()} == {"0px"}


def test_the_name_of_a_level_stays_on_its_line(visit: Callable[..., Any], width: int) -> None:
    page = visit("notebooks/findings.html", width).page
    heights = page.locator("[id^=table-findings-] .chip:visible").evaluate_all(
        "chips => chips.map((chip) => chip.offsetHeight / parseFloat(getComputedStyle(chip).lineHeight))"
    )
    assert len(heights) > 20
    assert max(heights) < 1.5


def test_an_apostrophe_is_found_as_any_keyboard_types_it(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/findings.html", 1280).page
    box = page.locator("#table-findings-policy-legitimacy tbody tr:not(.gt_group_heading_row):visible")
    field, found, whole = page.get_by_role("searchbox", name="Find").first, [], box.count()
    for apostrophe in ("'", "\N{RIGHT SINGLE QUOTATION MARK}"):
        field.fill(f"the act{apostrophe}s")
        found.append(box.count())
    assert found[0] == found[1]
    assert 0 < found[0] < whole


def test_a_phone_that_is_turned_and_paper_show_a_table(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/approach_by_model.html", 390).page
    row = page.locator("#table-approaches tbody tr").nth(1)
    display = "row => getComputedStyle(row).display"
    assert row.evaluate(display) == "grid"
    page.emulate_media(media="print")
    assert row.evaluate(display) == "table-row"
    page.emulate_media(media="null")
    try:
        page.set_viewport_size({"width": 844, "height": 390})
        page.wait_for_function("!document.querySelector('.as-cards')")
        assert row.evaluate(display) == "table-row"
    finally:
        page.set_viewport_size({"width": 390, "height": 844})


@pytest.mark.parametrize("name", [f"{CLAIMS}?claims.verdict=differs&differing.sort=found+ascending",
                                  "data_dictionary.html?columns.find=source"])  # fmt: skip
def test_filters_in_use_shut_nobody_out(visit: Callable[..., Any], name: str, width: int) -> None:
    visited = visit(name, width)
    page = visited.page
    assert page.locator("tr[hidden]").count()
    assert violations(page) == []
    assert violations_in_the_dark(page) == []
    assert (visited.errors, visited.outside) == ([], [])
    assert page.evaluate(FACTS)["sideways"] == 0


SHEET = {"width": 673, "height": 1000}
"""Pixels between the margins of a sheet of A4 (178 mm)."""


@pytest.mark.parametrize("name", ["approach_by_model", "claims", "findings", "mapping_review", "two_versions"])
def test_paper_cuts_no_table_off_and_repeats_its_heads(visit: Callable[..., Any], name: str) -> None:
    page = visit(f"notebooks/{name}.html", 1280).page
    try:
        page.set_viewport_size(SHEET)
        page.emulate_media(media="print")
        spills = "boxes => boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.id)"
        assert page.locator(".compendium-table").evaluate_all(spills) == []
        boxes = "buttons => new Set(buttons.map((button) => getComputedStyle(button).display)).size"
        shown = "button => getComputedStyle(button).display"
        assert page.locator(".table-sort").evaluate_all(boxes) == 1
        assert page.locator(".table-sort").first.evaluate(shown) == "contents", "a button is not printed again"
    finally:
        page.set_viewport_size({"width": 1280, "height": 900})


DICTIONARY = "data_dictionary.html"


def test_the_index_of_the_dictionary_opens_each_table(visit: Callable[..., Any], width: int) -> None:
    page = visit(DICTIONARY, width).page
    links, folds = page.locator("nav[aria-label=Tables] dd a"), page.locator("details.folded")
    assert links.count() == folds.count() > 50
    assert page.locator("details.folded[open]").count() == 0
    address = links.nth(links.count() // 2).get_attribute("href")
    assert links.first.is_visible() is (width > 600), "on a phone the folds are the list"
    (links if width > 600 else folds.locator("summary")).nth(links.count() // 2).click()
    fold = page.locator(f"details.folded:has({address})")
    assert fold.evaluate("fold => fold.open")
    assert fold.locator("table").is_visible()
    page.goto("about:blank")
    visit(f"{DICTIONARY}{address}", width)
    assert fold.evaluate("fold => fold.open"), "an address of a table that is opened anew"
    assert page.locator("details.folded[open]").count() == 1


def test_what_is_found_in_the_dictionary_is_unfolded(visit: Callable[..., Any]) -> None:
    page = visit(DICTIONARY, 1280).page
    panel = page.get_by_role("group", name="Find columns")
    panel.get_by_role("searchbox").fill("publish")
    shown = page.locator("details.folded:visible")
    assert 0 < shown.count() == page.locator("details.folded[open]:visible").count() < 20
    assert all(
        "publish" in text.lower() for text in page.locator("details.folded tbody tr:visible").all_text_contents()
    )
    panel.get_by_role("button", name="Show all").click()
    assert page.locator("details.folded[open]").count() == 0
    assert shown.count() > 50


def test_paper_has_the_tables_of_the_dictionary_unfolded(visit: Callable[..., Any]) -> None:
    page = visit(DICTIONARY, 1280).page
    page.emulate_media(media="print")
    heights = page.locator("details.folded table").evaluate_all("tables => tables.map((table) => table.offsetHeight)")
    assert min(heights) > 40


def test_without_script_the_dictionary_is_reached(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / DICTIONARY).as_uri())
    fold = page.locator("details.folded").first
    fold.locator("summary").press("Enter")
    assert fold.locator("table").is_visible()
    context.close()


def test_without_script_the_whole_table_stands(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{(site / CLAIMS).as_uri()}?claims.verdict=differs")
    assert shown(page) == total(page) > 200
    assert page.get_by_role("searchbox", name="Find").count() == 0
    context.close()


def test_paper_has_all_rows_and_no_controls(page: Any) -> None:
    page.emulate_media(media="print")
    assert page.locator(".table-find:visible").count() == 0
    box = page.locator("#table-reproduced")
    assert box.evaluate("box => box.scrollHeight - box.clientHeight") < 2


STATEMENTS = "studies/care-act/sites/programme.html"
FOLDED_ROWS = "#table-statements tbody th.gt_stub"


def test_a_table_that_folds_shows_its_first_rows_until_more_are_asked_for(visit: Any, width: int) -> None:
    page = visit(STATEMENTS, width).page
    rows, seen = page.locator(FOLDED_ROWS), page.locator(f"{FOLDED_ROWS}:visible")
    whole = rows.count()
    find = page.get_by_role("group", name="Find in the table")
    assert seen.count() == 10 < whole
    assert find.get_by_role("status").inner_text() == f"10 of {whole} rows"
    find.get_by_role("searchbox").fill("legitimacy")
    found = seen.count()
    assert find.get_by_role("status").inner_text() == f"{found} of {whole} rows"
    find.get_by_role("searchbox").fill("")
    assert seen.count() == 10
    page.emulate_media(media="print")
    assert seen.count() == whole, "paper has all rows"
    page.emulate_media(media="null")
    find.get_by_role("button", name="Show all").click()
    assert seen.count() == whole


def test_sorting_and_a_link_to_a_row_unfold_a_table(visit: Any) -> None:
    page = visit(STATEMENTS, 1280).page
    seen = page.locator(f"{FOLDED_ROWS}:visible")
    last = page.locator(FOLDED_ROWS).last.get_attribute("id")
    page.locator("#table-statements thead .table-sort").first.click()
    assert seen.count() == page.locator(FOLDED_ROWS).count()
    page = visit(f"{STATEMENTS}#{last}", 390).page
    assert page.locator(f"#{last}").is_visible()
