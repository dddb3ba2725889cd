"""Sentences on where the Care Act stands in Matland's matrix, computed."""

import pandas as pd

from compendium.display.register import SIGNS
from compendium.display.sentences import Shown, capitalised, counted, in_words, listed, sentence, uncapitalised, verb
from compendium.results.matland.compute import (
    DIMENSIONS,
    FIRST,
    RIVAL,
    contested_dimensions,
    level_of_most,
    passages_by_level,
    place_all,
    place_policy,
)

MARKS = {FIRST: SIGNS["first reading"], RIVAL: SIGNS["rival reading"]}
"""Symbols of the readings, in tables and in the figure."""


def placement_title(quadrants: pd.DataFrame, placements: pd.DataFrame) -> str:
    """Where the first readings place the Act, one after another, and how many rival ones place it elsewhere."""
    placed = place_all(quadrants, placements)
    first = placed[placed["reading"] == FIRST]
    names = list(map(uncapitalised, dict.fromkeys(first["quadrant_name"])))
    if not names:
        return "No first reading places the Act in Matland’s matrix"
    moved = len(names) == 2 and first["period"].nunique() == len(first)
    where = f"moved from {_to(*names)}" if moved else f"stands under {listed(names)}"
    rival = placed[(placed["reading"] == RIVAL) & ~placed["quadrant_name"].isin(first["quadrant_name"])]
    differ = f"; {counted(len(rival), 'rival reading')} {verb(len(rival), 'differs', 'differ')}" if len(rival) else ""
    return f"In our reading the Act {where}{differ}"


def _to(before: str, after: str) -> str:
    """Two kinds of implementation, the noun that both end in said once."""
    kind, _, noun = before.rpartition(" ")
    return f"{kind if kind and after.endswith(f' {noun}') else before} to {after}"


def readings_title(placed: pd.DataFrame) -> str:
    """How many first readings of the Act there are, and how many rival ones."""
    first, rival = int((placed["reading"] == FIRST).sum()), int((placed["reading"] == RIVAL).sum())
    firsts = capitalised(counted(first, "first reading"))
    return f"{firsts} of the Act and {counted(rival, 'rival reading')}, with the passages for each"


def passages_title(evidence: pd.DataFrame) -> str:
    """For which level of each dimension most of all passages speak."""
    parts = []
    for dimension in DIMENSIONS:
        counts = evidence.loc[evidence["dimension"] == dimension, "level"].value_counts()
        level = level_of_most(counts.reindex(["low", "high"], fill_value=0))
        parts.append(
            f"{level} {dimension} ({counts[level]} of {counts.sum()})" if level else f"neither level of {dimension}"
        )
    return f"Most passages speak for {listed(parts)}"


def support_words(placed: pd.DataFrame, period: str) -> Shown:
    """Where the first reading of a period places the Act, and which support is expected to suit it there."""
    first = placed[(placed["period"] == period) & (placed["reading"] == FIRST)]
    if first.empty:
        return sentence("{period} we place the Act nowhere.", period=capitalised(period))
    row = first.iloc[0]
    return sentence(
        "{period} we read the Act as {name}, which the report would expect to be served by {support}.",
        period=capitalised(period),
        name=uncapitalised(row["quadrant_name"]),
        support=uncapitalised(row["support"]),
    )


def rival_words(placed: pd.DataFrame, period: str) -> Shown:
    """Where rival readings place the policy of a period, and on what they differ from the first."""
    own = placed[placed["period"] == period]
    rival = own[own["reading"] == RIVAL]
    if rival.empty:
        return sentence("{period} there is no rival reading.", period=capitalised(period))
    return sentence(
        "{count} {rivals}. They differ on {what}, and so on the support that would suit the Act.",
        count=capitalised(counted(len(rival), "rival reading makes it", "rival readings make it")),
        rivals=" or ".join(map(uncapitalised, rival["quadrant_name"])),
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
        f"By number alone they would make it {uncapitalised(place_policy(quadrants, *most)['name'])}"
        if all(most)
        else "By number alone they do not place it"
    )
    return sentence(
        "Of the passages about the time {period}, {parts}. {where}; but we chose them, they differ in weight, and a "
        "count is no verdict.",
        period=period,
        parts="; ".join(parts),
        where=where,
    )


def passages_in_short(evidence: pd.DataFrame, period: str, dimension: str, level: str) -> Shown:
    """How many of the passages on a dimension speak for a level; nothing where there are none."""
    counts = passages_by_level(evidence, period).loc[dimension]
    template = "Of {whole} on the time {period}, {number} {verb} for {level} {dimension}."
    number, whole = int(counts[level]), int(counts.sum())
    if not whole:
        return Shown("", "")
    return sentence(
        template,
        whole=counted(whole, "passage"),
        period=period,
        number=in_words(number),
        verb=verb(number, "speaks", "speak"),
        level=level,
        dimension=dimension,
    )


def own_policy_words(quadrant: pd.Series, conflict: str, ambiguity: str) -> Shown:
    """What suits a policy of the reader's own. ``quadrant`` is what `place_policy` returns for the two levels."""
    return sentence(
        "A policy with {conflict} conflict and {ambiguity} ambiguity calls for {name}. Expected to suit it: {support}.",
        conflict=conflict,
        ambiguity=ambiguity,
        name=uncapitalised(quadrant["name"]),
        support=uncapitalised(quadrant["support"]),
    )


def _speak(number: int) -> str:
    return f"{in_words(int(number))} {verb(number, 'speaks', 'speak')}"
