"""A table as the two declaring files have it, put as a resource of a Data Package has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from compendium.data_package.descriptor import Field, Json
from compendium.data_package.spelling import trimmed

FORMS = {
    "id": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "column id": "^[a-z0-9]+(_[a-z0-9]+)*$",
    "locator": "^(Table|Figure) [0-9]+$|^[ ,]*[^ ,].*, paragraph [0-9]+$",
}
"""What a cell has to look like, by the word that stands for it in `columns.csv`; else a regular expression."""

EACH = "*"
"""In place of a column's name: one column for each row of another table."""

LIMITS = {"minimum": "minimum", "maximum": "maximum", "longest": "maxLength"}
Cells = Mapping[str, str]
"""A row of one of the files: what stands under each heading, blank where nothing does."""


def as_resource(table: Cells, columns: Sequence[Cells]) -> Json:
    """Put a row of `tables.csv`, with the rows of `columns.csv` that are about it, as a resource of a descriptor."""
    rows = [cells for cells in columns if cells["table"] == table["table"]]
    fixed = [cells["column"] for cells in rows if cells["column"] != EACH]
    schema = {
        "fields": [_field(cells) for cells in rows if cells["column"] != EACH],
        "primaryKey": _parts(table["key"]),
        "foreignKeys": [_foreign_key(cells) for cells in rows if cells["refers_to"]],
        "columns_from": [_columns_from(cells, rows, fixed) for cells in rows if cells["column"] == EACH],
    }
    told = {key: table[key] for key in ("path", "every", "group", "title", "description") if table[key]}
    return {"name": table["table"], **told, "schema": schema}


def _field(cells: Cells) -> Field:
    rules: dict[str, Any] = {name: True for name in ("required", "unique") if cells[name] == "yes"}
    rules |= {"enum": _parts(cells["allowed"])} if cells["allowed"] else {}
    rules |= {"pattern": FORMS.get(cells["form"], cells["form"])} if cells["form"] else {}
    rules |= {rule: _number(cells[name]) for name, rule in LIMITS.items() if cells[name]}
    told: Field = {"name": cells["column"], "type": cells["type"] or "string", "description": cells["description"]}
    told |= {"unit": cells["unit"]} if cells["unit"] else {}
    told |= {"optional": True} if cells["optional"] == "yes" else {}
    return told | ({"constraints": rules} if rules else {})


def _foreign_key(cells: Cells) -> Json:
    resource, _, target = cells["refers_to"].rpartition(".")
    key: Json = {"fields": cells["column"], "reference": {"resource": resource, "fields": target}}
    return key | ({"complete": True} if cells["row_for_each"] == "yes" else {})


def _columns_from(cells: Cells, rows: list[Cells], fixed: list[str]) -> Json:
    """Where columns for the rows of another table come from, and the fixed column after which they stand."""
    before = [one["column"] for one in rows[: rows.index(cells)]]
    after = before[-1] if before and before[-1] != EACH else None
    resource, _, key = cells["one_for"].rpartition(".")
    source = {"levels": cells["one_for"]} if key == "toml" else {"resource": resource, "key": key}
    return {**source, "after": after, "field": _field({**cells, "column": "{column}"})}


def _parts(cell: str) -> list[str]:
    """The values of a cell that may hold several."""
    return [trimmed(part) for part in cell.split("|")] if cell else []


def _number(text: str) -> Any:
    try:
        return int(text)
    except ValueError:
        return text
