"""Drawings of the support programme: its principles, its organisation and its timeline.

The pictures of the sources (interim report, Figure 1; paper, Figure 2) were not available. These are drawn from
what the text says of them, from tables of nodes, links and dates.
"""

from functools import partial
from math import cos, pi, sin
from textwrap import fill
from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from compendium.data_package.trace import Trace
from compendium.display.dates import in_years, written_span
from compendium.display.figures import Form, ShownFigure, new_figure
from compendium.display.sentences import listed
from compendium.display.theme import SMALLEST, TEAL
from compendium.display.timelines import Event, draw_timeline
from compendium.results.programme import words
from compendium.results.programme.bodies import abbreviations_words, agreeing_links, in_sentences
from compendium.results.programme.draw_boards import draw_boards

DRAWN = "Drawn from the text, since the picture was not available."

STATED, OURS = "Dates that a source states", "Dates that no source states outright, placed by us"

TIMELINE_KEY = ("Dot: a month or a day. Dark bar: from one date to another. Pale bar: some time in that year.",)


def principles_figure(principles: pd.DataFrame, trace: Trace) -> ShownFigure:
    """The principles of the programme as circles that meet in the middle."""
    names = listed(principles["name"])
    alternative = f"Circles that overlap in the middle, where support for implementation stands: {names}."
    drawing = partial(_draw_principles, names=list(principles["name"]))
    return ShownFigure(drawing, words.principles_title(principles), alternative, trace, DRAWN)


def _draw_principles(form: Form, names: list[str]) -> Figure:
    figure, axes = new_figure(3.9 if form.narrow else 4.6, form)
    for place, name in enumerate(names):
        angle = pi / 2 + 2 * pi * place / len(names)
        x, y = cos(angle), sin(angle)
        axes.add_artist(Circle((x * 0.62, y * 0.62), 1.0, facecolor=TEAL, alpha=0.16, edgecolor=TEAL, linewidth=1.4))
        look: dict[str, Any] = {
            "ha": "center",
            "va": "center",
            "fontweight": "bold",
            "fontsize": SMALLEST if form.narrow else 10,
        }
        axes.text(x * 1.05, y * 1.05, fill(name, 14), **look)
    axes.text(0, 0, "Support for\nimplementation", ha="center", va="center", fontsize=SMALLEST)
    axes.set(xlim=(-1.75, 1.75), ylim=(-1.35, 1.75), aspect="equal")
    axes.axis("off")
    return figure


def organisation_figure(nodes: pd.DataFrame, links: pd.DataFrame, trace: Trace) -> ShownFigure:
    """The organisation of the programme in layers, an arrow for each relation."""
    names = nodes.set_index("node")["name"]
    links, ends = agreeing_links(nodes, links), in_sentences(nodes)
    told = [f"{names[link.from_node]} {link.relation} {ends[link.to_node]}" for link in links.itertuples()]
    alternative = f"Network of {len(nodes)} bodies and {len(links)} relations. {'; '.join(told)}."
    drawing = partial(draw_boards, nodes=nodes, links=links)
    short = abbreviations_words(nodes)
    measure = f"{DRAWN} {short}." if short else DRAWN
    return ShownFigure(drawing, words.organisation_title(nodes, links), alternative, trace, measure)


def timeline_figure(timeline: pd.DataFrame, trace: Trace) -> ShownFigure:
    """Events on one axis of time; those whose date no source states stand apart."""
    ordered = timeline.sort_values("date_from", kind="stable", ignore_index=True)
    stated = ordered["basis"] == "stated"
    groups = {
        STATED: _events(ordered[stated]),
        OURS: _events(ordered[~stated]),
    }
    drawing = partial(
        draw_timeline, groups={head: events for head, events in groups.items() if events}, key=TIMELINE_KEY
    )
    said = {head: "; ".join(f"{event.when}: {event.name}" for event in events) for head, events in groups.items()}
    alternative = ". ".join(f"{head}. {events}" for head, events in said.items() if events)
    return ShownFigure(drawing, words.timeline_title(ordered), f"Timeline. {alternative}.", trace)


def _events(timeline: pd.DataFrame) -> list[Event]:
    return [
        _event(row.name, row.date_from, row.date_to) for row in timeline.drop(columns="event").itertuples(index=False)
    ]


def _event(name: str, date_from: str, date_to: str) -> Event:
    begin, end = in_years(date_from)
    mark = "some time" if "-" not in date_from else "dot"
    if date_to:
        end, mark = in_years(date_to)[1], "bar"
    return Event(name, written_span(date_from, date_to), begin, max(begin, end), mark)
