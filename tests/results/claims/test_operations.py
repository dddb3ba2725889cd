"""Claims without code: each operation computes what its name says, and a wrong row is told with its place."""

import pandas as pd
import pytest

from compendium.data_package.faults import DataError
from compendium.results.claims.arguments import ARGUMENTS, OPERATIONS, argument_faults
from compendium.results.claims.audit import audit_claims
from compendium.results.claims.operations import EVALUATORS, described, evaluate
from compendium.results.claims.verdicts import DEPENDS, DIFFERS, NOT_COMPUTABLE, REPRODUCED

TABLES = {
    "fruit": pd.DataFrame(
        {
            "name": ["Apple", "Pear", "Plum", "Fig"],
            "kind": ["pome", "pome", "stone", ""],
            "tree": ["yes", "yes", "no", "no"],
            "weight": ["3", "2", "1", "4"],
            "detail_locator": ["Apple, paragraph 1", "pear, paragraph 2", "Plum, paragraph 1", "Fig, paragraph 1"],
        }
    ),
    "extents": pd.DataFrame({"extent": ["yes", "in part", "no", "in part"]}),
    "versions": pd.DataFrame({"aspect": ["a", "b"], "interim_report": ["six", "red"], "paper": ["6", "blue"]}),
    "prints": pd.DataFrame(
        {
            "name": ["Joint-work", "Plain aims", "Plain Aims", "joint work", "Other"],
            "print": ["old", "old", "new", "new", "third"],
        }
    ),
    "list_counts": pd.DataFrame({"table": ["fruit", "fruit"], "announced": ["4", "4"]}),
}


def row(operation: str, **arguments: str) -> dict[str, str]:
    return {
        "claim": "a-claim", "check": "", "note": "", "operation": operation,
        **dict.fromkeys(ARGUMENTS, ""), "table": "fruit", **arguments,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("operation", "arguments", "verdict", "shown"),
    [
        ("count", {"expected": "4"}, REPRODUCED, "4"),
        ("count", {"expected": "5"}, DIFFERS, "4"),
        ("count", {"where_column": "kind", "where_value": "pome", "expected": "2"}, REPRODUCED, "2"),
        ("count", {"where_column": "kind|kind", "where_value": "pome|stone", "expected": "3"}, REPRODUCED, "3"),
        ("count", {"where_column": "kind|tree", "where_value": "pome|no", "expected": "0"}, REPRODUCED, "0"),
        ("count", {"where_column": "kind", "where_value": "pome", "expected": "several"}, DIFFERS, "several"),
        ("share", {"column": "tree", "value": "yes", "expected": "all"}, DIFFERS, "2 of 4 (50%)"),
        ("share", {"column": "kind", "value": "pome|stone", "expected": "all"}, DEPENDS, "3 of 4 (75%)"),
        ("share", {"column": "kind", "value": "pome|stone", "expected": "most"}, REPRODUCED, "3 of 4 (75%)"),
        ("share", {"table": "extents", "column": "extent", "value": "yes", "expected": "most"}, DEPENDS, "in part"),
        ("only", {"item": "name", "column": "tree", "value": "yes", "expected": "Pear|Apple"}, REPRODUCED, "Apple"),
        ("only", {"item": "name", "column": "tree", "value": "yes", "expected": "Pear"}, DIFFERS, "Apple"),
        ("names", {"item": "name", "expected": "Fig|Plum|Pear|Apple"}, REPRODUCED, "Apple, Pear, Plum, Fig"),
        ("names", {"item": "name", "expected": "Fig|Plum"}, DIFFERS, "Apple"),
        ("order", {"item": "name", "expected": "Apple|Pear|Plum|Fig"}, REPRODUCED, "Apple, Pear"),
        ("order", {"item": "name", "expected": "Fig|Plum|Pear|Apple"}, DIFFERS, "Apple, Pear"),
        ("sum", {"column": "weight", "expected": "10"}, REPRODUCED, "3 + 2 + 1 + 4 = 10"),
        ("sum", {"column": "weight", "expected": "9"}, DIFFERS, "= 10"),
        ("sum", {"column": "kind", "expected": "9"}, NOT_COMPUTABLE, "not every cell"),
        ("one value", {"column": "kind", "where_column": "tree", "where_value": "yes"}, REPRODUCED, "pome in 2 places"),
        ("one value", {"column": "kind", "where_column": "name", "where_value": "Fig"}, DIFFERS, "in 1 place"),
        ("one value", {"column": "tree"}, DIFFERS, "yes in 2 places; no in 2 places"),
        (
            "one value",
            {"column": "kind", "where_column": "tree", "where_value": "yes", "expected": "stone"},
            DIFFERS,
            "pome in 2 places",
        ),
        (
            "alike",
            {
                "table": "prints",
                "where_column": "print|print",
                "where_value": "old|new",
                "item": "name",
                "column": "print",
            },
            REPRODUCED,
            "2 of 2 in each of 2 versions",
        ),
        ("alike", {"table": "prints", "item": "name", "column": "print"}, DIFFERS, "0 of 3 in each of 3 versions"),
        (
            "alike",
            {"table": "prints", "where_column": "print", "where_value": "old", "item": "name", "column": "print"},
            DIFFERS,
            "1 versions",
        ),
        ("versions", {"table": "versions", "where_column": "aspect", "where_value": "a"}, REPRODUCED, "paper: 6"),
        ("versions", {"table": "versions", "where_column": "aspect", "where_value": "b"}, DIFFERS, "paper: blue"),
        ("announced", {}, REPRODUCED, "listed 4"),
        ("announced", {"table": "extents"}, DIFFERS, "nothing"),
        ("headings", {}, REPRODUCED, "4 of 4"),
    ],
)
def test_an_operation_computes_its_claim(operation, arguments, verdict, shown):
    asked = row(operation, **arguments)
    columns = {name: list(table.columns) for name, table in TABLES.items()}
    assert not list(argument_faults({2: asked}, columns, "claims.csv"))
    found = evaluate(asked, TABLES)
    assert found.verdict == verdict
    assert shown in found.shown


