"""From the two typologies of support (interim report, Tables 5 and 6) to the approaches of Table 3."""

import pandas as pd

MINUTES, INTERVIEWS, BOTH, NEITHER = "minutes only", "interviews only", "both", "Table 3 only"


def trace_approaches(matrix: pd.DataFrame, crosswalk: pd.DataFrame) -> pd.DataFrame:
    """Say for each approach of Table 3 which categories of the two typologies it came from.

    Returns ``approach``, ``name``, ``minutes`` and ``interviews`` (lists of category ids) and ``found_in``.
    """
    rows = []
    for approach, name in zip(matrix["approach"], matrix["name"], strict=True):
        own = crosswalk[crosswalk["approach"] == approach]
        minutes = list(own.loc[own["typology"] == "minutes", "category"])
        interviews = list(own.loc[own["typology"] == "interviews", "category"])
        rows.append({"approach": approach, "name": name, "minutes": minutes, "interviews": interviews})
    frame = pd.DataFrame(rows)
    frame["found_in"] = [
        _found_in(bool(m), bool(i)) for m, i in zip(frame["minutes"], frame["interviews"], strict=True)
    ]
    return frame


def _found_in(minutes: bool, interviews: bool) -> str:
    if minutes and interviews:
        return BOTH
    return MINUTES if minutes else INTERVIEWS if interviews else NEITHER


def unplaced_categories(typology: pd.DataFrame, crosswalk: pd.DataFrame, name: str) -> pd.DataFrame:
    """The categories of a typology (``minutes`` or ``interviews``) that became no approach of Table 3."""
    placed = crosswalk.loc[crosswalk["typology"] == name, "category"]
    return typology[~typology["category"].isin(placed)].reset_index(drop=True)
