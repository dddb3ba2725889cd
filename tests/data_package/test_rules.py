"""What is declared of cells: each rule with one cell that breaks it, and what is told of several slips in one row."""

from pathlib import Path
from typing import Any

import pytest

from compendium.data_package.cells import Contents
from compendium.data_package.column_reader import UnusableSchemaError, column_readers
from compendium.data_package.faults import Fault, in_order
from compendium.data_package.ids import KEBAB, KnownId, KnownIds
from compendium.data_package.package import Table
from compendium.data_package.rules import check_rules


def table(fields: list[dict[str, Any]], *key: str, missing: tuple[str, ...] = ("",)) -> Table:
    return Table("t", Path("t.csv"), "t.csv", "data/t.csv", "T", "", tuple(fields), (), key, (), missing)


def ids(*known: str, faults: list[Fault] | None = None) -> KnownIds:
    rows = {one: KnownId(one, one, row, one) for row, one in enumerate(known, 2)}
    return KnownIds(table([{"name": "id"}]), rows, [], faults or [])


def faults(
    declared: Table, *rows: list[str], absent: tuple[str, ...] = (), known: dict[str, KnownIds] | None = None
) -> list[Fault]:
    fields = [field for field in declared.fields if field["name"] not in absent]
    cells = list(rows)
    contents = Contents(declared, fields, list(range(2, 2 + len(cells))), cells, cells, [])
    return in_order(check_rules(contents, known or {}, "data/package.json"))


def told(*args: Any, **options: Any) -> list[tuple[int | None, str | None, str | None, str]]:
    return [(one.row, one.column, one.value, one.rule) for one in faults(*args, **options)]


@pytest.mark.parametrize(
    ("field", "bad", "rule", "message"),
    [
        ({"constraints": {"required": True}}, "", "required", "The cell is blank; a value is required."),
        ({"type": "integer"}, "1.5", "type", '"1.5" is not a whole number.'),
        ({"type": "number"}, "1,5", "type", '"1,5" is not a number, with a point before decimals.'),
        ({"type": "boolean"}, "yes", "type", '"yes" is not true or false.'),
        ({"type": "date"}, "1 April", "type", '"1 April" is not a date such as 2016-04-01.'),
        ({"type": "year"}, "16", "type", '"16" is not a year of four digits.'),
        (
            {"constraints": {"enum": ["yes", "no"]}},
            "yess",
            "enum",
            '"yess" is not allowed here. Did you mean "yes"? Allowed: yes, no.',
        ),
        ({"constraints": {"pattern": KEBAB}}, "A b", "pattern", '"A b" is not an id: lower-case letters and digits, '),
        (
            {"constraints": {"pattern": "[A-Z]"}, "description": "A letter."},
            "ab",
            "pattern",
            '"ab" is not what the column holds: A letter.',
        ),
        ({"type": "integer", "constraints": {"minimum": 2}}, "1", "minimum", '"1" is not at least 2.'),
        ({"type": "integer", "constraints": {"maximum": 2}}, "3", "maximum", '"3" is not at most 2.'),
        ({"constraints": {"minLength": 2}}, "a", "minLength", '"a" is not of a length of at least 2.'),
        ({"constraints": {"maxLength": 2}}, "abc", "maxLength", '"abc" is not of a length of at most 2.'),
    ],
)
def test_each_rule_with_a_cell_that_breaks_it(field: dict[str, Any], bad: str, rule: str, message: str) -> None:
    (fault,) = faults(table([{"name": "c", **field}]), [bad])
    assert (fault.file, fault.row, fault.column, fault.value, fault.rule) == ("data/t.csv", 2, "c", bad, rule)
    assert fault.message.startswith(message)


def test_one_fault_a_cell_and_the_first_that_the_others_follow_from() -> None:
    field = {"name": "c", "constraints": {"enum": ["a"], "pattern": "[a-z]", "minLength": 1, "unique": True}}
    assert told(table([field]), ["B"], ["B"]) == [(2, "c", "B", "enum"), (3, "c", "B", "enum")]
    field = {"name": "c", "constraints": {"pattern": "[a-z]", "maxLength": 1}}
    assert told(table([field]), ["AB"]) == [(2, "c", "AB", "maxLength")]  # as frictionless orders the two


def test_a_value_that_stands_again_names_the_last_row_that_has_it() -> None:
    unique = {"name": "c", "type": "integer", "constraints": {"unique": True}}
    first, second = faults(table([unique]), ["1"], ["01"], [""], ["1"], [""])
    assert (first.row, first.message) == (3, '"01" is the same as "1" in row 2; each may stand once only.')
    assert (second.row, second.message) == (5, '"1" is the same as "01" in row 3; each may stand once only.')


