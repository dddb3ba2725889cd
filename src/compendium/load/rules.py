"""What the data package declares of cells, checked by frictionless: types, values, uniqueness, foreign keys.

frictionless is imported when the first table is checked, because that takes a second or two. Its rows are
read as a stream, which has no limit on the number of faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from compendium.load.contents import Contents
from compendium.load.faults import Fault
from compendium.load.known_ids import KnownIds
from compendium.load.wording import Broken, word_fault

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
