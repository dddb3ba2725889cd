"""Tables of the Care Act in Matland's matrix: where we place it, rival readings, and the passages behind them."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.sentences import Shown, capitalised
from compendium.display.tables import Layout, journal_table
from compendium.results.matland.compute import FIRST, RIVAL

MARKS = {FIRST: "● first", RIVAL: "○ rival"}
"""Symbols of the readings, in tables and in the figure."""


def placement_table(placed: pd.DataFrame, trace: Trace) -> Shown:
    """The placements with the support that suits their quadrant and the passages for each level out of all."""
    frame = placed.assign(
        reading_shown=placed["reading"].map(MARKS),
        **{dimension: _level_and_passages(placed, dimension) for dimension in ("conflict", "ambiguity")},
    )
    labels = {
        "name": "Policy",
        "reading_shown": "Reading",
        "conflict": "Conflict (passages for it)",
        "ambiguity": "Ambiguity (passages for it)",
        "quadrant_name": "Quadrant",
        "support": "Support that suits it",
        "note": "Why it is placed there (our reading)",
    }
    caption = "The Care Act in the matrix: our first readings and rival ones, with the passages for each"
    return journal_table(frame, "table-placements", caption, Layout(labels), trace)


def _level_and_passages(placed: pd.DataFrame, dimension: str) -> list[str]:
    """The level with how many of the passages speak for it, such as ``high (2 of 8)``."""
    own = zip(placed[dimension], placed[f"{dimension}_for"], placed[f"{dimension}_against"], strict=True)
    return [f"{level} ({number} of {number + against})" for level, number, against in own]


def evidence_table(evidence: pd.DataFrame, trace: Trace) -> Shown:
    """The passages by what they speak for, with what they are about and their place."""
    frame = evidence.assign(
        speaks_for=[
            f"{capitalised(level)} {dimension}"
            for level, dimension in zip(evidence["level"], evidence["dimension"], strict=True)
        ]
    )
    labels = {
        "statement": "What the passage says",
        "speaks_for": "Speaks for",
        "period": "When",
        "about": "Of what",
        "locator": "Locator",
    }
    layout = Layout(labels, group="speaks_for", anchor=("passage", "evidence"))
    caption = "Passages on conflict and ambiguity, by the level for which each speaks (our reading)"
    return journal_table(frame, "table-passages", caption, layout, trace)
