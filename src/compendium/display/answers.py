"""How levels and non-answers look: always a symbol and a word, and a colour beside them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
from matplotlib import colormaps
from matplotlib.colors import LinearSegmentedColormap, to_hex

from compendium.data_package.levels_file import KEPT_BACK, MISSING, MIXED, NO_RATING, NOT_APPLICABLE, TOO_EARLY, Level
from compendium.display.register import SIGNS
from compendium.display.theme import (
    AMBER_FILL,
    BLACK,
    BRICK,
    MISSING_FILL,
    MIXED_FILL,
    NOT_APPLICABLE_FILL,
    TEAL,
    TOO_EARLY_FILL,
    WHITE,
    luminance,
)

NAMES = {
    MISSING: "missing",
    NOT_APPLICABLE: "not applicable",
    MIXED: "mixed",
    TOO_EARLY: "too early",
    KEPT_BACK: "not shown",
    NO_RATING: "no rating",
}
SYMBOLS = {answer: SIGNS[NAMES[answer]] for answer in (MISSING, NOT_APPLICABLE, MIXED, TOO_EARLY)}
SYMBOLS[KEPT_BACK] = SIGNS["not shown"]
SYMBOLS[NO_RATING] = SIGNS["not stated"]
FILLS = {
    MISSING: MISSING_FILL,
    NOT_APPLICABLE: NOT_APPLICABLE_FILL,
    MIXED: MIXED_FILL,
    TOO_EARLY: TOO_EARLY_FILL,
    KEPT_BACK: WHITE,
    NO_RATING: WHITE,
}

FEW_SHADES, MANY_SHADES = (BRICK, AMBER_FILL, TEAL), ("#7a1f1f", "#d9772f", AMBER_FILL, "#7fb8c0", TEAL)
"""From the worst to the best level. Between the three, shades would look alike to people who do not see red."""

PARTS = {"cividis": (0.0, 1.0), "viridis": (0.0, 1.0), "blues": (0.25, 1.0)}
"""Scales of matplotlib, and the part of each that is used: the palest blues would look like no answer."""


def shades_of(palette: str, levels: int) -> Callable[[float], Any]:
    """The colours of a scale of so many levels, from 0 (worst) to 1 (best); ours where the palette is no other."""
    if palette not in PARTS:
        return LinearSegmentedColormap.from_list("levels", FEW_SHADES if levels <= len(FEW_SHADES) else MANY_SHADES)
    low, high = PARTS[palette]
    scale = colormaps["Blues" if palette == "blues" else palette]
    return lambda place: scale(low + (high - low) * place)


@dataclass(frozen=True)
class Answers:
    """Names, symbols and colours of all answers of a framework, by id, levels from the best first."""

    names: dict[str, str]
    symbols: dict[str, str]
    fills: dict[str, str]

    @classmethod
    def of(cls, levels: Iterable[Level], palette: str = "", fills: Mapping[str, str] | None = None) -> "Answers":
        """The look of a framework's levels, whatever their order, and of the non-answers.

        Levels run from teal (best) over amber to brick (worst), or along another ``palette``; ``fills`` gives levels
        colours of their own, by id.
        """
        best_first = sorted(levels, key=lambda level: -level.value)
        shades = shades_of(palette, len(best_first))
        last = max(len(best_first) - 1, 1)
        names = {level.id: level.name for level in best_first} | NAMES
        symbols = {level.id: level.symbol for level in best_first} | SYMBOLS
        shaded = {level.id: to_hex(shades(1 - place / last)) for place, level in enumerate(best_first)}
        fills = shaded | dict(fills or {}) | FILLS
        return cls(names, symbols, fills)

    def text(self, answer: str) -> str:
        """Symbol and name, such as ``● Relative success``."""
        return f"{self.symbols[answer]} {self.names[answer]}"

    def letters(self, answer: str) -> str:
        """Black or white, whichever reads better on the answer's colour: one of them always has 4.5 to 1."""
        light = luminance(self.fills[answer]) + 0.05
        return WHITE if 1.05 / light > light / 0.05 else BLACK

    def chip(self, answer: str) -> str:
        """Symbol and name on the answer's colour, as HTML.

        Levels have that colour on a dark page as well; other answers have a class, and quiet colours from the style.
        """
        text = escape(self.text(answer))
        if answer in NAMES:
            look = "grey" if answer in (NO_RATING, KEPT_BACK) else f"chip {answer.replace('_', '-')}"
            return f'<span class="{look}">{text}</span>'
        return f'<span class="chip" style="background:{self.fills[answer]};color:{self.letters(answer)}">{text}</span>'

    def used(self, table: pd.DataFrame) -> list[str]:
        """The levels, and those other answers that occur in a table of answers."""
        levels = [answer for answer in self.names if answer not in NAMES]
        return levels + [answer for answer in NAMES if table.eq(answer).to_numpy().any()]
