"""What is read of ordinary workbooks is what another reader, calamine, reads of them: dates, times, numbers, texts."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH
from python_calamine import CalamineWorkbook

from compendium.intake.grid import read_grid
from compendium.intake.ods_cell import OFFICE, OdsCell
from compendium.intake.workbook import read_workbook

from .wide_tables import Rows, authorities, matrix, save_ods, save_xlsx

NUMBERS: list[tuple[Any, str]] = [
    (datetime.datetime(2016, 4, 1, tzinfo=None), "yyyy-mm-dd"),
    (43831.5, "d mmm yyyy h:mm"),
    (43831, "[$-409]d-mmm-yy;@"),
    (43831, "dd/mm/yyyy"),
    (43831, "General"),
    (0.5, "h:mm"),
    (1.25, "[h]:mm"),
    (0.25, "0%"),
    (1234.5, "#,##0.00"),
    (0.1 + 0.2, "General"),
    (1e21, "General"),
    (-3, "General"),
    (3, "[Red]0"),
    (60, "dd/mm/yyyy"),
    (12, "@"),
]


def as_text(cell: object) -> str:
    """A cell as calamine gives it, as a person reads it."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)


def read_by_calamine(path: Path) -> Rows:
    with CalamineWorkbook.from_path(str(path)) as book:
        return [[as_text(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()]


@pytest.mark.parametrize("rows", [authorities(), matrix()], ids=["authorities", "matrix"])
def test_texts_of_both_kinds_of_workbook(rows: Rows, tmp_path: Path) -> None:
    for path in (save_xlsx(tmp_path / "a.xlsx", rows), save_ods(tmp_path / "a.ods", rows)):
        assert read_grid(path, "").rows == read_by_calamine(path)


def test_numbers_dates_and_truth_values(tmp_path: Path) -> None:
    book = Workbook()
    for n, (value, code) in enumerate(NUMBERS, 1):
        book.active.cell(n, 1, value).number_format = code
        book.active.cell(n, 2, n % 2 == 0)
        book.active.cell(n, 3, f" line\n{n} ")
    book.save(tmp_path / "a.xlsx")
    assert read_workbook(tmp_path / "a.xlsx", "").rows == read_by_calamine(tmp_path / "a.xlsx")


def test_days_that_count_from_1904(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = MAC_EPOCH
    book.active.cell(1, 1, 42369).number_format = "yyyy-mm-dd"
    book.save(tmp_path / "a.xlsx")
    assert read_workbook(tmp_path / "a.xlsx", "").rows == [["2020-01-01"]] == read_by_calamine(tmp_path / "a.xlsx")


def test_a_number_before_all_dates_stays_a_number(tmp_path: Path) -> None:
    book = Workbook()
    book.active.cell(1, 1, -5).number_format = "yyyy-mm-dd"
    book.save(tmp_path / "a.xlsx")
    assert read_workbook(tmp_path / "a.xlsx", "").rows == [["-5"]]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("PT08H30M00S", "8:30:00"),
        ("PT26H", "1 day, 2:00:00"),
        ("-PT01H00M00S", "-1 day, 23:00:00"),
        ("PT08H29M59.999999999S", "8:30:00"),
        ("PT00H00M01,5S", "0:00:01.500000"),
        ("later", "later"),
    ],
)
def test_times_of_ods_keep_their_sign_and_their_fractions(typed: str, shown: str) -> None:
    cell = OdsCell({f"{OFFICE} value-type": "time", f"{OFFICE} time-value": typed})
    assert cell.shown == shown
