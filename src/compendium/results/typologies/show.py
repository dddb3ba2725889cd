"""The two typologies of support and what became of their categories (interim report, Tables 5, 6 and 3)."""

from typing import NamedTuple

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import Place, places
from compendium.display.register import SIGNS
from compendium.display.sentences import Shown, capitalised, counted, in_words, sentence
from compendium.display.tables import Cell, Layout, inked, journal_table, mark_cell, text_cell
from compendium.display.theme import GREY
from compendium.results.typologies.words import origin_title, without_category_title

MARKS = {
    "both": f"{SIGNS['in both']} both",
    "minutes only": f"{SIGNS['in the first only']} minutes only",
    "interviews only": f"{SIGNS['in the second only']} interviews only",
    "neither": f"{SIGNS['in neither']} neither",
}


class Said(NamedTuple):
    """What the minutes or interviews say of an approach, and where."""

    words: str
    place: Place

    def __str__(self) -> str:
        return f"{self.words} ({self.place})"


SHOWN_BY = {
    "minutes": ("The minutes show", "Support as the minutes of the Programme Board show it"),
    "interviews": ("National interviewees described", "Support as people interviewed at national level described it"),
}
"""How the title of each typology begins, and what it measures."""


def typology_table(typology: pd.DataFrame, kind: str, trace: Trace | None) -> Shown:
    """A typology as printed: categories with their descriptions. ``kind`` tells the two tables apart."""
    layout = Layout({"name": "Category of support", "description": "Description"}, anchor=(kind, "category"))
    begin, measure = SHOWN_BY[kind]
    title = f"{begin} {counted(len(typology), 'category', 'categories')} of support"
    return journal_table(typology, f"table-{kind}", title, layout, trace, measure)


def origin_table(origins: pd.DataFrame, minutes: pd.DataFrame, interviews: pd.DataFrame, trace: Trace | None) -> Shown:
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
    measure = (
        "Category that became the approach, by its name, its description or, where only the sense agrees, our reading"
    )
    return journal_table(
        frame, "table-origins", origin_title(origins), Layout(labels, cells=cells, first="found"), trace, measure
    )


def without_category_table(
    without: pd.DataFrame, programmes: pd.Series, programme: str, mentions: pd.DataFrame, trace: Trace | None
) -> Shown:
    """The approaches that come from no category: where Table 3 ticks them, and what minutes or interviews say of them.

    ``programmes`` gives the names of programmes by id; ``mentions`` has the title of its source in ``title``.
    """
    frame = without.assign(
        ticked=["yes" if ticked else "no tick" for ticked in without["ticked"]],
        others=[[programmes[other] for other in others] for others in without["others"]],
        told=[_told(mentions[mentions["approach"] == approach]) for approach in without["approach"]],
    )
    labels = {
        "name": "Approach (Table 3)",
        "ticked": f"Ticked for {programmes[programme]}",
        "others": "Also ticked for",
        "told": "What else the sources say of it (our reading)",
    }
    cells: dict[str, Cell] = {"ticked": _tick_cell, "others": lambda ids: text_cell(ids) or "–", "told": _told_cell}
    title = without_category_title(without, str(programmes[programme]))
    measure = "Ticks of the table of approaches, and passages on them in minutes or interviews"
    return journal_table(frame, "table-without-category", title, Layout(labels, cells=cells), trace, measure)


def _tick_cell(value: str) -> str:
    """A tick as printed; no tick is a dot, since it may only mean that the source does not describe it."""
    return mark_cell("yes") if value == "yes" else inked(GREY, f"{SIGNS['not stated']}&nbsp;no tick", "mark")


def _told(mentions: pd.DataFrame) -> list[Said]:
    where = places(mentions["source"], mentions["title"] + ": " + mentions["locator"])
    own = zip(mentions["said_in"], mentions["statement"], where, strict=True)
    return [Said(f"{capitalised(said_in)}: {statement}", place) for said_in, statement, place in own]


def _told_cell(told: list[Said]) -> str:
    return "<br>".join(f"{text_cell(said.words)} ({said.place.html})" for said in told) or "–"


def unplaced_table(
    minutes: pd.DataFrame, interviews: pd.DataFrame, number_of_categories: int, trace: Trace | None
) -> Shown:
    """Categories that no approach of Table 3 took up, of all in both typologies; a sentence where there is none."""
    frame = pd.concat(
        [minutes.assign(typology="Minutes (Table 5)"), interviews.assign(typology="Interviews (Table 6)")]
    )
    if frame.empty:
        return sentence("Every category became an approach.")
    labels = {"name": "Category", "typology": "Typology", "description": "Description"}
    whole = counted(number_of_categories, "category", "categories")
    title = f"{capitalised(in_words(len(frame)))} of {whole} became no approach"
    return journal_table(frame.reset_index(drop=True), "table-unplaced", title, Layout(labels), trace)
