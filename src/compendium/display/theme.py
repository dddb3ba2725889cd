"""One look for every table and figure: colours, symbols and figure settings.

Meaning is never carried by colour alone: a symbol and a word stand beside each colour. The colours keep a contrast
of at least 4.5 to 1 on white (WCAG 2.2, 1.4.3) and stay apart in grey print and for colour-blind readers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl

from compendium.display.register import SIGNS

INK = "#1b2a33"
TEAL = "#0b5a66"
AMBER = "#8a5200"
BRICK = "#9c2f2f"
GREY = "#5b6770"
PALE = "#eef1f2"
HIGHLIGHT = "#e3f1f3"
AMBER_FILL = "#f2c879"
WHITE = "#ffffff"
LINE = "#c9d1d5"
"""Lines between cells, and bars that stand back."""
LIGHT_TEAL = "#9fc3c9"
"""What is said of all; ink can be read on it."""
DARKEST_SHADE = "#5fa3ad"
"""The end of a scale of shades; ink can be read on it (4.5 to 1)."""

BLACK = "#000000"
MISSING_FILL, NOT_APPLICABLE_FILL, MIXED_FILL, TOO_EARLY_FILL = "#dfe5e7", LINE, "#e2d9ec", "#d6e4c9"
"""Answers that are no level: quiet fills, on which ink and black can be read."""

SYMBOLS = {each: SIGNS[each] for each in ("yes", "in part", "no", "not stated")}
"""The symbol of each tick and extent; a dot where the source is silent."""

INKS = {INK: "", TEAL: "teal", AMBER: "amber", BRICK: "brick", GREY: "grey"}
"""The class that gives text in tables each of the inks (`tables.css`): a dark page has lighter ones."""

COLOURS = {"yes": TEAL, "in part": AMBER, "no": BRICK, "not stated": GREY}

WIDTH = 4.2
"""Inches. On a phone a figure is some 350 pixels wide, so that a letter of one point is 1.16 pixels there."""

WIDE_WIDTH = 7.6
"""Inches of the form for wide windows, where the column is some 890 pixels wide."""

SMALLEST = 8.7
"""Points: the smallest letters of a figure, 10 pixels on a phone."""

FONT = "DejaVu Sans"
"""Comes with matplotlib, so that figures are the same on every machine."""

SETTINGS: dict[Any, Any] = {
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "figure.facecolor": WHITE,
    "font.family": FONT,
    "font.size": 9.5,
    "xtick.labelsize": SMALLEST,
    "ytick.labelsize": SMALLEST,
    "legend.fontsize": SMALLEST,
    "axes.labelsize": 9,
    "text.parse_math": False,  # a dollar sign in a data file is a dollar sign
    "svg.fonttype": "path",
    "svg.hashsalt": "compendium",
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}
"""Matplotlib settings of every figure. Letters become paths and ids a fixed hash: the same bytes on every machine."""


KEPT = ("backend", "backend_fallback", "interactive")
"""Settings that say how figures are shown and not how they look."""


def use_theme() -> None:
    """Set matplotlib to its defaults, whatever a user's matplotlibrc says, and then to the theme."""
    use_defaults()
    mpl.rcParams.update(SETTINGS)


def use_defaults() -> None:
    """Set what differs from matplotlib's defaults back to them: all at once takes as long as a small figure."""
    defaults, now = dict.items(mpl.rcParamsDefault), dict.copy(mpl.rcParams)
    mpl.rcParams.update({name: value for name, value in defaults if name not in KEPT and now[name] != value})


@contextmanager
def figure_settings() -> Iterator[None]:
    """Matplotlib's settings set to the theme for the time of a ``with`` block."""
    with mpl.rc_context():
        use_theme()
        yield


def luminance(colour: str) -> float:
    """Relative luminance of a hex colour from 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
