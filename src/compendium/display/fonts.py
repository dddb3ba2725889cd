"""The font of figures, looked for once: matplotlib looks for its file twice for each text, and into it for each line.

What is known of a font is kept by its files, since fonts themselves are opened again in each thread and in each copy of
this process.
"""

from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import FT2Font

from compendium.display.theme import FONT

Files = tuple[Any, ...]
"""The files of a font as matplotlib names them: the first, then those for signs that it lacks."""

HEIGHTS = (("OS/2", "sTypoAscender", "sTypoDescender", "sTypoLineGap"), ("hhea", "ascent", "descent", "lineGap"))
"""Where a font may say how high its lines are, in the order in which matplotlib looks."""


def font_files(font: FontProperties) -> Files:
    """The files of a font; those of the font of figures, on which no setting bears, are looked for once."""
    if font.get_family() == [FONT] and not font.get_file():
        return _files_of_ours(font.get_style(), font.get_variant(), font.get_weight(), font.get_stretch())
    return _look_for(font)


def font_face(font: FontProperties) -> tuple[Any, ...]:
    """What the outlines and the places of letters depend on: the files of a font, and settings when it is opened."""
    return font_files(font), mpl.rcParams["text.kerning_factor"], mpl.rcParams["font.enable_last_resort"]


def open_font(font: FontProperties) -> FT2Font:
    """The font itself, which matplotlib keeps open for each thread."""
    return get_font(font_files(font))


def line_heights(font: FontProperties, dots: float) -> tuple[float | None, float | None, float | None]:
    """How far the lines of a font reach up and down, and the gap between two, as matplotlib reckons them.

    ``dots`` are those of an inch. None where the font does not say.
    """
    if not (told := _heights_told(font_files(font))):
        return None, None, None
    *heights, units = told
    scale = 1 / units * font.get_size_in_points() * dots / 72
    up, down, gap = (height * scale for height in heights)
    return up, -down, gap


@cache
def _files_of_ours(style: Any, variant: Any, weight: Any, stretch: Any) -> Files:
    return _look_for(FontProperties(family=FONT, style=style, variant=variant, weight=weight, stretch=stretch))


def _look_for(font: FontProperties) -> Files:
    untyped: Any = fontManager
    return tuple(untyped._find_fonts_by_props(font))


@cache
def _heights_told(files: Files) -> tuple[float, float, float, int] | None:
    """Ascent, descent and line gap as a font states them, and in how many units to its size; None if it states none."""
    font: Any = get_font(files)
    for table, *names in HEIGHTS:
        if told := font.get_sfnt_table(table):
            up, down, gap = (told[name] for name in names)
            return up, down, gap, font.get_sfnt_table("head")["unitsPerEm"]
    return None
