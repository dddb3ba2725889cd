"""Tables as they are read off pages."""

from pathlib import Path

from small_site import small_site, small_table

from compendium.publish.export.results import in_short, sheets_across, sheets_of_sites, tables_of
from compendium.publish.pdf.pages import Page

SOURCED = '<p class="compendium-source">Source: A report, Table 1. Notebook: a.ipynb. Data: a.csv.</p>'
UNDER = '<p class="compendium-source">Source, notebook and data: as under <a href="#table-a">Table 1</a>.</p>'


def page(folder, body, others=()):
    return Page(small_site(folder, {"one.html": body, **dict(others)}), "one.html")


def test_a_table_has_its_heading_title_measure_source_and_values(tmp_path):
    (found,) = tables_of(page(tmp_path, f"<h2>Counted</h2>{small_table(2, 3)}{SOURCED}"))
    assert (found.anchor, found.section, found.title, found.measure, found.source) == (
        "table-numbers", "Counted", "Rows in columns", "Numbers.", "A report, Table 1",
    )  # fmt: skip
    assert found.columns == ["Head 0", "Head 1", "Head 2"]
    assert found.rows == [["Row 0", "0/1", "0/2"], ["Row 1", "1/1", "1/2"]]


def test_a_source_that_stands_under_another_table_is_that_one(tmp_path):
    other = SOURCED.replace("A report", "Another")
    shown = small_table(1, 2, "c") + other + small_table(1, 2, "a") + SOURCED + small_table(1, 2, "b") + UNDER
    sources = [table.source for table in tables_of(page(tmp_path, shown))]
    assert sources == ["Another, Table 1", "A report, Table 1", "A report, Table 1"], "not the first of the page"


def test_a_table_that_the_page_shows_in_part_is_whole(tmp_path):
    rest = '<p class="table-rest" data-table="table-numbers">The first 2 of 5 rows.</p>'
    (found,) = tables_of(page(tmp_path, small_table(2, 2) + rest, {"one_whole.html": small_table(5, 2)}))
    assert len(found.rows) == 5


def test_the_page_of_whole_tables_is_read_once_for_all_of_them(tmp_path, monkeypatch):
    names = ("a", "b", "c")
    rests = "".join(f'<p class="table-rest" data-table="table-{name}">The first 2 of 5 rows.</p>' for name in names)
    shown, whole = ("".join(small_table(rows, 2, name) for name in names) for rows in (2, 5))
    parted = page(tmp_path, shown + rests, {"one_whole.html": whole})
    read, read_bytes = [], Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path.name) or read_bytes(path))
    assert [len(table.rows) for table in tables_of(parted)] == [5, 5, 5]
    assert sorted(read) == ["one.html", "one_whole.html"]


def test_tables_without_a_caption_are_left_out(tmp_path):
    assert tables_of(page(tmp_path, '<div class="compendium-table" id="x"><table><td>1</td></table></div>')) == []


def test_sheets_of_one_page_have_names_of_their_own(tmp_path):
    tables = tables_of(page(tmp_path, small_table(1, 2, "notes") + small_table(1, 2, "in-short")))
    names = [sheet.name for sheet in sheets_across(tables, ["In short"])]
    assert names == ["Notes 2", "In short 2"]


def test_tables_of_sites_stand_below_one_another_whatever_columns_they_have(tmp_path):
    north = tables_of(page(tmp_path / "north", f"<h2>Levels</h2>{small_table(1, 2)}{SOURCED}"))
    south = tables_of(page(tmp_path / "south", f"<h2>Levels</h2>{small_table(2, 3)}{SOURCED}"))
    (sheet,) = sheets_of_sites([("North", north), ("South", south)], [])
    assert (sheet.name, sheet.title, sheet.source) == ("Each site numbers", "Levels: each site", "A report, Table 1")
    assert sheet.columns == ["Site", "Head 0", "Head 1", "Head 2"]
    assert sheet.rows == [
        ["North", "Row 0", "0/1", ""],
        ["South", "Row 0", "0/1", "0/2"],
        ["South", "Row 1", "1/1", "1/2"],
    ]


def test_what_pages_say_first_is_a_table_of_its_own(tmp_path):
    said = '<div class="compendium-short"><p><strong class="compendium-short__head">In short</strong> Well.</p></div>'
    sheet = in_short([("All", page(tmp_path / "a", said)), ("None", page(tmp_path / "b", "Nothing."))])
    assert sheet.rows == [["All", "Well."]]
