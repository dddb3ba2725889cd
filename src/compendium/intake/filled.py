"""The cells of a sheet that have something in them, kept as they are found; what lies too far out is told at once."""

from __future__ import annotations

from compendium.data_package.faults import DataError
from compendium.data_package.limits import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    long_cell,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from compendium.data_package.spelling import trimmed


class Filled:
    """The filled cells of one sheet of the workbook `file`; `number` counts them, `rows` has them by row and column."""

    def __init__(self, file: str) -> None:
        """Begin with none."""
        self._file, self.number, self._width = file, 0, 0
        self._rows: dict[int, dict[int, str]] = {}

    def put(self, row: int, column: int, text: str, down: int = 1, right: int = 1) -> bool:
        """Keep a text, also where it is repeated `down` and to the `right`; tells whether there is anything in it.

        Row and column count from 0. Raises DataError where it stands beyond what is read of a table, ValueError
        where another text stands there already.
        """
        if not trimmed(text):
            return False
        last, widest = row + down, column + right
        self.number += down * right
        self._width = max(self._width, widest)
        self._refuse(last, widest, len(text))
        for one in range(row, last):
            cells = self._rows.setdefault(one, {})
            for n in range(column, widest):
                if cells.setdefault(n, text) != text:
                    raise ValueError(f"two texts in one cell, row {one + 1}")
        return True

    def _refuse(self, row: int, column: int, letters: int) -> None:
        """Raise DataError where a cell, counted from 1, or all cells together are more than is read."""
        if row > MOST_ROWS:
            raise DataError([too_many_rows(self._file, row)])
        if column > MOST_COLUMNS:
            raise DataError([too_many_columns(self._file, column, row)])
        if letters > LONGEST_CELL:
            raise DataError([long_cell(self._file, row)])
        if self.number > MOST_CELLS:
            raise DataError([too_many_cells(self._file, row, self._width)])

    def rows(self) -> list[list[str]]:
        """All rows up to the last that has something in it, each up to its own last cell.

        Raises DataError where the table from its first cell to its last has more cells than are read.
        """
        height = max(self._rows, default=-1) + 1
        if height * self._width > MOST_CELLS:
            raise DataError([too_many_cells(self._file, height, self._width)])
        return [self._row(self._rows.get(n, {})) for n in range(height)]

    @staticmethod
    def _row(cells: dict[int, str]) -> list[str]:
        return [cells.get(n, "") for n in range(max(cells, default=-1) + 1)]
