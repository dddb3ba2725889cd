"""Tables of the Care Act in Matland's matrix: where we place it, rival readings, and the passages behind them."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import places
from compendium.display.sentences import Shown, capitalised
from compendium.display.tables import Layout, journal_table, text_cell
from compendium.results.matland.compute import DIMENSIONS
from compendium.results.matland.words import MARKS, passages_title, readings_title


def placement_table(placed: pd.DataFrame, trace: Trace | None) -> Shown:
    """The placements with the passages for each level out of all, and the support that suits their quadrant."""
    frame = placed.assign(
        policy=[
            (name, f"{MARKS[reading]} {reading} reading")
            for name, reading in zip(placed["name"], placed["reading"], strict=True)
        ],
        quadrant=list(zip(placed["quadrant_name"], placed["support"], strict=True)),
        **{dimension: _level_and_passages(placed, dimension) for dimension in DIMENSIONS},
    )
    labels = {
        "policy": "Policy",
        "conflict": "Conflict (passages for it)",
        "ambiguity": "Ambiguity (passages for it)",
        "quadrant": "Quadrant, and the support that suits it",
        "note": "Why it is placed there (our reading)",
    }
    layout = Layout(labels, cells=dict.fromkeys(("policy", "quadrant"), _cell_with_more), first="quadrant")
    measure = "In brackets: how many of the passages on it speak for the level; we chose the passages"
    return journal_table(frame, "table-placements", readings_title(placed), layout, trace, measure)


def _level_and_passages(placed: pd.DataFrame, dimension: str) -> list[str]:
    """The level with how many of the passages speak for it, such as ``high (2 of 8)``."""
    own = zip(placed[dimension], placed[f"{dimension}_for"], placed[f"{dimension}_against"], strict=True)
    return [f"{level} ({number} of {number + against})" for level, number, against in own]


def _cell_with_more(value: tuple[str, str]) -> str:
    """A text with another under it, which spares a column."""
    text, more = map(text_cell, value)
    return f'{text}<span class="under">{more}</span>'


def evidence_table(evidence: pd.DataFrame, titles: pd.Series, trace: Trace | None) -> Shown:
    """The passages by what they speak for, with what they are about and their place; ``titles`` of sources by id."""
    frame = evidence.assign(
        speaks_for=[
            f"{capitalised(level)} {dimension}"
            for level, dimension in zip(evidence["level"], evidence["dimension"], strict=True)
        ],
        place=places(evidence["source"], evidence["source"].map(titles) + ": " + evidence["locator"]),
    )
    labels = {
        "statement": "What the passage says",
        "speaks_for": "Speaks for",
        "period": "When",
        "about": "About",
    }
    layout = Layout(labels, group="speaks_for", anchor=("passage", "evidence"), under={"place": "statement"})
    measure = "Passages in both documents by the level for which each speaks: our choice and our reading, so no verdict"
    return journal_table(frame, "table-passages", passages_title(evidence), layout, trace, measure)
