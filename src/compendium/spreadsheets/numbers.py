"""Numbers as a page shows them: kept as numbers in a workbook, and still shown as they were."""

from __future__ import annotations

import re
from dataclasses import dataclass

SHOWN = re.compile(r"([-−]?)(£?)(0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.([0-9]+))?(%?)")
MOST_DIGITS = 15
"""Digits that a spreadsheet keeps of a number; what has more, such as a telephone number, stays text."""


@dataclass(frozen=True)
class Number:
    """A number, and how it is shown: decimal places, commas between thousands, with `£` before or `%` after it.

    A percentage has the value that a spreadsheet gives it: 0.25 is shown as 25%.
    """

    value: float
    decimals: int = 0
    grouped: bool = False
    pounds: bool = False
    per_cent: bool = False

    @property
    def text(self) -> str:
        """The number as CSV has it: without commas and pounds, which few programs read; a percentage as it is shown."""
        if self.per_cent:
            return f"{self.value * 100:.{self.decimals}f}%"
        return f"{self.value:.{self.decimals}f}"

    @property
    def pattern(self) -> str:
        """How a spreadsheet is told to show it, such as `#,##0.00`."""
        whole = "#,##0" if self.grouped else "0"
        point = f".{'0' * self.decimals}" if self.decimals else ""
        before = '"£"' if self.pounds else ""
        return f"{before}{whole}{point}{'%' if self.per_cent else ''}"


def number_in(text: str) -> Number | None:
    """The number that a text is, such as `1,234`, `−3.50`, `£125,000` or `25%`; none where it is anything else.

    `007` and `1,23` are texts.
    """
    found = SHOWN.fullmatch(text)
    if not found or sum(map(str.isdigit, text)) > MOST_DIGITS:
        return None
    sign, pounds, whole, after, per_cent = found.groups()
    value = float(f"{'-' if sign else ''}{whole.replace(',', '')}.{after or '0'}")
    if per_cent:
        value = round(value / 100, len(after or "") + 2)
    return Number(value, len(after or ""), "," in whole, bool(pounds), bool(per_cent))
