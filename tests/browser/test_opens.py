"""Cells that open their statements: by keyboard and pointer, from disk, with and without a script."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from browser.test_pages import FACTS, violations

from compendium.display.opening import Opening
from compendium.display.places import places
from compendium.display.tables import Layout, journal_table, mark_cell, stylesheet

HOSTILE = '<img src=x onerror="document.title=1">'
FACT_ROWS = pd.DataFrame(
    {
        "policy": ["Sure Start", "Total Place", "Total Place"],
        "fact": ["a", "b", "c"],
        "statement": ["Named as a pilot", HOSTILE, "Another one"],
        "note": ["", "Our reading", ""],
        "place": places(["report"] * 3, ["Mapping Review, paragraph 5", "Table 3", "Table 4"]),
    }
)
CELLS = pd.DataFrame(
    {
        "policy": ["Sure Start", "Total Place", "Vanguards"],
        "pilot": [
            Opening("2", ("fact-a", "fact-b"), "Sure Start: pilot"),
            Opening("1", ("fact-c",), "Total Place: pilot"),
            Opening("0", (), "Vanguards: pilot"),
        ],
        "mark": [Opening("yes", ("fact-b",), "Sure Start: chosen"), "", ""],
    }
)


def marked(value: Any) -> str:
    return value.link(mark_cell(value.words)) if value else ""


def written(folder: Path, static: Path) -> Path:
    """A page of a table whose cells open the rows of another below it, as the book has them."""
    labels = {"policy": "Policy", "pilot": "Pilot", "mark": "Chosen"}
    layout = Layout(labels, cells={"mark": marked}, centred=["pilot", "mark"], spanners={"Feature": ["pilot", "mark"]})
    cells = journal_table(CELLS, "table-cells", "What is stated", layout, None)
    labels = {"statement": "Statement", "policy": "Policy", "note": "Note", "place": "Place"}
    layout = Layout(labels, group="policy", anchor=("fact", "fact"))
    facts = journal_table(FACT_ROWS, "table-facts", "Every statement", layout, None)
    page = folder / "page.html"
    page.write_text(
        f"""<!DOCTYPE html><html lang="en-GB"><head><title>Page</title><meta charset="utf-8">
        <meta name="viewport" content="width=device-width"><style>{stylesheet()}</style>
        <link rel="stylesheet" href="{static.as_uri()}/compendium.css">
        <script src="{static.as_uri()}/tables.js"></script><script src="{static.as_uri()}/opens.js"></script></head>
        <body><main><article><h1>Page</h1>{cells.html}<p style="height: 60rem"></p>{facts.html}</article></main></body>
        </html>""",
        encoding="utf-8",
    )
    return page


@pytest.fixture
def page(visit: Callable[..., Any], site: Path, tmp_path: Path, width: int) -> Any:
    visited = visit(written(tmp_path, site / "_static").as_uri(), width)
    yield visited.page
    assert visited.errors == []
    assert visited.outside == []


def test_enter_opens_the_statements_with_their_place_and_escape_goes_back(page: Any, width: int) -> None:
    cell = page.get_by_role("link", name="2 Sure Start: pilot")
    assert cell.get_attribute("aria-expanded") == "false"
    cell.press("Enter")
    box = page.get_by_role("dialog", name="Sure Start: pilot")
    assert box.evaluate("box => box === document.activeElement")
    assert cell.get_attribute("aria-expanded") == "true"
    statements = box.get_by_role("listitem").all_inner_texts()
    assert [" ".join(text.split()) for text in statements] == [
        "Statement Named as a pilot Place Mapping Review, paragraph 5",
        f"Total Place Statement {HOSTILE} Note Our reading Place Table 3",
    ]
    assert box.get_by_role("link", name="Table 3").get_attribute("href").endswith("#source-report")
    edges = box.bounding_box()
    assert 0 <= edges["x"] <= edges["x"] + edges["width"] <= width
    assert page.evaluate(FACTS)["sideways"] == 0
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert cell.evaluate("link => link === document.activeElement")
    assert cell.get_attribute("aria-expanded") == "false"


def test_open_statements_shut_nobody_out(visit: Callable[..., Any], site: Path, tmp_path: Path, width: int) -> None:
    page = visit(written(tmp_path, site / "_static").as_uri(), width).page
    page.get_by_role("link", name="2 Sure Start: pilot").press("Enter")
    assert page.get_by_role("dialog").is_visible()
    assert violations(page) == []


def test_one_is_open_at_a_time_and_a_second_press_shuts_it(page: Any) -> None:
    first, other = (
        page.get_by_role("link", name="1 Total Place: pilot"),
        page.get_by_role("link", name="yes Sure Start"),
    )
    first.click()
    assert page.get_by_role("dialog").get_attribute("aria-label") == "Total Place: pilot"
    first.press("Enter")
    assert page.get_by_role("dialog").count() == 0
    first.click()
    other.press("Enter")
    assert [box.get_attribute("aria-label") for box in page.get_by_role("dialog").all()] == ["Sure Start: chosen"]
    page.get_by_role("button", name="Close").press("Enter")
    assert page.get_by_role("dialog").count() == 0
    assert other.evaluate("link => link === document.activeElement")
    other.click()
    page.mouse.click(2, 2)
    assert page.get_by_role("dialog").count() == 0


def test_the_keyboard_goes_from_the_statements_to_the_next_cell(page: Any) -> None:
    page.get_by_role("link", name="1 Total Place: pilot").press("Enter")
    for _ in range(3):  # the place, the button, the link to the row
        page.keyboard.press("Tab")
        assert page.evaluate("Boolean(document.activeElement.closest('[role=dialog]'))")
    page.keyboard.press("Tab")
    assert page.get_by_role("dialog").count() == 0


def test_the_row_is_shown_in_its_table(page: Any) -> None:
    page.get_by_role("link", name="1 Total Place: pilot").click()
    page.get_by_role("link", name="Show in its table").click()
    assert page.url.endswith("#fact-c")
    assert page.get_by_role("dialog").count() == 0
    assert page.locator("#fact-c:target").is_visible()


def test_text_is_never_markup(page: Any) -> None:
    page.get_by_role("link", name="yes Sure Start").click()
    assert page.locator("img").count() == 0
    assert page.title() == "Page"
    assert page.locator("#fact-b").count() == 1, "an address may occur once"


def test_without_script_the_link_leads_to_the_first_row(browser: Any, site: Path, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(written(tmp_path, site / "_static").as_uri())
    page.get_by_role("link", name="2 Sure Start: pilot").press("Enter")
    page.wait_for_url("**#fact-a")
    assert page.locator("#fact-a").is_visible()
    assert page.get_by_role("link", name="Vanguards: pilot").count() == 0
    context.close()


PAGES = {"mapping_review": 70, "inclusion_criteria": 20}
OPEN_CARDS = "for (const more of document.querySelectorAll('.card-more')) more.click()"
"""On a phone the cells of a long table may stand on cards that are shut."""


@pytest.mark.parametrize(("name", "least"), PAGES.items())
def test_every_cell_of_a_page_opens_what_is_there(
    visit: Callable[..., Any], site: Path, width: int, name: str, least: int
) -> None:
    page = visit((site / "notebooks" / f"{name}.html").as_uri(), width).page
    cells = page.locator("a.compendium-opens")
    assert cells.count() >= least
    opened = cells.evaluate_all("all => all.flatMap((a) => a.dataset.rows?.split(' ') ?? [a.hash.slice(1)])")
    known = page.locator("tbody [id]").evaluate_all("all => all.map((each) => each.id)")
    assert set(opened) <= set(known)
    page.evaluate(OPEN_CARDS)
    cells.first.press("Enter")
    box = page.get_by_role("dialog")
    assert box.get_by_role("link", name="Interim report: ").count() >= 1
    assert page.evaluate(FACTS)["sideways"] == 0
    page.keyboard.press("Escape")


@pytest.mark.parametrize("name", PAGES)
def test_an_open_statement_of_a_page_shuts_nobody_out(visit: Callable[..., Any], width: int, name: str) -> None:
    page = visit(f"notebooks/{name}.html", width).page
    page.evaluate(OPEN_CARDS)
    page.locator("a.compendium-opens").last.press("Enter")
    assert page.get_by_role("dialog").is_visible()
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


def test_on_a_phone_the_rows_of_the_map_are_cards_that_name_their_policies(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/mapping_review.html", 390).page
    row = page.locator("#table-map tbody tr", has_text="Payment by results")
    assert "◆ Troubled Families" in row.inner_text().replace("\n", " ")
    assert row.locator("td:visible").count() == 1
    of_all = page.locator("#table-map tbody tr", has_text="Cultural change").locator("td:visible")
    assert of_all.count() == 1
    assert "all policies" in of_all.inner_text()
    box = page.locator("#table-map")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
