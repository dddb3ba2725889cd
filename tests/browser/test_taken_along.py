"""What can be taken along from the pages of the built book: it is there, named, opens, and says what the page says."""

import csv
import re
from collections.abc import Callable
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from accessible_spreadsheets import broken_rules
from browser.conftest import SITE
from browser.test_pages import violations
from libre_office import sheets_of

from compendium.data_package.spelling import as_typed
from compendium.display.register import REGISTER
from compendium.spreadsheets.numbers import Number, number_in

LINE = re.compile(r'<p class="take-along">(.*?)</p>')
LINK = re.compile(r'<a href="([^"]+)" download>([^<]*)<span class="visually-hidden">([^<]*)</span></a>')
NUMBERED = re.compile(r'<a class="compendium-number"[^>]*>((?:Table|Figure) \d+)</a>')
MEANT = {word for sign in REGISTER for word in re.findall(r"\w+", sign.meaning.casefold())}
SIGNS = {sign.sign for sign in REGISTER}


@cache
def pages() -> dict[Path, str]:
    """The pages that show numbered tables or figures, or long tables whole."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(SITE.rglob("*.html"))}
    return {path: text for path, text in texts.items() if NUMBERED.search(text) or path.stem.endswith("_whole")}


def files(ending: str) -> list[Path]:
    return sorted(SITE.rglob(f"tables/*.{ending}"))


def test_each_numbered_table_and_figure_can_be_taken_along() -> None:
    assert len(pages()) > 15
    for path, text in pages().items():
        offered = [found for line in LINE.findall(text) for found in LINK.findall(line)]
        named = {which.removeprefix(" of ") for _, _, which in offered}
        assert named >= set(NUMBERED.findall(text)), path
        assert not [name for name, _, _ in offered if not (path.parent / name).is_file()], path
        kinds = [tuple(label for _, label, _ in LINK.findall(line)) for line in LINE.findall(text)]
        assert set(kinds) <= {("CSV", "XLSX", "ODS"), ("SVG",)}, path


def test_every_file_is_offered_by_a_page() -> None:
    offered = {path.parent / name for path, text in pages().items() for name, _, _ in LINK.findall(text)}
    offered |= {path.with_name(f"{path.name}.js") for path in offered if path.suffix == ".svg"}
    there = {path for kind in ("tables", "figures") for path in SITE.rglob(f"{kind}/*.*")}
    assert there == offered
    assert len(files("csv")) == len(files("xlsx")) == len(files("ods")) > 90


def test_all_workbooks_keep_the_rules_of_accessible_spreadsheets() -> None:
    told = {path.name: broken_rules(path.read_bytes(), path.suffix[1:]) for path in files("xlsx") + files("ods")}
    assert {name: rules for name, rules in told.items() if rules} == {}


def test_libre_office_reads_in_every_workbook_what_the_csv_file_says(tmp_path: Path) -> None:
    books = {path.relative_to(SITE).as_posix(): path for path in files("xlsx") + files("ods")}
    read = sheets_of(books, tmp_path)
    wrong = []
    for name, path in books.items():
        head, *rows = rows_of(path.with_suffix(".csv"))
        (table,) = (rows for sheet, rows in read[name].items() if sheet not in ("Cover", "Contents", "Notes"))
        start = next(place for place, row in enumerate(table) if row[: len(head)] == head)
        if [list(map(plain, row)) for row in table[start + 1 :]] != [list(map(plain, row)) for row in rows]:
            wrong.append(name)
    assert len(books) > 180
    assert wrong == []


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as opened:
        return [[as_typed(cell) for cell in row] for row in csv.reader(opened)]


def plain(cell: str) -> object:
    """A cell as a number where it is one, else as text; LibreOffice writes a tab and several spaces as they are."""
    number = number_in(cell)
    return number.value if isinstance(number, Number) else " ".join(cell.split())


def test_every_csv_file_says_what_the_page_says_row_for_row_and_no_more() -> None:
    checked = 0
    for path, text in pages().items():
        on_page = words_of([unescape(re.sub(r"<[^>]*>", " ", text))]) | MEANT
        for table, rows in tables_of(text):
            file = taken_from(path, text, table)
            if file is None:
                continue
            told = rows_of(file)[1:]
            assert len(told) == len(rows), file
            for shown, row in zip(rows, told, strict=True):
                assert words_of(shown) <= words_of(row), file
                assert words_of(row) <= on_page, file
            checked += 1
    assert checked == len(files("csv"))


def taken_from(path: Path, text: str, table: str) -> Path | None:
    """The file of a table, unless the page shows only a part of it."""
    box = text[text.index(f'id="{table}"') :]
    until = box.index('<p class="take-along">')
    if 'class="table-rest"' in box[:until]:
        return None
    return path.parent / LINK.findall(box[until:])[0][0]


def words_of(cells: list[str]) -> set[str]:
    """The words of cells, signs not among them."""
    return set(re.findall(r"\w+", " ".join(cells).casefold().replace(",", ""))) - SIGNS


class Rows(HTMLParser):
    """The words of each row of each numbered table, as a reader sees them: without words for screen readers alone."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[tuple[str, list[list[str]]]] = []
        self.open: list[tuple[str, str]] = []
        self.table = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {key: value or "" for key, value in attrs}
        if tag == "div" and named.get("class") == "compendium-table" and "id" in named:
            self.table = named["id"]
            self.tables.append((self.table, []))
        if tag == "tr" and self.table and self.within("tbody") and "gt_group_heading" not in named.get("class", ""):
            self.tables[-1][1].append([])
        if tag not in ("br", "img", "input", "meta", "link", "hr", "source"):
            self.open.append((tag, named.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag == "table":
            self.table = ""

    def handle_data(self, data: str) -> None:
        kinds = {kind for _, kind in self.open}
        unseen = {"compendium-hidden", "compendium-card"} & kinds or self.within("summary")
        heads = any(kind == "gt_group_heading" for kind in kinds)
        if (
            self.table
            and self.within("tbody")
            and (self.within("td") or self.within("th"))
            and not unseen
            and not heads
        ):
            self.tables[-1][1][-1].append("" if data.strip() in {"½"} else unescape(data))

    def within(self, tag: str) -> bool:
        return any(each == tag for each, _ in self.open)


def tables_of(text: str) -> list[tuple[str, list[list[str]]]]:
    parser = Rows()
    parser.feed(text)
    return parser.tables


def test_a_figure_is_saved_as_png_by_keyboard_from_disk(chromium: Any) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto((SITE / "notebooks" / "inclusion_criteria.html").as_uri())
    button = page.get_by_role("button", name="PNG of Figure 1")
    button.focus()
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert saved.value.suggested_filename == "inclusion-criteria_figure-met.png"
    assert Path(saved.value.path()).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    page.close()


def test_the_line_has_no_fault_for_those_who_hear_or_press_it(visit: Callable[..., Any]) -> None:
    visited = visit("notebooks/inclusion_criteria.html", 390)
    heights = visited.page.eval_on_selector_all(".take-along :is(a, button)", "all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 16
    assert visited.page.get_by_role("link", name="XLSX of Table 1", exact=True).is_visible()
    assert violations(visited.page) == []
    assert visited.errors == []


@pytest.mark.parametrize("place", ["data_dictionary.html", "index.html"])
def test_all_data_are_one_link_away(place: str) -> None:
    assert '<a href="data.zip" download>' in (SITE / place).read_text(encoding="utf-8")
    assert (SITE / "data.zip").is_file()


def test_every_table_taken_along_names_a_source_itself(site: Path) -> None:
    files = list(site.rglob("tables/*.csv"))
    assert len(files) > 50
    assert [path.name for path in files if b"Source, notebook and data" in path.read_bytes()] == []


@pytest.mark.parametrize(
    ("page", "table", "head"),
    [
        ("data_dictionary.html", "#columns-sources", ["Column", "What it holds"]),
        (
            "codebook.html",
            ".compendium-table[aria-label^='What must be']",
            ["criterion", "Relative success"],
        ),
    ],
)
def test_a_table_without_files_is_taken_along_as_the_page_shows_it(
    browser: Any, site: Path, page: str, table: str, head: list[str]
) -> None:
    with browser.new_context(accept_downloads=True) as context:
        tab = context.new_page()
        tab.goto((site / page).as_uri())
        tab.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        button = tab.locator(f"{table} + .take-along").get_by_role("button", name="CSV of ")
        with tab.expect_download() as waiting:
            button.click()
        assert waiting.value.suggested_filename.endswith(".csv")
        told = list(csv.reader(Path(waiting.value.path()).read_text(encoding="utf-8").splitlines()))
        assert told[0][:2] == head
        assert len(told) == 1 + tab.locator(f"{table} tbody tr").count() > 3
        second = tab.locator(f"{table} tbody tr").nth(1).locator("th, td")
        assert [as_typed(cell).split() for cell in told[2]] == [cell.split() for cell in second.all_text_contents()]


def test_no_cell_of_a_table_that_the_browser_writes_is_run_by_a_spreadsheet(browser: Any, site: Path) -> None:
    hostile = ["=1+1", "+a", "@b", "-c", "-1.5", 'd,"e"']
    with browser.new_context(accept_downloads=True) as context:
        tab = context.new_page()
        tab.goto((site / "speed.html").as_uri())
        row = "#table-speed tbody tr >> nth=0"
        tab.locator(row).evaluate(
            "(row, texts) => [...row.cells].forEach((cell, place) => { cell.textContent = texts[place]; })", hostile
        )
        with tab.expect_download() as waiting:
            tab.locator("#table-speed ~ .take-along").get_by_role("button").first.click()
        (_, told, *_) = csv.reader(Path(waiting.value.path()).read_text(encoding="utf-8").splitlines())
        assert told == ["'=1+1", "'+a", "'@b", "'-c", "-1.5", 'd,"e"']
