"""Figures of many criteria show those at both ends: nobody reads fifty rows of a picture, and the table has all."""

from collections.abc import Sequence
from typing import TypeVar

from compendium.sites.show.titles import number_words

Row = TypeVar("Row")

MOST, END = 16, 6
"""Rows of a figure; of more, so many from either end, which fit into one panel of a matrix."""


def both_ends(ranked: Sequence[Row]) -> list[Row]:
    """All rows, or those at both ends where they are more than `MOST`. ``ranked`` begins with the highest."""
    if len(ranked) <= MOST:
        return list(ranked)
    return [*ranked[:END], *ranked[-END:]]


def ends_words(drawn: int, of: int, first: str, last: str) -> str:
    """Which criteria are drawn, to stand behind what is measured; blank where all are."""
    if drawn == of:
        return ""
    half = number_words(END)
    return f". Shown: the {half} of {of:,} criteria {first}, and the {half} {last}; the table has all"
