"""Events on one true axis of time, a row each, in groups: dots, bars, and a marked break before years that stand apart.

All lengths are in points, so that what is written can be measured and nothing overlaps.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import fill
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from compendium.display.figures import Form, cut_label
from compendium.display.signs import text_width
from compendium.display.theme import GREY, INK, LIGHT_TEAL, LINE, SMALLEST, TEAL, WHITE

LINE_HEIGHT = 1.3 * SMALLEST
MARGIN, APART = 8.0, 7.0
"""Points at the edges of the drawing, and between a mark and its label."""

BROKEN_OFF = 66.0
"""Points that the years before a break take."""

BREAK = "Left of the sign // the axis is not to scale."
"""Said where years are broken off."""

LONGEST_NAME = 120
"""Letters of a label that are shown; the table beside the figure has all."""


@dataclass(frozen=True)
class Event:
    """An event: its name, its date as written, when it begins and ends in years, and its mark.

    ``dot`` marks a moment, ``bar`` a time that begins and ends, ``some time`` that it lies somewhere in that time,
    ``end`` that only the end is known.
    """

    name: str
    when: str
    begins: float
    ends: float
    mark: str = "dot"

    @property
    def middle(self) -> float:
        """The middle of the event, where a dot stands."""
        return (self.begins + self.ends) / 2


class Axis:
    """Where years stand across a drawing. ``early`` tells which years are broken off: those before a gap that is longer
    than all that follows it."""

    def __init__(self, events: Iterable[Event], width: float) -> None:
        """Lay the years of the events out over a width in points."""
        spans = sorted((event.begins, event.ends) for event in events)
        begins = [begin for begin, _ in spans]
        last = max((end for _, end in spans), default=1.0)
        gaps = [later - early for early, later in pairwise(begins)]
        widest = max(gaps, default=0.0)
        after = begins[gaps.index(widest) + 1] if gaps else last
        broken = bool(gaps) and widest > 2 * max(last - after, 2.0)
        first = after if broken else min(begins, default=0.0)
        self.first, self.last = int(first), max(int(-(-last // 1)), int(first) + 1)
        self.early = [begin for begin in begins if begin < self.first]
        self.left = MARGIN + (BROKEN_OFF if broken else 0.0)
        self.right = width - MARGIN - SMALLEST
        step = next((s for s in (1, 2, 5, 10, 20, 50) if self._room(s) > 5 * SMALLEST), self.last - self.first)
        self.ticks = [year for year in range(self.first, self.last + 1) if year % step == 0]

    def at(self, year: float) -> float:
        """The place of a year in points from the left; years before a break share one."""
        if year < self.first:
            return MARGIN + 2.2 * SMALLEST
        return self.left + (year - self.first) / (self.last - self.first) * (self.right - self.left)

    def _room(self, step: int) -> float:
        return (self.right - self.left) / (self.last - self.first) * step


Groups = Mapping[str, Sequence[Event]]
"""Events by the heading that they stand under."""


@dataclass(frozen=True)
class Label:
    """Where the label of an event stands, and its mark: points from the left and from the top of the row."""

    text: str
    x: float
    align: str
    y: float
    mark: float
    height: float


def draw_timeline(form: Form, groups: Groups, key: Sequence[str]) -> Figure:
    """Draw groups of events from the top down. ``key`` explains the marks, a line each."""
    width = form.width * 72
    axis = Axis([event for events in groups.values() for event in events], width)
    label = _above if form.narrow else _beside
    explained = [line for text in [*key, *[BREAK] * bool(axis.early)] for line in _lines(text, width - 2 * MARGIN)]
    top = MARGIN + LINE_HEIGHT * (len(explained) + 0.4)
    heads, rows, down = _laid_out(groups, top + 1.4 * LINE_HEIGHT, lambda event: label(event, axis, width), width)
    bottom = down + LINE_HEIGHT
    figure = Figure(figsize=(form.width, (bottom + MARGIN) / 72))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set(xlim=(0, width), ylim=(bottom + MARGIN, 0))
    axes.axis("off")
    axes.text(MARGIN, MARGIN, "\n".join(explained), va="top", fontsize=SMALLEST, color=GREY, linespacing=1.3)
    _draw_years(axes, axis, top, bottom)
    for place, text in heads:
        _write(axes, (MARGIN, place), text, "left", "top", TEAL, weight="bold")
    for place, event, told in rows:
        _draw_mark(axes, axis, place + told.mark, event)
        _write(axes, (told.x, place + told.y), told.text, told.align, "top", INK)
    return figure


def _laid_out(
    groups: Groups, down: float, label: Callable[[Event], Label], width: float
) -> tuple[list[tuple[float, str]], list[tuple[float, Event, Label]], float]:
    """Headings and rows with their distance from the top, and where they end."""
    heads, rows = [], []
    for head, events in groups.items():
        lines = _lines(cut_label(head, LONGEST_NAME), width - 2 * MARGIN, "bold")
        heads.append((down, "\n".join(lines)))
        down += LINE_HEIGHT * (len(lines) + 0.35)
        for event in events:
            told = label(event)
            rows.append((down, event, told))
            down += told.height
        down += 0.6 * LINE_HEIGHT
    return heads, rows, down


def _beside(event: Event, axis: Axis, width: float) -> Label:
    """The label to the right of its mark where there is more room, else to the left."""
    begin, end = _ends(event, axis)
    right, left = width - MARGIN - end - APART, begin - APART - MARGIN
    text = _label(event)
    to_right = text_width(text, SMALLEST) < right or right > left
    lines = _lines(text, max(right, left) if not to_right else right)
    height = LINE_HEIGHT * max(len(lines), 1)
    x, align = (end + APART, "left") if to_right else (begin - APART, "right")
    return Label("\n".join(lines), x, align, 0, height / 2, height + 0.45 * LINE_HEIGHT)


def _above(event: Event, axis: Axis, width: float) -> Label:
    """The label over the whole width, and the mark under it."""
    lines = _lines(_label(event), width - 2 * MARGIN)
    height = LINE_HEIGHT * max(len(lines), 1)
    return Label("\n".join(lines), MARGIN, "left", 0, height + 0.5 * LINE_HEIGHT, height + 1.35 * LINE_HEIGHT)


def _label(event: Event) -> str:
    return cut_label(f"{event.when}: {event.name}" if event.when else event.name, LONGEST_NAME)


def _lines(text: str, room: float, weight: str = "normal") -> list[str]:
    """A text in lines that fit into so many points; a single word that is longer is cut in two.

    Words are measured and not lines, as each line would be measured anew with every word that it gains.
    """
    wider = 1.12 if weight == "bold" else 1.0
    lines, along, space = [""], 0.0, wider * text_width(" ", SMALLEST)
    for word in fill(text, max(int(room / SMALLEST), 8)).split():
        wide = wider * text_width(word, SMALLEST)
        if lines[-1] and along + space + wide > room:
            lines.append(word)
            along = wide
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
            along += wide + (space if along else 0.0)
    return lines


def _ends(event: Event, axis: Axis) -> tuple[float, float]:
    """How far a mark reaches, in points from the left."""
    half = 0.45 * SMALLEST
    if event.mark in ("bar", "some time") and event.begins >= axis.first:
        return axis.at(event.begins), max(axis.at(event.ends), axis.at(event.begins) + 2 * half)
    middle = axis.at(event.middle)
    return middle - half, middle + half


def _draw_mark(axes: Axes, axis: Axis, y: float, event: Event) -> None:
    begin, end = _ends(event, axis)
    half = 0.45 * SMALLEST
    if event.mark in ("bar", "some time") and event.begins >= axis.first:
        fill_colour = TEAL if event.mark == "bar" else LIGHT_TEAL
        axes.add_artist(Rectangle((begin, y - half), end - begin, 2 * half, facecolor=fill_colour, zorder=2))
    elif event.mark == "end":
        axes.add_artist(Rectangle(((begin + end) / 2 - 1, y - half), 2, 2 * half, facecolor=TEAL, zorder=2))
    else:
        axes.add_artist(Circle(((begin + end) / 2, y), half, facecolor=TEAL, edgecolor=TEAL, zorder=2))


def _draw_years(axes: Axes, axis: Axis, top: float, bottom: float) -> None:
    """Years over and under the drawing with a line down from each, and the break where there is one."""
    look: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": SMALLEST, "color": GREY}
    for year in axis.ticks:
        axes.plot([axis.at(year)] * 2, [top + LINE_HEIGHT, bottom - LINE_HEIGHT], color=LINE, linewidth=0.7, zorder=0)
        for y in (top + LINE_HEIGHT / 2, bottom - LINE_HEIGHT / 2):
            axes.text(axis.at(year), y, str(year), **look)
    if axis.early:
        for y in (top + LINE_HEIGHT / 2, bottom - LINE_HEIGHT / 2):
            axes.text(axis.at(axis.early[0]), y, "earlier", **look)
            for x in (axis.left - 20, axis.left - 16):
                axes.plot([x - 2, x + 2], [y + 5, y - 5], color=INK, linewidth=1)


def _write(
    axes: Axes, place: tuple[float, float], text: str, align: str, vertical: str, colour: str, weight: str = "normal"
) -> None:
    axes.text(
        *place, text, ha=align, va=vertical, fontsize=SMALLEST, fontweight=weight, color=colour, linespacing=1.3,
        bbox={"facecolor": WHITE, "edgecolor": "none", "pad": 0.8}, zorder=1.5,
    )  # fmt: skip
