"""Figures: matplotlib drawings published as SVG with alternative text and a source note."""

from functools import cache
from html import escape
from io import StringIO
from textwrap import fill, shorten

import pandas as pd
import seaborn as sns
from IPython.display import display
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from compendium.data_package.trace import Trace
from compendium.display.notes import source_note
from compendium.display.theme import DARKEST_SHADE, FONT, INK, PALE, SMALLEST, WHITE, WIDTH

LONGEST = 48
"""Letters: a name up to this long is wrapped and not cut."""


class ShownFigure:
    """A figure that a notebook shows: the drawing with its alternative text, then caption and source note."""

    def __init__(self, figure: Figure, caption: str, alternative: str, trace: Trace | None) -> None:
        """Keep the drawing as SVG text. ``caption`` and ``alternative`` are plain text."""
        self.svg = svg_text(figure)
        self.alternative = " ".join(alternative.split())
        note = source_note(trace) if trace else ""
        self.note = f'<p class="compendium-caption">{escape(caption)}</p>{note}'
        self.caption = caption

    def _ipython_display_(self) -> None:
        display({"image/svg+xml": self.svg, "text/plain": self.alternative}, raw=True)
        display({"text/html": self.note, "text/plain": self.caption}, raw=True)


def new_figure(height: float) -> tuple[Figure, Axes]:
    """An empty figure of the common width with one set of axes. ``height`` is in inches."""
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    return figure, figure.subplots()


def short_label(text: str, length: int = 26) -> str:
    """A name in lines of at most ``length`` letters, to stand beside a drawing; cut where it is longer than `LONGEST`
    and than a line."""
    return fill(cut_label(text, max(length, LONGEST)), length) if len(text) > length else drawable(text)


def cut_label(text: str, length: int) -> str:
    """A name in one line, for labels that stand aslant; a longer one is cut at a word and ends in dots."""
    text = drawable(text)
    cut = shorten(text, length, placeholder=" …")
    return cut if cut.strip(" …") or not text.strip() else f"{text[:length]}…"


def drawable(text: str) -> str:
    """The text with a sign that the font of figures does not have, such as an emoji, replaced by a box.

    Tables and alternative texts show it as it is.
    """
    return "".join(sign if sign == "\n" or ord(sign) in _signs() else "□" for sign in text.replace("\t", " "))


def fits(text: str, size: float) -> bool:
    """Whether a bold text, ``size`` points high, is narrow enough to be given room beside nothing else."""
    font = FontProperties(family=FONT, weight="bold", size=size)
    widths = [text_to_path.get_text_width_height_descent(drawable(line), font, False)[0] for line in text.splitlines()]
    return max(widths, default=0.0) < 0.9 * 72 * WIDTH


@cache
def _signs() -> frozenset[int]:
    """The signs that the font has, in both weights that are used."""
    fonts = [get_font(findfont(FontProperties(family=FONT, weight=weight))) for weight in ("normal", "bold")]
    return frozenset(fonts[0].get_charmap()) & frozenset(fonts[1].get_charmap())


def svg_text(figure: Figure) -> str:
    """The figure as SVG without date or creator, the same bytes on every machine."""
    for words in figure.findobj(Text):
        if "\t" in (shown := words.get_text()) or not shown.isascii():
            words.set_text(drawable(shown))
    target = StringIO()
    figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    text = target.getvalue()
    return text[text.index("<svg") :]


def shaded_grid(axes: Axes, values: pd.DataFrame, written: pd.DataFrame, hidden: pd.DataFrame | None = None) -> None:
    """Draw values from 0 to 1 as shaded cells with text in them; the darkest shade still lets ink be read (4.5 to
    1)."""
    labels = {"xticklabels": [*map(_plain_label, values.columns)], "yticklabels": [*map(_plain_label, values.index)]}
    shades = LinearSegmentedColormap.from_list("shades", [WHITE, DARKEST_SHADE])
    sns.heatmap(
        values, mask=hidden, annot=written, fmt="", vmin=0, vmax=1, cmap=shades, cbar=False, linewidths=1,
        linecolor=PALE, annot_kws={"color": INK}, ax=axes, **labels,
    )  # fmt: skip
    axes.set(xlabel="", ylabel="")
    axes.tick_params(length=0, labelsize=SMALLEST)


def _plain_label(name: object) -> str:
    return drawable(str(name))  # seaborn measures labels at once, before `svg_text` replaces what cannot be drawn
