"""The statements about one site that may appear, and how they were read."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from compendium.display.opening import Opening
from compendium.display.places import StudyPlace
from compendium.display.sentences import Shown, counted, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.show.needed import needed
from compendium.sites.show.register import STATEMENTS, statements_told, tells_single_levels
from compendium.sites.show.titles import how_many
from compendium.sites.show.told import told_of_site
from compendium.sites.show.view import View
from compendium.studies.compute.coding import counted_pieces
from compendium.studies.kinds import NO_CRITERION

ANCHOR = "statement"

LONG = 24
"""Of more statements than this the first ones are shown, the others when a reader asks for them."""


@lru_cache(maxsize=1)  # the table of statements and what opens them start from it
@told_of_site("statements")
def statements_of(view: View, site: str) -> pd.DataFrame:
    """What `statements_told` gives of the site, and `id`, which tells the statements on a criterion apart.

    Statements that bear on no criterion are only given where there are no others: they are all there is then.
    """
    own = view.coding[view.coding["site"] == site]
    bearing = statements_told(view.study, counted_pieces(own), list(view.criteria))
    frame = statements_told(view.study, own, [*view.criteria, NO_CRITERION]) if bearing.empty else bearing
    number = Counter[str]()
    ids = []
    for criterion in frame["criterion"]:
        number[criterion] += 1
        ids.append(f"{criterion}-{number[criterion]}")
    return frame.assign(id=ids)


def openings(view: View, site: str, rows: Iterable[Mapping[Hashable, Any]]) -> list[Opening]:
    """For each row of a profile its level, which opens the statements on that criterion; its words are its id."""
    statements, ids = statements_of(view, site), dict[str, list[str]]()
    for criterion, each in zip(statements["criterion"], statements["id"], strict=True):
        ids.setdefault(criterion, []).append(each)
    return [
        Opening(
            row["level"],
            tuple(f"{ANCHOR}-{each}" for each in ids.get(row["criterion"], [])),
            f"{row['name']}: {view.answers.names[row['level']]}",
        )
        for row in rows
    ]


def statements_table(view: View, site: str) -> Shown:
    """What was said, in the framework's order of criteria; only what may appear, speakers by role and tier. Nothing
    where the study has no statements."""
    frame = statements_of(view, site)
    if STATEMENTS not in view.stated:
        return Shown("", "")
    if frame.empty:
        return needed("What was said can be read here once a statement about the site may be published.")
    frame = frame.assign(
        name=frame["criterion"].map(view.criteria | {NO_CRITERION: "No criterion"}),
        speaker=[", ".join(filter(None, pair)) or "–" for pair in zip(frame["role"], frame["tier"], strict=True)],
    )
    labels = {"statement": "Statement", "levels": "Read as", "speaker": "Role and tier", "name": "Criterion"}
    if not tells_single_levels(view.study):
        del labels["levels"]
    if "locator" in frame and frame["locator"].ne("").any():
        labels["place"] = "Source and place"
        pairs = zip(frame["source"], frame["locator"], strict=True)
        frame["place"] = [StudyPlace(": ".join(filter(None, pair)) or "–", pair[0]) for pair in pairs]
    cells = {"levels": lambda levels: _chips(view, levels)}
    layout = Layout(labels, group="name", cells=cells, anchor=(ANCHOR, "id"), folds=len(frame) > LONG)
    return journal_table(frame, "table-statements", _title(frame, "levels" in labels), layout, view.trace)


def _title(frame: pd.DataFrame, with_levels: bool) -> str:
    """How many statements there are, on how many criteria."""
    told, criteria = how_many(len(frame), "statement"), frame["criterion"].nunique()
    if (frame["criterion"] == NO_CRITERION).all():
        return f"{told}, on no criterion of the framework"
    if not with_levels:
        return f"{told} on {counted(criteria, 'criterion', 'criteria')}"
    read = verb(len(frame), "it was", "each was")
    return f"{told} on {counted(criteria, 'criterion', 'criteria')}, and how {read} read"


def _chips(view: View, levels: list[str]) -> str:
    """Each answer that a statement was read as, from the best level."""
    return " ".join(view.answers.chip(level) for level in view.answers.names if level in levels)
