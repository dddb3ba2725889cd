"""Spreadsheets that are made twice have the same bytes, whenever that is."""

import time
from pathlib import Path

from compendium.intake.new_study import make_study

from .conftest import DATA


def test_a_study_that_is_made_twice_is_the_same(tmp_path: Path) -> None:
    for place in ("a", "b"):
        make_study("mine", "care-act-isp", tmp_path / place, DATA, xlsx=True)
        time.sleep(1.1)  # workbooks tell seconds
    files = [{path.name: path.read_bytes() for path in (tmp_path / place / "mine").iterdir()} for place in "ab"]
    assert len(files[0]) == 5
    assert files[0] == files[1]
