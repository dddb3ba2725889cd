"""The cells of one XLSX sheet in the order in which they are written; blank ones cost no more than to pass by."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from compendium.intake.beside_values import Beside
from compendium.intake.places import cell_place
from compendium.intake.xlsx_styles import ON, is_on
from compendium.intake.xml_stream import Attributes


class Typed(NamedTuple):
    """A cell as it is written: row and column from 0, its kind, style, value and formula, and whether it is struck."""

    row: int
    column: int
    kind: str
    style: int
    value: str
    formula: str | None
    struck: bool


class SheetReader:
    """Follows the elements of a sheet; gives each cell with a value or a formula to `take`."""

    def __init__(self, take: Callable[[Typed], None], beside: Beside) -> None:
        """Begin before the first row; `visited` counts all cells, blank ones among them."""
        self._take, self._beside, self.visited = take, beside, 0
        self._row, self._named, self._after = -1, "", -1
        self._kind, self._style = "n", 0
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._into: list[str] | None = None
        self._struck = self._spoken = False
        self._names: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """See an element begin."""
        plain = self._names.get(name) or self._names.setdefault(name, name.rpartition(" ")[2])
        if plain == "c":
            self.visited += 1
            named = attributes.get("r", "")
            self._named, self._after = (named, 0) if named else (self._named, self._after + 1)
            self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s") or 0)
            self._value, self._formula, self._struck = [], None, False
        elif plain in ("v", "t"):
            self._into = None if self._spoken else self._value
        elif plain == "f":
            self._into = self._formula = []
        else:
            self._start_other(plain, attributes)

    def _start_other(self, plain: str, attributes: Attributes) -> None:
        if plain == "row":
            self._begin_row(attributes)
        elif plain == "rPh":
            self._spoken = True
        elif plain == "strike":
            self._struck |= is_on(attributes)
        elif plain == "col":
            self._hide_columns(attributes)
        elif plain == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        """See an element end."""
        plain = self._names.get(name)
        if plain == "c":
            if self._value or self._formula is not None:
                self._give()
        elif plain in ("v", "t", "f"):
            self._into = None
        elif plain == "rPh":
            self._spoken = False

    def text(self, words: str) -> None:
        """Keep the text of a value or a formula."""
        if self._into is not None:
            self._into.append(words)

    def _begin_row(self, attributes: Attributes) -> None:
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._named, self._after = "", -1
        if attributes.get("hidden") in ON:
            self._beside.hide_rows(self._row, self._row + 1)

    def _give(self) -> None:
        """Give the cell; one without a name of its own stands after the one before it."""
        row, column = place_of(self._named) if self._named else (self._row, 0)
        formula = None if self._formula is None else "".join(self._formula)
        value = "".join(self._value)
        self._take(Typed(row, column + self._after, self._kind, self._style, value, formula, self._struck))

    def _hide_columns(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in ON:
            self._beside.hide_columns(int(attributes.get("min", "1")) - 1, int(attributes.get("max", "1")))

    def _merge(self, ref: str) -> None:
        start, _, end = ref.partition(":")
        self._beside.merge((*place_of(start), *place_of(end or start)))


def place_of(name: str) -> tuple[int, int]:
    """Row and column of a cell by its name, as in B2. Raises ValueError for what is none."""
    place = cell_place(name)
    if place is None:
        raise ValueError(name)
    return place
