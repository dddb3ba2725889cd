"""Tables on why policies fail and where governments step in. ``titles`` are short titles of the sources by id."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import named_places, places
from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table
from compendium.results.failure import words


def hindrances_table(hindrances: pd.DataFrame, trace: Trace) -> Shown:
    """The hindrances that the report names."""
    frame = hindrances.assign(place=places(hindrances["source"], hindrances["detail_locator"]))
    labels = {"name": "Hindrance", "description": "What it means"}
    layout = Layout(labels, anchor=("hindrance", "hindrance"), under={"place": "description"})
    return journal_table(frame, "table-hindrances", words.hindrances_title(hindrances), layout, trace)


def points_table(points: pd.DataFrame, counts: pd.DataFrame, trace: Trace) -> Shown:
    """The points at which governments step in, with the number of examples; as `count_examples` counts them."""
    frame = points.assign(
        examples=points["point"].map(counts["examples"]).astype(int),
        place=places(points["source"], points["detail_locator"]),
    )
    labels = {"name": "Point", "description": "What happens there", "examples": "Examples"}
    layout = Layout(labels, centred=("examples",), anchor=("point", "point"), under={"place": "description"})
    return journal_table(frame, "table-points", words.points_title(points), layout, trace)


def examples_table(examples: pd.DataFrame, points: pd.DataFrame, titles: pd.Series, title: str, trace: Trace) -> Shown:
    """Examples by the point at which they step in."""
    frame = examples.assign(
        point_name=examples["point"].map(points.set_index("point")["name"]),
        place=named_places(examples, titles),
        years=[
            words.years_of(years) or "not stated"
            for years in zip(examples["year_from"], examples["year_to"], strict=True)
        ],
    )
    labels = {
        "name": "Example",
        "point_name": "Point",
        "country": "Country",
        "years": "Years",
        "status": "Status",
        "description": "What it is",
    }
    layout = Layout(labels, group="point_name", first="years", kept=("description",), under={"place": "description"})
    return journal_table(frame.reset_index(drop=True), "table-examples", title, layout, trace)


def lists_table(items: pd.DataFrame, lists: pd.DataFrame, titles: pd.Series, trace: Trace) -> Shown:
    """The lists of the sources, entry by entry."""
    titled = items["list"].map(lists.set_index("list")["title"])
    frame = items.assign(list_title=titled, place=named_places(items, titles))
    labels = {"name": "Entry", "list_title": "List", "description": "What it means"}
    layout = Layout(labels, group="list_title", under={"place": "description"})
    return journal_table(frame, "table-lists", words.lists_title(items), layout, trace)
