"""The two typologies of support and what became of their categories (interim report, Tables 5, 6 and 3)."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import Place
from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table, mark_cell, text_cell

MARKS = {
    "both": "● both",
    "minutes only": "◐ minutes only",
    "interviews only": "◑ interviews only",
    "neither": "○ neither",
}


def typology_table(typology: pd.DataFrame, kind: str, caption: str, trace: Trace) -> Shown:
    """A typology as printed: categories with their descriptions. ``kind`` tells the two tables apart."""
    layout = Layout({"name": "Category of support", "description": "Description"}, anchor=(kind, "category"))
    return journal_table(typology, f"table-{kind}", caption, layout, trace)


def origin_table(origins: pd.DataFrame, minutes: pd.DataFrame, interviews: pd.DataFrame, trace: Trace) -> Shown:
    """For each approach of Table 3 the categories that it came from and where it was found."""
    names = {
        "minutes": minutes.set_index("category")["name"],
        "interviews": interviews.set_index("category")["name"],
    }
    frame = origins.assign(
        found=origins["found_in"].map(MARKS),
        **{key: [[names[key][category] for category in ids] for ids in origins[key]] for key in names},
    )
    labels = {
        "name": "Approach (Table 3)",
        "minutes": "From minutes (Table 5)",
        "interviews": "From interviews (Table 6)",
        "found": "Category in",
    }
    cells = dict.fromkeys(names, lambda found: text_cell(found) or "–")
    return journal_table(
        frame, "table-origins", "Where the approaches of Table 3 came from", Layout(labels, cells=cells), trace
    )


class Told(NamedTuple):
    """What a passage tells of an approach, and its place."""

    words: str
    place: Place

    def __str__(self) -> str:
        return f"{self.words} ({self.place})"


def without_category_table(
    without: pd.DataFrame, programmes: pd.Series, programme: str, mentions: pd.DataFrame, trace: Trace
) -> Shown:
    """The approaches that come from no category: where Table 3 ticks them, and what minutes or interviews tell of them.

    ``programmes`` gives the names of programmes by id; ``mentions`` has the title of its source in ``title``.
    """
    frame = without.assign(
        ticked=["yes" if ticked else "no tick" for ticked in without["ticked"]],
        others=[[programmes[other] for other in others] for others in without["others"]],
        told=[list(_told(mentions[mentions["approach"] == approach])) for approach in without["approach"]],
    )
    labels = {
        "name": "Approach (Table 3)",
        "ticked": f"Ticked for {programmes[programme]}",
        "others": "Also ticked for",
        "told": "Told of in (our reading)",
    }
    cells = {"ticked": _tick_cell, "others": lambda others: text_cell(others) or "–", "told": _told_cell}
    layout = Layout(labels, cells=cells)
    return journal_table(frame, "table-without-category", "Approaches without a category of their own", layout, trace)


def _tick_cell(value: str) -> str:
    """A tick as printed; no tick is a dash, since it may only mean that the source does not describe it."""
    return mark_cell("yes") if value == "yes" else '–<span class="compendium-hidden"> no tick</span>'


def _told(mentions: pd.DataFrame) -> Iterator[Told]:
    for row in mentions.to_dict("records"):
        place = Place(f"{row['title']}: {row['locator']}", row["source"])
        yield Told(f"{row['said_in']}: {row['statement']}", place)


def _told_cell(told: list[Told]) -> str:
    """What is said in minutes or interviews, each passage with its place; a dash where there is none."""
    return "; ".join(f"{text_cell(each.words)} ({text_cell(each.place)})" for each in told) or "–"


def unplaced_table(minutes: pd.DataFrame, interviews: pd.DataFrame, trace: Trace) -> Shown:
    """Categories that no approach of Table 3 took up."""
    frame = pd.concat(
        [minutes.assign(typology="Minutes (Table 5)"), interviews.assign(typology="Interviews (Table 6)")]
    )
    labels = {"name": "Category", "typology": "Typology", "description": "Description"}
    return journal_table(
        frame.reset_index(drop=True),
        "table-unplaced",
        "Categories that Table 3 does not take up",
        Layout(labels),
        trace,
    )
