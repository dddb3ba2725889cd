"""Holding the header of a sheet against the columns that are declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compendium.data_package.csv_file import Sheet
from compendium.data_package.descriptor import Field
from compendium.data_package.faults import Fault, Spellings, listed, quoted, shown
from compendium.data_package.spelling import fold, trimmed

HEADER = 1


@dataclass(frozen=True)
class Match:
    """Where each declared column stands in a sheet (`positions`: name to index), and the header's faults."""

    positions: dict[str, int]
    faults: list[Fault]


def match_header(sheet: Sheet, fields: Sequence[Field], *, complete: bool = True) -> Match:
    """Find the declared columns among the headings, in whatever order they stand.

    A heading that differs in case, padding, hyphens or underscores is recognised, and reported. With
    `complete` False other columns may follow that are not known, because the table that names them cannot be
    read.
    """
    if sheet.header is None:
        return Match({}, [])
    declared = {fold(field["name"]): field["name"] for field in fields}
    positions: dict[str, int] = {}
    faults: list[Fault] = []
    unknown: list[str] = []
    for index, label in enumerate(sheet.header):
        name = declared.get(fold(label))
        if name is None and trimmed(label):
            unknown.append(label)
        elif name is None:
            faults.append(_blank(sheet.file, index))
        elif name in positions:
            faults.append(_duplicate(sheet.file, label, name))
        else:
            positions[name] = index
            faults += _spelling(sheet.file, label, name)
    if not positions:
        return Match({}, _unrecognised(sheet, fields))
    missing = [field["name"] for field in fields if field["name"] not in positions and not field.get("optional")]
    faults += _repeated(sheet.file, unknown)
    if complete:
        absent = [field["name"] for field in fields if field["name"] not in positions and field.get("optional")]
        faults += _extra(sheet.file, unknown, missing, absent)
    return Match(positions, faults + [_missing(sheet.file, name) for name in missing])


def _spelling(file: str, label: str, name: str) -> list[Fault]:
    plain = trimmed(label)
    if label == name:
        return []
    if plain == name:
        message = f"The heading {quoted(label)} has spaces round it. Expected: {quoted(name)}."
        return [Fault(file, HEADER, name, label, "padding", message)]
    if plain == label and label.replace("-", "_") == name.replace("-", "_"):
        message = f"The heading {quoted(label)} is read as {quoted(name)}."
        return [Fault(file, HEADER, name, label, "id-style", message, "note")]
    message = f"The heading {quoted(label)} has to be written {quoted(name)}."
    return [Fault(file, HEADER, name, label, "heading", message)]


def _extra(file: str, unknown: Sequence[str], missing: list[str], absent: Sequence[str]) -> list[Fault]:
    """Name the columns that are not declared.

    One that is nearly a missing one is told together with it: that one is taken off `missing`. `absent` are
    columns that may be left out. A fault is `about` the column that was probably meant, where one is near.
    """
    spellings = Spellings([*missing, *absent])
    faults = []
    for label in dict.fromkeys(unknown):
        near = spellings.nearest(label)
        hint = " Delete it, or declare it."
        if near in missing:
            missing.remove(near)
            hint = f" Did you mean {quoted(near)}, which is missing?"
        elif near is not None:
            hint = f" Did you mean {quoted(near)}?"
        message = f"The column {quoted(label)} does not belong in this table.{hint}"
        faults.append(Fault(file, HEADER, shown(label), label, "extra-column", message, about=near or ""))
    return faults


def _repeated(file: str, unknown: Sequence[str]) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for label in unknown:
        if fold(label) in seen:
            faults.append(_duplicate(file, label, label))
        seen.add(fold(label))
    return faults


def _missing(file: str, name: str) -> Fault:
    return Fault(file, HEADER, name, None, "missing-column", f"The column {quoted(name)} is missing.")


def _duplicate(file: str, label: str, name: str) -> Fault:
    message = f"The heading {quoted(label)} stands more than once."
    return Fault(file, HEADER, shown(name), label, "duplicate-column", message)


def _blank(file: str, index: int) -> Fault:
    message = f"Column {index + 1} has no heading. Delete the column, or give it its name."
    return Fault(file, HEADER, f"number {index + 1}", "", "blank-heading", message)


def _unrecognised(sheet: Sheet, fields: Sequence[Field]) -> list[Fault]:
    """Say once that this is no header, unless it is explained already by the encoding of the file."""
    if any(fault.rule == "encoding" for fault in sheet.faults):
        return []
    expected = listed(field["name"] for field in fields)
    found = ",".join(sheet.header or [])
    message = f"The first row is not the header of this table: {quoted(found)}. Expected: {expected}."
    return [Fault(sheet.file, HEADER, None, found, "header", message)]
