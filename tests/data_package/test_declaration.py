"""Tables and columns as a person declares them, in two small files: what they say, and one slip for each rule."""

from pathlib import Path
from typing import Any

import pytest

from compendium.data_package.columns import columns_of
from compendium.data_package.faults import DataError
from compendium.data_package.package import read_package
from compendium.studies.check_all import check_package
from compendium.studies.mend import mend_package

from .conftest import DataCopy

TABLES = """table,path,every,key,title,description
kinds,kinds.csv,,kind,Kinds,What there is
things,in/things.csv,,thing | kind,Things,
"""
HEAD = "table,column,one_for,type,required,unique,allowed,form,minimum,longest,refers_to,row_for_each,optional,unit"
COLUMNS = f"""{HEAD},description
kinds,kind,,,yes,yes,,id,,,,,,,Id
kinds,name,,,,,,,,,,,,,
things,thing,,,yes,,,[a-z]+,,3,,,,,Thing
things,*,kinds.kind,,yes,,yes | in part | no,,,,,,,,How far it is {{name}}
things,number,,integer,,,,,0,,,,,sites,How many
things,kind,,,,,,id,,,kinds.kind,yes,yes,,Kind
"""


@pytest.fixture
def small(tmp_path: Path) -> DataCopy:
    """A data folder of two tables."""
    data = DataCopy(tmp_path / "data")
    data.path("in").mkdir(parents=True)
    data.path("tables.csv").write_text(TABLES, encoding="utf-8")
    data.path("columns.csv").write_text(COLUMNS, encoding="utf-8")
    data.path("kinds.csv").write_text("kind,name\nbig-one,Big one\n", encoding="utf-8")
    data.path("in/things.csv").write_text("thing,big_one,number,kind\nabc,in part,3,big-one\n", encoding="utf-8")
    return data


def refused(data: DataCopy) -> list[Any]:
    with pytest.raises(DataError) as caught:
        read_package(data.folder)
    assert [(one.file, one.row) for one in data.faults()] == [(one.file, one.row) for one in caught.value.faults]
    return data.told()


def test_two_files_declare_all_that_a_descriptor_does(small: DataCopy) -> None:
    package = read_package(small.folder)
    assert [table.name for table in package.tables] == ["kinds", "things"]
    things = package.table("things")
    assert (things.title, things.description, things.primary_key) == ("Things", "", ("thing", "kind"))
    (key,) = things.foreign_keys
    assert (key.column, key.resource, key.target, key.complete) == ("kind", "kinds", "kind", True)
    assert columns_of(package, things).fields == (
        {
            "name": "thing",
            "type": "string",
            "description": "Thing",
            "constraints": {"required": True, "pattern": "[a-z]+", "maxLength": 3},
        },
        {
            "name": "big_one",
            "type": "string",
            "description": "How far it is Big one",
            "constraints": {"required": True, "enum": ["yes", "in part", "no"]},
        },
        {
            "name": "number",
            "type": "integer",
            "description": "How many",
            "unit": "sites",
            "constraints": {"minimum": 0},
        },
        {
            "name": "kind",
            "type": "string",
            "description": "Kind",
            "optional": True,
            "constraints": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        },
    )


def test_what_is_declared_is_what_is_checked(small: DataCopy) -> None:
    assert [fault.rule for fault in small.faults()] == ["behind"]
    small.path("in/things.csv").write_text("thing,big_one,number,kind\nABC,x,-1,small\n", encoding="utf-8")
    assert [(rule, column) for _, _, column, _, rule in small.told()] == [
        ("enum", "big_one"),
        ("foreign-key", "kind"),
        ("minimum", "number"),
        ("pattern", "thing"),
    ]


def test_a_column_more_is_a_row(small: DataCopy) -> None:
    small.path("columns.csv").write_text(COLUMNS + "things,note,,,,,,,,,,,,,Ours\n", encoding="utf-8")
    assert small.told() == [("in/things.csv", 1, "note", None, "missing-column")]


