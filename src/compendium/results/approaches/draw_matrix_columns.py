"""The columns of the map of approaches, laid out in points: as wide as their heads, or narrow with turned heads."""

import re
from itertools import accumulate
from textwrap import fill
from typing import NamedTuple

from compendium.display.figures import Form, cut_label
from compendium.display.signs import text_width
from compendium.display.theme import SMALLEST

CELL, PAD, GAP = 12.5, 3.0, 10.0
"""Points: a cell, the room beside it, the room between programmes and models."""
LINE_HEIGHT = 10.2
"""Points: a line of text."""
LEAST_NAMES = 110.0
"""Points that names of approaches are to have at least."""
BOLD = 1.15
"""How much wider bold letters are."""
LETTER = 5.3
"""How wide a letter is, in points, where a line has many."""


class Columns(NamedTuple):
    """The columns of a form: their middles and widths in points, what stands over each, and whether it is turned."""

    middles: list[float]
    widths: list[float]
    heads: list[str]
    turned: bool

    @property
    def names(self) -> float:
        """The room that is left for the names of approaches."""
        return self.middles[0] - self.widths[0] / 2

    @property
    def height(self) -> float:
        """How high the heads are."""
        if self.turned:
            return max(text_width(head, SMALLEST) for head in self.heads) * BOLD + PAD
        return max(head.count("\n") + 1 for head in self.heads) * LINE_HEIGHT + PAD


def lay_out_columns(form: Form, heads: list[str], own: int) -> Columns:
    """Columns as wide as their heads, or narrow ones with turned heads where those do not fit."""
    whole = 72 * form.width
    level = [_wrap_head(cut_label(head, 40)) for head in heads]
    widths = [max(CELL, *(text_width(line, SMALLEST) for line in head.split("\n"))) + 2 * PAD for head in level]
    widths[0] *= BOLD
    turned = whole - sum(widths) - GAP < LEAST_NAMES
    if turned:
        level = [cut_label(head, 24) for head in heads]
        widths = [min(CELL + 1.5 * PAD, 0.6 * whole / len(heads))] * len(heads)
    begin = whole - sum(widths) - GAP - PAD
    starts = accumulate(widths[:-1], initial=begin)
    middles = [start + width / 2 + (GAP if place >= own else 0)
               for place, (start, width) in enumerate(zip(starts, widths, strict=True))]  # fmt: skip
    return Columns(middles, widths, level, turned)


def wrap_name(name: str, room: float) -> str:
    """A name in lines that are about as long as there is room, in points."""
    return fill(name, max(int(room / LETTER), 8))


def _wrap_head(head: str) -> str:
    """What stands over a column in short lines, without breaking words that are not very long."""
    return fill(head, min(max(9, *map(len, re.split(r"[\s-]", head))), 16))
