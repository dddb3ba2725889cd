"""Drawings as SVG text: the same bytes on every machine, and as few of them as say the same."""

import re
from functools import cache
from io import StringIO
from typing import Any

from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import FigureCanvasSVG, RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font

from compendium.display.fonts import line_heights
from compendium.display.letters import LETTERS
from compendium.display.theme import FONT

GLYPH = "DejaVuSans-"
"""How matplotlib begins the names of letters drawn as shapes; their numbers are hexadecimal."""

LETTER = rf'xlink:href="#{GLYPH}((?:Bold-)?[0-9a-f]+)"'
SHORTER = {
    LETTER + r' transform="translate\((\d+(?:\.\d\d?)?)\d* 0\)"': rf'href="#{GLYPH}\1" x="\2"',
    LETTER: rf'href="#{GLYPH}\1"',
    rf'{GLYPH}(?<=[#"]{GLYPH})(?=[0-9a-f])': "g",
    rf'{GLYPH}Bold-(?<=[#"]{GLYPH}Bold-)': "gB",
    r"\n +": "\n",
    r" \n(?=[MLQC] |z)": "",
    r" (?<=\d[MLQC] )(?=-?\d)": "",
}
"""How matplotlib writes letters and lines, and shorter forms that say the same: a third of a figure less to load.

Each begins with plain signs where it can, as these are found fastest; what has to stand before them is asked after.
"""


def svg_text(figure: Figure) -> str:
    """The figure as SVG without date or creator, the same bytes on every machine."""
    text = _drawn(figure)
    text = text[text.index("<svg") :]
    for long, short in SHORTER.items():
        text = re.sub(long, short, text)
    return text


def _drawn(figure: Figure) -> str:
    """The figure as matplotlib writes it, placed and drawn by one renderer, which measures each text once.

    `Figure.savefig` draws a figure twice where its parts find their places by themselves, with a renderer each time.
    """
    target, (width, height), dots = StringIO(), figure.get_size_inches(), figure.dpi
    figure.dpi = FigureCanvasSVG.fixed_dpi
    across, down, untold = width * figure.dpi, height * figure.dpi, {"Date": None, "Creator": None}
    written: Any = _Renderer(across, down, target, image_dpi=dots, metadata=untold)  # type: ignore[no-untyped-call]
    written._text2path = LETTERS
    renderer: Any = MixedModeRenderer(figure, width, height, dots, written)  # type: ignore[no-untyped-call]
    _Canvas(figure).renderer = renderer
    if places := figure.get_layout_engine():
        places.execute(figure)
        figure.set_layout_engine("none")
    figure.draw(renderer)
    renderer.finalize()
    return target.getvalue()


class _Renderer(RendererSVG):
    """Measures and draws of each text what the font can draw."""

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> Any:
        """The size of a line of text."""
        return super().get_text_width_height_descent(_plain(s), prop, ismath)  # type: ignore[no-untyped-call]

    def _get_font_height_metrics(self, prop: FontProperties) -> Any:
        """How high lines of a font are (asked for by matplotlib, which else looks into the font for each text)."""
        return line_heights(prop, FigureCanvasSVG.fixed_dpi)

    def draw_text(self, gc: Any, x: float, y: float, s: str, *look: Any, **more: Any) -> None:
        """Draw a line of text."""
        super().draw_text(gc, x, y, _plain(s), *look, **more)  # type: ignore[no-untyped-call]


def _plain(text: str) -> str:
    return text if text.isascii() and "\t" not in text else drawable(text)


class _Canvas(FigureCanvasSVG):
    """Gives one renderer to all that asks for one while a figure is placed and drawn."""

    renderer: Any

    def get_renderer(self) -> Any:
        """The renderer of this figure."""
        return self.renderer


def drawable(text: str) -> str:
    """The text with a sign that the font of figures does not have, such as an emoji, replaced by a box.

    Tables and alternative texts show it as it is.
    """
    return "".join(sign if sign == "\n" or ord(sign) in _signs() else "□" for sign in text.replace("\t", " "))


@cache
def _signs() -> frozenset[int]:
    """The signs that the font has, in both weights that are used."""
    fonts = [get_font(findfont(FontProperties(family=FONT, weight=weight))) for weight in ("normal", "bold")]
    return frozenset(fonts[0].get_charmap()) & frozenset(fonts[1].get_charmap())
