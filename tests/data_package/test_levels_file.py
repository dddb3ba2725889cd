from pathlib import Path

import pytest

from compendium.data_package.faults import DataError
from compendium.errors import ParameterError
from compendium.studies.framework import load_framework

from .conftest import CRITERIA, FRAMEWORK, DataCopy


def test_the_framework_of_the_sources_loads(data: DataCopy) -> None:
    framework = load_framework(data.folder, "care-act-isp")
    assert [level.id for level in framework.levels] == list(framework.criteria.columns)[2:]
    assert [level.value for level in framework.levels] == [2, 1, 0]
    assert framework.non_answers == ("missing", "not_applicable", "mixed", "too_early")
    assert (framework.id, framework.source, framework.locator) == (
        "care-act-isp",
        "interim-report",
        "Table 7",
    )


BAD: list[tuple[str, str, int | None, str | None, str | None, str]] = [
    ("title =", "titel =", None, "title", None, "missing-key"),
    ("locator =", "locater =", None, "locator", None, "missing-key"),
    ("value = 1\n", "", None, "level 2, value", None, "missing-key"),
    ('symbol = "◐"\n', "", None, "level 2, symbol", None, "missing-key"),
    ("value = 1\n", "value = 1.5\n", None, "level 2, value", "1.5", "type"),
    ("value = 1\n", "value = true\n", None, "level 2, value", "True", "type"),
    ("value = 1\n", 'value = "1"\n', None, "level 2, value", "1", "type"),
    (
        "value = 1\n",
        f"value = 0x{'f' * 5000}\n",
        None,
        "level 2, value",
        "a number of thousands of digits",
        "maximum",
    ),
    ("value = 1\n", "value = 2\n", None, "level conflicted_attainment, value", "2", "order"),
    ("value = 1\n", "value = 3\n", None, "level conflicted_attainment, value", "3", "order"),
    ('symbol = "◐"', 'symbol = "●"', None, "level 2, symbol", "●", "unique"),
    ('symbol = "◐"', 'symbol = " "', None, "level 2, symbol", " ", "required"),
    (
        'id = "conflicted_attainment"',
        'id = "relative_success"',
        None,
        "level 2, id",
        "relative_success",
        "unique",
    ),
    ('id = "conflicted_attainment"', 'id = "Conflicted"', None, "level 2, id", "Conflicted", "pattern"),
    (
        'id = "conflicted_attainment"',
        'id = "conflicted-attainment"',
        None,
        "level 2, id",
        "conflicted-attainment",
        "pattern",
    ),
    ('id = "conflicted_attainment"', 'id = "mixed"', None, "level 2, id", "mixed", "reserved"),
    ('id = "conflicted_attainment"', 'id = "name"', None, "level 2, id", "name", "reserved"),
    ('"mixed", ', '"mixd", ', None, "non_answers", "mixd", "enum"),
    ('"mixed", ', '"mixed", "mixed", ', None, "non_answers", "mixed", "unique"),
    ('"mixed", ', "3, ", None, "non_answers", "3", "enum"),
    ('locator = "Table 7"', 'locator = "7"', None, "locator", "7", "pattern"),
    ('title = "Framework', "title = 3 #", None, "title", "3", "type"),
    ("[[levels]]", "[[levels]", 9, None, None, "toml"),
]


@pytest.mark.parametrize(("old", "new", "row", "column", "value", "rule"), BAD)
def test_a_slip_in_the_toml_is_one_fault(
    data: DataCopy, old: str, new: str, row: int | None, column: str | None, value: str | None, rule: str
) -> None:
    data.change_text(FRAMEWORK, old, new)
    faults = [fault for fault in data.faults() if fault.severity == "fault"]
    assert [(f.file, f.column, f.value, f.rule) for f in faults] == [(f"data/{FRAMEWORK}", column, value, rule)]
    assert (faults[0].row is None) == (row is None)
    with pytest.raises(DataError) as caught:
        load_framework(data.folder, "care-act-isp")
    assert faults[0] in caught.value.faults


@pytest.mark.parametrize(
    ("levels", "rule"),
    [("levels = []", "levels"), ("levels = [1, 2]", "type"), ("levels = 3", "type"), ("", "missing-key")],
)
def test_a_framework_needs_levels(data: DataCopy, levels: str, rule: str) -> None:
    text = data.path(FRAMEWORK).read_text(encoding="utf-8").split("# Levels")[0]
    data.path(FRAMEWORK).write_text(text + levels, encoding="utf-8")
    assert {fault.rule for fault in data.faults()} == {rule}


def test_an_unknown_key_is_noted_with_the_near_one(data: DataCopy) -> None:
    data.change_text(FRAMEWORK, "title =", 'titel = "x"\ntitle =')
    (note,) = data.faults()
    assert (note.column, note.severity) == ("titel", "note")
    assert 'Did you mean "title"?' in note.message
    assert load_framework(data.folder, "care-act-isp").title


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"PK\x03\x04", b"[" * 50_000, b"a = 1" + b"0" * 5000])
def test_what_is_no_toml_is_one_fault(data: DataCopy, content: bytes) -> None:
    data.path(FRAMEWORK).write_bytes(content)
    assert {fault.file for fault in data.faults()} == {f"data/{FRAMEWORK}"}


def test_a_saved_byte_order_mark_is_fine(data: DataCopy) -> None:
    data.change_bytes(FRAMEWORK, lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    assert data.faults() == []


def test_faults_of_both_files_come_together(data: DataCopy) -> None:
    data.change_text(FRAMEWORK, "value = 1\n", 'value = "1"\n')
    data.set_cell(CRITERIA, 2, "relative_success", "")
    with pytest.raises(DataError) as caught:
        load_framework(data.folder, "care-act-isp")
    assert [fault.rule for fault in caught.value.faults] == ["required", "type"]


def test_a_framework_elsewhere_loads_by_its_path(data: DataCopy, tmp_path: Path) -> None:
    elsewhere = tmp_path / "study" / "framework"
    data.path("frameworks/care-act-isp").rename(elsewhere.parent.mkdir() or elsewhere)
    assert load_framework(data.folder, elsewhere).id == "framework"
    (elsewhere / "criteria.csv").unlink()
    with pytest.raises(DataError, match=r"study/framework/criteria.csv: The file is missing."):
        load_framework(data.folder, elsewhere)


def test_an_unknown_framework_is_refused_by_name(data: DataCopy) -> None:
    with pytest.raises(ParameterError, match="care-act-isp"):
        load_framework(data.folder, "other")
