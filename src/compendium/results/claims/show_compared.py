"""The statements that are held against other pieces of evidence, for everyone to see how we read each piece."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import places
from compendium.display.sentences import Shown
from compendium.display.tables import Cell, Layout, inked, journal_table
from compendium.display.theme import BRICK, INK, SYMBOLS, TEAL

NOT_TOLD = "not published"

SAYS = {"yes": TEAL, "in part": INK, "no": BRICK}
"""Colours of what a piece says to a statement: the same, the same in part, or otherwise."""


def says_cell(says: str) -> str:
    """What a piece says, as symbol, word and colour."""
    return inked(SAYS[says], f"{SYMBOLS[says]}&nbsp;{says}")


def compared_table(
    compared: pd.DataFrame, evidence: pd.DataFrame, sources: pd.DataFrame, caption: str, table_id: str, trace: Trace
) -> Shown:
    """Pieces of evidence by the statement that they are held against: what each says, our reading of it, its place.

    ``compared`` has the columns of compared_statements.csv, ``evidence`` those of the inventory. Raises KeyError for a
    piece that the inventory does not hold. Of one that may not be published only what it says is told.
    """
    short = sources.set_index("source")["short_title"]
    told = evidence.set_index("evidence").loc[list(compared["evidence"])]
    public = [publish == "yes" for publish in told["publish"]]
    where = places(compared["source"], compared["source"].map(short) + ": " + compared["locator"])
    frame = compared.assign(
        piece=told["statement"].where(public, NOT_TOLD).tolist(),
        note=compared["note"].where(public, ""),
        place=[place if shown else "" for place, shown in zip(where, public, strict=True)],
    )
    labels = {"piece": "Piece of evidence", "name": "Statement", "says": "Says so", "note": "Limit"}
    cells: dict[str, Cell] = {"says": says_cell}
    layout = Layout(labels, group="name", cells=cells, under={"place": "piece"})
    return journal_table(frame, table_id, caption, layout, trace)
