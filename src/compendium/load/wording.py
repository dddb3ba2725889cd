"""How a broken rule is told: the value as typed, what is allowed, and what was probably meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from compendium.load.contents import Contents
from compendium.load.faults import Fault, Spellings, listed, quoted
from compendium.load.known_ids import KEBAB, SNAKE, KnownIds

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
