"""What stands beside the values of an XLSX sheet, read from its parts; ordinary and Strict Open XML are alike here."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring, iterparse

from compendium.intake.beside_values import WIDEST, Beside
from compendium.intake.number_format import shown_by_code
from compendium.intake.places import cell_place

WORKBOOK = "xl/workbook.xml"


def beside_in_xlsx(path: Path, sheet: str) -> Beside:
    """Read this of one sheet. Raises what `zipfile` and `xml.etree` do for a damaged file."""
    with zipfile.ZipFile(path) as archive:
        place = _sheet_part(archive, sheet)
        found = Beside()
        _Cells(archive, found).read(place)
        for kind, part in _related(archive, place):
            if kind.endswith("/comments") and part in archive.namelist():
                refs = (one.get("ref", "") for one in _all(fromstring(archive.read(part)), "comment"))
                found.comments.update(cell for ref in refs if (cell := cell_place(ref)))
        return found


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if _name(element) == name)


def _child(element: Element, name: str) -> Element | None:
    return next((one for one in element if _name(one) == name), None)


def _on(element: Element | None, attribute: str = "val") -> bool:
    """Tell whether an element or attribute that may be on or off is on."""
    return element is not None and element.get(attribute, "1") not in ("0", "false")


def _sheet_part(archive: zipfile.ZipFile, sheet: str) -> str:
    """The part that holds a sheet. Raises LookupError where the workbook does not say."""
    one = next(one for one in _all(fromstring(archive.read(WORKBOOK)), "sheet") if one.get("name") == sheet)
    relation = next(value for key, value in one.items() if key.endswith("}id"))
    relations = _all(fromstring(archive.read("xl/_rels/workbook.xml.rels")), "Relationship")
    return _target(WORKBOOK, next(one for one in relations if one.get("Id") == relation))


def _related(archive: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    """Kind and name of each part that a part relates to."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.namelist():
        return []
    every = _all(fromstring(archive.read(relations)), "Relationship")
    return [(one.get("Type", ""), _target(part, one)) for one in every]


def _target(part: str, relation: Element) -> str:
    target = relation.get("Target", "")
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


class _Cells:
    """Reads the rows, columns and cells of a sheet one after the other, so that a large one takes no memory."""

    def __init__(self, archive: zipfile.ZipFile, found: Beside) -> None:
        self._archive, self._found = archive, found
        self._codes, self._struck_styles = self._styles()
        self._struck_texts = self._texts()

    def read(self, part: str) -> None:
        """Read the part of a sheet."""
        with self._archive.open(part) as file:
            for _, element in iterparse(file):
                name = _name(element)
                if name == "c":
                    self._cell(element)
                elif name == "row":
                    if element.get("hidden") in ("1", "true"):
                        self._found.hidden_rows.add(int(element.get("r", "0")) - 1)
                    element.clear()
                elif name == "col" and element.get("hidden") in ("1", "true"):
                    first, last = int(element.get("min", "1")) - 1, int(element.get("max", "1"))
                    self._found.hidden_columns.update(range(first, min(last, first + WIDEST)))
                elif name == "mergeCell":
                    start, _, end = element.get("ref", "").partition(":")
                    corners = cell_place(start), cell_place(end)
                    if corners[0] and corners[1]:
                        self._found.merged.append((*corners[0], *corners[1]))

    def _cell(self, element: Element) -> None:
        place = cell_place(element.get("r", ""))
        if not place:
            return
        value, formula = _child(element, "v"), _child(element, "f")
        typed = (value.text or "") if value is not None else ""
        kind, style = element.get("t", "n"), int(element.get("s", "0"))
        if kind == "e":
            self._found.texts[place] = typed
        elif formula is not None and not typed and kind != "str":
            self._found.texts[place] = f"={formula.text or ''}"  # never computed: as it was typed
        elif kind == "n" and typed and style in self._codes:
            shown = shown_by_code(float(typed), self._codes[style])
            self._found.texts |= {place: shown} if shown else {}
        runs = any(_on(one) for one in _all(element, "strike"))
        if style in self._struck_styles or runs or (kind == "s" and typed in self._struck_texts):
            self._found.struck.add(place)

    def _styles(self) -> tuple[dict[int, str], set[int]]:
        """Codes of number formats by style, and the styles that strike through."""
        if "xl/styles.xml" not in self._archive.namelist():
            return {}, set()
        root = fromstring(self._archive.read("xl/styles.xml"))
        codes = {one.get("numFmtId"): one.get("formatCode", "") for one in _all(root, "numFmt")}
        fonts = next(_all(root, "fonts"), None)
        struck = [_on(_child(font, "strike")) for font in fonts] if fonts is not None else []
        styles = next(_all(root, "cellXfs"), None)
        every = list(enumerate(styles)) if styles is not None else []
        shown = {n: codes[one.get("numFmtId")] for n, one in every if one.get("numFmtId") in codes}
        return shown, {n for n, one in every if dict(enumerate(struck)).get(int(one.get("fontId", "0")))}

    def _texts(self) -> set[str]:
        """Numbers of the shared texts of which some or all is struck through."""
        if "xl/sharedStrings.xml" not in self._archive.namelist():
            return set()
        found: set[str] = set()
        with self._archive.open("xl/sharedStrings.xml") as file:
            number = 0
            for _, element in iterparse(file):
                if _name(element) == "si":
                    found |= {str(number)} if any(_on(one) for one in _all(element, "strike")) else set()
                    number += 1
                    element.clear()
        return found
