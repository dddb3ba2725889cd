"""Cover, contents, notes, then a table on each sheet; headings that differ, and texts that XML can hold."""

from compendium.spreadsheets.laid_out import BLANKS, Laid, headings, laid_out, with_source
from compendium.spreadsheets.workbook import Choice, Sheet, Workbook

SHEET = Sheet(
    "Sites", ["Site", "Rate"], [["Upton", 3], ["Norham", ""]], "Two sites", "Rate of each", ["One"], "A paper"
)  # fmt: skip


def test_a_published_workbook_has_cover_contents_and_notes_first() -> None:
    cover, contents, notes, table = laid_out(Workbook("Rates", [SHEET], ["From a paper.", "CC BY 4.0"]))
    assert (cover.lines, cover.columns) == (["Rates", "From a paper.", "CC BY 4.0"], ())
    assert contents.rows == [["Notes", "Notes on the tables"], ["Sites", "Two sites"]]
    assert contents.links == ["Notes", "Sites"]
    assert notes.rows == [[1, "Sites", "One"]]
    assert table.lines[:2] == ["Two sites", "Rate of each"]
    assert table.lines[2].endswith(BLANKS)
    assert table.columns == ["Site", "Rate", "Source"]
    assert table.rows == [["Upton", 3, "A paper"], ["Norham", "", "A paper"]]


def test_without_notes_there_is_no_sheet_of_notes() -> None:
    sheet = Sheet("Sites", ["Site"], [["Upton"]], "One site")
    assert [laid.name for laid in laid_out(Workbook("Rates", [sheet]))] == ["Cover", "Contents", "Sites"]
    assert BLANKS not in laid_out(Workbook("Rates", [sheet]))[-1].lines[-1]


def test_a_sheet_to_fill_in_begins_with_its_headings_as_they_are() -> None:
    lists = Sheet("Lists", ["Level"], [["high"], ["low"]])
    sheet = Sheet("Ratings", ["Coder a", "coder A"], [], choices={"coder A": Choice("Lists", "Level")}, offered=500)
    laid, _ = laid_out(Workbook("Ratings", [sheet, lists], to_fill_in=True))
    assert isinstance(laid, Laid)
    assert (laid.lines, laid.columns, laid.offered, laid.marked) == ([], ["Coder a", "coder A"], 500, False)
    assert list(laid.choices) == [1]


def test_headings_differ_and_none_is_blank() -> None:
    assert headings(["Place", "place", "", "A\n b"]) == ["Place", "place (2)", "Column 3", "A b"]


def test_a_source_has_a_column_of_its_own() -> None:
    columns, rows = with_source(Sheet("S", ["Source"], [["x"]], source="A paper, Table 1"))
    assert columns == ["Source", "Source of the table"]
    assert rows == [["x", "A paper, Table 1"]]


def test_what_xml_cannot_hold_is_replaced() -> None:
    _, rows = with_source(Sheet("S", ["A"], [["a\x00b\ud800c\r\nd"]]))
    assert rows == [["a\ufffdb\ufffdc\nd"]]
