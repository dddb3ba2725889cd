"""What the audit shows in short, and the titles of its figure and its tables."""

import pandas as pd

from compendium.display.sentences import (
    Shown,
    capitalised,
    counted,
    in_short,
    in_words,
    listed,
    numbered,
    sentence,
    verb,
)
from compendium.results.claims.verdicts import DEPENDS, DIFFERS, NOT_COMPUTABLE, REPRODUCED

IN_WORDS = (REPRODUCED, DEPENDS, DIFFERS, NOT_COMPUTABLE)
"""The verdicts in the order in which a sentence and a figure name them."""

VERBS = {
    REPRODUCED: ("is reproduced", "are reproduced"),
    DEPENDS: ("depends on the reading", "depend on the reading"),
    DIFFERS: ("differs", "differ"),
    NOT_COMPUTABLE: ("cannot be computed", "cannot be computed"),
}
"""A verdict as a sentence says it of one claim, and of several."""

COMPARED = "What the documents state, and what these tables give; what differs comes first."
"""What a table of claims next to the tables that they rest on measures."""

KINDS = {
    "another source needed": ("needs another source", "need another source"),
    "no list in the sources": ("concerns something that no source lists", "concern something that no source lists"),
}
"""Why claims cannot be computed, as a sentence says it of one claim, and of several."""

TITLES = {
    REPRODUCED: ("is borne out by the tables", "are borne out by the tables"),
    DEPENDS: ("depends on how it is read", "depend on how they are read"),
    DIFFERS: ("differs from what the tables give", "differ from what the tables give"),
    NOT_COMPUTABLE: ("cannot be computed", "cannot be computed"),
}
"""What the title of a table says of the one claim in it, and of several."""


def claims_in_short(audited: pd.DataFrame) -> Shown:
    """How many claims have which verdict, why some have none, and how many verdicts rest on our coding."""
    if audited.empty:
        return in_short("There is no claim on this topic.")
    told = sentence("Of {claims}, {verdicts}.", claims=numbered(len(audited), "claim"), verdicts=verdicts_told(audited))
    return in_short(told, coding_words(audited), kinds_in_words(audited))


def verdicts_told(audited: pd.DataFrame) -> str:
    """The verdicts with their numbers: ``2 are reproduced and 1 differs``."""
    totals = audited["verdict"].value_counts()
    found = [(verdict, int(totals[verdict])) for verdict in IN_WORDS if verdict in totals]
    return listed(f"{number} {verb(number, *VERBS[verdict])}" for verdict, number in found)


def kinds_in_words(audited: pd.DataFrame) -> str:
    """Of what cannot be computed: how often the sources list nothing, and how often another source could tell."""
    counts = audited.loc[audited["verdict"] == NOT_COMPUTABLE, "kind"].value_counts()
    parts = [f"{number} {verb(number, *KINDS.get(str(kind), (kind, kind)))}" for kind, number in counts.items() if kind]
    return f"Of those that cannot be computed, {listed(parts)}." if parts else ""


def coding_words(audited: pd.DataFrame) -> str:
    """How many verdicts rest on this compendium's own coding."""
    coded = int(audited["rests_on_coding"].sum())
    on = f"{verb(coded, 'The verdict', 'The verdicts')} on {counted(coded, 'claim')}"
    return f"{on} {verb(coded, 'rests', 'rest')} on our own coding." if coded else ""


def borne_out_title(audited: pd.DataFrame) -> str:
    """How many of the claims are borne out, and how many differ. ``audited`` is what `audit_claims` returns."""
    total = len(audited)
    borne, differing = (int((audited["verdict"] == verdict).sum()) for verdict in (REPRODUCED, DIFFERS))
    if not total:
        return "No claim of the documents rests on these tables"
    if borne == total:
        return "The only claim is borne out" if total == 1 else f"All {counted(total, 'claim')} are borne out"
    differ = f"; {in_words(differing)} {verb(differing, 'differs', 'differ')} from the tables" if differing else ""
    is_or_are = "is" if borne < 2 else "are"
    return f"{capitalised(in_words(borne))} of {counted(total, 'claim')} {is_or_are} borne out{differ}"


def claims_title(verdict: str, number: int) -> str:
    """What a table holds whose claims all have one verdict."""
    return f"{capitalised(counted(number, 'claim'))} {verb(number, *TITLES[verdict])}"


def coding_title(audited: pd.DataFrame) -> str:
    """How many of the verdicts that were computed rest on our coding."""
    computed = int((audited["verdict"] != NOT_COMPUTABLE).sum())
    coded = int(audited["rests_on_coding"].sum())
    whole = f"{capitalised(in_words(coded))} of {counted(computed, 'verdict')}"
    return f"{whole} {verb(coded, 'rests', 'rest')} on our own coding"


def compared_title(compared: pd.DataFrame) -> str:
    """How often a piece of evidence says what the statement says."""
    same = int((compared["says"] == "yes").sum())
    whole = f"{capitalised(in_words(same))} of {counted(len(compared), 'comparison')}"
    return f"{whole} with other evidence {verb(same, 'supports', 'support')} the statement"
