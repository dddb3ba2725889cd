"""What a row of claims.csv may ask for without code: operations by name, and the tables and columns they work on.

Names are looked up in closed lists; nothing that stands in a cell is a pattern or an expression.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compendium.data_package.faults import Fault, Spellings, listed, quoted
from compendium.results.claims.words_of_number import known_words

ARGUMENTS = ("table", "where_column", "where_value", "item", "column", "value", "expected")
"""Columns of claims.csv that hold the arguments of an operation."""

SEPARATOR = "|"

VIEWS: Mapping[str, tuple[str, ...]] = {
    "criterion_ticks": ("policy", "policy_name", "published_selection", "criterion", "ticked"),
    "approach_ticks": ("approach", "theme", "programme", "programme_name", "policy", "ticked"),
    "approach_extents": ("approach", "theme", "model", "extent"),
}
"""Tables 2 and 3 with a row for each cell. ``ticked`` is blank where the print leaves a cell empty, as Table 3 does."""

VIEW_IDS = {
    "approach": ("approach_matrix", "approach"),
    "criterion": ("criteria", "criterion"),
    "model": ("models", "model"),
    "policy": ("policies", "policy"),
    "programme": ("programmes", "programme"),
    "theme": ("themes", "theme"),
}
"""Where the ids stand that the columns of these may hold: table and column."""


@dataclass(frozen=True)
class Operation:
    """What an operation needs besides a table, what it may have, the columns that the table must have, and its words.

    ``how`` says on the page how it computes; ``{value}`` in it stands for the value that is looked for.
    """

    needs: frozenset[str]
    may: frozenset[str]
    how: str
    columns: tuple[str, ...] = ()


def _operation(needs: str, may: str, how: str, columns: str = "") -> Operation:
    where = "where_column where_value"
    allowed = frozenset(may.replace("where", where).split())
    return Operation(frozenset(needs.replace("where", where).split()) | {"table"}, allowed, how, tuple(columns.split()))


OPERATIONS: Mapping[str, Operation] = {
    "count": _operation("expected", "where", "The rows are counted."),
    "share": _operation("column value expected", "where", "How many of the rows say {value}."),
    "only": _operation("item column value expected", "where", "Only the members that are named should say {value}."),
    "names": _operation("item expected", "where", "The names should be those stated, in any order."),
    "order": _operation("item expected", "where", "The names should be those stated, in the same order."),
    "sum": _operation("column expected", "where", "The numbers are added up."),
    "one value": _operation("column", "where expected", "Every place should give one value, and the one stated."),
    "alike": _operation("item column", "where", "Every group of the column should have the same entries."),
    "versions": _operation(
        "where", "", "Interim report and paper should say the same, in words or digits.", "interim_report paper"
    ),
    "announced": _operation("", "", "The numbers announced in several places should equal each other and the rows."),
    "headings": _operation("", "where", "Each should have a section with its name as heading.", "name detail_locator"),
}
"""Every operation by the name that stands in the column ``operation``."""


def several(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [value.strip() for value in cell.split(SEPARATOR)] if cell else []


Rows = Mapping[int, Mapping[str, str]]
"""Rows of claims.csv by their number, as a spreadsheet counts: the header is row 1."""


def argument_faults(rows: Rows, columns: Mapping[str, Sequence[str]], file: str) -> Iterator[Fault]:
    """What is wrong in the rows of claims.csv that name an operation, or neither an operation nor a check.

    ``columns`` has the columns of tables by the name of the table; ``file`` is how faults name claims.csv.
    """
    for number, row in rows.items():
        for column, message in _wrong(row, {**columns, **VIEWS}):
            yield Fault(file, number, column, row[column], "claim-operation", message)


def check_faults(rows: Rows, known: Sequence[str], file: str) -> Iterator[Fault]:
    """Checks that do not exist, of those that rows of claims.csv name."""
    for number, row in rows.items():
        if row["check"] and row["check"] not in known:
            near = Spellings(known).question(row["check"])
            message = f"There is no check {quoted(row['check'])}.{near} It is a function in the claims of a result."
            yield Fault(file, number, "check", row["check"], "claim-check", message)


def _wrong(row: Mapping[str, str], columns: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    name, given = row["operation"], {argument for argument in ARGUMENTS if row[argument]}
    if bool(name) == bool(row["check"]):
        yield "operation", "Give either a check or an operation." if name else "Give a check, or an operation."
    elif not name:
        yield from ((column, "This belongs to an operation, and none is given.") for column in sorted(given))
    elif name not in OPERATIONS:
        yield "operation", _unknown("operation", name, list(OPERATIONS))
    else:
        yield from _wrong_arguments(row, OPERATIONS[name], given, columns)


def _wrong_arguments(
    row: Mapping[str, str], operation: Operation, given: set[str], columns: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    for column in sorted(operation.needs - given):
        yield column, f"The operation {quoted(row['operation'])} needs a value here."
    for column in sorted(given - operation.needs - operation.may):
        yield column, f"The operation {quoted(row['operation'])} has no use for a value here. Leave it blank."
    if row["table"] and row["table"] not in columns:
        yield "table", _unknown("table", row["table"], list(columns))
    elif row["table"]:
        yield from _wrong_columns(row, operation, columns[row["table"]])
    if len(several(row["where_column"])) != len(several(row["where_value"])):
        yield "where_value", f"Give as many values as there are columns, separated by {SEPARATOR}."
    if row["operation"] in ("count", "share", "sum"):
        yield from _wrong_expected(row)


def _wrong_columns(row: Mapping[str, str], operation: Operation, known: Sequence[str]) -> Iterator[tuple[str, str]]:
    missing = [column for column in operation.columns if column not in known]
    if missing:
        yield "table", f"The operation {quoted(row['operation'])} needs a table with the columns {listed(missing)}."
    for argument in ("where_column", "item", "column"):
        for column in several(row[argument]) if argument == "where_column" else [row[argument]]:
            if column and column not in known:
                yield argument, _unknown(f"column of {row['table']}", column, known)


def _wrong_expected(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    number, expected = row["operation"] != "share", row["expected"]
    known = [] if row["operation"] == "sum" else known_words()
    if expected and not (number and expected.isdecimal()) and expected not in known:
        allowed = ["a whole number"] * number + ["a word of number"] * bool(known)
        near = Spellings(known).question(expected)
        yield "expected", f"{quoted(expected)} is not allowed. Allowed: {' or '.join(allowed)}.{near}"


def _unknown(what: str, name: str, known: Sequence[str]) -> str:
    near = Spellings(known).question(name)
    return f"There is no {what} {quoted(name)}.{near} Allowed: {listed(known)}."
