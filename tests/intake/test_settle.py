"""Differences between coders go into a spreadsheet and come back as what stands; nothing that was there is lost."""

import datetime
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from coded_study import CodedStudy, make_coded_study

from compendium.data_package.faults import DataError
from compendium.files import csv_text
from compendium.intake.read_settled import Settled
from compendium.intake.settle import WORKBOOK, settle, write_differences
from compendium.intake.settle_sheet import SHEET

DATA = Path(__file__).resolve().parents[2] / "data"
TODAY = datetime.date(2026, 3, 4)
CRITERION, LEVEL, REASON, DATE = "Criterion that stands", "Level that stands", "Reason", "Date"
CLARITY = "Clarity of programme contribution"


@pytest.fixture
def coded(tmp_path: Path) -> CodedStudy:
    return make_coded_study(tmp_path / "councils")


def sheet_rows(coded: CodedStudy) -> list[dict[str, str]]:
    sheet = openpyxl.load_workbook(coded.folder / WORKBOOK)[SHEET]
    head, *rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    return [dict(zip(head, row, strict=True)) for row in rows]


def write_out(coded: CodedStudy) -> Path:
    return write_differences(coded.folder, DATA).path


def fill(coded: CodedStudy, evidence: str, said: Mapping[str, str]) -> Path:
    """Write the differences out and fill in the row of one piece of evidence."""
    path = write_out(coded)
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    head = {cell.value: cell.column for cell in sheet[1]}
    (row,) = [cells[0].row for cells in sheet.iter_rows(min_row=2) if cells[head["Evidence"] - 1].value == evidence]
    for heading, text in said.items():
        sheet.cell(row, head[heading]).value = text
    book.save(path)
    return path


def read_back(coded: CodedStudy, path: Path | None = None, today: datetime.date = TODAY) -> Settled:
    return settle(coded.folder, path or coded.folder / WORKBOOK, DATA, today)


def told(coded: CodedStudy, path: Path) -> list[tuple[int | None, str | None, str | None, str]]:
    with pytest.raises(DataError) as raised:
        read_back(coded, path)
    return [(fault.row, fault.column, fault.value, fault.rule) for fault in raised.value.faults]


def test_each_difference_has_a_row_with_what_each_coder_gave(coded: CodedStudy) -> None:
    written = write_differences(coded.folder, DATA)
    assert (written.differences, written.settled, written.kept) == (2, 1, "")
    first, second = sheet_rows(coded)
    assert (first["Evidence"], first["Site"], first["Place"]) == ("e1", "north-town", "Visits, paragraph 1")
    assert first["What it says"] == "The visits were welcome to all"
    assert first["Coder ann"] == "Developing stakeholder support: Relative success"
    assert first["Coder bob"] == "Developing stakeholder support: Conflicted attainment"
    assert [first[name] for name in (CRITERION, LEVEL, REASON, DATE)] == [
        "Developing stakeholder support", "Conflicted attainment", "Not all came", "2026-02-03",
    ]  # fmt: skip
    assert second["Coder bob"] == "none: not applicable"
    assert [second[name] for name in (CRITERION, LEVEL, REASON, DATE)] == [""] * 4


def test_what_stands_is_chosen_from_lists(coded: CodedStudy) -> None:
    book = openpyxl.load_workbook(write_out(coded))
    lists = {str(one.sqref): one.formula1 for one in book[SHEET].data_validations.dataValidation}
    assert lists == {"H2:H3": "'Allowed values'!$A$2:$A$8", "I2:I3": "'Allowed values'!$B$2:$B$8"}
    words = [[cell.value for cell in column] for column in book["Allowed values"].columns]
    assert words[0][-1] == "none"
    assert words[1][1:4] == ["Relative success", "Conflicted attainment", "Relative failure"]


def test_what_was_filled_in_stands(coded: CodedStudy) -> None:
    path = fill(coded, "e3", {CRITERION: CLARITY, LEVEL: "missing", REASON: "=No level's words are met"})
    found = read_back(coded, path)
    assert (found.changed, found.open, found.kept) == (True, [], ["settled.csv.before-settle"])
    assert [(row["evidence"], row["date"]) for row in found.rows] == [("e1", "2026-02-03"), ("e3", "2026-03-04")]
    assert ("e3", "programme-clarity", "missing", "settled") in coded.standing()
    assert "'=No level's words" in (coded.folder / "settled.csv").read_text(encoding="utf-8")
    assert list(coded.study().settled["reason"]) == ["Not all came", "=No level's words are met"]
    assert coded.told() == []


def test_no_criterion_needs_no_level(coded: CodedStudy) -> None:
    read_back(coded, fill(coded, "e3", {CRITERION: "None", REASON: "A wish"}))
    assert ("e3", "none", "not_applicable", "settled") in coded.standing()


def test_reading_the_same_again_changes_nothing(coded: CodedStudy) -> None:
    path = fill(coded, "e3", {CRITERION: "none", REASON: "A wish"})
    read_back(coded, path)
    before = {file.name: file.read_bytes() for file in coded.folder.iterdir()}
    again = read_back(coded, path, TODAY + datetime.timedelta(days=9))
    assert not again.changed
    write_out(coded)  # which is settled now, so that the sheet says more than the one that was filled in
    read_back(coded, today=TODAY + datetime.timedelta(days=9))
    write_out(coded)
    after = {file.name: file.read_bytes() for file in coded.folder.iterdir() if file.name in before}
    assert before["settled.csv"] == after["settled.csv"]


