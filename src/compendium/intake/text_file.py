"""Reading a table from a text file: its encoding, and what separates its cells, found from the table itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from compendium.data_package.decode import WINDOWS, read_text
from compendium.data_package.delimiter import DELIMITERS, without_sep_line
from compendium.data_package.faults import DataError, Fault
from compendium.data_package.limits import MOST_CELLS
from compendium.data_package.rows import Row, each_row, split_rows
from compendium.data_package.spelling import trimmed

CALLED = {WINDOWS: "Windows-1252"}
"""Encodings as people know them, where Python has another name."""
LOOKED_AT = 2_000
"""Rows by which it is decided what separates cells."""


def is_text(path: Path) -> bool:
    """Tell whether a file holds text that can be read without a guess, and no page of the web."""
    decoded = read_text(path, path.name)
    return decoded.text is not None and decoded.certain and "\0" not in decoded.text


def read_text_file(path: Path) -> tuple[list[list[str]], list[str]]:
    """Rows of cells, and how they were read. Raises DataError where that is not possible without a guess."""
    decoded = read_text(path, path.name)
    if decoded.text is None or not decoded.certain:
        raise DataError(decoded.faults)
    encoding = CALLED.get(decoded.encoding, decoded.encoding.upper())
    said = [] if decoded.encoding == "utf-8" else [f"The text is read as {encoding}."]
    if "\0" in decoded.text:
        message = "The file holds NUL bytes: it is damaged."
        raise DataError([Fault(path.name, None, None, None, "nul-bytes", message)])
    body, declared = without_sep_line(decoded.text)
    delimiter = declared if declared in DELIMITERS else find_table_delimiter(body, path.name)
    if delimiter != ",":
        said.append(f"Cells are separated by {DELIMITERS[delimiter]}.")
    rows, broken = split_rows(body, delimiter, path.name, MOST_CELLS)
    cells, ragged = _one_width(rows, delimiter, path.name)
    if broken or ragged:
        raise DataError([*broken, *ragged])
    return cells, said


def find_table_delimiter(text: str, file: str) -> str:
    """The delimiter by which most rows have one number of cells, more than one; of equals, that of the widest table.

    The first rows decide, as many as `LOOKED_AT`; lines above a table, such as a title with commas in it over cells
    between semicolons, do not.
    """

    def evenness(delimiter: str) -> tuple[bool, int, int]:
        rows = list(islice(each_row(text, delimiter, file), LOOKED_AT))
        whole = all(isinstance(row, Row) for row in rows)
        width, number = table_width([row for row in rows if isinstance(row, Row)])
        return (whole, number, width) if width > 1 else (whole, 0, 0)

    return max(DELIMITERS, key=evenness)


def table_width(rows: Sequence[Row]) -> tuple[int, int]:
    """How many cells most rows have, and how many rows have so many; blank rows do not count."""
    widths = Counter(len(row.cells) for row in rows if any(map(trimmed, row.cells)))
    several = {width: number for width, number in widths.items() if width > 1} or widths
    return max(several.items(), key=lambda item: (item[1], item[0]), default=(0, 0))


def _one_width(rows: Sequence[Row], delimiter: str, file: str) -> tuple[list[list[str]], list[Fault]]:
    """The cells of each row. A longer line above the table is a title, in one cell; a longer row within it a fault."""
    width, _ = table_width(rows)
    first = next((n for n, row in enumerate(rows) if len(row.cells) == width), 0)
    cells: list[list[str]] = []
    faults: list[Fault] = []
    for n, row in enumerate(rows):
        extra = row.cells[width:]
        if not any(map(trimmed, extra)) or width < 2:
            cells.append(row.cells)
        elif n < first:
            cells.append([delimiter.join(row.cells)])
        else:
            remedy = "A cell that holds a comma has to stand between quote marks."
            message = f"The row has {len(row.cells)} cells, the table {width}. {remedy}"
            faults.append(Fault(file, row.number, None, ",".join(extra), "ragged-row", message))
    return cells, faults
