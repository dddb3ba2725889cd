"""Ways between boxes in the diagram of the programme's bodies, and where the label of each stands.

All lengths are in points, from the left and from the top.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np

from compendium.display.signs import text_width
from compendium.display.theme import SMALLEST

LINE_HEIGHT = 1.3 * SMALLEST
INSET = 9.0
"""Points from the corner of a box to where a loop begins."""
ARROW = 9.0
"""Points that an arrow needs beside its label."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Area:
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        """The middle of it."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: "Area") -> bool:
        """Whether two areas share room."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, points: Iterable[Point]) -> bool:
        """Whether one of the points lies within, not on the edge."""
        return any(self.left < x < self.right and self.top < y < self.bottom for x, y in points)


Ends = tuple[str, str, bool]
"""Where an arrow starts, where it ends, and whether the relation is stated."""


def along(corners: Sequence[Point], step: float = 3.0) -> list[Point]:
    """Points on the straight lines between corners, both ends left out."""
    points: list[Point] = []
    for (x, y), (to_x, to_y) in pairwise(corners):
        parts = max(int(np.hypot(to_x - x, to_y - y) / step), 1)
        points += [(x + (to_x - x) * k / parts, y + (to_y - y) * k / parts) for k in range(parts + 1)]
    return points[1:-1]


def path_between(
    start: str, end: str, stated: bool, boxes: dict[str, Area], arrows: Iterable[Ends]
) -> tuple[Point, ...]:
    """Corners of the first way from box to box that no other box stands in; straight where there is none."""
    if boxes[start].top == boxes[end].top:
        return _loop((start, end, stated), boxes, arrows)
    others = [box for node, box in boxes.items() if node not in (start, end)]
    ways = list(_ways(boxes[start], boxes[end]))
    return next((way for way in ways if not any(box.holds(along(way)) for box in others)), ways[0])


def _ways(start: Area, end: Area) -> Iterable[tuple[Point, ...]]:
    """Straight lines between two boxes one above the other: upright where they share columns, else aslant."""
    down = start.top < end.top
    begin_y, end_y = (start.bottom, end.top) if down else (start.top, end.bottom)
    left, right = max(start.left, end.left), min(start.right, end.right)
    if right - left > 2 * INSET:
        for share in (0.5, 0.3, 0.7, 0.15, 0.85):
            x = left + share * (right - left)
            yield (x, begin_y), (x, end_y)
    to_right = start.middle[0] < end.middle[0]
    for leaving, reaching in product((2 * INSET, INSET, 4 * INSET), repeat=2):
        begin_x = start.right - leaving if to_right else start.left + leaving
        end_x = end.left + reaching if to_right else end.right - reaching
        yield (begin_x, begin_y), (end_x, end_y)


def _loop(ends: Ends, boxes: dict[str, Area], arrows: Iterable[Ends]) -> tuple[Point, ...]:
    """Corners of a way below the row that both bodies stand in. Of several loops of a body to one side, the one that
    reaches least far begins next to its corner."""
    start, end, _ = ends
    sides = {node: (box.left, box.right) for node, box in boxes.items() if box.top == boxes[start].top}
    levels = {each: level_of(*each[:2], sides, sides) for each in arrows if {*each[:2]} <= {*sides}}
    y = max(boxes[node].bottom for node in sides) + depth_of(levels[ends]) - LINE_HEIGHT - 2

    def port(node: str, other: str) -> float:
        right = sides[node] < sides[other]
        before = [
            level for (a, b, _), level in levels.items()
            if node in (a, b) and (sides[node] < sides[b if node == a else a]) == right and level < levels[ends]
        ]  # fmt: skip
        inset = INSET * (1 + len(before))
        return boxes[node].right - inset if right else boxes[node].left + inset

    begin_x, end_x = port(start, end), port(end, start)
    return (begin_x, boxes[start].bottom), (begin_x, y), (end_x, y), (end_x, boxes[end].bottom)


def depth_of(level: int) -> float:
    """How far below its row a loop ends, with its label."""
    return level * (LINE_HEIGHT + ARROW)


def level_of(start: str, end: str, sides: dict[str, Point], row: Iterable[str]) -> int:
    """How deep a loop between two bodies of a row is: deeper where it has to pass others."""
    begin, stop = sorted((sides[start][0], sides[end][0]))
    return 1 + sum(begin < sides[node][0] < stop for node in row)


def label_area(
    label: str, corners: tuple[Point, ...], taken: Sequence[Area], others: Sequence[Sequence[Point]]
) -> Area:
    """Where a label stands: on its line, or under it for a loop, where it covers least of anything else."""
    lines = label.split("\n")
    wide, high = max(text_width(line, SMALLEST) for line in lines) + 4, LINE_HEIGHT * len(lines)
    loop = len(corners) > 2
    (x, y), (to_x, to_y) = corners[1:3] if loop else corners
    areas = []
    for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8):
        middle, line = x + share * (to_x - x), y + share * (to_y - y)
        top = line + 2 if loop else line - high / 2
        areas.append(Area(middle - wide / 2, top, middle + wide / 2, top + high))

    def covered(area: Area) -> int:
        return 50 * sum(map(area.meets, taken)) + sum(map(area.holds, others))

    return min(areas, key=covered)
