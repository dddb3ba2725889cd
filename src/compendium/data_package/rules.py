"""What the data package declares of cells: types, values, uniqueness, foreign keys, a fault for each cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from compendium.data_package.cells import Contents
from compendium.data_package.column_reader import UnusableSchemaError, column_readers
from compendium.data_package.faults import Fault, Spellings, listed, quoted
from compendium.data_package.ids import KEBAB, SNAKE, KnownIds

FIRST_TOLD = ("required", "type", "enum", "pattern", "unique", "foreign-key")
"""Of several things wrong with one cell the first of these is told: the others follow from it."""


def check_rules(contents: Contents, known: Mapping[str, KnownIds], descriptor: str) -> list[Fault]:
    """Check the cells of a table against its schema and against the ids of other tables, one fault a cell.

    `known` has the ids that may stand in a column. What is wrong with the schema itself is a fault of the
    file `descriptor`.
    """
    if not contents.cells:
        return []
    try:
        return list(_one_a_cell(contents, list(_found(contents, known)), known))
    except UnusableSchemaError as error:
        message = f"The schema of {contents.table.name} cannot be used: {str(error).strip().rstrip('.')}."
    return [Fault(descriptor, None, contents.table.name, None, "descriptor", message)]


def _found(contents: Contents, known: Mapping[str, KnownIds]) -> Iterator[Broken]:
    """Everything that is wrong, row by row."""
    names = contents.names
    readers = column_readers(contents.fields, contents.table.missing_values)
    checks = [*_unique_checks(contents), _key_check(_key(contents)), *_link_checks(contents, known)]
    for index, cells in enumerate(contents.cells):
        row: dict[str, Any] = {}
        for name, read, cell in zip(names, readers, cells, strict=True):
            row[name], rules = read(cell)
            yield from (Broken(index, (name,), rule) for rule in rules)
        for check in checks:
            try:
                yield from check(index, row)
            except (TypeError, ArithmeticError) as error:  # a list or the like cannot be looked up
                raise UnusableSchemaError(str(error)) from None


Row = Mapping[str, Any]
"""The values of a row by column, None where a cell is blank or not of its type."""

Check = Callable[[int, Row], "list[Broken]"]
"""Given the index of a row and its values, tells what is wrong with it beside other rows."""


def _unique_checks(contents: Contents) -> Iterator[Check]:
    for field in contents.fields:
        if field.get("constraints", {}).get("unique"):
            yield _once((field["name"],))


def _key_check(key: tuple[str, ...]) -> Check:
    """Values of a key stand together once; where all of them are blank, each is asked for."""
    once = _once(key)

    def check(index: int, row: Row) -> list[Broken]:
        if all(row[name] is None for name in key):
            return [Broken(index, (name,), "required") for name in key]
        return once(index, row)

    return check


def _once(columns: tuple[str, ...]) -> Check:
    """Values stand together once; the row that is named is the last one before that has the same."""
    last: dict[tuple[Any, ...], int] = {}

    def check(index: int, row: Row) -> list[Broken]:
        values = tuple(row[name] for name in columns)
        if all(value is None for value in values):
            return []
        earlier = last.get(values)
        last[values] = index
        return [] if earlier is None else [Broken(index, columns, "unique", earlier)]

    return check


def _link_checks(contents: Contents, known: Mapping[str, KnownIds]) -> Iterator[Check]:
    for field in contents.fields:
        ids = known.get(field["name"])
        if ids and not ids.faults:
            yield _link_check(field["name"], frozenset(ids.ids))


def _link_check(column: str, ids: frozenset[str]) -> Check:
    def check(index: int, row: Row) -> list[Broken]:
        fine = row[column] is None or row[column] in ids
        return [] if fine else [Broken(index, (column,), "foreign-key")]

    return check


def _one_a_cell(contents: Contents, found: list[Broken], known: Mapping[str, KnownIds]) -> Iterator[Fault]:
    """Keep what comes first of each cell; a key of several columns where each of its cells is in order."""
    told: set[tuple[int, str]] = set()
    for broken in sorted(found, key=_rank):
        cells = {(broken.index, column) for column in broken.columns}
        if cells & told:
            continue
        fault = word_fault(contents, broken, known)
        if fault:
            told |= cells
            yield fault


def _rank(broken: Broken) -> tuple[int, int, int]:
    told = FIRST_TOLD.index(broken.rule) if broken.rule in FIRST_TOLD else FIRST_TOLD.index("pattern")
    return (len(broken.columns), told, broken.index)


def _key(contents: Contents) -> tuple[str, ...]:
    """Columns of the key that stand in the file; an optional one that does not is blank in every row.

    Blank where one that is required is missing, because rows cannot be told apart then.
    """
    present = {*contents.names}
    optional = {field["name"] for field in contents.table.fields if field.get("optional")}
    key = contents.table.primary_key
    return tuple(name for name in key if name in present) if set(key) <= present | optional else ()


KINDS = {
    "integer": "a whole number",
    "number": "a number, with a point before decimals",
    "boolean": "true or false",
    "date": "a date such as 2016-04-01",
    "year": "a year of four digits",
}
STYLES = {
    KEBAB: "an id: lower-case letters and digits, with a hyphen between words",
    SNAKE: "an id: lower-case letters and digits, with an underscore between words",
}
LIMITS = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
    "minLength": "of a length of at least",
    "maxLength": "of a length of at most",
}


@dataclass(frozen=True)
class Broken:
    """A rule that cells of a row break; `earlier` is the index of the row that has the same already."""

    index: int
    columns: tuple[str, ...]
    rule: str
    earlier: int | None = None


def word_fault(contents: Contents, broken: Broken, known: Mapping[str, KnownIds]) -> Fault | None:
    """Word what is wrong with cells of a row; None where it only follows from a fault told elsewhere."""
    names = contents.names
    places = [names.index(column) for column in broken.columns]
    typed = _joined(contents.typed[broken.index], places)
    ids = known.get(broken.columns[0])
    if broken.rule == "foreign-key":
        if ids is None or ids.is_explained(contents.cells[broken.index][places[0]]):
            return None
        message = f"{quoted(typed)} is not an id of {ids.table.file}.{ids.spellings.question(typed)}"
    elif broken.rule == "unique" and broken.earlier is not None:
        message = _twice(contents, broken, places, typed, broken.earlier)
    else:
        message = _refused(contents.fields[places[0]], broken.rule, typed, ids)
    row = contents.numbers[broken.index]
    return Fault(contents.table.file, row, ", ".join(broken.columns), typed, broken.rule, message)


def _twice(contents: Contents, broken: Broken, places: list[int], typed: str, first: int) -> str:
    row = contents.numbers[first]
    if len(places) > 1:
        cells = [contents.typed[broken.index][place] for place in places]
        said = [
            f"{column} {quoted(cell) if cell else 'blank'}" for column, cell in zip(broken.columns, cells, strict=True)
        ]
        return f"{listed(said)} stand together in row {row} already; they may do so once only."
    earlier = _joined(contents.typed[first], places)
    same = f"the same as {quoted(earlier)}" if earlier != typed else "already there"
    return f"{quoted(typed)} is {same} in row {row}; each may stand once only."


def _joined(cells: list[str], places: list[int]) -> str:
    return ", ".join(cells[place] for place in places)


def _refused(field: dict[str, Any], rule: str, typed: str, ids: KnownIds | None) -> str:
    constraints = field.get("constraints", {})
    if rule == "required":
        allowed = f" Allowed: {listed(map(str, constraints['enum']))}." if "enum" in constraints else ""
        return f"The cell is blank; a value is required.{allowed}"
    if rule == "enum":
        values = list(map(str, constraints["enum"]))
        hint = Spellings(values).question(typed)
        return f"{quoted(typed)} is not allowed here.{hint} Allowed: {listed(values) or 'nothing'}."
    if rule == "type":
        return f"{quoted(typed)} is not {KINDS.get(field.get('type', ''), 'a ' + str(field.get('type')))}."
    if rule == "pattern":
        hint = ids.spellings.question(typed) if ids else ""
        return f"{quoted(typed)} is not {_pattern_in_words(field)}.{hint}"
    return f"{quoted(typed)} is not {LIMITS.get(rule, rule)} {constraints.get(rule)}."


def _pattern_in_words(field: dict[str, Any]) -> str:
    """Say what a pattern asks for; the description of the column says it better than a regular expression."""
    pattern = field["constraints"]["pattern"]
    description = str(field.get("description", "")).rstrip(".") or f"the form {pattern}"
    return STYLES.get(pattern, f"what the column holds: {description}")
