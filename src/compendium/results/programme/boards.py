"""Where the bodies of the programme and the relations between them stand in the diagram: boxes, routes and labels.

Nothing is drawn here. All lengths are in points, from the left and from the top. A body stands at the place that its
table gives; rows are as high, and as far apart, as what is written in them and between them needs.
"""

from dataclasses import dataclass
from textwrap import fill

import pandas as pd

from compendium.display.figures import LONGEST, cut_label
from compendium.display.theme import SMALLEST
from compendium.results.programme.routes import (
    ARROW,
    LINE_HEIGHT,
    Area,
    Ends,
    Point,
    along,
    depth_of,
    label_area,
    level_of,
    path_between,
)

APART = 6.0
"""Points between a box and the end of its columns."""


@dataclass(frozen=True)
class Route:
    """A relation as it is drawn: corners from one box to the other, its label and where that stands."""

    start: str
    end: str
    label: str
    stated: bool
    corners: tuple[Point, ...]
    written: Area

    def points(self) -> list[Point]:
        """Points along the route, a few to each stretch."""
        return along(self.corners)


@dataclass(frozen=True)
class Plan:
    """The diagram: boxes and names by body, routes, the tiers with where they begin and end, and the whole height."""

    boxes: dict[str, Area]
    names: dict[str, str]
    routes: tuple[Route, ...]
    tiers: tuple[tuple[str, float, float], ...]
    height: float


def plan_boards(nodes: pd.DataFrame, links: pd.DataFrame, left: float, right: float) -> Plan:
    """Lay out bodies (columns node, short_name, tier, across, down, width) and links between them.

    Links have the columns from_node, relation, to_node, basis. Those that lead from one body to the same other share
    an arrow.
    """
    first = (nodes["across"] - nodes["width"] / 2).min()
    column = (right - left) / max((nodes["across"] + nodes["width"] / 2).max() - first, 1)
    names, sides = {}, {}
    for node in nodes.itertuples():
        begin = left + (node.across - node.width / 2 - first) * column + APART
        sides[node.node] = begin, begin + node.width * column - 2 * APART
        letters = max(int((node.width * column - 2 * APART - 4) / (0.6 * SMALLEST)), 4)
        names[node.node] = fill(cut_label(node.short_name, LONGEST), letters)
    arrows = _arrows(links)
    boxes, height = _stacked(nodes, names, sides, arrows)
    paths = {ends: path_between(*ends, boxes, arrows) for ends in arrows}
    routes: list[Route] = []
    for (start, end, stated), label in arrows.items():
        others = [along(path) for ends, path in paths.items() if ends != (start, end, stated)]
        taken = [*boxes.values(), *(route.written for route in routes)]
        corners = paths[start, end, stated]
        routes.append(Route(start, end, label, stated, corners, label_area(label, corners, taken, others)))
    return Plan(boxes, names, tuple(routes), _tiers(nodes, boxes), height)


def _arrows(links: pd.DataFrame) -> dict[Ends, str]:
    arrows: dict[Ends, str] = {}
    for link in links.itertuples():
        ends = (link.from_node, link.to_node, link.basis == "stated")
        if link.from_node != link.to_node:
            arrows[ends] = f"{arrows[ends]}\nand {link.relation}" if ends in arrows else link.relation
    return arrows


def _stacked(
    nodes: pd.DataFrame, names: dict[str, str], sides: dict[str, Point], arrows: dict[Ends, str]
) -> tuple[dict[str, Area], float]:
    """Boxes by body and the height of the whole: rows below each other, with room for what is written between."""
    row = nodes.set_index("node")["down"].rank(method="dense").astype(int) - 1
    boxes: dict[str, Area] = {}
    down = 0.0
    for place in range(int(row.max()) + 1 if len(row) else 0):
        here = [str(node) for node in row.index[row == place]]
        height = LINE_HEIGHT * (1 + max(names[node].count("\n") for node in here)) + 8
        boxes |= {node: Area(sides[node][0], down, sides[node][1], down + height) for node in here}
        loops = [level_of(start, end, sides, here) for start, end, _ in arrows if {start, end} <= {*here}]
        passing = [
            label.count("\n") + 1 for (start, end, _), label in arrows.items()
            if min(row[start], row[end]) <= place < max(row[start], row[end])
        ]  # fmt: skip
        down += height + depth_of(max(loops, default=0)) + LINE_HEIGHT * max(passing, default=0) + 2 * ARROW
        end_of_boxes = down - 2 * ARROW
    return boxes, end_of_boxes if boxes else 0.0


def _tiers(nodes: pd.DataFrame, boxes: dict[str, Area]) -> tuple[tuple[str, float, float], ...]:
    found = []
    for tier, members in nodes.groupby("tier", sort=False)["node"]:
        areas = [boxes[node] for node in members]
        found.append((str(tier), min(area.top for area in areas), max(area.bottom for area in areas)))
    return tuple(found)
