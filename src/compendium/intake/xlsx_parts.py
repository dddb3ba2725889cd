"""Which sheets an XLSX workbook has and where its parts lie; ordinary and Strict Open XML are alike here."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from compendium.intake.archive import Archive
from compendium.intake.xlsx_styles import ON
from compendium.intake.xml_stream import Attributes, by_local, local, read_xml

ROOT, WORKBOOK = "", "xl/workbook.xml"


@dataclass(frozen=True)
class Place:
    """A sheet: the part that holds it, and whether it is hidden."""

    part: str
    hidden: bool


@dataclass(frozen=True)
class Parts:
    """The worksheets of a workbook by name, parts that all share, and whether its days count from 1904."""

    sheets: dict[str, Place]
    styles: str
    texts: str
    from_1904: bool


def find_parts(archive: Archive) -> Parts:
    """Look up all sheets but charts. Raises LookupError where the workbook does not say where they lie."""
    book = next((part for kind, part in related(archive, ROOT) if kind.endswith("/officeDocument")), WORKBOOK)
    there = {one["Id"]: one for one in _relations(archive, book) if "Id" in one}
    named: list[Attributes] = []
    about: dict[str, str] = {}

    def start(name: str, attributes: Attributes) -> None:
        if local(name) == "sheet":
            named.append(by_local(attributes))
        elif local(name) == "workbookPr":
            about.update(attributes)

    read_xml(archive.pieces(book), start)
    sheets = {}
    for one in named:
        relation = there[one["id"]]
        if relation.get("Type", "").endswith("/worksheet"):
            sheets[one.get("name", "")] = Place(_target(book, relation), one.get("state", "visible") != "visible")
    shared = {kind.rpartition("/")[2]: part for kind, part in related(archive, book)}
    texts = shared.get("sharedStrings", "")
    return Parts(sheets, shared.get("styles", ""), texts, about.get("date1904") in ON)


def related(archive: Archive, part: str) -> list[tuple[str, str]]:
    """Kind and name of each part that a part relates to."""
    every = _relations(archive, part)
    return [(one.get("Type", ""), _target(part, one)) for one in every if one.get("TargetMode") != "External"]


def _relations(archive: Archive, part: str) -> list[Attributes]:
    folder, name = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    found: list[Attributes] = []

    def start(name: str, attributes: Attributes) -> None:
        if local(name) == "Relationship":
            found.append(dict(attributes))

    if place in archive:
        read_xml(archive.pieces(place), start)
    return found


def _target(part: str, relation: Attributes) -> str:
    target = relation.get("Target", "").replace("\\", "/")
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def commented(archive: Archive, part: str) -> list[str]:
    """Names of the cells of a sheet that have a comment."""
    found: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if local(name) == "comment":
            found.append(attributes.get("ref", ""))

    for kind, place in related(archive, part):
        if kind.endswith("/comments") and place in archive:
            read_xml(archive.pieces(place), start)
    return found
