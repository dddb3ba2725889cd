"""Each rule by one deliberate slip in the real package: the fault names its place and rule, and is alone."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from compendium.data_package.faults import DataError, Fault
from compendium.studies.check_all import check_package, format_report, refuse_faults

from .conftest import CRITERIA, DATA, FRAMEWORK, TICKS, DataCopy, Told

POLICIES = "review/policies.csv"
FEATURES = "review/policy_features.csv"
MATRIX = "review/approach_matrix.csv"


def test_the_real_package_has_no_faults() -> None:
    assert check_package(DATA) == []


CELLS: list[tuple[str, int, str, str, str]] = [
    (TICKS, 4, "scale", "X", "enum"),
    (TICKS, 4, "scale", "✔", "enum"),
    (TICKS, 4, "scale", "YES", "enum"),
    (TICKS, 4, "scale", "Yes ", "enum"),
    (TICKS, 4, "scale", "y", "enum"),
    (TICKS, 4, "scale", "1", "enum"),
    (TICKS, 4, "scale", "", "required"),
    (TICKS, 4, "scale", "  ", "required"),
    (TICKS, 4, "scale", "yes ", "padding"),
    (TICKS, 4, "scale", "\u00a0yes", "padding"),
    (TICKS, 4, "scale", "yes\n", "padding"),
    (TICKS, 4, "scale", "yes\u200b", "padding"),
    (TICKS, 4, "locator", "2", "pattern"),
    (TICKS, 4, "locator", "table 2", "pattern"),
    (TICKS, 4, "source", "interm-report", "foreign-key"),
    (TICKS, 4, "policy", "nowhere", "foreign-key"),
    (TICKS, 4, "policy", "Total Place", "pattern"),
    (TICKS, 4, "policy", "city-challenge", "unique"),
    (TICKS, 4, "policy", "city-challenge ", "unique"),
    (TICKS, 4, "policy", "", "required"),
    (MATRIX, 5, "problem_solving", "partly", "enum"),
    (FEATURES, 9, "feature", "pilots", "foreign-key"),
    (FEATURES, 9, "value", "In part", "enum"),
    (FEATURES, 9, "note", " detail", "padding"),
    (FEATURES, 9, "note", "bell\x07", "control-character"),
    (FEATURES, 9, "note", "caf\ufffd", "control-character"),
    (POLICIES, 3, "name", "", "required"),
    (POLICIES, 3, "name", "a\0b", "nul-bytes"),
    ("sources.csv", 3, "year", "22", "pattern"),
    ("review/programmes.csv", 4, "policy", "hwb", "foreign-key"),
    ("theory/matland.csv", 2, "conflict", "medium", "enum"),
    (CRITERIA, 2, "relative_success", "", "required"),
]


@pytest.mark.parametrize(("file", "row", "column", "value", "rule"), CELLS)
def test_one_bad_cell_is_one_fault(data: DataCopy, file: str, row: int, column: str, value: str, rule: str) -> None:
    data.set_cell(file, row, column, value)
    assert data.told() == [(file, row, column, value, rule)]


def test_a_fault_reads_as_one_line(data: DataCopy) -> None:
    data.set_cell(TICKS, 4, "scale", "X")
    expected = 'data/review/inclusion_criteria.csv, row 4, column scale: "X" is not allowed here. Allowed: yes, no.'
    assert [str(fault) for fault in data.faults()] == [expected]


@pytest.mark.parametrize(
    ("file", "column", "value", "hint"),
    [
        (TICKS, "policy", "sure-strat", "sure-start"),
        (TICKS, "policy", "Sure Start", "sure-start"),
        (FEATURES, "feature", "pilots", "pilot"),
        (TICKS, "source", "interim_reprot", "interim-report"),
    ],
)
def test_a_near_spelling_is_asked_after(data: DataCopy, file: str, column: str, value: str, hint: str) -> None:
    data.set_cell(file, 5, column, value)
    assert [f'Did you mean "{hint}"?' in str(fault) for fault in data.faults()] == [True]


def test_an_id_in_the_other_style_is_understood_and_noted(data: DataCopy) -> None:
    data.set_cell(TICKS, 3, "policy", "city_challenge")
    (note,) = data.faults()
    assert (note.row, note.column, note.value, note.rule) == (3, "policy", "city_challenge", "id-style")
    assert note.severity == "note"
    refuse_faults(data.folder)


def test_the_same_id_in_both_styles_stands_twice(data: DataCopy) -> None:
    data.add_row(POLICIES, policy="city_challenge")
    rows = len(data.rows(POLICIES))
    assert data.told() == [(POLICIES, rows, "policy", "city_challenge", "unique")]
    assert 'the same as "city-challenge" in row 3' in str(data.faults()[0])


def test_a_row_twice_is_one_fault(data: DataCopy) -> None:
    rows = data.rows(FEATURES)
    data.write_rows(FEATURES, [*rows, rows[5]])
    key = ", ".join(rows[5][:2])
    assert data.told() == [(FEATURES, len(rows) + 1, "policy, feature", key, "unique")]
    assert "row 6" in str(data.faults()[0])


def drop_column(name: str) -> Callable[[list[list[str]]], list[list[str]]]:
    def change(rows: list[list[str]]) -> list[list[str]]:
        place = rows[0].index(name)
        return [row[:place] + row[place + 1 :] for row in rows]

    return change


def head(old: str, new: str) -> Callable[[list[list[str]]], list[list[str]]]:
    return lambda rows: [[new if cell == old else cell for cell in rows[0]], *rows[1:]]


def row_of(number: int, change: Callable[[list[str]], list[str]]) -> Callable[[list[list[str]]], list[list[str]]]:
    return lambda rows: [change(row) if n == number else row for n, row in enumerate(rows, 1)]


SHAPES: list[tuple[Callable[[list[list[str]]], list[list[str]]], list[Told]]] = [
    (drop_column("purpose"), [(TICKS, 1, "purpose", None, "missing-column")]),
    (drop_column("locator"), [(TICKS, 1, "locator", None, "missing-column")]),
    (drop_column("policy"), [(TICKS, 1, "policy", None, "missing-column")]),
    (head("purpose", "Purpose"), [(TICKS, 1, "purpose", "Purpose", "heading")]),
    (head("purpose", " purpose"), [(TICKS, 1, "purpose", " purpose", "padding")]),
    (head("purpose", "purpos"), [(TICKS, 1, "purpos", "purpos", "extra-column")]),
    (
        head("purpose", "cost"),
        [(TICKS, 1, "cost", "cost", "extra-column"), (TICKS, 1, "purpose", None, "missing-column")],
    ),
    (
        head("purpose", ""),
        [(TICKS, 1, "number 3", "", "blank-heading"), (TICKS, 1, "purpose", None, "missing-column")],
    ),
    (
        head("purpose", "scale"),
        [(TICKS, 1, "purpose", None, "missing-column"), (TICKS, 1, "scale", "scale", "duplicate-column")],
    ),
    (
        lambda rows: [[*row, "x" if n else "cost"] for n, row in enumerate(rows)],
        [(TICKS, 1, "cost", "cost", "extra-column")],
    ),
    (row_of(3, lambda row: row[:-1]), [(TICKS, 3, None, None, "ragged-row")]),
    (row_of(3, lambda row: [*row, "more"]), [(TICKS, 3, None, "more", "ragged-row")]),
    (lambda rows: rows[:1], [(TICKS, None, None, None, "no-rows")]),
    (lambda rows: rows[1:], [(TICKS, 1, None, ",".join(["total-place"]), "header")]),
    (lambda rows: [*rows[:4], [""] * len(rows[0]), *rows[4:]], [(TICKS, 5, None, None, "blank-row")]),
    (lambda rows: [*rows[:4], [], *rows[4:]], [(TICKS, 5, None, None, "blank-row")]),
    (lambda rows: [*rows, [], [""] * len(rows[0])], []),
    (lambda rows: [[], *rows], [(TICKS, 1, None, None, "header")]),
]


@pytest.mark.parametrize(("change", "expected"), SHAPES)
def test_a_wrong_shape_is_told_where_it_is(
    data: DataCopy, change: Callable[[list[list[str]]], list[list[str]]], expected: list[Told]
) -> None:
    data.write_rows(TICKS, change(data.rows(TICKS)))
    told = [(*one[:3], one[3].split(",")[0], one[4]) if one[4] == "header" and one[3] else one for one in data.told()]
    assert told == expected


def test_rows_are_counted_as_a_spreadsheet_does(data: DataCopy) -> None:
    rows = data.rows(FEATURES)
    rows[2][rows[0].index("note")] = "first line\nsecond line\nthird line"
    rows.insert(4, [])
    data.write_rows(FEATURES, rows)
    data.set_cell(FEATURES, 8, "value", "X")
    assert data.told() == [(FEATURES, 5, None, None, "blank-row"), (FEATURES, 8, "value", "X", "enum")]


def utf16(raw: bytes) -> bytes:
    return raw.decode().encode("utf-16")


def with_delimiter(delimiter: str) -> Callable[[bytes], bytes]:
    """For a table none of whose cells holds a comma or a quote mark."""
    return lambda raw: raw.replace(b",", delimiter.encode())


FILES: list[tuple[Callable[[bytes], bytes], list[Told]]] = [
    (lambda raw: b"\xef\xbb\xbf" + raw, []),
    (lambda raw: raw.replace(b"\n", b"\r\n"), []),
    (lambda raw: raw.rstrip(b"\n"), []),
    (lambda raw: b"", [(TICKS, None, None, None, "empty-file")]),
    (lambda raw: b"\xef\xbb\xbf", [(TICKS, None, None, None, "empty-file")]),
    (lambda raw: b"\n\n", [(TICKS, None, None, None, "empty-file")]),
    (lambda raw: b",,\n,,\n", [(TICKS, None, None, None, "empty-file")]),
    (lambda raw: b"\0" * 300, [(TICKS, None, None, None, "nul-bytes")]),
    (lambda raw: b"<!DOCTYPE html>\n<html><body>404</body></html>", [(TICKS, None, None, None, "html")]),
    (lambda raw: b"\xef\xbb\xbf \n<HTML lang=en>", [(TICKS, None, None, None, "html")]),
    (lambda raw: b"PK\x03\x04\x14\x00\x06\x00" + raw, [(TICKS, None, None, None, "binary-file")]),
    (lambda raw: b"\xd0\xcf\x11\xe0\xa1\xb1" + raw, [(TICKS, None, None, None, "binary-file")]),
    (with_delimiter(";"), [(TICKS, None, None, ";", "delimiter")]),
    (with_delimiter("\t"), [(TICKS, None, None, "\t", "delimiter")]),
    (lambda raw: b"sep=;\n" + with_delimiter(";")(raw), [(TICKS, 1, None, "sep=;", "sep-line")]),
    (lambda raw: b"sep=,\r\n" + raw, [(TICKS, 1, None, "sep=,", "sep-line")]),
    (utf16, [(TICKS, None, None, None, "encoding")]),
    (lambda raw: raw.decode().encode("utf-16-le"), [(TICKS, None, None, None, "encoding")]),
    (lambda raw: raw.decode().encode("utf-32"), [(TICKS, None, None, None, "encoding")]),
    (lambda raw: raw.replace(b"\ncity-challenge,", b'\n"city-challenge,'), [(TICKS, 3, None, None, "quote")]),
    (lambda raw: raw.replace(b"Table 2\ncity", b'"Table" 2\ncity'), [(TICKS, 2, None, None, "quote")]),
    (lambda raw: raw + b"x" * 200_000, [(TICKS, 17, None, None, "long-cell")]),
    (lambda raw: b'{"error": "not found"}', [(TICKS, 1, None, '{"error": "not found"}', "header")]),
]


@pytest.mark.parametrize(("change", "expected"), FILES)
def test_a_file_that_is_no_csv_says_what_it_looks_like(
    data: DataCopy, change: Callable[[bytes], bytes], expected: list[Told]
) -> None:
    data.change_bytes(TICKS, change)
    assert data.told() == expected


def test_windows_text_is_named_with_its_first_byte(data: DataCopy) -> None:
    data.set_cell(POLICIES, 4, "selection_reason", "The team’s reason")
    data.change_bytes(POLICIES, lambda raw: raw.decode("utf-8").encode("cp1252"))
    assert data.told() == [(POLICIES, 4, None, "0x92", "encoding")]
    assert "Windows-1252" in str(data.faults()[0])


def test_a_missing_file_is_one_fault_although_others_refer_to_it(data: DataCopy) -> None:
    data.path(POLICIES).unlink()
    assert data.told() == [(POLICIES, None, None, None, "missing-file")]


def test_a_folder_in_place_of_a_file_is_a_fault(data: DataCopy) -> None:
    data.path(POLICIES).unlink()
    data.path(POLICIES).mkdir()
    assert data.told() == [(POLICIES, None, None, None, "unreadable-file")]


def test_a_file_that_may_not_be_read_is_a_fault(data: DataCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refuse(path: str | Path, *arguments: int) -> int:
        if Path(path).name == "themes.csv":
            raise PermissionError(13, os.strerror(13))
        return opened(path, *arguments)

    monkeypatch.setattr(os, "open", refuse)
    assert data.told() == [("review/themes.csv", None, None, None, "unreadable-file")]


@pytest.mark.parametrize("spoiled", [b"", b"<html>", b"nothing,of,this\n1,2,3\n"])
def test_a_broken_table_pours_out_no_faults_of_others(data: DataCopy, spoiled: bytes) -> None:
    for file in ("sources.csv", "review/criteria.csv", "review/models.csv"):
        data.path(file).write_bytes(spoiled)
    assert {one[0] for one in data.told()} == {"sources.csv", "review/criteria.csv", "review/models.csv"}
    assert len(data.told()) == 3


def test_an_unreadable_id_is_told_once_where_it_stands(data: DataCopy) -> None:
    data.set_cell(POLICIES, 12, "policy", "sure-start!")
    assert data.told() == [(POLICIES, 12, "policy", "sure-start!", "pattern")]


def test_a_new_row_asks_for_its_column(data: DataCopy) -> None:
    data.add_row("review/criteria.csv", criterion="cost", name="Cost")
    assert data.told() == [(TICKS, 1, "cost", None, "missing-column")]


def test_two_rows_that_ask_for_one_column_are_told(data: DataCopy) -> None:
    data.add_row("review/models.csv", model="care-act", name="Care Act")
    rows = len(data.rows("review/models.csv"))
    assert data.told() == [("review/models.csv", rows, "model", "care-act", "column-clash")]


def test_more_than_a_thousand_faults_are_all_told(data: DataCopy) -> None:
    rows = data.rows(FEATURES)
    for number in range(1500):
        rows.append([f"policy-{number}", *rows[1][1:2], "X", *rows[1][3:]])
    data.write_rows(FEATURES, rows)
    told = data.told()
    assert sum(one[4] == "enum" for one in told) == 1500
    assert sum(one[4] == "foreign-key" for one in told) == 1500
    assert len(told) == 3000


def test_many_faults_in_many_files_come_at_once_and_in_order(data: DataCopy) -> None:
    data.set_cell(TICKS, 9, "scale", "X")
    data.set_cell(TICKS, 4, "reach", "")
    data.set_cell(POLICIES, 3, "published_selection", "Yes")
    data.set_cell("sources.csv", 2, "kind", "")
    data.path("review/themes.csv").write_bytes(b"")
    expected = [
        (TICKS, 4, "reach", "", "required"),
        (TICKS, 9, "scale", "X", "enum"),
        (POLICIES, 3, "published_selection", "Yes", "enum"),
        ("review/themes.csv", None, None, None, "empty-file"),
        ("sources.csv", 2, "kind", "", "required"),
    ]
    assert data.told() == expected == data.told()


def test_refusing_raises_every_fault_and_shows_no_traceback(data: DataCopy) -> None:
    data.set_cell(TICKS, 4, "scale", "X")
    data.set_cell(TICKS, 5, "scale", "X")
    with pytest.raises(DataError) as caught:
        refuse_faults(data.folder)
    assert [fault.row for fault in caught.value.faults] == [4, 5]
    assert len(caught.value._render_traceback_()) == 2


def test_a_framework_is_checked_with_the_package(data: DataCopy) -> None:
    data.change_text(FRAMEWORK, "value = 1", 'value = "one"')
    assert data.told() == [(FRAMEWORK, None, "level 2, value", "one", "type")]


def test_a_framework_without_criteria_is_a_missing_file(data: DataCopy) -> None:
    data.path("frameworks/mine").mkdir()
    data.path("frameworks/mine/framework.toml").write_bytes(data.path(FRAMEWORK).read_bytes())
    assert data.told() == [("frameworks/mine/criteria.csv", None, None, None, "missing-file")]


def test_a_source_of_a_framework_that_is_not_listed_is_noted(data: DataCopy) -> None:
    data.change_text(FRAMEWORK, '"interim-report"', '"interim-reprot"')
    (note,) = data.faults()
    assert (note.column, note.value, note.severity) == ("source", "interim-reprot", "note")
    assert 'Did you mean "interim-report"?' in note.message


def test_the_report_groups_by_file_and_counts() -> None:
    faults = [
        Fault("data/a.csv", 4, "scale", "X", "enum", "wrong."),
        Fault("data/a.csv", 5, None, None, "blank-row", "blank.", "note"),
        Fault("data/b.csv", None, None, None, "empty-file", "empty."),
    ]
    assert format_report(faults).splitlines() == [
        "data/a.csv",
        "  row 4, column scale: wrong.",
        "  note: row 5: blank.",
        "",
        "data/b.csv",
        "  empty.",
        "",
        "2 faults and 1 note in 2 files.",
    ]
    assert format_report([]) == "No faults found."
