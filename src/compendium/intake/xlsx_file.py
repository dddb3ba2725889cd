"""One sheet of an XLSX workbook: the cells that have something in them, and what its author said beside the values."""

from __future__ import annotations

import datetime
import re
from xml.parsers.expat import ExpatError

from compendium.data_package.faults import DataError
from compendium.data_package.limits import MOST_CELLS, beyond
from compendium.data_package.spelling import trimmed
from compendium.intake.archive import DAMAGED, Archive
from compendium.intake.beside_values import Beside
from compendium.intake.filled import Filled
from compendium.intake.places import cell_place
from compendium.intake.xlsx_parts import Parts, commented, find_parts
from compendium.intake.xlsx_sheet import SheetReader, Typed
from compendium.intake.xlsx_styles import Texts, plain_time, read_styles, read_texts
from compendium.intake.xml_stream import Enough, read_xml

ESCAPED = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")  # half a character of two is none: it stays as typed
SHARED = "s"


class XlsxFile:
    """The sheets of a workbook, read one at a time. Raises DataError, and for damage what the readers of parts do."""

    def __init__(self, archive: Archive, file: str) -> None:
        """Look up the sheets of the workbook `file`."""
        self._archive, self._file = archive, file
        self._parts = find_parts(archive)
        self.visited = 0

    @property
    def sheets(self) -> dict[str, bool]:
        """Whether each sheet is hidden, by name."""
        return {name: place.hidden for name, place in self._parts.sheets.items()}

    def is_filled(self, sheet: str) -> bool:
        """Tell whether anything stands in a sheet; reads no further than the first cell in which there is."""
        found = False

        def look(cell: Typed) -> None:
            nonlocal found
            shared = read_texts(self._archive, self._parts.texts, [int(cell.value)]) if cell.kind == SHARED else None
            text = shared.words.get(int(cell.value), "") if shared else cell.value
            found = bool(trimmed(text)) or (not cell.value and bool(cell.formula))
            if found:
                raise Enough

        self._follow(sheet, SheetReader(look, Beside(self._file)), whole=False)
        return found

    def read(self, sheet: str) -> tuple[list[list[str]], Beside]:
        """The rows of a sheet and what stands beside its values."""
        beside, cells = Beside(self._file), list[Typed]()

        def take(cell: Typed) -> None:
            if not cell.value.strip() and (cell.formula is None or cell.kind == "str"):
                return  # a text of no letters, such as a formula gives that is filled down to the last row
            cells.append(cell)
            if len(cells) > MOST_CELLS:
                found = f"More than {MOST_CELLS:,} cells have something in them"
                raise DataError([beyond(self._file, found, f"{MOST_CELLS:,} cells")])

        self._follow(sheet, SheetReader(take, beside))
        wanted = {int(cell.value) for cell in cells if cell.kind == SHARED and cell.value}
        texts = read_texts(self._archive, self._parts.texts, wanted)
        words = _Words(self._archive, self._parts, texts)
        filled = Filled(self._file)
        for cell in cells:
            if filled.put(cell.row, cell.column, words.of(cell)) and words.struck(cell):
                beside.struck.add((cell.row, cell.column))
        try:
            for ref in commented(self._archive, self._parts.sheets[sheet].part):
                beside.comment(cell_place(ref))
        except (*DAMAGED, ExpatError):  # they are only told of: the values do not rest on them
            beside.comments_unread = True
        return filled.rows(), beside

    def _follow(self, sheet: str, reader: SheetReader, *, whole: bool = True) -> None:
        part = self._parts.sheets[sheet].part
        read_xml(self._archive.pieces(part, whole=whole), reader.start, reader.end, reader.text)
        self.visited += reader.visited


class _Words:
    """What cells say, by the styles and the shared texts of their workbook."""

    def __init__(self, archive: Archive, parts: Parts, texts: Texts) -> None:
        self._styles, self._texts = read_styles(archive, parts.styles, parts.from_1904), texts

    def of(self, cell: Typed) -> str:
        """The text of a cell as a person reads it. Raises ValueError for a number that is none."""
        if cell.formula is not None and not cell.value and cell.kind != "str":
            return f"={cell.formula}"  # never computed: as it was typed
        if cell.kind == SHARED:
            return plain_text(self._texts.words[int(cell.value)]) if cell.value else ""
        if cell.kind == "b":
            return "TRUE" if cell.value.strip() == "1" else "FALSE"
        if cell.kind == "n":
            return self._styles.number(cell.value, cell.style) if cell.value.strip() else ""
        if cell.kind == "d":
            return _iso(cell.value)
        return cell.value if cell.kind == "e" else plain_text(cell.value)

    def struck(self, cell: Typed) -> bool:
        """Tell whether a cell, or a part of its text, is struck through."""
        text = int(cell.value or "-1") if cell.kind == SHARED else -1
        return cell.struck or cell.style in self._styles.struck or text in self._texts.struck


def _iso(typed: str) -> str:
    try:
        return plain_time(datetime.datetime.fromisoformat(typed.strip()))
    except ValueError:
        return typed


def plain_text(text: str) -> str:
    """A text with the characters that stand escaped in it, and one kind of line end."""
    found = ESCAPED.sub(lambda one: chr(int(one[1], 16)), text) if "_x" in text else text
    return found.replace("\r\n", "\n").replace("\r", "\n")
