"""The organisation of the programme as a drawing: a diagram in layers, on a telephone a list of the same layers."""

from collections.abc import Hashable, Mapping
from textwrap import fill
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path

from compendium.display.figures import LONGEST, Form, cut_label
from compendium.display.sentences import capitalised, listed
from compendium.display.theme import GREY, HIGHLIGHT, INK, LINE, SMALLEST, TEAL, WHITE
from compendium.results.programme.boards import Route, plan_boards
from compendium.results.programme.bodies import in_sentences
from compendium.results.programme.routes import LINE_HEIGHT, Area

MARGIN, TIERS = 6.0, 16.0
"""Points around the drawing, and to the left of it for the names of tiers."""

KEY = "Solid line: stated in the sources. Broken line: our reading."


def draw_boards(form: Form, nodes: pd.DataFrame, links: pd.DataFrame) -> Figure:
    """Draw the bodies and their relations; the narrow form lists them, since a diagram would not be legible there."""
    return _list(form, nodes, links) if form.narrow else _diagram(form, nodes, links)


def _canvas(form: Form, height: float) -> tuple[Figure, Axes]:
    """An empty drawing in points from the left and from the top."""
    figure = Figure(figsize=(form.width, height / 72))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set(xlim=(0, form.width * 72), ylim=(height, 0))
    axes.axis("off")
    return figure, axes


def _diagram(form: Form, nodes: pd.DataFrame, links: pd.DataFrame) -> Figure:
    top = MARGIN + 1.6 * LINE_HEIGHT
    plan = plan_boards(nodes, links, MARGIN + TIERS, form.width * 72 - MARGIN)
    figure, axes = _canvas(form, plan.height + top + 2 * MARGIN)
    axes.text(MARGIN, MARGIN, KEY, va="top", fontsize=SMALLEST, color=GREY)
    for tier, begin, end in plan.tiers:
        axes.plot([MARGIN + TIERS - 4] * 2, [top + begin, top + end], color=LINE, linewidth=2)
        look: dict[str, Any] = {
            "rotation": 90,
            "ha": "center",
            "va": "center",
            "fontsize": SMALLEST,
            "fontweight": "bold",
        }
        axes.text(MARGIN + 3, top + (begin + end) / 2, capitalised(tier), color=TEAL, **look)
    for route in plan.routes:
        _draw_route(axes, route, top)
    for node, area in plan.boxes.items():
        _draw_box(axes, area, plan.names[node], top)
    return figure


def _draw_box(axes: Axes, area: Area, name: str, top: float) -> None:
    size = area.right - area.left, area.bottom - area.top
    look: dict[str, Any] = {
        "boxstyle": "round,pad=0,rounding_size=3",
        "facecolor": HIGHLIGHT,
        "edgecolor": TEAL,
        "linewidth": 0.9,
    }
    axes.add_artist(FancyBboxPatch((area.left, top + area.top), *size, zorder=2, **look))
    x, y = area.middle
    axes.text(x, top + y, name, ha="center", va="center", fontsize=SMALLEST, color=INK, linespacing=1.25, zorder=3)


def _draw_route(axes: Axes, route: Route, top: float) -> None:
    path = Path([(x, top + y) for x, y in route.corners])
    style = "-" if route.stated else (0, (3, 2))
    look: dict[str, Any] = {
        "arrowstyle": "-|>",
        "mutation_scale": 8,
        "shrinkA": 0,
        "shrinkB": 0,
        "linewidth": 0.9,
        "color": GREY,
    }
    axes.add_artist(FancyArrowPatch(path=path, linestyle=style, zorder=1, **look))
    x, y = route.written.middle
    axes.text(
        x, top + y, route.label, ha="center", va="center", fontsize=SMALLEST, color=INK, linespacing=1.2, zorder=1.5,
        bbox={"facecolor": WHITE, "edgecolor": "none", "pad": 0.5},
    )  # fmt: skip


def _list(form: Form, nodes: pd.DataFrame, links: pd.DataFrame) -> Figure:
    letters = int((form.width * 72 - 2 * MARGIN - 12) / (0.6 * SMALLEST))
    short = nodes.set_index("node")["short_name"].map(lambda name: cut_label(name, LONGEST))
    shown = nodes.assign(short_name=nodes["node"].map(short))
    ends = in_sentences(shown, "short_name")
    lines: list[tuple[str, str]] = [("key", "From the top of the programme down. A star marks our reading.")]
    for tier, members in nodes.sort_values(["down", "across"], kind="stable").groupby("tier", sort=False):
        lines.append(("tier", capitalised(str(tier))))
        for node in members["node"]:
            lines.append(("body", short[node]))
            told = fill(_told(links[links["from_node"] == node], ends), letters)
            lines += [("told", line) for line in told.split("\n") if line]
    tall = {"key": 1.5, "tier": 1.6, "body": 1.25, "told": 1.0}
    figure, axes = _canvas(form, LINE_HEIGHT * sum(tall[kind] for kind, _ in lines) + 2 * MARGIN)
    down = MARGIN
    for kind, text in lines:
        down += tall[kind] * LINE_HEIGHT
        left = MARGIN + {"key": 0, "tier": 0, "body": 4, "told": 12}[kind]
        look: dict[str, Any] = {
            "color": {"key": GREY, "tier": TEAL}.get(kind, INK),
            "fontsize": SMALLEST,
            "va": "bottom",
        }
        axes.text(left, down, text, fontweight="bold" if kind in ("tier", "body") else "normal", **look)
        if kind == "tier":
            axes.plot([MARGIN, form.width * 72 - MARGIN], [down, down], color=LINE, linewidth=1)
    return figure


def _told(links: pd.DataFrame, names: Mapping[Hashable, str]) -> str:
    """What a body does, such as ``sits on the Programme Board; is partner of LGA and ADASS*``."""
    told = []
    for relation, those in links.groupby("relation", sort=False):
        stars = ["" if basis == "stated" else "*" for basis in those["basis"]]
        ends = [f"{names[end]}{star}" for end, star in zip(those["to_node"], stars, strict=True)]
        told.append(f"{relation} {listed(ends)}")
    return "; ".join(told)
