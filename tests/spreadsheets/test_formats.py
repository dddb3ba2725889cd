"""One table in three formats: read back by others it says the same, and nothing in it runs."""

import csv
import io
import re
import sys
import time
import zipfile
from xml.etree import ElementTree

import openpyxl
import pytest
from accessible_spreadsheets import broken_rules
from python_calamine import CalamineWorkbook

from compendium.spreadsheets.numbers import number_in
from compendium.spreadsheets.ods import as_ods
from compendium.spreadsheets.plain import as_csv
from compendium.spreadsheets.workbook import Choice, Sheet, Value, Workbook
from compendium.spreadsheets.xlsx import LONGEST, as_xlsx

FORMATS = {"xlsx": as_xlsx, "ods": as_ods}
HOSTILE = [
    "=1+1", "+1", "-1+2", "@SUM(A1)", '=HYPERLINK("http://example.org","x")', "<b>&amp;</b>", "_x0041_", "{0}", "%s",
    "]]>", "'quoted", "a  b", " padded ", "two\nlines", "${x}", "http://example.org", "1/2", "007", "1e5",
    "é \U0001f600",
]  # fmt: skip
SHEET = Sheet(
    "It's <here> & there",
    ["Text", "text", "", "Number"],
    [[text, f"row {place}", "", number_in(f"{place + 1},000.5") or ""] for place, text in enumerate(HOSTILE)],
    "A title <b> & more",
    "How many",
    ["A note"],
    "A paper, Table 3",
)
BOOK = Workbook('Title "<&>', [SHEET], ["From a paper.", "=2+2"])


def test_names_of_sheets_that_have_no_letters_in_common_mark_two_tables() -> None:
    sheets = [Sheet(name, ["A"], [["x"]], "T") for name in ("A-b", "A b", "Ελλάδα", "Россия")]
    for write in FORMATS.values():
        assert write(Workbook("W", sheets))
    content = zipfile.ZipFile(io.BytesIO(as_ods(Workbook("W", sheets)))).read("content.xml").decode()
    names = re.findall(r'<table:database-range table:name="([^"]+)"', content)
    assert len(names) == len(set(names)) == len(sheets) + 1, "and that of the contents"


def test_a_title_that_no_xml_can_hold_is_cleaned() -> None:
    for ending, write in FORMATS.items():
        book = zipfile.ZipFile(io.BytesIO(write(Workbook("A\x01 title", [SHEET]))))
        for name in ("meta.xml", "docProps/core.xml"):
            assert name not in book.namelist() or ElementTree.fromstring(book.read(name)) is not None, ending


@pytest.fixture(params=FORMATS)
def ending(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read(content: bytes, sheet: str) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [list(row) for row in book.get_sheet_by_name(sheet).to_python()]


def test_another_program_reads_what_was_written(ending: str) -> None:
    rows = read(FORMATS[ending](BOOK), SHEET.name)[3:]
    assert rows[0] == ["Text", "text (2)", "Column 3", "Number", "Source"]
    texts = [[" ".join(str(cell).split()) if ending == "ods" else cell for cell in row[:2]] for row in rows[1:]]
    wanted = [" ".join(text.split()) if ending == "ods" else text for text in HOSTILE]
    assert texts == [[text, f"row {place}"] for place, text in enumerate(wanted)]
    assert [row[3] for row in rows[1:]] == [place * 1000 + 1000.5 for place in range(len(HOSTILE))]
    assert {row[4] for row in rows[1:]} == {"A paper, Table 3"}


def test_the_rules_of_accessible_spreadsheets_hold(ending: str) -> None:
    assert broken_rules(FORMATS[ending](BOOK), ending) == []
    no_rows = Workbook("None", [Sheet("Sites", ["Site", "Rate"], [], "No sites")])
    assert broken_rules(FORMATS[ending](no_rows), ending) == []


def test_a_sheet_to_fill_in_breaks_them_so_that_they_are_rules(ending: str) -> None:
    told = broken_rules(FORMATS[ending](Workbook("", [Sheet("Sheet1", ["A"], [["x"]])], to_fill_in=True)), ending)
    assert told[0] == "no cover, or no contents, at the beginning"
    assert {"no title", "Sheet1: a sheet called Sheet1", "Sheet1: 0 marked tables"} <= set(told)


def test_the_bytes_are_the_same_whenever_it_is_made(ending: str) -> None:
    first = FORMATS[ending](BOOK)
    time.sleep(1.1)  # properties tell seconds
    assert FORMATS[ending](BOOK) == first
    archive = zipfile.ZipFile(io.BytesIO(first))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    said = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(("core.xml", "meta.xml")))
    assert set(re.findall(rb"\d{4}-\d\d-\d\dT", said)) <= {b"1980-01-01T"}


@pytest.mark.parametrize("ending", FORMATS)
def test_the_bytes_are_the_same_on_every_system(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    here = FORMATS[ending](BOOK)
    monkeypatch.setattr(sys, "platform", "win32" if sys.platform != "win32" else "linux")  # `zipfile` looks at it
    assert FORMATS[ending](BOOK) == here


def test_no_cell_of_xlsx_is_a_formula_even_after_somebody_changes_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(BOOK)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    runs = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@")) and cell.row > 3]
    assert len(runs) == 5
    assert all(cell.quotePrefix for cell in runs)
    assert not [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if sheet.title == SHEET.name and cell.hyperlink
    ]


def test_csv_has_the_same_values_and_nothing_that_runs() -> None:
    head, *rows = csv.reader(io.StringIO(as_csv(SHEET).decode()))
    assert head == ["Text", "text (2)", "Column 3", "Number", "Source"]
    assert rows[0] == ["'=1+1", "row 0", "", "1000.5", "A paper, Table 3"]
    assert [row[0].removeprefix("'") if place < 5 else row[0] for place, row in enumerate(rows)] == HOSTILE
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_a_text_that_no_cell_of_xlsx_holds_is_cut_and_says_so() -> None:
    long = Workbook("Long", [Sheet("Texts", ["Text"], [["y" * (LONGEST + 1)]], "One text")])
    (cut,) = read(as_xlsx(long), "Texts")[-1]
    assert len(str(cut)) == LONGEST
    assert "cut here" in str(cut)
    assert as_csv(long.sheets[0]).count(b"y") == LONGEST + 1
    assert str(read(as_ods(long), "Texts")[-1][0]).count("y") == LONGEST + 1


@pytest.mark.parametrize("value", [3, 2.5])
def test_plain_numbers_are_numbers(value: Value, ending: str) -> None:
    assert read(FORMATS[ending](Workbook("N", [Sheet("N sheet", ["A"], [[value]], "T")])), "N sheet")[-1] == [value]


def test_xlsx_offers_lists() -> None:
    lists = Sheet("Lists", ["Level"], [["high"], ["low"]])
    sheet = Sheet("Ratings", ["Site", "Level"], [["Upton", ""]], choices={"Level": Choice("Lists", "Level")}, offered=9)
    book = zipfile.ZipFile(io.BytesIO(as_xlsx(Workbook("Ratings", [sheet, lists], to_fill_in=True))))
    assert "'Lists'!$A$2:$A$3" in book.read("xl/worksheets/sheet1.xml").decode()
