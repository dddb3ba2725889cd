"""One sheet of an ODS workbook: the cells that have something in them, and what its author said beside the values."""

from __future__ import annotations

from itertools import product

from compendium.data_package.spelling import trimmed
from compendium.intake.archive import Archive
from compendium.intake.beside_values import Beside
from compendium.intake.filled import Filled
from compendium.intake.ods_cell import STYLE, TABLE, OdsCell, repeats
from compendium.intake.xml_stream import Attributes, Enough, read_xml

CONTENT = "content.xml"
CELLS = (f"{TABLE} table-cell", f"{TABLE} covered-table-cell")
SHEET, COLUMN, ROW = (f"{TABLE} {name}" for name in ("table", "table-column", "table-row"))
STYLED, STYLE_NAME, TABLE_STYLE, TEXT_STYLE, LINED = (
    f"{STYLE} {name}" for name in ("style", "name", "table-properties", "text-properties", "text-line-through-style")
)
LINE_TYPE = f"{STYLE} text-line-through-type"  # stands alone where a workbook of Excel was saved as ODS
VISIBILITY = f"{TABLE} visibility"
VISIBLE = "visible"


class OdsFile:
    """The sheets of a workbook, read one at a time. Raises DataError, and for damage what the readers of parts do."""

    def __init__(self, archive: Archive, file: str) -> None:
        """Look up the sheets of the workbook `file`."""
        self._archive, self._file = archive, file
        self.visited = 0
        looking = _Sheets()
        read_xml(archive.pieces(CONTENT), looking.start, looking.end, looking.text)
        self.sheets, self._filled = looking.sheets, looking.filled

    def is_filled(self, sheet: str) -> bool:
        """Tell whether anything stands in a sheet."""
        return sheet in self._filled

    def read(self, sheet: str) -> tuple[list[list[str]], Beside]:
        """The rows of a sheet and what stands beside its values."""
        reading = _Sheet(sheet, self._file)
        read_xml(self._archive.pieces(CONTENT, again=True), reading.start, reading.end, reading.text)
        self.visited += reading.visited
        return reading.filled.rows(), reading.beside


class _Sheets:
    """Finds the names of all sheets, which of them are hidden by their styles, and in which something stands."""

    def __init__(self) -> None:
        self.sheets: dict[str, bool] = {}
        self.filled: set[str] = set()
        self._hidden: set[str] = set()
        self._style, self._name, self._depth = "", "", 0
        self._cell: OdsCell | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if self._cell is not None:
            self._cell.start(name, attributes)
        elif name in CELLS:
            self._cell = OdsCell(attributes) if self._name not in self.filled else None
        elif name == STYLED:
            self._style = attributes.get(STYLE_NAME, "")
        elif name == TABLE_STYLE and attributes.get(f"{TABLE} display") == "false":
            self._hidden.add(self._style)
        elif name == SHEET:
            self._depth += 1
            if self._depth == 1:
                self._name = attributes.get(f"{TABLE} name", "")
                self.sheets.setdefault(self._name, attributes.get(f"{TABLE} style-name", "") in self._hidden)

    def end(self, name: str) -> None:
        if name == SHEET:
            self._depth -= 1
        elif self._cell is not None:
            if name in CELLS and self._cell.depth == 0:
                if self._cell.says_something and trimmed(self._cell.shown):
                    self.filled.add(self._name)
                self._cell = None
            else:
                self._cell.end(name)

    def text(self, words: str) -> None:
        if self._cell is not None:
            self._cell.text(words)


class _Sheet:
    """Follows a document to one sheet and through it, cell by cell."""

    def __init__(self, name: str, file: str) -> None:
        self.filled, self.beside, self.visited = Filled(file), Beside(file), 0
        self._name, self._depth, self._here = name, 0, False
        self._row = self._column = self._down = 0
        self._cells: list[tuple[int, OdsCell]] = []
        self._cell: OdsCell | None = None
        self._struck, self._style = set[str](), ""

    def start(self, name: str, attributes: Attributes) -> None:
        """See an element begin."""
        if name == SHEET:
            self._depth += 1
            if self._depth == 1:
                self._here, self._row = attributes.get(f"{TABLE} name", "") == self._name, 0
                self._column = 0
        elif name == STYLED:
            self._style = attributes.get(STYLE_NAME, "")
        elif name == TEXT_STYLE:
            if attributes.get(LINED, attributes.get(LINE_TYPE, "none")) != "none":
                self._struck.add(self._style)
        elif self._here:
            self._start_here(name, attributes)

    def _start_here(self, name: str, attributes: Attributes) -> None:
        if self._cell is not None:
            self._cell.start(name, attributes)
        elif name in CELLS:
            self.visited += 1
            self._cell = OdsCell(attributes)
        elif name == COLUMN:
            repeated = repeats(attributes, "number-columns-repeated")
            if attributes.get(VISIBILITY, VISIBLE) != VISIBLE:
                self.beside.hide_columns(self._column, self._column + repeated)
            self._column += repeated
        elif name == ROW:
            self._down, self._column, self._cells = repeats(attributes, "number-rows-repeated"), 0, []
            if attributes.get(VISIBILITY, VISIBLE) != VISIBLE:
                self.beside.hide_rows(self._row, self._row + self._down)

    def end(self, name: str) -> None:
        """See an element end."""
        if name == SHEET:
            self._depth -= 1
            if self._depth == 0 and self._here:
                raise Enough  # nothing after the sheet matters
        elif self._here and self._cell is not None:
            if name in CELLS and self._cell.depth == 0:
                self._end_cell(self._cell)
            else:
                self._cell.end(name)
        elif self._here and name == ROW:
            for column, cell in self._cells:
                self._put(column, cell)
            self._row += self._down

    def text(self, words: str) -> None:
        """Keep the text of a cell."""
        if self._cell is not None:
            self._cell.text(words)

    def _end_cell(self, cell: OdsCell) -> None:
        if cell.says_something:
            self._cells.append((self._column, cell))
        self._column += cell.right
        self._cell = None

    def _put(self, column: int, cell: OdsCell) -> None:
        filled = self.filled.put(self._row, column, cell.shown, self._down, cell.right)
        if filled and cell.styles & self._struck:
            rows, columns = range(self._row, self._row + self._down), range(column, column + cell.right)
            self.beside.struck.update(product(rows, columns))
        if cell.commented:
            self.beside.comment((self._row, column))
        if cell.spans_down > 1 or cell.spans_right > 1:
            last = (self._row + cell.spans_down - 1, column + cell.spans_right - 1)
            self.beside.merge((self._row, column, *last))