def test_a_table_more_is_a_row_and_a_row_for_each_column(small: DataCopy) -> None:
    small.path("tables.csv").write_text(TABLES + "more,more.csv,,id,More,\n", encoding="utf-8")
    small.path("columns.csv").write_text(COLUMNS + "more,id,,,yes,yes,,id,,,,,,,Id\n", encoding="utf-8")
    assert small.told() == [("more.csv", None, None, None, "missing-file")]


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("tables.csv", "things,in/", "kinds,in/", [(3, "table", "kinds", "unique")]),
        ("tables.csv", "in/things.csv", "../things.csv", [(3, "path", "../things.csv", "descriptor")]),
        ("tables.csv", "in/things.csv,", "in/things.csv,in/x.csv", [(3, "every", "in/x.csv", "descriptor")]),
        ("tables.csv", "thing | kind", "thing | kin", [(3, "key", "thing | kin", "descriptor")]),
        ("tables.csv", "things,in/things.csv", ",in/things.csv", [(3, "table", "", "required")]),
        ("tables.csv", "kinds.csv,,kind,", "kinds.csv,,kind,,,", [(2, None, None, "ragged-row")]),
        ("tables.csv", "path", "way", [(1, "path", None, "missing-column"), (1, "way", "way", "extra-column")]),
        ("columns.csv", "kinds,name", "kindz,name", [(3, "table", "kindz", "foreign-key")]),
        ("columns.csv", "kinds,name", "kinds,kind", [(3, "column", "kind", "unique")]),
        ("columns.csv", "kinds,name", "kinds,", [(3, "column", "", "required")]),
        ("columns.csv", "integer", "number of", [(6, "type", "number of", "enum")]),
        ("columns.csv", "[a-z]+", "[a-z", [(4, "form", "[a-z", "pattern")]),
        ("columns.csv", ",,yes,yes,,id", ",,yep,yes,,id", [(2, "required", "yep", "enum")]),
        ("columns.csv", "kinds.kind,yes", "kinds.king,yes", [(7, "refers_to", "kinds.king", "foreign-key")]),
        ("columns.csv", "*,kinds.kind", "*,kinds", [(5, "one_for", "kinds", "foreign-key")]),
        ("columns.csv", "*,kinds.kind", "*,", [(5, "one_for", "", "required")]),
        ("columns.csv", "things,*", "things,each", [(5, "one_for", "kinds.kind", "required")]),
    ],
)
def test_a_slip_is_told_at_its_cell(small: DataCopy, file: str, old: str, new: str, told: list[Any]) -> None:
    small.change_text(file, old, new)
    assert refused(small) == [(file, *one) for one in told]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe{", b"<html>", b"PK\x03\x04", b"\0\0\0", b'table,column\n"a'])
@pytest.mark.parametrize("file", ["tables.csv", "columns.csv"])
def test_no_table_at_all_is_told_of_its_file(small: DataCopy, file: str, content: bytes) -> None:
    small.path(file).write_bytes(content)
    assert {one[0] for one in refused(small)} == {file}


@pytest.mark.parametrize("file", ["tables.csv", "columns.csv"])
def test_one_without_the_other_is_told(small: DataCopy, file: str) -> None:
    small.path(file).unlink()
    assert refused(small) == [(file, None, None, None, "missing-file")]


def test_a_limit_that_is_not_of_the_column_s_type_is_told_in_the_file_that_has_it(small: DataCopy) -> None:
    small.change_text("columns.csv", ",,,,0,,", ",,,,low,,")
    assert small.told() == [("columns.csv", None, "things", None, "descriptor")]


def test_a_table_without_columns_is_told_at_its_row(small: DataCopy) -> None:
    small.path("tables.csv").write_text(TABLES + "more,more.csv,,,,\n", encoding="utf-8")
    assert refused(small) == [("tables.csv", 4, "schema.fields", None, "descriptor")]


def test_the_descriptor_is_not_read_where_the_two_files_are(small: DataCopy) -> None:
    small.path("datapackage.json").write_text("no JSON at all", encoding="utf-8")
    assert [(one.file, one.rule, one.severity) for one in check_package(small.folder)] == [
        ("data/datapackage.json", "behind", "note")
    ]


def test_a_file_as_a_spreadsheet_saves_it_is_read(small: DataCopy) -> None:
    small.change_bytes("columns.csv", lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    assert len(read_package(small.folder).tables) == 2


def test_what_a_spreadsheet_did_to_it_is_mended(small: DataCopy) -> None:
    tables, columns = (small.path(name).read_bytes() for name in ("tables.csv", "columns.csv"))
    small.path("tables.csv").write_bytes(tables.replace(b",", b";").replace(b"\n", b"\r\n"))
    small.path("columns.csv").write_bytes(
        columns.replace(b"unit,", b" unit ,").replace(b"sites,", "sítes,".encode("cp1252"))
    )
    assert {(file, rule) for file, _, _, _, rule in refused(small)} == {
        ("tables.csv", "delimiter"),
        ("columns.csv", "encoding"),
        ("columns.csv", "padding"),
    }
    done = mend_package(small.folder)
    assert [line.partition(":")[0] for line in done] == ["data/tables.csv", "data/columns.csv"]
    assert small.path("tables.csv").read_bytes() == tables
    assert small.path("columns.csv").read_bytes() == columns.replace(b"sites,", "sítes,".encode())
    assert [fault.rule for fault in small.faults()] == ["behind"]
