"""Spreadsheets that are made twice have the same bytes, whenever that is."""

import datetime
import time
from pathlib import Path

import openpyxl
import pytest

from compendium.data_package.package import read_package
from compendium.intake.new_study import make_study
from compendium.intake.template import template
from compendium.intake.workbook_bytes import saved
from compendium.studies.framework import read_framework

from .conftest import DATA


def test_the_template_has_the_same_bytes_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    framework = read_framework(read_package(DATA), "care-act-isp")
    first = template(framework)
    later = time.localtime(time.time() + 3 * 86400)
    monkeypatch.setattr(time, "localtime", lambda *_: later)

    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz=None):  # type: ignore[no-untyped-def]
            return super().now(tz) + datetime.timedelta(days=3)

    monkeypatch.setattr("openpyxl.writer.excel.datetime.datetime", Later)
    assert template(framework) == first


def test_a_study_that_is_made_twice_is_the_same(tmp_path: Path) -> None:
    for place in ("a", "b"):
        make_study("mine", "care-act-isp", tmp_path / place, DATA, xlsx=True)
        time.sleep(1.1)  # openpyxl tells seconds
    files = [{path.name: path.read_bytes() for path in (tmp_path / place / "mine").iterdir()} for place in "ab"]
    assert len(files[0]) == 5
    assert files[0] == files[1]


def test_what_is_in_the_workbook_stays(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "1980"
    (tmp_path / "a.xlsx").write_bytes(saved(book))
    read = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert read.active["A1"].value == "1980"
    assert read.properties.created == read.properties.modified == datetime.datetime(1980, 1, 1)
