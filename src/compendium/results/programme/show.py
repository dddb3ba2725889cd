"""Drawings of the support programme: its principles, its organisation and its timeline.

The pictures of the sources (interim report, Figure 1; paper, Figure 2) were not available. These are drawn from
what the text says of them, from tables of nodes, links and dates.
"""

from math import cos, hypot, pi, sin
from textwrap import fill

import pandas as pd
from matplotlib.patches import Circle, FancyArrowPatch

from compendium.data_package.trace import Trace
from compendium.display.figures import LONGEST, ShownFigure, cut_label, new_figure, short_label
from compendium.display.sentences import listed
from compendium.display.theme import GREY, HIGHLIGHT, INK, TEAL, WHITE

DRAWN = "drawn from the text, since the picture was not available"


def principles_figure(principles: pd.DataFrame, trace: Trace) -> ShownFigure:
    """The principles of the programme as circles that meet in the middle."""
    figure, axes = new_figure(4.6)
    number = len(principles)
    for place, row in enumerate(principles.itertuples()):
        angle = pi / 2 + 2 * pi * place / number
        x, y = cos(angle), sin(angle)
        axes.add_patch(Circle((x * 0.62, y * 0.62), 1.0, facecolor=TEAL, alpha=0.16, edgecolor=TEAL, linewidth=1.4))
        axes.text(x * 1.05, y * 1.05, fill(row.name, 16), ha="center", va="center", fontweight="bold", fontsize=9.5)
    axes.text(0, 0, "Support for\nimplementation", ha="center", va="center", fontsize=9)
    axes.set(xlim=(-1.75, 1.75), ylim=(-1.55, 1.75), aspect="equal")
    axes.axis("off")
    words = (
        f"Circles that overlap in the middle, where support for implementation stands: {listed(principles['name'])}."
    )
    return ShownFigure(figure, f"Principles of the support programme, {DRAWN}", words, trace)


def organisation_figure(nodes: pd.DataFrame, links: pd.DataFrame, trace: Trace) -> ShownFigure:
    """The organisation of the programme: bodies at the places that their table gives, an arrow for each relation."""
    figure, axes = new_figure(6.6)
    places = {node.node: (float(node.across), float(node.down)) for node in nodes.itertuples()}
    for link in links.itertuples():
        style = "-" if link.basis == "stated" else (0, (3, 2))
        (x, y), (to_x, to_y) = places[link.from_node], places[link.to_node]
        level = abs(to_x - x) / hypot(to_x - x, to_y - y)  # boxes are wide: arrows from the side end earlier
        axes.add_patch(
            FancyArrowPatch(
                (x, y), (to_x, to_y), arrowstyle="-|>", mutation_scale=8, linestyle=style,
                linewidth=0.9, color=GREY, shrinkA=13, shrinkB=15 + 18 * level, zorder=1,
                connectionstyle="arc3,rad=0.06",
            )
        )  # fmt: skip
    for node in nodes.itertuples():
        box = {"boxstyle": "round,pad=0.3", "facecolor": HIGHLIGHT, "edgecolor": TEAL, "linewidth": 0.9}
        name = fill(cut_label(node.short_name, LONGEST), 14)
        axes.text(*places[node.node], name, ha="center", va="center", fontsize=8, bbox=box, zorder=2)
    axes.set(xlim=(nodes["across"].min() - 0.5, nodes["across"].max() + 0.5))
    axes.set(ylim=(nodes["down"].max() + 0.5, nodes["down"].min() - 0.5))
    axes.axis("off")
    figure.supxlabel("solid line: stated    broken line: our reading", fontsize=9, x=0.02, ha="left")
    names = nodes.set_index("node")["name"]
    told = [f"{names[link.from_node]} {link.relation} {names[link.to_node]}" for link in links.itertuples()]
    words = f"Network of {len(nodes)} bodies and {len(links)} relations. {'; '.join(told)}."
    return ShownFigure(figure, f"Organisation of the support programme, {DRAWN}", words, trace)


def timeline_figure(timeline: pd.DataFrame, trace: Trace) -> ShownFigure:
    """Events from the top down in the order of their dates, with the date as the source states it."""
    ordered = timeline.sort_values("date_from", kind="stable", ignore_index=True)
    figure, axes = new_figure(0.6 + 0.42 * len(ordered))
    axes.plot([0.3, 0.3], [-0.5, len(ordered) - 0.5], color=GREY, linewidth=1)
    for place, event in enumerate(ordered.itertuples()):
        colour = TEAL if event.basis == "stated" else WHITE
        axes.plot(0.3, place, marker="o", markersize=6, markerfacecolor=colour, markeredgecolor=TEAL)
        axes.text(0.28, place, fill(short_label(event.date, 40), 17), ha="right", va="center", fontsize=8)
        axes.text(0.33, place, fill(event.name, 44), ha="left", va="center", fontsize=8.5, color=INK)
    axes.set(xlim=(0, 1), ylim=(len(ordered) - 0.4, -0.7))
    axes.axis("off")
    figure.supxlabel("● date stated    ○ date read by us", fontsize=9, x=0.02, ha="left")
    words = "; ".join(f"{event.date}: {event.name}" for event in ordered.itertuples())
    return ShownFigure(figure, "Timeline of the Care Act and its support programme", f"Timeline. {words}.", trace)
