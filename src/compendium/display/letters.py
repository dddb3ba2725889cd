"""Letters of figures, laid out once for each text: a figure has two forms, and much of their text is the same.

matplotlib lays a text out anew wherever it measures or draws it, and reads each letter from the font each time, which
took a fifth of the time of drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import category

from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.textpath import TextToPath

from compendium.display.fonts import font_face, open_font

SUBPIXELS = 64
"""Into how many a font divides its unit."""


@dataclass(frozen=True)
class Letter:
    """One letter of a font: its name and outline, and how low and high it is and how far it moves the next one on, in
    subpixels."""

    name: str
    outline: Any
    lowest: int
    highest: int
    advance: int


Laid = Sequence[tuple[Letter, float, float]]
"""The letters of a text with their places."""


class Letters(TextToPath):
    """Outlines of texts as matplotlib makes them, and their sizes, kept by what font it is.

    Each thread and each copy of this process opens the font anew, and finds what is known of its letters.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self._sizes: dict[Any, tuple[float, float, float]] = {}
        self._lines: dict[Any, Laid] = {}
        self._letters: dict[Any, Letter] = {}
        self._faces: dict[FT2Font, Any] = {}

    def _get_font(self, prop: FontProperties) -> FT2Font:
        """The font of a text (called by matplotlib)."""
        font = open_font(prop)
        font.set_size(self.FONT_SCALE, self.DPI)
        self._faces.setdefault(font, font_face(prop))
        return font

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        """Width, height and descent of a text in points, as matplotlib has them."""
        if ismath:
            return super().get_text_width_height_descent(s, prop, ismath)
        known = (font_face(prop), s)
        if known not in self._sizes:
            plain = _is_plain(s)
            self._sizes[known] = self._size(self._get_font(prop), s) if plain else self._size_of_matplotlib(s, prop)
        scale = prop.get_size_in_points() / self.FONT_SCALE
        width, height, descent = self._sizes[known]
        return width * scale, height * scale, descent * scale

    def _size(self, font: FT2Font, text: str) -> tuple[float, float, float]:
        """The size of a text by its letters, which have to be laid out for drawing in any case."""
        if not (laid := self._laid_out(font, text)):
            return 0.0, 0.0, 0.0
        lowest = min(up * SUBPIXELS + letter.lowest for letter, _, up in laid)
        highest = max(up * SUBPIXELS + letter.highest for letter, _, up in laid)
        last, along, _ = laid[-1]
        return along + last.advance / SUBPIXELS, (highest - lowest) / SUBPIXELS, -lowest / SUBPIXELS

    def _size_of_matplotlib(self, text: str, font: FontProperties) -> tuple[float, float, float]:
        whole = font.copy()
        whole.set_size(self.FONT_SCALE)
        return super().get_text_width_height_descent(text, whole, False)

    def get_glyphs_with_font(
        self,
        font: FT2Font,
        s: str,
        glyph_map: Any = None,
        return_new_glyphs_only: bool = False,
        *,
        features: Any = None,
        language: Any = None,
    ) -> Any:
        """The letters of a text with their places, the outlines of those that `glyph_map` lacks (or all), no boxes."""
        laid, there = self._laid_out(font, s, features, language), glyph_map if glyph_map is not None else {}
        new = {letter.name: letter.outline for letter, *_ in laid if letter.name not in there}
        places = [(letter.name, along, up, 1.0) for letter, along, up in laid]
        return places, new if return_new_glyphs_only else there | new, []

    def _laid_out(self, font: FT2Font, text: str, features: Any = None, language: Any = None) -> Laid:
        known = (self._faces.get(font, font), text, tuple(features or ()), language)
        if known not in self._lines:
            untyped: Any = font
            items = untyped._layout(text, LoadFlags.NO_HINTING, features=features, language=language)
            self._lines[known] = [(self._letter(item.ft_object, item.glyph_index), item.x, item.y) for item in items]
        return self._lines[known]

    def _letter(self, font: Any, index: int) -> Letter:
        known = (font.fname, font.face_index, index)
        if known not in self._letters:
            untyped: Any = self
            letter = font.load_glyph(index, flags=LoadFlags.NO_HINTING)
            _, lowest, _, highest = letter.bbox
            name, outline = untyped._get_glyph_repr(font, index), font.get_path()
            self._letters[known] = Letter(name, outline, lowest, highest, letter.horiAdvance)
        return self._letters[known]


def _is_plain(text: str) -> bool:
    """Whether a text has no signs that are shown on or within others (marks), or not at all: the last one ends it."""
    return (text.isascii() and text.isprintable()) or all(category(sign)[0] in "LNPSZ" for sign in text)


LETTERS = Letters()
"""Those of this process."""
