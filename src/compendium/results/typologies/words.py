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
        return sentence("No approach without a category is ticked in the column {programme}.", programme=programme_name)
    told = own[own["told_in"].map(len) > 0]
    return sentence(
        "{count} without a category {is_are} ticked in the column {programme} all the same: {own}. Minutes or "
        "interviews tell of {told} of them. Ticked in other columns only: {others}. So of {ticks} in that column, "
        "{placed} {come} from a category.",
        count=capitalised(counted(len(own), "approach", "approaches")),
        is_are=verb(len(own), "is", "are"),
        programme=programme_name,
        own=listed(map(uncapitalised, own["name"])),
        told="all" if len(told) == len(own) else in_words(len(told)),
        others=listed(map(uncapitalised, others["name"])),
        ticks=counted(ticked[0], "tick"),
        placed=in_words(ticked[1]),
        come=verb(ticked[1], "comes", "come"),
    )
