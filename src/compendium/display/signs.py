"""Symbols drawn as shapes: the same size and weight whatever a font holds.

A symbol that is not drawn here, such as one that a researcher chose for a level, is written in the font of figures.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, cast

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.legend import Legend
from matplotlib.legend_handler import HandlerBase
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D, ScaledTranslation, Transform

from compendium.display.answers import Answers
from compendium.display.figures import short_label
from compendium.display.letters import LETTERS
from compendium.display.svg import drawable
from compendium.display.theme import FONT, INK, SMALLEST

Points = Sequence[tuple[float, float]]

APART = 0.35
"""Between a sign and the text behind it, in heights of the text."""

OVER_BARS = 3
"""The order in which matplotlib draws texts: after all shapes."""


@cache
def sign_path(sign: str, size: float) -> Path:
    """The outline of a symbol for a text ``size`` points high, in points, its middle at the origin; to be filled."""
    if sign in SHAPES:
        return Path.make_compound_path(*(_closed(part, 0.43 * size) for part in SHAPES[sign]()))
    return centred_mark(sign, size)


def centred_mark(mark: str, size: float) -> Path:
    """The outline of a short text in points, its middle at the origin as matplotlib centres a line of text: by its
    width, and by the height of a line."""
    if not mark.strip():
        return Path(np.empty((0, 2)))
    font, shown = FontProperties(family=FONT, size=size), drawable(" ".join(mark.split()))  # a path has one line
    width, height, below = LETTERS.get_text_width_height_descent(shown, font, False)
    _, line, below_line = LETTERS.get_text_width_height_descent("lp", font, False)
    up = max(height, line) / 2 - max(below, below_line)
    return cast(Path, TextPath((-width / 2, -up), shown, prop=font))


def draw_sign(axes: Axes, place: tuple[float, float], sign: str, colour: str, size: float, along: float = 0) -> None:
    """Draw one symbol at a place in units of the axes, moved by ``along`` points to the right."""
    outline = sign_path(sign, size)
    if sign_width(sign, size):
        moved = axes.transData + ScaledTranslation(along / 72, 0, axes.figure.dpi_scale_trans)
        reach = 2 * np.abs(outline.vertices).max()  # matplotlib scales an outline to the size of the marker
        look = {"linestyle": "", "color": colour, "markersize": reach, "markeredgewidth": 0, "zorder": OVER_BARS}
        drawn = Line2D([place[0]], [place[1]], marker=outline, transform=moved, **look)
        drawn.set_in_layout(False)
        axes.add_artist(drawn)


def sign_and_text(axes: Axes, place: tuple[float, float], sign: str, text: str, colour: str, size: float) -> None:
    """Write a symbol and a text behind it, the two together centred at a place in units of the axes.

    The place is to lie within the axes, and what is written to fit there: the layout of the figure does not measure it.
    """
    room = sign_width(sign, size) + APART * size
    wide = text_width(text, size)
    draw_sign(axes, place, sign, colour, size, (sign_width(sign, size) - room - wide) / 2)
    written = axes.annotate(
        text, place, xytext=(room / 2, 0), textcoords="offset points", ha="center", va="center_baseline",
        color=colour, fontsize=size, annotation_clip=False,
    )  # fmt: skip
    written.set_in_layout(False)


@cache
def sign_width(sign: str, size: float) -> float:
    """How wide a symbol is, in points."""
    across = np.asarray(sign_path(sign, size).vertices)[:, 0]
    return float(np.ptp(across)) if across.size else 0.0


@cache
def text_width(text: str, size: float) -> float:
    """How wide a line of text is, in points."""
    font = FontProperties(family=FONT, size=size)
    return float(LETTERS.get_text_width_height_descent(drawable(text), font, False)[0])


class _KeyHandler(HandlerBase):
    """Draws an entry of a key: the colour of an answer with its symbol in it."""

    def create_artists(
        self, legend: Legend, orig_handle: Artist, xdescent: float, ydescent: float, width: float, height: float,
        fontsize: float, trans: Transform,
    ) -> list[Artist]:  # fmt: skip
        assert isinstance(orig_handle, Patch)
        box = Rectangle((-xdescent, -ydescent - 0.1 * height), width, 1.2 * height, transform=trans, linewidth=0.5)
        box.set(facecolor=orig_handle.get_facecolor(), edgecolor=INK)
        sign, colour = orig_handle.get_gid() or "", orig_handle.get_edgecolor()
        to_middle = Affine2D().translate(width / 2 - xdescent, height / 2 - ydescent)
        mark = PathPatch(to_middle.transform_path(sign_path(sign, fontsize)), transform=trans, linewidth=0)
        mark.set_facecolor(colour)
        return [box, mark]


def key(figure: Figure, look: Answers, shown: Iterable[str], columns: int, place: Any = "outside upper left") -> None:
    """A key to the colours and symbols of answers, above the drawing unless ``place`` says where else; of several lines
    each is read from left to right."""
    handles = []
    for answer in shown:
        handle = Patch(facecolor=look.fills[answer], label=short_label(look.names[answer], 30))
        handle.set_edgecolor(look.letters(answer))  # `_KeyHandler` draws the symbol in it
        handle.set_gid(look.symbols[answer])
        handles.append(handle)
    columns = max(1, min(columns, len(handles)))
    handles = [handle for column in range(columns) for handle in handles[column::columns]]  # legends fill columns
    figure.legend(
        handles=handles, handler_map={Patch: _KeyHandler()}, loc=place, ncols=columns, frameon=False,
        fontsize=SMALLEST, handlelength=1.7, columnspacing=1.2, borderpad=0.2,
    )  # fmt: skip


def _closed(points: Points, size: float) -> Path:
    return Path(np.array([*points, points[0]]) * size, closed=True)


@cache
def _disc(reach: float = 1.0, begin: float = 0.0, end: float = 360.0) -> list[tuple[float, float]]:
    """A circle, or the part of it between two angles, anticlockwise."""
    angles = np.radians(np.linspace(begin, end, 41 if end - begin == 360 else 21))
    return [(reach * float(np.cos(angle)), reach * float(np.sin(angle))) for angle in angles]


def _ring(inner: float = 0.74) -> list[Points]:
    """A circle with a hole: the inner edge runs the other way."""
    return [_disc(), _disc(inner)[::-1]]


def _star(reach: float = 1.12) -> list[tuple[float, float]]:
    angles = np.radians(90 + 36 * np.arange(10))
    reaches = [reach * (0.42 if place % 2 else 1) for place in range(10)]
    return [(r * float(np.cos(angle)), r * float(np.sin(angle))) for r, angle in zip(reaches, angles, strict=True)]


def _polygon(corners: int, turned: float, reach: float = 1.0) -> list[tuple[float, float]]:
    angles = np.radians(turned + 360 / corners * np.arange(corners))
    return [(reach * float(np.cos(angle)), reach * float(np.sin(angle))) for angle in angles]


def _hollow(outer: Points, inner: float) -> list[Points]:
    return [outer, [(x * inner, y * inner) for x, y in reversed(outer)]]


def _bar(angle: float, long: float, wide: float, along: float = 0.0) -> list[tuple[float, float]]:
    """A bar through the middle, moved ``along`` across its length, anticlockwise."""
    turn = np.radians(angle)
    corners = [(-long, along - wide), (long, along - wide), (long, along + wide), (-long, along + wide)]
    cos, sin = float(np.cos(turn)), float(np.sin(turn))
    return [(x * cos - y * sin, x * sin + y * cos) for x, y in corners]


def _half(side: int) -> list[tuple[float, float]]:
    """The left (-1) or right (1) half of a square, anticlockwise."""
    left, right = sorted((0.0, 0.86 * side))
    return [(left, -0.86), (right, -0.86), (right, 0.86), (left, 0.86)]


def _wave(along: float) -> list[tuple[float, float]]:
    across = np.linspace(-0.95, 0.95, 21)
    height = along + 0.17 * np.sin(across * np.pi / 0.95)
    lower = [(float(x), float(y) - 0.13) for x, y in zip(across, height, strict=True)]
    return lower + [(x, y + 0.26) for x, y in reversed(lower)]


_TICK = [(-0.95, -0.02), (-0.62, 0.28), (-0.25, -0.15), (0.68, 0.9), (1.0, 0.62), (-0.22, -0.85)][::-1]

SHAPES: dict[str, Callable[[], list[Points]]] = {
    "●": lambda: [_disc()],
    "○": lambda: _ring(),
    "◐": lambda: [*_ring(), _disc(0.76, 90, 270)],
    "◑": lambda: [*_ring(), _disc(0.76, -90, 90)],
    "✔": lambda: [_TICK],
    "✕": lambda: [_bar(45, 1.05, 0.17), _bar(-45, 1.05, 0.17)],
    "∅": lambda: [*_ring(), _bar(45, 1.25, 0.12)],
    "⊘": lambda: [*_ring(), _bar(-45, 0.9, 0.12)],
    "⊠": lambda: [*_hollow(_polygon(4, 45, 1.3), 0.78), _bar(45, 1.1, 0.12), _bar(-45, 1.1, 0.12)],
    "≈": lambda: [_wave(0.34), _wave(-0.34)],
    "…": lambda: [[(x + across, y) for x, y in _disc(0.21)] for across in (-0.75, 0.0, 0.75)],
    "·": lambda: [_disc(0.24)],
    "★": lambda: [_star()],
    "☆": lambda: _hollow(_star(), 0.62),
    "▲": lambda: [_polygon(3, 90, 1.1)],
    "△": lambda: _hollow(_polygon(3, 90, 1.1), 0.58),
    "▼": lambda: [_polygon(3, -90, 1.1)],
    "▽": lambda: _hollow(_polygon(3, -90, 1.1), 0.58),
    "■": lambda: [_polygon(4, 45, 1.2)],
    "□": lambda: _hollow(_polygon(4, 45, 1.2), 0.74),
    "◆": lambda: [_polygon(4, 0, 1.1)],
    "◇": lambda: _hollow(_polygon(4, 0, 1.1), 0.7),
    "◧": lambda: [*_hollow(_polygon(4, 45, 1.2), 0.74), _half(-1)],
    "◨": lambda: [*_hollow(_polygon(4, 45, 1.2), 0.74), _half(1)],
    "▬": lambda: [_bar(0, 1.15, 0.42)],
    "✚": lambda: [_bar(0, 1.0, 0.3), _bar(90, 1.0, 0.3)],
    "=": lambda: [_bar(0, 0.9, 0.15, along) for along in (0.36, -0.36)],
    "≠": lambda: [*(_bar(0, 0.9, 0.15, along) for along in (0.36, -0.36)), _bar(62, 1.2, 0.13)],
}
"""Outlines by symbol, about one unit to each side of the middle; a hole runs clockwise."""
