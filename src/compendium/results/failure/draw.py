"""The drawing of when governments stepped in, and at which point."""

from functools import partial

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.figures import ShownFigure
from compendium.display.sentences import counted
from compendium.display.timelines import Event, draw_timeline
from compendium.results.failure import words

KEY = ("Dot: the year in which it began or was published. Stroke: only the end is known. Bar: from beginning to end.",)

MEASURE = "Examples that the sources date, by the point at which they step in."


def years_figure(examples: pd.DataFrame, counts: pd.DataFrame, trace: Trace) -> ShownFigure:
    """Dated examples on one axis of years, by point; a heading tells how many have no year.

    ``counts`` is what `count_examples` gives.
    """
    groups = {}
    for point, row in counts.iterrows():
        here = examples[examples["point"] == point]
        without = int(row["examples"] - row["dated"])
        dated = f"{row['dated']} dated, {without} without a year" if without else f"{row['dated']} dated"
        groups[f"{row['name']}: {dated}"] = _events(here)
    drawing = partial(draw_timeline, groups=groups, key=KEY)
    told = [
        f"{head}. {'; '.join(f'{event.when}: {event.name}' for event in events)}" for head, events in groups.items()
    ]
    number = counted(sum(map(len, groups.values())), "example")
    alternative = f"Timeline of {number}. {'. '.join(told)}."
    return ShownFigure(drawing, words.years_title(examples), alternative, trace, MEASURE)


def _events(examples: pd.DataFrame) -> list[Event]:
    events = []
    for name, begin, end in zip(examples["name"], examples["year_from"], examples["year_to"], strict=True):
        if pd.notna(begin) or pd.notna(end):
            first, last = (float(end if pd.isna(begin) else begin), float(begin if pd.isna(end) else end))
            mark = "bar" if pd.notna(begin) and pd.notna(end) else "dot" if pd.notna(begin) else "end"
            events.append(Event(name, words.years_of((begin, end)), first, max(first, last), mark))
    return sorted(events, key=lambda event: (event.begins, event.ends))
