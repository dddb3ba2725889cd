"""What separates the cells of a CSV file, found from its headings or from a line that says it."""

from __future__ import annotations

import re
from collections.abc import Collection

from compendium.data_package.faults import Fault, quoted
from compendium.data_package.rows import cells_of
from compendium.data_package.spelling import fold

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
SEP_LINE = re.compile(r'^"?sep=(.?)"?[,;\t]*(\n|\Z)', re.IGNORECASE)


def find_delimiter(text: str, names: Collection[str]) -> str:
    """Find what separates the cells: that by which the first row holds most of the names, else the comma."""
    body, declared = without_sep_line(text)
    wanted = {fold(name) for name in names}

    def recognised(delimiter: str) -> int:
        labels = next(cells_of(body, delimiter, strict=False), [])
        return len(wanted & {fold(label) for label in labels})

    best = max(DELIMITERS, key=recognised)  # the first of equals, so that the comma wins
    return declared if declared in DELIMITERS and recognised(declared) == recognised(best) else best


def without_sep_line(text: str) -> tuple[str, str]:
    """Take off a first line such as `sep=;`, by which a spreadsheet knows the delimiter.

    Returns the rest and the delimiter, blank where there is no such line.
    """
    found = SEP_LINE.match(text)
    return (text[found.end() :], found[1]) if found else (text, "")


def delimiter_faults(text: str, file: str, names: Collection[str]) -> list[Fault]:
    """Tell a delimiter other than the comma, and a line that says it, which is no data."""
    delimiter = find_delimiter(text, names)
    asked = f"Cells have to be separated by commas, not {DELIMITERS[delimiter]}." if delimiter != "," else ""
    mend = "`compendium check --fix` mends this."
    if without_sep_line(text)[0] != text:
        value = text.split("\n", 1)[0]
        message = f"The first line {quoted(value)} is an instruction to a spreadsheet, not data. {asked} {mend}"
        return [Fault(file, 1, None, value, "sep-line", message.replace("  ", " "))]
    return [Fault(file, None, None, delimiter, "delimiter", f"{asked} {mend}")] if asked else []
