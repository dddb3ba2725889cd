"""Figures: matplotlib drawings published as SVG with alternative text and a source note."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import fill, shorten

from IPython.display import display
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from compendium.data_package.trace import Trace
from compendium.display.letters import LETTERS
from compendium.display.notes import measure_html, source_note
from compendium.display.svg import drawable, svg_text
from compendium.display.theme import FONT, WIDE_WIDTH, WIDTH

LONGEST = 48
"""Letters: a name up to this long is wrapped and not cut."""


@dataclass(frozen=True)
class Form:
    """One of the two forms in which a figure is drawn: a name, and a width in inches."""

    name: str
    width: float

    @property
    def narrow(self) -> bool:
        """Whether it is the form for telephones."""
        return self.width < WIDE_WIDTH


NARROW, WIDE = Form("narrow", WIDTH), Form("wide", WIDE_WIDTH)

Drawing = Callable[[Form], Figure]
"""Draws a figure in one of its forms. What it draws with is bound to it beforehand."""

NARROW_IMAGE = "image/vnd.compendium.narrow+svg"
"""The kind of output that holds the narrow form: notebooks show the wide one, pages choose by the window's width."""


class ShownFigure:
    """A figure that a notebook shows: its drawing in two forms with one alternative text, then title and source note.

    The title says in at most fifteen words what the figure shows, ``measure`` what is measured in it.
    """

    def __init__(
        self, drawing: Figure | Drawing, title: str, alternative: str, trace: Trace | None, measure: str = ""
    ) -> None:
        """Keep the drawing as SVG text; one that is no function has only one form. The texts are plain text."""
        self.svg = svg_text(drawing if isinstance(drawing, Figure) else drawing(WIDE))
        self.narrow = "" if isinstance(drawing, Figure) else svg_text(drawing(NARROW))
        self.alternative = " ".join(alternative.split())
        self.caption = title
        note = source_note(trace) if trace else ""
        self.note = f'<p class="compendium-caption">{escape(title)}{measure_html(measure)}</p>{note}'

    def _ipython_display_(self) -> None:
        narrow = {NARROW_IMAGE: self.narrow} if self.narrow else {}
        display({"image/svg+xml": self.svg, **narrow, "text/plain": self.alternative}, raw=True)
        display({"text/html": self.note, "text/plain": self.caption}, raw=True)


def new_figure(height: float, form: Form = NARROW) -> tuple[Figure, Axes]:
    """An empty figure of the width of a form with one set of axes. ``height`` is in inches."""
    figure = Figure(figsize=(form.width, height), layout="constrained")
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


def cut_labels(texts: Sequence[str], length: int) -> list[str]:
    """Names in one line each, cut like `cut_label`; those that would read the same are cut in the middle."""
    cut = [cut_label(text, length) for text in texts]
    times = Counter(cut)
    return [
        _cut_in_the_middle(drawable(text), length) if times[label] > 1 else label
        for text, label in zip(texts, cut, strict=True)
    ]


def _cut_in_the_middle(text: str, length: int) -> str:
    """The first and the last words of a text that is too long for a line, most of the room left to the last."""
    if len(text) <= length:
        return text
    last: list[str] = []
    for word in reversed(text.split()):
        if last and len(" ".join([word, *last])) > 2 * length // 3:
            break
        last.insert(0, word)
    end = " ".join(last)[-(2 * length // 3) :]
    return f"{shorten(text, max(length - len(end) - 3, 1), placeholder='')} … {end}".strip()


def fits(text: str, size: float) -> bool:
    """Whether a bold text, ``size`` points high, is narrow enough to be given room beside nothing else."""
    font = FontProperties(family=FONT, weight="bold", size=size)
    widths = [LETTERS.get_text_width_height_descent(drawable(line), font, False)[0] for line in text.splitlines()]
    return max(widths, default=0.0) < 0.9 * 72 * WIDTH
