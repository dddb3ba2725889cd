"""Sentences on where the Care Act stands in Matland's matrix, computed."""

import pandas as pd

from compendium.display.sentences import Shown, counted, in_words, listed, sentence, uncapitalised, verb
from compendium.results.matland.compute import (
    DIMENSIONS,
    FIRST,
    RIVAL,
    contested_dimensions,
    level_of_most,
    passages_by_level,
    place_policy,
)


def rival_words(placed: pd.DataFrame, period: str) -> Shown:
    """Where the policy of a period is placed first, where rival readings place it, and on what they differ."""
    own = placed[placed["period"] == period]
    first, rival = own[own["reading"] == FIRST], own[own["reading"] == RIVAL]
    if rival.empty:
        return sentence("For the time {period} there is no rival reading.", period=period)
    return sentence(
        "For the time {period} our first reading is {first}; {count} {rivals}. They differ on {what}, and so on the "
        "support that the report would expect to suit the Act.",
        period=period,
        first=listed(map(uncapitalised, first["quadrant_name"]), "none"),
        count=counted(len(rival), "rival reading makes it", "rival readings make it"),
        rivals=listed(map(uncapitalised, rival["quadrant_name"])),
        what=listed(contested_dimensions(own)),
    )


def passages_words(quadrants: pd.DataFrame, evidence: pd.DataFrame, period: str) -> Shown:
    """How many passages speak for each level, and in which quadrant the levels with more passages meet."""
    counts = passages_by_level(evidence, period)
    parts = [
        f"{_speak(counts.loc[d, 'low'])} for low {d} and {in_words(int(counts.loc[d, 'high']))} for high"
        for d in DIMENSIONS
    ]
    most = [level_of_most(counts.loc[d]) for d in DIMENSIONS]
    where = (
        f"Counted alone, they would make it {uncapitalised(place_policy(quadrants, *most)['name'])}"
        if all(most)
        else "Counted alone, they do not place it"
    )
    return sentence(
        "Of the passages about the time {period}, {parts}. {where}; but we chose the passages, they differ in weight, "
        "and a count of them is no verdict.",
        period=period,
        parts="; ".join(parts),
        where=where,
    )


def _speak(number: int) -> str:
    return f"{in_words(int(number))} {verb(number, 'speaks', 'speak')}"
