"""Titles about the verdicts on claims, computed; each holds for none, one and many."""

import pandas as pd

from compendium.display.sentences import capitalised, counted, in_words, verb
from compendium.results.claims.verdicts import DIFFERS, REPRODUCED

COMPARED = "What the documents state, and what these tables give; what differs comes first."
"""What a table of claims next to the tables that they rest on measures."""


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
