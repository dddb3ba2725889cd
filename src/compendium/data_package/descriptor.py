"""Reading `datapackage.json` and finding what is wrong with it before anything is read by it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from compendium.data_package.decode import read_text
from compendium.data_package.faults import DataError, Fault, listed, quoted

DESCRIPTOR = "datapackage.json"

Json = dict[str, Any]
Field = dict[str, Any]
"""A column as declared: name, type, description, constraints, unit."""

Problem = tuple[str, str]  # key within the resource, what is wrong


def read_descriptor(path: Path, file: str) -> Json:
    """Read the descriptor of a data package. Raises DataError with every fault in it."""
    decoded = read_text(path, file)
    if decoded.text is None or decoded.faults:
        raise DataError(decoded.faults)
    try:
        descriptor = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        raise DataError([Fault(file, error.lineno, None, None, "json", f"Not valid JSON: {error.msg}.")]) from None
    except (RecursionError, ValueError):
        raise DataError([Fault(file, None, None, None, "json", "Not JSON that can be read.")]) from None
    faults = [
        Fault(file, None, key, None, "descriptor", text, about=str(number))
        for number, (key, text) in enumerate(dict.fromkeys(descriptor_problems(descriptor)))
    ]
    if faults:
        raise DataError(faults)
    return dict(descriptor)


def as_names(names: Any) -> tuple[str, ...]:
    """Read what a Table Schema allows to be one name or a list of names."""
    return (names,) if isinstance(names, str) else tuple(names or ())


def descriptor_problems(descriptor: Any) -> Iterator[Problem]:
    """Say of everything that is wrong in a descriptor under which key of which table it stands."""
    resources = descriptor.get("resources") if isinstance(descriptor, dict) else None
    if not isinstance(resources, list) or not resources:
        yield "resources", "A list of the tables is missing."
        return
    fields: dict[str, set[str]] = {}
    for number, resource in enumerate(resources, 1):
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str) or not name:
            yield f"resources {number}", "Each table needs a name."
        elif name in fields:
            yield f"resources {number}", f"The name {quoted(name)} is given twice."
        else:
            fields[name] = set()
            problems = list(_shape_problems(resource))
            yield from ((f"{name}: {key}", text) for key, text in problems)
            if problems:
                return
            fields[name] = {field["name"] for field in resource["schema"]["fields"]}
    for resource in resources:
        if isinstance(resource, dict) and resource.get("name") in fields:
            yield from ((f"{resource['name']}: {key}", text) for key, text in _link_problems(resource, fields))


def _shape_problems(resource: Json) -> Iterator[Problem]:
    for key in ("path", "every"):
        if (key == "path" or key in resource) and not _stays_inside(resource.get(key)):
            yield key, "A path within the data folder is needed, with forward slashes and without `..`."
    if "every" in resource and str(resource["every"]).count("*") != 1:
        yield "every", "One `*` is needed, in place of the folder's name."
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not fields:
        yield "schema.fields", "A list of the columns is missing."
        return
    seen: set[str] = set()
    for number, field in enumerate(fields, 1):
        yield from _field_problems(field, f"schema.fields {number}", seen)
    for entry in _entries(resource, "columns_from"):
        yield from _field_problems(entry.get("field"), "schema.columns_from", set())


def _field_problems(field: Any, key: str, seen: set[str]) -> Iterator[Problem]:
    name = field.get("name") if isinstance(field, dict) else None
    if not isinstance(name, str) or not name:
        yield key, "Each column needs a name."
        return
    if name in seen:
        yield key, f"The column {quoted(name)} is declared twice."
    seen.add(name)
    constraints = field.get("constraints", {})
    if not isinstance(constraints, dict) or not isinstance(constraints.get("enum", []), list):
        yield f"{key}, {name}", "`constraints` has to be an object, and `enum` in it a list."
        return
    try:
        re.compile(constraints.get("pattern", ""))
    except (re.error, TypeError):
        yield (
            f"{key}, {name}",
            f"The pattern {quoted(str(constraints['pattern']))} is not a regular expression.",
        )


def _link_problems(resource: Json, fields: dict[str, set[str]]) -> Iterator[Problem]:
    own = fields[resource["name"]]
    for column in [*as_names(resource["schema"].get("primaryKey")), *_positions(resource)]:
        if column not in own:
            yield "schema", f"There is no column {quoted(str(column))} here. Columns: {listed(sorted(own))}."
    for key in _entries(resource, "foreignKeys"):
        reference = key["reference"] if isinstance(key.get("reference"), dict) else {}
        columns, targets = as_names(key.get("fields")), as_names(reference.get("fields"))
        if len(columns) != 1 or len(targets) != 1 or columns[0] not in own:
            yield (
                "schema.foreignKeys",
                "Each needs one column of this table and one column that it refers to.",
            )
        elif targets[0] not in fields.get(reference.get("resource") or resource["name"], ()):
            yield (
                "schema.foreignKeys",
                f"{quoted(columns[0])} refers to a table or column that is not declared.",
            )
    for entry in _entries(resource, "columns_from"):
        if "levels" not in entry and entry.get("key") not in fields.get(str(entry.get("resource")), ()):
            yield (
                "schema.columns_from",
                "`resource` and `key` have to name a declared table and its column, or `levels` a file.",
            )


def _entries(resource: Json, key: str) -> list[Json]:
    entries = resource["schema"].get(key) or []
    return [entry if isinstance(entry, dict) else {} for entry in (entries if isinstance(entries, list) else [{}])]


def _positions(resource: Json) -> list[str]:
    return [entry["after"] for entry in _entries(resource, "columns_from") if entry.get("after")]


def _stays_inside(path: Any) -> bool:
    if not isinstance(path, str) or not path or "\\" in path or ":" in path:
        return False
    return not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts
