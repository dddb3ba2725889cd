"""Figures of many criteria show those at both ends: nobody reads fifty rows of a picture, and the table has all."""

from collections.abc import Sequence
from typing import TypeVar

from compendium.sites.show.titles import number_words

Row = TypeVar("Row")

MOST = 16
"""Rows of a figure; of more, half of them from either end."""


def both_ends(ranked: Sequence[Row]) -> list[Row]:
    """All rows, or those at both ends where they are more than `MOST`. ``ranked`` begins with the highest."""
    if len(ranked) <= MOST:
        return list(ranked)
    return [*ranked[: MOST // 2], *ranked[-MOST // 2 :]]


def ends_words(drawn: int, of: int, first: str, last: str) -> str:
    """Which criteria are drawn, to stand behind what is measured; blank where all are."""
    if drawn == of:
        return ""
    half = number_words(MOST // 2)
    return f". Shown: the {half} of {of:,} criteria {first}, and the {half} {last}; the table has all"