def test_a_key_of_several_columns_is_one_fault_and_only_where_each_cell_is_in_order() -> None:
    fields = [{"name": "a", "constraints": {"required": True}}, {"name": "b", "constraints": {"enum": ["x", ""]}}]
    declared = table(fields, "a", "b")
    (fault,) = faults(declared, ["1", "x"], ["2", "x"], ["1", "x"], ["1", ""])
    assert (fault.row, fault.column, fault.value) == (4, "a, b", "1, x")
    assert fault.message == 'a "1", b "x" stand together in row 2 already; they may do so once only.'
    assert told(declared, ["1", "y"], ["1", "y"]) == [(2, "b", "y", "enum"), (3, "b", "y", "enum")]


def test_a_row_without_its_key_asks_for_each_part_and_a_key_without_a_column_asks_for_nothing() -> None:
    declared = table([{"name": "a"}, {"name": "b"}, {"name": "c", "optional": True}], "a", "b", "c")
    assert told(declared, ["", "", ""]) == [(2, name, "", "required") for name in "abc"]
    assert told(declared, ["1", "2"], ["1", "2"], absent=("c",)) == [(3, "a, b", "1, 2", "unique")]
    assert told(declared, ["1", ""], ["1", ""], absent=("b",)) == []


def test_rows_are_told_apart_also_where_a_part_of_their_key_is_blank() -> None:
    declared = table([{"name": "a"}, {"name": "b"}], "a", "b")
    assert told(declared, ["1", ""], ["2", ""], ["1", "x"], ["1", ""]) == [(5, "a, b", "1, ", "unique")]


def test_an_id_that_another_table_does_not_have() -> None:
    declared = table([{"name": "a"}, {"name": "b", "type": "integer"}])
    known = {"a": ids("one", "two")}
    assert told(declared, ["one", "1"], ["three", "1"], ["", ""], known=known) == [(3, "a", "three", "foreign-key")]
    broken = Fault("data/ids.csv", None, None, None, "empty-file", "")
    assert told(declared, ["three", "1"], known={"a": ids("one", faults=[broken])}) == []
    assert told(declared, ["one", "x"], known={"b": ids("x")}) == [(2, "b", "x", "type")]
    assert told(declared, ["one", "1"], known={"gone": ids("x")}) == []


def test_cells_that_count_as_blank_are_those_that_the_schema_names() -> None:
    declared = table([{"name": "c", "constraints": {"required": True}}], missing=("", "n/a"))
    assert told(declared, ["n/a"], [""], ["-"]) == [(2, "c", "n/a", "required"), (3, "c", "", "required")]


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ({"type": "colour"}, "colour"),
        ({"type": "integer", "constraints": {"pattern": "a"}}, "pattern"),
        ({"constraints": {"required": "very"}}, "very"),
        ({"format": 3}, "3"),
        ({"type": "integer", "constraints": {"minimum": "low"}}, "NoneType"),
        ({"constraints": {"pattern": "(?i)a"}}, "global flags"),
        ({"constraints": {"minLength": "long"}}, "long"),
        ({"type": "boolean", "trueValues": "yes"}, "yes"),
    ],
)
def test_a_schema_that_cannot_be_used_is_one_fault_of_the_descriptor(field: dict[str, Any], reason: str) -> None:
    (fault,) = faults(table([{"name": "c", **field}]), ["1"], ["a"], ["1"])
    assert (fault.file, fault.row, fault.column, fault.rule) == ("data/package.json", None, "t", "descriptor")
    assert fault.message.startswith("The schema of t cannot be used: ")
    assert reason in fault.message
    assert told(table([{"name": "c", **field}])) == []  # without rows nothing is asked of it


def test_a_list_cannot_be_told_apart_from_others() -> None:
    field = {"name": "c", "type": "list", "constraints": {"unique": True}}
    assert told(table([field]), ["a,b"]) == [(None, "t", None, "descriptor")]


def test_a_cell_is_read_once_for_all_rows_that_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from frictionless.fields import YearField

    asked: list[str] = []
    original = YearField.create_value_reader

    def counting(self: YearField) -> Any:
        read = original(self)
        return lambda cell: (asked.append(cell), read(cell))[1]

    monkeypatch.setattr(YearField, "create_value_reader", counting)
    (read,) = column_readers([{"name": "c", "type": "year"}], [""])
    assert [read(cell) for cell in ("1999", "x", "1999", "x", "")] == [(1999, ()), (None, ("type",))] * 2 + [(None, ())]
    assert asked == ["1999", "x"]


def test_what_is_wrong_with_a_column_does_not_stick_to_one_like_it() -> None:
    unsound = {"name": "a", "type": "integer", "constraints": {"pattern": "a"}}
    for _ in range(2):
        with pytest.raises(UnusableSchemaError, match="pattern"):
            column_readers([unsound], [""])
    assert column_readers([{"name": "a", "constraints": {"pattern": "a"}}], [""])[0]("b") == ("b", ("pattern",))
