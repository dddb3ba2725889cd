"""Sentences on where approaches came from, computed; each holds for none, one and many."""

import pandas as pd

from compendium.display.sentences import Shown, capitalised, counted, in_words, listed, sentence, uncapitalised, verb
from compendium.results.typologies.compute import BOTH, INTERVIEWS, MINUTES, NEITHER

PLACES = {
    BOTH: "a category in both typologies",
    MINUTES: "one in the minutes only",
    INTERVIEWS: "one in the interviews only",
    NEITHER: "none",
}


def origin_title(origins: pd.DataFrame) -> str:
    """How many approaches come from a category of either typology."""
    found = int((origins["found_in"] != NEITHER).sum())
    whole = counted(len(origins), "approach", "approaches")
    return (
        f"Of {whole}, {in_words(found)} {verb(found, 'comes', 'come')} from a category in the minutes or the interviews"
    )


def without_category_title(without: pd.DataFrame, programme_name: str) -> str:
    """How many of the approaches without a category are ticked for the programme all the same."""
    own, whole = int(without["ticked"].sum()), counted(len(without), "approach", "approaches")
    return f"Of {whole} without a category, {in_words(own)} {verb(own, 'is', 'are')} ticked for the {programme_name}"


def found_words(ticked: tuple[int, int], without: pd.DataFrame, programme_name: str) -> Shown:
    """How many of the programme's approaches come from a category, and which do not.

    ``ticked`` is what `ticks_with_category` gives, ``without`` what `approaches_without_category` gives.
    """
    number, placed = ticked
    own = list(without.loc[without["ticked"], "name"])
    return sentence(
        "Of the {number} ticked for the {programme}, {placed} {come} from a category of support found in the minutes "
        "or the interviews.{rest}",
        number=counted(number, "approach", "approaches"),
        programme=programme_name,
        placed=in_words(placed),
        come=verb(placed, "comes", "come"),
        rest=f" The others do not: {listed(map(uncapitalised, own))}." if own else "",
    )


def unplaced_words(categories: list[str]) -> Shown:
    """The categories, by name, that became no approach."""
    if not categories:
        return sentence("Every category became an approach.")
    number = capitalised(counted(len(categories), "category", "categories"))
    return sentence(
        "{number} became no approach: {names}.", number=number, names=listed(map(uncapitalised, categories))
    )


def origin_words(origins: pd.DataFrame) -> Shown:
    """How many approaches have a category in both typologies, in one of them, in none."""
    found = origins["found_in"].value_counts().reindex(list(PLACES), fill_value=0)
    return sentence(
        "Of {approaches}, {parts}.",
        approaches=counted(len(origins), "approach", "approaches"),
        parts=listed(
            f"{in_words(number)} {verb(number, 'has', 'have')} {PLACES[place]}" for place, number in found.items()
        ),
    )


def without_category_words(without: pd.DataFrame, ticked: tuple[int, int], programme_name: str) -> Shown:
    """Of the approaches without a category: those ticked for the programme, those that the sources tell of, the rest.

    ``ticked`` is what `ticks_with_category` gives.
    """
    own, others = without[without["ticked"]], without[~without["ticked"]]
    if own.empty:
        return sentence("No approach without a category is ticked for the {programme}.", programme=programme_name)
    told = own[own["told_in"].map(len) > 0]
    return sentence(
        "{count} without a category {is_are} ticked for the {programme} all the same: {own}. The minutes or interviews "
        "speak of {told} of them.{others} So of {ticks} for the {programme}, {placed} {come} from a category.",
        count=capitalised(counted(len(own), "approach", "approaches")),
        is_are=verb(len(own), "is", "are"),
        programme=programme_name,
        own=listed(map(uncapitalised, own["name"])),
        told="all" if len(told) == len(own) else in_words(len(told)),
        others=f" Ticked for other programmes only: {_small(others['name'])}." if len(others) else "",
        ticks=counted(ticked[0], "tick"),
        placed=in_words(ticked[1]),
        come=verb(ticked[1], "comes", "come"),
    )


def _small(names: pd.Series) -> str:
    return listed(map(uncapitalised, names))