def test_every_operation_has_its_evaluator_and_is_described():
    assert list(EVALUATORS) == list(OPERATIONS)
    asked = row("count", where_column="kind", where_value="pome", expected="2")
    assert described(asked) == "The rows are counted. Looked at: fruit, where kind is pome."


def test_the_text_of_a_cell_is_no_pattern():
    asked = row("count", where_column="kind", where_value="p.*", expected="0")
    assert evaluate(asked, TABLES).verdict == REPRODUCED


@pytest.mark.parametrize(
    ("arguments", "column", "said"),
    [
        ({"operation": "cuont", "expected": "4"}, "operation", 'There is no operation "cuont". Did you mean "count"?'),
        ({"operation": "", "check": ""}, "operation", "Give a check, or an operation."),
        ({"check": "some_check", "expected": "4"}, "operation", "Give either a check or an operation."),
        ({"operation": "", "check": "some_check", "table": "fruit"}, "table", "belongs to an operation"),
        ({"table": "friut", "expected": "4"}, "table", 'There is no table "friut". Did you mean "fruit"?'),
        ({"where_column": "kid", "where_value": "x", "expected": "4"}, "where_column", 'Did you mean "kind"?'),
        ({"where_column": "kind", "expected": "4"}, "where_value", "as many values as there are columns"),
        ({}, "expected", 'The operation "count" needs a value here.'),
        ({"expected": "4", "item": "name"}, "item", "has no use for a value here"),
        ({"expected": "fuor"}, "expected", "a whole number or a word of number"),
        ({"operation": "share", "column": "tree", "value": "yes", "expected": "4"}, "expected", "a word of number"),
        ({"operation": "share", "column": "trea", "value": "yes", "expected": "most"}, "column", 'mean "tree"?'),
        ({"operation": "headings", "table": "extents"}, "table", "needs a table with the columns name, detail_locator"),
    ],
)
def test_a_wrong_row_is_one_clear_message(arguments, column, said):
    columns = {name: list(table.columns) for name, table in TABLES.items()}
    asked = row("count") | arguments
    faults = list(argument_faults({7: asked}, columns, "data/claims.csv"))
    assert [(fault.file, fault.row, fault.column) for fault in faults] == [("data/claims.csv", 7, column)]
    assert said in faults[0].message
    assert faults[0].value == asked[column]


def test_the_audit_refuses_a_check_that_does_not_exist():
    claims = pd.DataFrame([row("", check="majority_of_nothing", table="")])
    with pytest.raises(DataError, match="row 2, column check: There is no check"):
        audit_claims(claims, {"claims": claims})
