"""What the data package declares of cells, checked by frictionless: types, values, uniqueness, foreign keys.

frictionless is imported when the first table is checked, because that takes a second or two. Its rows are
read as a stream, which has no limit on the number of faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compendium.data_package.cells import Contents
from compendium.data_package.faults import Fault, Spellings, listed, quoted
from compendium.data_package.ids import KEBAB, SNAKE, KnownIds

if TYPE_CHECKING:
    from frictionless.resources import TableResource

POSITION = re.compile(r"the row at position (\d+)$")
CONSTRAINT = re.compile(r'constraint "(\w+)"')
FIRST_TOLD = ("required", "type", "enum", "pattern", "unique", "foreign-key")
"""Of several things wrong with one cell the first of these is told: the others follow from it."""


def check_rules(contents: Contents, known: Mapping[str, KnownIds], descriptor: str) -> list[Fault]:
    """Check the cells of a table against its schema and against the ids of other tables, one fault a cell.

    `known` has the ids that may stand in a column. What is wrong with the schema itself is a fault of the
    file `descriptor`.
    """
    from frictionless import FrictionlessException

    if not contents.cells:
        return []
    try:
        found = list(_found(contents, known))
    except FrictionlessException as error:
        reason = "; ".join(one.note for one in error.reasons) or str(error.error.note)
    except (
        ValueError,
        TypeError,
        ArithmeticError,
        re.error,
    ) as error:  # a limit that is not of the column's own type
        reason = str(error)
    else:
        return list(_one_a_cell(contents, found, known))
    message = f"The schema of {contents.table.name} cannot be used: {reason.strip().rstrip('.')}."
    return [Fault(descriptor, None, contents.table.name, None, "descriptor", message)]


def _found(contents: Contents, known: Mapping[str, KnownIds]) -> Iterator[Broken]:
    with _resource(contents, known) as resource:
        for index, row in enumerate(resource.row_stream):
            for error in row.errors:
                yield from _read_error(error, index, contents)


def _read_error(error: Any, index: int, contents: Contents) -> Iterator[Broken]:
    """Say in our terms what frictionless found."""
    position = POSITION.search(error.note)
    earlier = int(position[1]) - 2 if position else None  # frictionless counts the header and starts at 1
    if error.type == "blank-row":
        required = [f["name"] for f in contents.fields if f.get("constraints", {}).get("required")]
        yield from (Broken(index, (name,), "required") for name in required)
    elif error.type == "primary-key" and earlier is None:
        yield from (Broken(index, (name,), "required") for name in _key(contents))
    elif error.type == "primary-key":
        yield Broken(index, _key(contents), "unique", earlier)
    elif error.type == "foreign-key":
        yield Broken(index, tuple(error.field_names), "foreign-key")
    elif error.type == "unique-error":
        yield Broken(index, (error.field_name,), "unique", earlier)
    else:
        constraint = CONSTRAINT.match(error.note)
        yield Broken(index, (error.field_name,), constraint[1] if constraint else "type")


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
    present = {field["name"] for field in contents.fields}
    optional = {field["name"] for field in contents.table.fields if field.get("optional")}
    key = contents.table.primary_key
    return tuple(name for name in key if name in present) if set(key) <= present | optional else ()


def _resource(contents: Contents, known: Mapping[str, KnownIds]) -> TableResource:
    """Put the rows before frictionless, with the ids of other tables beside them."""
    from frictionless import Package, Schema
    from frictionless.resources import TableResource

    names = [field["name"] for field in contents.fields]
    keys = [column for column, ids in known.items() if column in names and not ids.faults]
    stands = {column: f"ids-{number}" for number, column in enumerate(keys)}  # what frictionless allows as a name
    schema = Schema(
        fields=[_field(field) for field in contents.fields],
        missing_values=list(contents.table.missing_values),
        primary_key=list(_key(contents)),
        foreign_keys=[{"fields": [key], "reference": {"resource": stands[key], "fields": ["id"]}} for key in keys],
    )
    table = TableResource(name="table", data=[names, *contents.cells], schema=schema)
    ids = [
        TableResource(
            name=name,
            data=[["id"], *([one] for one in known[key].ids)],
            schema=Schema(fields=[_field({"name": "id"})]),
        )
        for key, name in stands.items()
    ]
    Package(resources=[table, *ids])
    return table


def _field(field: Mapping[str, Any]) -> Any:
    from frictionless import system

    kind = system.select_field_class(field.get("type", "string"))
    options = {key: field[key] for key in ("format", "constraints") if key in field}
    made = kind(name=field["name"], **options)
    for key, attribute in {
        "trueValues": "true_values",
        "falseValues": "false_values",
        "bareNumber": "bare_number",
    }.items():
        if key in field:
            setattr(made, attribute, field[key])
    return made


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
    names = [field["name"] for field in contents.fields]
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
