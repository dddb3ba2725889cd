"""What checks take from the coding of the evidence: the pieces as they stand, and a word of number read on levels."""

from collections.abc import Collection

import pandas as pd

from compendium.results.claims.lookups import levels
from compendium.results.claims.number_readings import extent_readings
from compendium.results.claims.verdicts import Readings, Tables, made_once
from compendium.results.claims.words_of_number import Tally
from compendium.studies.compute.coding import counted_pieces, standing_coding
from compendium.studies.compute.scale import Scale

EVIDENCE, RATINGS, SETTLED = "evidence/care-act", "ratings/care-act", "settled/care-act"
"""The tables of the sources' own study: its inventory, what two readers said of it, and what was settled."""

FRAMEWORK = "framework_criteria/care-act-isp"
"""The criteria of the sources' own framework; its levels are columns, from best to worst."""

RULE = "median"
"""How ratings of a piece are combined where nothing is settled; every piece of the sources' own study is."""

SUCCESS = ("yes", "in part", "no")
"""How far a level is a success, from the best: the middle one names an attainment, so it is one in part."""


def coded_pieces(tables: Tables, *criteria: str, own: Collection[str] = ()) -> pd.DataFrame:
    """The pieces of evidence that bear on some criteria, or on any where none is named, as they stand.

    ``own`` names the pieces that hold the claim itself, which do not count for it. Columns as in `standing_coding`.
    Raises KeyError for a piece that the inventory does not hold, so that none is left out by a slip.
    """
    unknown = set(own) - set(tables[EVIDENCE]["evidence"])
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    pieces = made_once(tables, standing_pieces)
    pieces = pieces[~pieces["evidence"].isin(own)]
    return pieces[pieces["criterion"].isin(criteria)] if criteria else pieces


def standing_pieces(tables: Tables) -> pd.DataFrame:
    """All pieces of evidence as they stand; columns as in `standing_coding`."""
    scale = Scale(tuple(reversed(levels(tables[FRAMEWORK]))))
    return counted_pieces(standing_coding(tables[EVIDENCE], tables[RATINGS], tables[SETTLED], scale, RULE))


def successes(tables: Tables, pieces: pd.DataFrame) -> "pd.Series[str]":
    """How far each piece is a success: yes, in part or no by its level, blank where it has none."""
    how_far = dict(zip(levels(tables[FRAMEWORK]), SUCCESS, strict=True))
    return pieces["level"].map(how_far).fillna("").astype(str)


def success_readings(word: str, tables: Tables, pieces: pd.DataFrame) -> Readings:
    """Both readings of a word for pieces that are a success, and for pieces that are one at least in part.

    A piece without a level does not bear on success and is not counted.
    """
    found = successes(tables, pieces)
    return extent_readings(word, found[found != ""])


def best_tally(tables: Tables, pieces: pd.DataFrame) -> Tally:
    """How many pieces have the best level, how many another one, and how many none."""
    found = successes(tables, pieces)
    return Tally(int((found == "yes").sum()), int(found.isin(SUCCESS[1:]).sum()), int((found == "").sum()))


def said_by(pieces: pd.DataFrame) -> pd.DataFrame:
    """The pieces that tell what people said; those in which the authors speak for themselves are left out."""
    return pieces[pieces["role"] != ""]
