"""Letters of figures, laid out once for each text: a figure has two forms, and much of their text is the same.

matplotlib lays a text out anew wherever it measures or draws it, which took a fifth of the time of drawing.
"""

from typing import Any

from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import TextToPath


class Letters(TextToPath):
    """Outlines of texts as matplotlib makes them, and their sizes, kept for as long as the same font is in use."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self._sizes: dict[Any, tuple[float, float, float]] = {}
        self._lines: dict[Any, list[Any]] = {}
        self._outlines: dict[FT2Font, dict[str, Any]] = {}

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        """Width, height and descent of a text in points, as matplotlib has them."""
        if ismath:
            return super().get_text_width_height_descent(s, prop, ismath)
        untyped: Any = self
        known = (untyped._get_font(prop), s)
        if known not in self._sizes:
            whole = prop.copy()
            whole.set_size(self.FONT_SCALE)
            self._sizes[known] = super().get_text_width_height_descent(s, whole, ismath)
        scale = prop.get_size_in_points() / self.FONT_SCALE
        width, height, descent = self._sizes[known]
        return width * scale, height * scale, descent * scale

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
        known, outlines = (font, s, tuple(features or ()), language), self._outlines.setdefault(font, {})
        if known not in self._lines:
            laid_out = super().get_glyphs_with_font(font, s, outlines, features=features, language=language)
            self._lines[known] = laid_out[0]
        letters, there = self._lines[known], glyph_map if glyph_map is not None else {}
        new = {letter: outlines[letter] for letter, *_ in letters if letter not in there}
        return letters, new if return_new_glyphs_only else there | new, []


LETTERS = Letters()
"""Those of this process."""
