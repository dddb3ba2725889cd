"""How the cells of one column are read, once for each distinct cell: plain columns by us, others by frictionless.

frictionless is imported when the first column is met that is not plain, because that takes a while.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from compendium.data_package.descriptor import Field
from compendium.data_package.plain_reader import Reading, plain_reader

GIVEN = ("format", "constraints")
SET = {"trueValues": "true_values", "falseValues": "false_values", "bareNumber": "bare_number"}
"""What a field may say besides, and what frictionless calls it."""

CANNOT_BE_USED = (ValueError, TypeError, ArithmeticError, re.error)
"""What is raised for a limit that is not of the column's own type, or a pattern that cannot stand between anchors."""


class UnusableSchemaError(Exception):
    """What is declared of a column cannot be used; the message says why."""


def column_readers(fields: Iterable[Field], missing_values: Sequence[str]) -> list[Callable[[str], Reading]]:
    """Make the readers of columns; `missing_values` are cells that count as blank.

    Raises UnusableSchemaError, here or when a cell is read, for a field that frictionless refuses and for a limit
    that is not of the column's own type.
    """
    made = [plain_reader(field, missing_values) or by_frictionless(field, missing_values) for field in fields]
    return [_once_each(read) for read in made]


def by_frictionless(field: Field, missing_values: Sequence[str]) -> Callable[[str], Reading]:
    """Make the reader of a column of any kind; frictionless gives what is wrong as notes by the name of the rule.

    Raises UnusableSchemaError, here or when a cell is read.
    """
    from frictionless import FrictionlessException

    try:
        made = _made(field, missing_values)
        _refuse_unsound(json.dumps({key: field[key] for key in ("type", *GIVEN, *SET) if key in field}))
        read = made.create_cell_reader()
    except FrictionlessException as error:
        reason = "; ".join(one.note for one in error.reasons) or str(error.error.note)
        raise UnusableSchemaError(reason) from None
    except CANNOT_BE_USED as error:
        raise UnusableSchemaError(str(error)) from None

    def read_noted(cell: str) -> Reading:
        try:
            value, notes = read(cell)
        except CANNOT_BE_USED as error:
            raise UnusableSchemaError(str(error)) from None
        return value, tuple(notes or ())

    return read_noted


def _once_each(read: Callable[[str], Reading]) -> Callable[[str], Reading]:
    """Remember what was read."""
    known: dict[str, Reading] = {}

    def read_once(cell: str) -> Reading:
        if cell not in known:
            known[cell] = read(cell)
        return known[cell]

    return read_once


@lru_cache(maxsize=1024)
def _refuse_unsound(declared: str) -> None:
    """Validate what is declared of a column, once for all columns that are alike: a copy is made by validating."""
    _made({"name": "column", **json.loads(declared)}, ("",)).to_copy()


def _made(field: Field, missing_values: Sequence[str]) -> Any:
    from frictionless import system

    kind = system.select_field_class(field.get("type", "string"))
    options = {key: field[key] for key in GIVEN if key in field}
    made = kind(name=field["name"], missing_values=list(missing_values), **options)
    for key, attribute in SET.items():
        if key in field:
            setattr(made, attribute, field[key])
    return made
