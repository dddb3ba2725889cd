"""Whatever stands in a cell or a file, checking and mending end without an exception and blame the right place."""

import csv
import shutil
import string
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from long_trials import trials

from compendium.data_package.faults import DataError, Fault
from compendium.data_package.mend import join_raw, split_raw
from compendium.data_package.package import read_package
from compendium.data_package.rows import split_rows
from compendium.studies.check_all import check_package
from compendium.studies.framework import load_framework
from compendium.studies.mend import mend_package

from .conftest import DATA, FRAMEWORK, DataCopy

DECLARED = ("tables.csv", "columns.csv")
FILES = sorted(
    path.relative_to(DATA).as_posix()
    for path in DATA.rglob("*.csv")
    if "local" not in path.parts and path.name != "example.csv"  # to try the import with, and no table of the package
)
TABLES = read_package(DATA).tables
REFERRED_TO = {key.resource for table in TABLES for key in table.foreign_keys}
NAMING_COLUMNS = {entry.get("resource") for table in TABLES for entry in table.columns_from}
GIVES_IDS = {table.within for table in TABLES if table.name in REFERRED_TO | NAMING_COLUMNS}
"""Tables whose ids stand in others, as values or as columns, where a changed one is told as well."""

# The same examples every time: a test that fails should fail for the person who changed something.
QUICK = settings(
    max_examples=trials(60, 1000), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)

likely = st.sampled_from(
    ["", "yes", "X", " yes", "Table 2", "sure-start", "sure_start", "=1+1", "<b>", "\ufeff", "a,b;c"]
)
texts = st.one_of(likely, st.text(max_size=30), st.text(alphabet=string.printable + "\0é’", max_size=12))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> DataCopy:
    """One copy for all examples; each puts back what it changed."""
    return DataCopy(Path(shutil.copytree(DATA, tmp_path_factory.mktemp("random") / "data")))


def concerns(fault: Fault, file: str, row: int) -> bool:
    """Tell whether a fault is about a row: it stands there, or names the row that has the same already."""
    return fault.file == f"data/{file}" and (fault.row == row or f"in row {row};" in fault.message)


@QUICK
@given(place=st.data(), value=texts)
def test_any_text_in_any_cell_is_blamed_on_that_cell(shared: DataCopy, place: st.DataObject, value: str) -> None:
    file = place.draw(st.sampled_from([file for file in FILES if file not in DECLARED]))
    before = shared.path(file).read_bytes()
    rows = shared.rows(file)
    row = place.draw(st.integers(2, len(rows)))
    column = place.draw(st.integers(0, len(rows[0]) - 1))
    rows[row - 1][column] = value
    try:
        shared.write_rows(file, rows, csv.QUOTE_ALL)
        faults = shared.faults()
    finally:
        shared.path(file).write_bytes(before)
    told = [fault for fault in faults if concerns(fault, file, row)]
    assert all(rows[0][column] in (fault.column or "").split(", ") or fault.column is None for fault in told)
    refused = [(fault.file, fault.row, fault.column) for fault in faults if fault.severity == "fault"]
    assert len(set(refused)) == len(refused)
    if not (column == 0 and file in GIVES_IDS):
        assert told == [fault for fault in faults if fault.rule != "behind"]  # a name may stand in the descriptor
    for fault in faults:
        assert str(fault).isprintable()


@QUICK
@given(file=st.sampled_from([*FILES, FRAMEWORK, "datapackage.json"]), content=st.binary(max_size=300))
def test_any_bytes_in_any_file_are_a_fault_of_that_file(shared: DataCopy, file: str, content: bytes) -> None:
    before = shared.path(file).read_bytes()
    try:
        shared.path(file).write_bytes(content)
        faults = shared.faults()
    finally:
        shared.path(file).write_bytes(before)
    assert {fault.file for fault in faults} == {f"data/{file}"}


@settings(QUICK, max_examples=trials(25, 500))
@given(change=st.data(), file=st.sampled_from([*FILES, FRAMEWORK, "datapackage.json"]))
def test_a_file_with_bytes_changed_never_raises(shared: DataCopy, change: st.DataObject, file: str) -> None:
    before = shared.path(file).read_bytes()
    start = change.draw(st.integers(0, len(before)))
    end = change.draw(st.integers(start, min(len(before), start + 20)))
    into = change.draw(st.binary(max_size=5) | st.sampled_from([b'"', b"\r", b"\n", b";", b"\0", b"\xa0", b"\t"]))
    try:
        shared.path(file).write_bytes(before[:start] + into + before[end:])
        faults = shared.faults()
        with suppress(DataError):  # and nothing else
            mend_package(shared.folder)
            assert mend_package(shared.folder) == []
            load_framework(shared.folder, "care-act-isp")
        after = shared.faults()
    finally:
        shared.path(file).write_bytes(before)
        for kept in shared.folder.rglob("*.before-fix*"):
            kept.unlink()
    assert len({fault for fault in after if fault.severity == "fault"}) <= max(1, len(faults))


cells = st.text(alphabet=st.sampled_from('ab ,;"\n\t1é'), max_size=6)


@QUICK
@given(
    rows=st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=5),
    delimiter=st.sampled_from(",;\t|"),
)
def test_raw_cells_are_split_as_python_splits_them(
    rows: list[list[str]], delimiter: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("raw") / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, delimiter=delimiter, lineterminator="\n").writerows(rows)
    text = path.read_text(encoding="utf-8")
    read, broken = split_rows(text, delimiter, "a.csv")
    raw = split_raw(text, delimiter)
    assert not broken
    assert [row.cells for row in read] == rows
    assert [len(row) for row in raw] == [len(row.cells) for row in read]
    if delimiter == ",":
        assert join_raw(raw) == text


def test_every_example_left_the_copy_as_it_was(shared: DataCopy) -> None:
    assert check_package(shared.folder) == []


@settings(QUICK, max_examples=25)
@given(place=st.data(), file=st.sampled_from(DECLARED), value=texts)
def test_any_text_in_what_is_declared_never_raises(
    shared: DataCopy, place: st.DataObject, file: str, value: str
) -> None:
    before = shared.path(file).read_bytes()
    rows = shared.rows(file)
    row, column = place.draw(st.integers(1, len(rows))), place.draw(st.integers(0, len(rows[0]) - 1))
    rows[row - 1][column] = value
    try:
        shared.write_rows(file, rows, csv.QUOTE_ALL)
        for fault in shared.faults():
            assert str(fault).isprintable()
    finally:
        shared.path(file).write_bytes(before)
