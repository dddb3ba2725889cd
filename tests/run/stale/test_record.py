"""Staleness: each thing that something was made from makes it stale, and nothing else does."""

import json

import pytest

from compendium.run.stale.record import FORM, Record, is_current, keep_record, read_record

PARTS = {"notebook": "n", "code": "c"}
FILES = {"data.csv": "d", "other.csv": "o"}
RECORD = Record(PARTS, {"data.csv": "d"}, "page", {"shown": ["a"]})


def test_nothing_changed():
    assert is_current(RECORD, PARTS, FILES.get)


@pytest.mark.parametrize("parts", [PARTS | {"code": "x"}, PARTS | {"more": "x"}, {"code": "c"}, {}])
def test_every_part_counts(parts):
    assert not is_current(RECORD, parts, FILES.get)


def test_a_file_that_was_read_counts_and_no_other():
    assert not is_current(RECORD, PARTS, {"data.csv": "x"}.get)
    assert not is_current(RECORD, PARTS, {}.get)
    assert is_current(RECORD, PARTS, {"data.csv": "d", "other.csv": "x"}.get)


def test_no_record_is_not_current():
    assert not is_current(None, {}, FILES.get)


def test_it_comes_back_as_it_was_kept(tmp_path):
    keep_record(tmp_path / "r.json", RECORD)
    assert read_record(tmp_path / "r.json", "page") == RECORD


def test_it_describes_what_was_made_and_nothing_else(tmp_path):
    keep_record(tmp_path / "r.json", RECORD)
    assert read_record(tmp_path / "r.json", "another page") is None


KEPT = {"form": FORM, "parts": {}, "reads": {}, "made": "page", "told": {}}


def read_text(folder, text):
    (folder / "r.json").write_text(text, encoding="utf-8")
    return read_record(folder / "r.json", "page")


@pytest.mark.parametrize(
    "text",
    [
        "",
        '{"form"',
        "[]",
        "null",
        "0123456789abcdef 0123456789abcdef\n",
        json.dumps({"notebook": "n", "code": "c", "parameters": {}, "reads": {}, "executed": "page"}),
        json.dumps({"basis": {"notebook": "n", "code": "c", "shown": []}, "executed": "page"}),
        *(json.dumps(KEPT | {name: value}) for name, value in {"form": FORM + 1, "parts": [], "reads": 1}.items()),
        json.dumps(KEPT | {"more": 1}),
        json.dumps({name: value for name, value in KEPT.items() if name != "form"}),
    ],
)
def test_what_is_broken_or_of_another_form_is_no_record(tmp_path, text):
    assert read_text(tmp_path, json.dumps(KEPT)) == Record({}, {}, "page")
    assert read_text(tmp_path, text) is None
