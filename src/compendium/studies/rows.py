"""Rows of tables of a study, for checks that look at several columns or tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compendium.data_package.faults import Fault, Severity
from compendium.data_package.tables import Checked


@dataclass(frozen=True)
class Row:
    """A row of a table that was checked: its number and its cells by column, blank where there is no such column."""

    file: str
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def fault(self, column: str, rule: str, message: str, severity: Severity = "fault") -> Fault:
        """What is wrong in one cell of the row."""
        return Fault(self.file, self.number, column, self[column], rule, message, severity)


def rows_of(checked: Checked | None) -> list[Row]:
    """The rows of a table; none where there is no such table."""
    if checked is None:
        return []
    names = checked.contents.names
    numbered = zip(checked.contents.numbers, checked.contents.cells, strict=True)
    return [Row(checked.table.file, number, dict(zip(names, cells, strict=True))) for number, cells in numbered]