def test_a_sheet_with_words_of_a_person_is_never_lost(coded: CodedStudy) -> None:
    path = fill(coded, "e3", {REASON: "half a thought"})
    filled = path.read_bytes()
    written = write_differences(coded.folder, DATA)
    assert written.kept == f"{WORKBOOK}.before-settle"
    assert (coded.folder / written.kept).read_bytes() == filled
    assert write_differences(coded.folder, DATA).kept == ""


def test_what_is_left_blank_is_open_and_what_is_not_listed_stays(coded: CodedStudy) -> None:
    path = fill(coded, "e1", dict.fromkeys((CRITERION, LEVEL, REASON, DATE), ""))
    assert read_back(coded, path).open == ["e1", "e3"]
    assert ("e1", "stakeholder-support", "conflicted_attainment", "undecided") in coded.standing()
    make_coded_study(coded.folder.parent / "other" / "councils")
    other = CodedStudy(coded.folder.parent / "other" / "councils")
    table = other.folder / "mine.csv"
    table.write_text(csv_text([["Evidence", "Site", CRITERION, LEVEL, REASON],
                               ["e3", "north-town", CLARITY, "missing", "So"]]), encoding="utf-8")  # fmt: skip
    assert [row["evidence"] for row in read_back(other, table).rows] == ["e1", "e3"]


@pytest.mark.parametrize(
    ("said", "column", "value", "rule"),
    [
        ({CRITERION: "Clarity", LEVEL: "missing", REASON: "So"}, CRITERION, "Clarity", "enum"),
        ({LEVEL: "missing", REASON: "So"}, CRITERION, "", "enum"),
        ({CRITERION: CLARITY, LEVEL: "good", REASON: "So"}, LEVEL, "good", "enum"),
        ({CRITERION: CLARITY, REASON: "So"}, LEVEL, "", "enum"),
        ({CRITERION: CLARITY, LEVEL: "missing"}, REASON, "", "required"),
        ({CRITERION: "none", LEVEL: "Relative success", REASON: "So"}, LEVEL, "Relative success", "no-criterion"),
        ({CRITERION: "none", REASON: "So", DATE: "yesterday"}, DATE, "yesterday", "type"),
        ({"Evidence": "e2", CRITERION: "none", REASON: "So"}, "Evidence", "e2", "foreign-key"),
        ({"Evidence": "e1", CRITERION: "none", REASON: "So"}, "Evidence", "e1", "unique"),
    ],
)
def test_each_fault_is_told_at_its_cell_and_nothing_is_written(
    coded: CodedStudy, said: dict[str, str], column: str, value: str, rule: str
) -> None:
    before = (coded.folder / "settled.csv").read_bytes()
    path = fill(coded, "e3", said)
    assert told(coded, path) == [(3, column, value, rule)]
    assert (coded.folder / "settled.csv").read_bytes() == before


def test_a_file_without_the_columns_is_refused(coded: CodedStudy) -> None:
    table = coded.folder / "mine.csv"
    table.write_text("Evidence,Level\ne3,missing\n", encoding="utf-8")
    assert told(coded, table) == [(1, None, None, "missing-column")]


def test_text_that_a_spreadsheet_would_run_stays_text(coded: CodedStudy) -> None:
    coded.change("evidence.csv", "Some never came", '\'=HYPERLINK(""https://example.org"")')
    coded.change("evidence.csv", "e3,north", "'=1+1,north")
    coded.change("ratings.csv", "e3,", "'=1+1,")
    coded.change("ratings.csv", "e3,", "'=1+1,")
    path = write_out(coded)
    with zipfile.ZipFile(path) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets"))
    assert sheet_rows(coded)[1]["What it says"].startswith("=HYPERLINK(")
    read_back(coded, fill(coded, "'=1+1", {CRITERION: "none", REASON: "So"}))
    assert ("'=1+1", "none", "not_applicable", "settled") in coded.standing()


def test_without_an_inventory_the_level_of_a_unit_is_settled(coded: CodedStudy) -> None:
    """As where one coder found nothing and another a level (shared case of a published table)."""
    for name in ("evidence.csv", "settled.csv", "set_aside.csv"):
        (coded.folder / name).unlink()
    coded.change("ratings.csv", "none,not_applicable", "stakeholder-support,relative_success")
    write_out(coded)
    rows = sheet_rows(coded)
    assert [(row["Evidence"], row["Criterion"], row["Coder ann"], row["Coder bob"]) for row in rows] == [
        ("e1", "stakeholder-support", "Relative success", "Conflicted attainment"),
        ("e3", "stakeholder-support", "missing", "Relative success"),
    ]
    assert CRITERION not in rows[0]
    found = read_back(coded, fill(coded, "e3", {LEVEL: "Relative success", REASON: "She came"}))
    assert [row["criterion"] for row in found.rows] == ["stakeholder-support"]
    assert found.open == ["e1"]
    assert coded.told() == []


def test_nothing_to_settle_writes_nothing(coded: CodedStudy) -> None:
    coded.change("ratings.csv", "conflicted_attainment,bob", "relative_success,bob")
    coded.change("ratings.csv", "none,not_applicable,bob", "stakeholder-support,missing,bob")
    assert write_differences(coded.folder, DATA).differences == 0
    assert not (coded.folder / WORKBOOK).exists()
