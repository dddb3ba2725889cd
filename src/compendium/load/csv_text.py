"""Rows as the text of a CSV file of the data package: UTF-8, LF, comma."""

import csv
import io
from collections.abc import Iterable, Sequence


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Write rows, the header among them, as CSV; line ends within a cell are made `\\n`."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()
