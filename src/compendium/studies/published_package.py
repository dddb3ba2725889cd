"""`datapackage.json`: the tables as they stand, for readers and programs elsewhere.

It is made of what `tables.csv` and `columns.csv` declare and of the tables themselves: columns in the order of each
file, those that stand for rows of another table written out, a resource for each framework and each published study.
Nothing here is read from it where the two files are there.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from compendium.data_package.columns import columns_of
from compendium.data_package.declaration import is_declared
from compendium.data_package.decode import read_text
from compendium.data_package.descriptor import DESCRIPTOR, Field, Json
from compendium.data_package.faults import DataError, Fault
from compendium.data_package.headings import match_header
from compendium.data_package.levels_file import syntax_fault
from compendium.data_package.limits import MOST_SETTINGS
from compendium.data_package.package import Package, Table, name_file, read_package
from compendium.data_package.spelling import trimmed
from compendium.studies.check import study_package
from compendium.studies.framework import FRAMEWORK_TABLE
from compendium.studies.tables import REQUIRED_TABLES, STUDY_TABLES, StudyPackage

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
HEAD = "package.toml"
AS_CSV = {
    "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"delimiter": ",", "header": True},
}  # fmt: skip
RENEW = "`compendium refresh` renews it"


def changed_datapackage(data_folder: Path) -> bytes | None:
    """`datapackage.json` as it is to stand; None where it stands so, or is not made of other files.

    Raises DataError where what it is made of cannot be read.
    """
    if not is_declared(data_folder):
        return None
    raw, path = datapackage_text(read_package(data_folder)).encode(), data_folder / DESCRIPTOR
    return None if path.is_file() and path.read_bytes() == raw else raw


def behind_notes(package: Package) -> list[Fault]:
    """Note where `datapackage.json` does not say what the tables are now; nothing else depends on it."""
    if not is_declared(package.data_folder):
        return []
    path = package.data_folder / DESCRIPTOR
    file = name_file(package.data_folder, path)
    try:
        text = datapackage_text(package)
    except DataError as error:
        return error.faults
    if path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == text.encode():
        return []
    what = "is behind the tables" if path.is_file() else "is missing"
    message = f"The description of the tables for others {what}: {RENEW}."
    return [Fault(file, None, None, None, "behind", message, "note")]


def datapackage_text(package: Package) -> str:
    """The text of `datapackage.json`. Raises DataError where `package.toml` cannot be read."""
    resources = [resource for table in package.tables for resource in _resources(package, table)]
    head = {"$schema": PROFILE, **_head(package)}
    return json.dumps({**head, "resources": resources}, ensure_ascii=False, indent=2) + "\n"


def _head(package: Package) -> Json:
    """What `package.toml` says of the data as a whole; only a name where there is no such file."""
    path = package.data_folder / HEAD
    if not path.is_file():
        return {"name": package.data_folder.absolute().name}
    file = name_file(package.data_folder, path)
    decoded = read_text(path, file, MOST_SETTINGS)
    if decoded.text is None or decoded.faults:
        raise DataError(decoded.faults)
    try:
        said: Json = json.loads(json.dumps(tomllib.loads(decoded.text), default=str))
    except (ValueError, RecursionError) as error:
        raise DataError([syntax_fault(file, decoded.text, str(error))]) from None
    return said


def _resources(package: Package, table: Table) -> Iterator[Json]:
    """The resource of a table; none for that of a study, or framework, of which there is none yet."""
    if table.folder is None and not table.path.is_file():
        return
    if table.name in STUDY_TABLES:
        study = study_package(table.path.parent, package)
        if table.name in REQUIRED_TABLES or study.has(table.name):
            yield _resource(study, study.table(table.name))
    else:
        yield _resource(package, table)


def _resource(package: Package, table: Table) -> Json:
    fields = _fields_as_they_stand(package, table)
    there = {field["name"] for field in fields}
    keys = [key for key in table.foreign_keys if key.column in there]
    links = [
        {"fields": [key.column], "reference": {"resource": _name(package, key.resource), "fields": [key.target]}}
        for key in keys
        if _name(package, key.resource)
    ]
    schema: Json = {"fields": fields, "missingValues": list(table.missing_values)}
    schema |= {"primaryKey": [name for name in table.primary_key if name in there]}
    schema |= {"foreignKeys": links} if links else {}
    about = {"title": table.title, "description": table.description}
    name = f"{table.name}-{table.folder}" if table.folder else table.name
    return {"name": name, "type": "table", "path": table.within, **about, **AS_CSV, "schema": schema}


def _fields_as_they_stand(package: Package, table: Table) -> list[Field]:
    """The columns in the order of the file; one that is not declared, as a study may have, is text."""
    columns, sheet = columns_of(package, table), package.sheet(table)
    if sheet.header is None:
        return [_public(field) for field in columns.fields]
    places = match_header(sheet, columns.fields, complete=columns.complete).positions
    declared = {places[field["name"]]: field for field in columns.fields if field["name"] in places}
    unknown = {"type": "string", "description": "Not declared"}
    headings = enumerate(map(trimmed, sheet.header))
    return [_public(declared.get(place, {"name": heading, **unknown})) for place, heading in headings if heading]


def _public(field: Field) -> Field:
    """A column without what only this package understands, and without an empty list of allowed values."""
    kept = {key: value for key, value in field.items() if key not in ("optional", "constraints")}
    rules = {key: value for key, value in field.get("constraints", {}).items() if value != []}
    return kept | ({"constraints": rules} if rules else {})


def _name(package: Package, resource: str) -> str:
    """The name under which the table that is referred to is a resource of its own, blank where it is none."""
    if not isinstance(package, StudyPackage):
        return resource
    if resource in STUDY_TABLES:
        return f"{resource}-{package.study.name}"
    if resource != FRAMEWORK_TABLE:
        return resource
    shared = package.framework and package.framework.parent == package.data_folder / "frameworks"
    return f"{resource}-{package.framework.name}" if shared and package.framework else ""
