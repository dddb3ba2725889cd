"""Files to take along from pages: made of what is shown, kept while that stays, gone with it, the same bytes twice."""

import csv
import io
from pathlib import Path

import pandas as pd
from accessible_spreadsheets import broken_rules
from small_book import PAGES, built, small_book

from compendium.display.tables import Layout, journal_table
from compendium.publish.sphinx.taken_along import remove_what_went, with_lines
from compendium.publish.sphinx.taken_files import Keeper, Page

HOSTILE = '=cmd|"/c calc"!A1 <script>alert(1)</script> {{ x }}'
CITED = {
    "title": "A <work>", "version": "1.0", "released": "not dated", "citation": "Writer (2026) A work.",
    "licences": ["MIT", "CC-BY-4.0"], "address": "https://example.org/book/", "authors": [],
}  # fmt: skip
FIGURE = (
    '<p class="compendium-caption" id="figure-dot"><a class="compendium-number" href="#">Figure 1</a> A dot</p>'
    '<picture><img alt="A dot" src="../_images/dot.svg" />\n</picture><p class="compendium-source">Source: A.</p>'
)


def table(value: str = "x", number: str = '<a class="compendium-number" href="#table-sites">Table 1</a> ') -> str:
    frame = pd.DataFrame({"site": ["Upton", HOSTILE], "rate": [value, "3"]})
    shown = journal_table(frame, "table-sites", f"Sites {HOSTILE}", Layout({"site": "Site", "rate": "Rate"}), None)
    html = str(shown._repr_mimebundle_()["text/html"])
    return html.replace("<caption>", f"<caption>{number}") + (
        '<p class="compendium-source">Source: <a href="x">Report</a>, Table 1. Notebook: <a href="y">y</a>. Data: z</p>'
    )


def page_of(body: str, folder: Path, known: dict[str, str] | None = None) -> tuple[str, dict[str, str]]:
    taken: dict[str, str] = {}
    (folder / "dot.svg").write_text("<svg/>", encoding="utf-8")
    keeper = Keeper(folder, known or {}, taken)
    page = Page("notebooks/two_words", "Title & more", "A <work>", CITED)
    return "".join(with_lines(body, page, keeper, {"dot.svg": folder / "dot.svg"})), taken


def test_a_note_that_leads_to_another_gives_the_source_of_that_one(tmp_path: Path) -> None:
    number = '<a class="compendium-number" href="#table-b">Table 2</a> '
    other = table(number=number).replace('id="table-sites"', 'id="table-b"')
    led = '<p class="compendium-source">Source, notebook and data: as under <a href="#figure-dot">Figure 1</a>.</p>'
    page_of(table() + FIGURE + other[: other.index('<p class="compendium-source">')] + led, tmp_path)
    files = [tmp_path / "tables" / f"two-words_{name}.csv" for name in ("table-sites", "table-b")]
    sources = [{row["Source"] for row in csv.DictReader(file.read_text("utf-8").splitlines())} for file in files]
    assert sources == [{"Report, Table 1"}, {"A"}], "not the first note of the page"


def test_workbooks_are_made_anew_where_only_the_look_of_a_number_changes(tmp_path: Path) -> None:
    _, known = page_of(table("1234"), tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in known}
    page_of(table("1,234"), tmp_path, known)
    changed = {name for name, content in before.items() if (tmp_path / name).read_bytes() != content}
    assert changed == {name for name in known if not name.endswith(".csv")}


def test_pages_of_a_study_that_is_named_like_a_folder_of_files_stay(tmp_path: Path) -> None:
    for name in ("studies/tables/index.html", "studies/tables/tables/old.csv", "studies/tables/figures/old.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    remove_what_went(tmp_path, {})
    assert [path.name for path in tmp_path.rglob("*.*")] == ["index.html"]


def test_a_table_has_three_files_and_links_that_are_named(tmp_path: Path) -> None:
    html, taken = page_of(table(), tmp_path)
    assert html.startswith(table())
    assert (
        '<a href="tables/two-words_table-sites.ods" download>ODS<span class="visually-hidden"> of Table 1</span>'
        in html
    )
    assert set(taken) == {f"tables/two-words_table-sites.{ending}" for ending in ("csv", "xlsx", "ods")}
    head, first, second = csv.reader(
        io.StringIO((tmp_path / "tables" / "two-words_table-sites.csv").read_text("utf-8"))
    )
    assert head == ["Site", "Rate", "Source"]
    assert first == ["Upton", "x", "Report, Table 1"]
    assert second == [f"'{HOSTILE}", "3", "Report, Table 1"]
    for name in ("two-words_table-sites.xlsx", "two-words_table-sites.ods"):
        assert broken_rules((tmp_path / "tables" / name).read_bytes(), name[-4:].lstrip(".")) == []


def test_the_cover_says_from_where_it_is_and_only_what_is_known() -> None:
    page = Page("notebooks/two_words", "Title", "A work", CITED)
    assert page.about("Table 1") == [
        "Table 1 of the page “Title” of: A work.", "Page: https://example.org/book/notebooks/two_words.html",
        "Version 1.0, not dated.", "Licence of text, figures and data: CC-BY-4.0.", "To cite: Writer (2026) A work.",
    ]  # fmt: skip
    alone = Page("sites/upton", "Upton", "A study", {})
    assert alone.about("") == ["A table of the page “Upton” of: A study.", "Page: sites/upton.html"]


def test_a_figure_has_its_drawing_and_a_script_that_hands_it_over(tmp_path: Path) -> None:
    html, taken = page_of(FIGURE, tmp_path)
    assert html.endswith("</p>")
    assert html.index("compendium-source") < html.index("take-along")
    assert set(taken) == {"figures/two-words_figure-dot.svg", "figures/two-words_figure-dot.svg.js"}
    assert (tmp_path / "figures" / "two-words_figure-dot.svg").read_text() == "<svg/>"
    script = (tmp_path / "figures" / "two-words_figure-dot.svg.js").read_text()
    assert script.startswith(
        'dispatchEvent(new CustomEvent("compendium:figure", {"detail": {"name": "two-words_figure-dot"'
    )


def test_a_table_that_is_here_in_part_leads_to_files_that_its_whole_page_makes(tmp_path: Path) -> None:
    rest = '<p class="table-rest" data-table="table-sites">The first 10 of 90 rows.</p>\n'
    html, taken = page_of(table().replace("</div>\n<p", f"</div>\n{rest}<p"), tmp_path)
    assert taken == {}
    assert "two-words_table-sites.csv" in html
    html, taken = page_of(table(number=""), tmp_path)
    assert len(taken) == 3
    assert f" of Sites {HOSTILE[:4]}" in html
    assert "<script>" not in html


def test_files_are_written_again_only_where_what_they_say_has_changed(tmp_path: Path) -> None:
    _, taken = page_of(table(), tmp_path)
    file = tmp_path / "tables" / "two-words_table-sites.xlsx"
    file.write_bytes(b"kept")
    page_of(table(), tmp_path, taken)
    assert file.read_bytes() == b"kept"
    page_of(table("another"), tmp_path, taken)
    assert file.read_bytes() != b"kept"


def test_what_no_page_offers_any_more_goes(tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    _, taken = page_of(table() + FIGURE, tmp_path / "notebooks")
    (tmp_path / "notebooks" / "tables" / "old.csv").write_text("")
    remove_what_went(tmp_path, {"notebooks/two_words": taken})
    left = {path.relative_to(tmp_path / "notebooks").as_posix() for path in tmp_path.rglob("*s/*.*")}
    assert left == {*taken, "dot.svg"}


def test_two_builds_have_the_same_bytes_and_every_page_its_files(tmp_path: Path) -> None:
    raw = f"```{{raw}} html\n{table()}\n```"
    folder = small_book(tmp_path / "sources", raw)
    first, second = (built(folder, tmp_path / place) for place in ("a", "b"))
    assert first[0] == second[0] == 0
    taken = {name for name in first[1] if "/tables/" in name}
    assert taken == {name for name in second[1] if "/tables/" in name}
    assert len(taken) == 3 * PAGES
    assert {first[1][name] == second[1][name] for name in taken} == {True}
    assert "html/tables/page-3_table-sites.csv" in taken
