"""Workbooks: what cannot be read is told in one plain sentence, and what is read is what a person sees."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from compendium.data_package.faults import DataError
from compendium.intake.grid import read_grid
from compendium.intake.number_format import as_shown, shown_by_code

from .test_layouts import OFFICE
from .wide_tables import TEXT_CELL, save_csv, save_ods, save_xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROWS = [["Site", "Reach"], ["Upton", "good"], ["Downham", "poor"]]


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def told(path: Path) -> str:
    with pytest.raises(DataError) as caught:
        read_grid(path, "")
    (fault,) = caught.value.faults
    return fault.message


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_an_old_workbook_and_one_with_a_password_are_told_apart(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(OLE + b"\0" * 500 + "Workbook".encode("utf-16-le"))
    assert told(path) == "This is an old Excel workbook (XLS). Save it as XLSX, ODS or CSV (UTF-8)."
    path.write_bytes(OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"))
    assert told(path).startswith("The workbook has a password: take it off in a spreadsheet program.")


def test_a_binary_workbook_one_with_a_password_and_what_is_none(tmp_path: Path) -> None:
    binary = zipped(tmp_path / "a.xlsb", {"xl/workbook.bin": b"\1"})
    assert told(binary).startswith("This is a binary Excel workbook (XLSB).")
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    locked = zipped(tmp_path / "a.ods", {"META-INF/manifest.xml": manifest, "content.xml": b"\1"})
    assert told(locked).startswith("The workbook has a password")
    other = zipped(tmp_path / "a.xlsx", {"word/document.xml": b"<w/>"})
    assert told(other).startswith("This workbook is damaged: it cannot be read.")
    (tmp_path / "b.xlsx").write_bytes(b"<html><table>")
    assert told(tmp_path / "b.xlsx").startswith("This is not a workbook, whatever its name says.")


def test_what_is_in_a_file_decides_and_not_its_name(tmp_path: Path) -> None:
    workbook = save_xlsx(tmp_path / "a.xlsx", ROWS).rename(tmp_path / "a.csv")
    grid = read_grid(workbook, "")
    assert (grid.rows, grid.said) == (ROWS, ["The file is a workbook, whatever its name says."])
    text = save_csv(tmp_path / "b.csv", ROWS, "\t", "utf-16").rename(tmp_path / "b.xls")
    grid = read_grid(text, "")
    assert grid.rows == ROWS
    assert grid.said[:2] == ["The file is text and no workbook, whatever its name says.", "The text is read as UTF-16."]


def test_a_line_end_is_a_line_end_however_it_is_written(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "plain.xlsx", [["Site", "Note"], ["Upton", "oneXXtwo"]])
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"oneXXtwo", b"one_x000D_\ntwo_x005F_three"))
    assert read_grid(tmp_path / "a.xlsx", "").rows[1] == ["Upton", "one\ntwo_three"]


def test_text_of_which_a_part_is_struck_through_is_marked(tmp_path: Path) -> None:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["B2"] = CellRichText(TextBlock(InlineFont(strike=True), "good"), " poor")
    book.save(tmp_path / "a.xlsx")
    assert read_grid(tmp_path / "a.xlsx", "").struck == {(1, 1)}


def test_hidden_and_struck_cells_and_comments_of_an_ods_workbook(tmp_path: Path) -> None:
    path = save_ods(tmp_path / "plain.ods", ROWS, {"good": f'table:style-name="ce1" {TEXT_CELL}'})
    content = zipfile.ZipFile(path).read("content.xml").decode()
    style = (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><style:style '
        'style:name="ce1" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/>'
        "</style:style></office:automatic-styles><office:body>"
    )
    content = content.replace("<office:body>", style)
    first = content.index("<table:table-row>")
    content = content[:first] + '<table:table-column table:number-columns-repeated="2"/>' + content[first:]
    row = content.rindex("<table:table-row>")
    content = (
        content[:row] + '<table:table-row table:visibility="collapse">' + content[row + len("<table:table-row>") :]
    )
    note = "<office:annotation><text:p>withdrawn</text:p></office:annotation><text:p>poor"
    content = content.replace("<text:p>poor", note)
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(tmp_path / "a.ods", "w") as target:
        for name in source.namelist():
            target.writestr(name, content if name == "content.xml" else source.read(name))
    grid = read_grid(tmp_path / "a.ods", "")
    assert grid.rows == ROWS
    assert grid.struck == {(1, 1)}
    assert grid.said == [
        "Hidden, and read like all others: row 3. --ignore sets one aside, as it is named here.",
        "Comments, not read: B3.",
        "Struck through: B2.",
    ]


def test_the_only_visible_sheet_is_read_and_a_hidden_one_if_it_is_named(tmp_path: Path) -> None:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.create_sheet("Old").append(["other"])
    book["Old"].sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    assert read_grid(tmp_path / "a.xlsx", "").rows == ROWS
    assert read_grid(tmp_path / "a.xlsx", "Old").rows == [["other"]]


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (7, "0000", "0007"),
        (7, '"Grade "0', "Grade 7"),
        (7, '"A-"000', "A-007"),
        (7, "00\\ \\x", "07 x"),
        (7.5, "0000", ""),
        (-7, "0000", ""),
        (1234, "#,##0", ""),
        (7, "0.00", ""),
        (7, "0%", ""),
        (45000, "yyyy-mm-dd", ""),
        (7, "[Red]0000", ""),
        (7, "General", ""),
        (7, "0000;-0000", "0007"),
    ],
)
def test_what_a_format_shows_of_a_whole_number(number: float, code: str, shown: str) -> None:
    assert shown_by_code(number, code) == shown


@pytest.mark.parametrize(("text", "number", "shown"), [("0007", 7, "0007"), ("5%", 0.05, ""), ("1,234", 1234, "")])
def test_a_number_is_never_changed_by_how_it_is_shown(text: str, number: float, shown: str) -> None:
    assert as_shown(text, number) == shown


SAVE = "Save it as XLSX, ODS or CSV (UTF-8)."
LOCKED = f"The workbook has a password: take it off in a spreadsheet program. {SAVE}"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("locked.xlsx", LOCKED),
        ("locked.ods", LOCKED),
        ("locked.xls", f"This is an old Excel workbook (XLS). {SAVE}"),
        ("wide.xls", f"This is an old Excel workbook (XLS). {SAVE}"),
    ],
)
def test_what_libreoffice_saves_and_is_not_read_is_told_in_one_sentence(name: str, says: str) -> None:
    assert told(OFFICE / name) == says


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_stands_beside_the_values_in_workbooks_of_libreoffice(kind: str) -> None:
    grid = read_grid(OFFICE / f"beside-values.{kind}", "")
    assert grid.rows == [
        ["Code", "Council", "Inspected", "Reach", "Care", "Share"],
        ["0007", "Tŷ Gŵyl", "2024-05-01", "good", "TRUE", "0.5"],
        ["0012", "Two\nlines", "2024-06-01", "poor", "FALSE", "0.25"],
        ["0113", "The Weir", "2024-07-01 12:00:00", "fair", "TRUE", "1"],
    ]
    assert grid.said == [
        "Hidden sheets, not read: Old.",
        "Hidden, and read like all others: row 3, column C. --ignore sets one aside, as it is named here.",
        "Comments, not read: D3.",
        "Struck through: D2, D4.",
    ]
    assert grid.struck == {(1, 3), (3, 3)}
