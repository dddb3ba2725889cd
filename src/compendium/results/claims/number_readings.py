"""The readings of a claim with a word of number: every set that it may be about, counted and held against the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compendium.results.claims.verdicts import Computed, Readings
from compendium.results.claims.words_of_number import RELATIVES, SILENT_OUT, Tally, word_named

if TYPE_CHECKING:
    import pandas as pd


def number_readings(name: str, tally: Tally, where: str = "") -> Readings:
    """Both readings of a word for a set that was counted. ``where`` says what was counted, if anything has to be said.

    *None* is read as *all* of the other side: who has it not takes the place of who has it.
    """
    word = word_named(name)
    read = Tally(tally.against + tally.neither, tally.part, tally.silent) if _denies(name) else tally
    said = f"{name}, {where}" if where else name
    pairs = []
    for text, test in (word.first, word.second):
        holds = tally.part == 0 if _denies(name) and text != SILENT_OUT and tally.total else test(read)
        pairs.append((f"{said}: {text}", Computed(tally.shown, holds)))
    return Readings(tuple(pairs), (name,))


def _denies(name: str) -> bool:
    return RELATIVES.get(name, name) == "none"


def extent_readings(name: str, extents: pd.Series[str]) -> Readings:
    """Both readings of a word for cells that say yes, in part or no: on what is fully so, and on what is in part.

    ``extents`` has a cell for each member; an empty one is silence.
    """
    full = number_readings(name, tally_of(extents, ["yes"]), "fully")
    part = number_readings(name, tally_of(extents, ["yes", "in part"]), "at least in part")
    return Readings((*full.named, *part.named), (name,))


def tally_of(cells: pd.Series[str], values: list[str]) -> Tally:
    """Count the cells that have one of some values; an empty cell is silence."""
    part, silent = int(cells.isin(values).sum()), int((cells == "").sum())
    return Tally(part, len(cells) - part - silent, silent)


def only_readings(cells: pd.Series[str], values: list[str], named: list[str]) -> Readings:
    """Both readings of *only*: the members named have one of some values, and no other has.

    ``cells`` has a cell for each member, by its id; an empty one is silence. A named one that is not there has it not.
    """
    has, told = cells.isin(values), cells != ""
    right = has == cells.index.isin(named)
    unknown = sum(name not in cells.index for name in named)
    whole = Tally(int(right.sum()), int((~right).sum()) + unknown)
    spoken = Tally(int((right & told).sum()), int((~right & told).sum()) + unknown, int((~told).sum()))
    shown = ", ".join(map(str, cells.index[has])) or "none"
    (first, holds), (second, holds_spoken) = word_named("only").first, word_named("only").second
    return Readings(
        (
            (f"only: {first}", Computed(shown, holds(whole))),
            (f"only: {second}", Computed(shown, holds_spoken(spoken))),
        ),
        ("only",),
    )
