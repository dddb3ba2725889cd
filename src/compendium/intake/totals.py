"""Lines below the sites that add them up: known by their names, or by numbers that are no level."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from compendium.data_package.spelling import trimmed
from compendium.intake.names import label_key
from compendium.intake.table import Table

TOTALS = frozenset(
    ("total", "totals", "grand total", "sum", "average", "mean", "median", "all", "overall", "all sites")
)
"""Names that no site has, wherever they stand, as keys of labels."""
FIRST_WORDS = (
    *("total", "totals", "subtotal", "subtotals", "grand total", "sub total", "sum", "mean"),
    *("average", "median", "all", "overall", "count"),
)
"""What the name of a line begins with that adds up those above it, as a whole word; or with `n=`."""
BEGINS = re.compile(rf"(?:(?:{'|'.join(FIRST_WORDS)})(?!\w)|n ?= ?)")
FIGURE = re.compile(r"[+−-]?\d+(?:[.,]\d+)*\s*%?")
MOST_LEVELS = 0.75
"""So large a share of the sites' own cells has to be levels before a line of other numbers is taken for a total."""


def begins_like_total(label: str) -> bool:
    """Tell whether a name begins with a word such as total."""
    return BEGINS.match(label_key(label).replace("-", " ")) is not None


def total_lines(
    table: Table, naming: Collection[int], rated: Collection[int], is_level: Callable[[str], bool]
) -> frozenset[int]:
    """Numbers of the lines below all sites that seem to add them up; those with nothing beside a name are passed over.

    `naming` and `rated` are the numbers of the headings that name sites and of those that are criteria.
    """
    found: list[int] = []
    cells = [line[n] for _, line in table.body for n in rated if trimmed(line[n])]
    mostly = sum(map(is_level, cells)) > MOST_LEVELS * len(cells) if cells else False
    for number, line in reversed(table.body):
        filled = [line[n] for n in rated if trimmed(line[n])]
        named = any(begins_like_total(line[n]) for n in naming)
        if filled and (named or (mostly and _adds_up(filled, is_level))):
            found.append(number)
        elif filled or sum(bool(trimmed(cell)) for cell in line) > 1:
            break
    return frozenset(found)


def _adds_up(filled: Sequence[str], is_level: Callable[[str], bool]) -> bool:
    """Several numbers, most of which are no level."""
    figures = all(FIGURE.fullmatch(trimmed(cell)) for cell in filled)
    return len(filled) > 1 and figures and sum(map(is_level, filled)) * 2 < len(filled)
