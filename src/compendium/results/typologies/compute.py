"""From the two typologies of support (interim report, Tables 5 and 6) to the approaches of Table 3.

An approach without a category in Tables 5 and 6 may still be ticked for the Care Act, and minutes or interviews may
still tell of it: the tables of categories are not all that was said.
"""

import pandas as pd

from compendium.errors import ParameterError

MINUTES, INTERVIEWS, BOTH, NEITHER = "minutes only", "interviews only", "both", "neither"
SAID_IN = ("minutes", "interviews")
PROGRAMME = "care-act"
"""The programme whose minutes and interviews the two typologies sort."""


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


def approaches_without_category(
    origins: pd.DataFrame, ticks: pd.DataFrame, mentions: pd.DataFrame, programme: str
) -> pd.DataFrame:
    """The approaches that come from no category, with where Table 3 ticks them and where else the sources tell of them.

    ``origins`` is what `trace_approaches` gives; ``ticks`` has a row per approach and a boolean column per programme;
    ``mentions`` has the columns ``approach`` and ``said_in``; ``programme`` is the one of which the typologies are.
    Returns ``approach``, ``name``, ``ticked`` (for that programme), ``others`` (list of the other programmes that are
    ticked) and ``told_in`` (list out of SAID_IN). Raises ParameterError for a programme that the table does not have.
    """
    if programme not in ticks.columns:
        raise ParameterError(f"programme is {programme!r}; allowed: {', '.join(ticks.columns)}.")
    without = origins.loc[origins["found_in"] == NEITHER, ["approach", "name"]].reset_index(drop=True)
    own = ticks.loc[list(without["approach"])]
    others = own.drop(columns=programme)
    told = mentions.groupby("approach")["said_in"].agg(set)
    return without.assign(
        ticked=own[programme].to_list(),
        others=[list(others.columns[row]) for row in others.to_numpy(dtype=bool)],
        told_in=[[place for place in SAID_IN if place in told.get(approach, ())] for approach in without["approach"]],
    )


def ticks_with_category(origins: pd.DataFrame, ticks: pd.DataFrame, programme: str) -> tuple[int, int]:
    """How many approaches are ticked for the programme, and how many of these come from a category."""
    used = list(ticks.index[ticks[programme]])
    placed = set(origins.loc[origins["found_in"] != NEITHER, "approach"])
    return len(used), sum(approach in placed for approach in used)
