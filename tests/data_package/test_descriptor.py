import json
from pathlib import Path
from typing import Any

import pytest

from compendium.data_package.faults import DataError
from compendium.data_package.package import read_package
from compendium.studies.check_all import check_package

from .conftest import DataCopy

DESCRIPTOR = "datapackage.json"


def table(**changes: Any) -> dict[str, Any]:
    schema = {"fields": [{"name": "id"}], "primaryKey": "id"}
    return {"name": "things", "path": "things.csv", "schema": schema} | changes


def schema(**changes: Any) -> dict[str, Any]:
    return table(schema={"fields": [{"name": "id"}, {"name": "other"}]} | changes)


def check(folder: Path, content: object) -> list[tuple[str | None, str]]:
    (folder / DESCRIPTOR).write_text(json.dumps(content), encoding="utf-8")
    (folder / "things.csv").write_text("id,other\na,b\n" if "other" in json.dumps(content) else "id\n1\n")
    return [(fault.column, fault.rule) for fault in check_package(folder)]


def test_a_small_package_is_in_order(tmp_path: Path) -> None:
    assert check(tmp_path, {"resources": [table()]}) == []
    assert [one.name for one in read_package(tmp_path).tables] == ["things"]


@pytest.mark.parametrize(
    ("content", "column"),
    [
        ([], "resources"),
        ({}, "resources"),
        ({"resources": []}, "resources"),
        ({"resources": {"a": 1}}, "resources"),
        ({"resources": [{}]}, "resources 1"),
        ({"resources": [3]}, "resources 1"),
        ({"resources": [table(), table()]}, "resources 2"),
        ({"resources": [table(path="../things.csv")]}, "things: path"),
        ({"resources": [table(path="/etc/passwd")]}, "things: path"),
        ({"resources": [table(path="c:\\things.csv")]}, "things: path"),
        ({"resources": [table(path=None)]}, "things: path"),
        ({"resources": [table(every="things/criteria.csv")]}, "things: every"),
        ({"resources": [table(schema=None)]}, "things: schema.fields"),
        ({"resources": [schema(fields=[])]}, "things: schema.fields"),
        ({"resources": [schema(fields=[{"type": "string"}])]}, "things: schema.fields 1"),
        ({"resources": [schema(fields=[{"name": "a"}, {"name": "a"}])]}, "things: schema.fields 2"),
        ({"resources": [schema(fields=[{"name": "a", "constraints": []}])]}, "things: schema.fields 1, a"),
        (
            {"resources": [schema(fields=[{"name": "a", "constraints": {"enum": "x"}}])]},
            "things: schema.fields 1, a",
        ),
        (
            {"resources": [schema(fields=[{"name": "a", "constraints": {"pattern": "("}}])]},
            "things: schema.fields 1, a",
        ),
        ({"resources": [schema(primaryKey="ID")]}, "things: schema"),
        ({"resources": [schema(foreignKeys=[{"fields": "id"}])]}, "things: schema.foreignKeys"),
        ({"resources": [schema(foreignKeys=["id"])]}, "things: schema.foreignKeys"),
        (
            {"resources": [schema(foreignKeys=[{"fields": "id", "reference": {"resource": "x", "fields": "y"}}])]},
            "things: schema.foreignKeys",
        ),
        ({"resources": [schema(columns_from=[{"resource": "x"}])]}, "things: schema.columns_from"),
        (
            {"resources": [schema(columns_from=[{"resource": "x", "key": "y", "field": {"name": "n"}}])]},
            "things: schema.columns_from",
        ),
    ],
)
def test_a_descriptor_that_cannot_be_used_is_one_fault(tmp_path: Path, content: object, column: str) -> None:
    assert check(tmp_path, content) == [(column, "descriptor")]


@pytest.mark.parametrize(
    "field",
    [
        {"name": "id", "type": "colour"},
        {"name": "id", "type": "integer", "constraints": {"pattern": "a"}},
        {"name": "id", "constraints": {"required": "very"}},
        {"name": "id", "type": "integer", "constraints": {"minimum": "low"}},
    ],
)
def test_a_schema_that_frictionless_refuses_is_one_fault(tmp_path: Path, field: dict[str, Any]) -> None:
    content = {"resources": [table(schema={"fields": [field]})]}
    assert check(tmp_path, content) == [("things", "descriptor")]


def test_a_key_of_a_table_may_refer_to_itself(tmp_path: Path) -> None:
    key = {"fields": "other", "reference": {"resource": "", "fields": "id"}}
    assert check(tmp_path, {"resources": [schema(foreignKeys=[key])]}) == [("other", "foreign-key")]


@pytest.fixture
def data(data: DataCopy) -> DataCopy:
    """A data folder that has nothing but the descriptor to go by."""
    for name in ("tables.csv", "columns.csv"):
        data.path(name).unlink()
    return data


def test_the_descriptor_alone_will_do(data: DataCopy) -> None:
    assert data.faults() == []


def test_broken_json_is_told_with_its_line(data: DataCopy) -> None:
    data.change_text(DESCRIPTOR, '"resources": [', '"resources": [,')
    (fault,) = data.faults()
    assert fault.rule == "json"
    assert fault.row is not None
    assert str(fault).startswith(f"data/datapackage.json, line {fault.row}: Not valid JSON")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe{", b"<html>", b"[" * 100_000, b"nonsense"])
def test_no_json_at_all_is_one_fault(data: DataCopy, content: bytes) -> None:
    data.path(DESCRIPTOR).write_bytes(content)
    assert [fault.file for fault in data.faults()] == ["data/datapackage.json"]


def test_a_missing_package_is_one_fault(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"data/datapackage.json: The file is missing."):
        read_package(tmp_path / "data")
