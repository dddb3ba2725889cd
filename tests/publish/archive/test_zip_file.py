"""One archive, the same bytes whenever and wherever it is made."""

import io
import zipfile
from datetime import date

import pytest

from compendium.publish.archive.zip_file import zip_bytes

FILES = {"b.txt": b"two", "a/run": b"#!/bin/sh\n", "é.csv": b"x"}


def test_the_order_of_files_and_the_clock_do_not_matter() -> None:
    assert zip_bytes(FILES) == zip_bytes(dict(reversed(FILES.items())))


def test_files_are_there_with_their_modes_and_the_day_of_release() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_bytes(FILES, date(2026, 3, 4)))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2026, 3, 4)}
        modes = {entry.filename: entry.external_attr >> 16 & 0o777 for entry in archive.infolist()}
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
    assert modes == {"a/run": 0o755, "b.txt": 0o644, "é.csv": 0o644}


@pytest.mark.parametrize("released", [None, date(1970, 1, 1)])
def test_without_a_date_that_an_archive_can_tell_it_is_the_first(released: date | None) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_bytes(FILES, released))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
