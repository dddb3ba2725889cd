"""The statements about one site that may appear, and how they were read."""

from collections import Counter
from functools import lru_cache

import pandas as pd

from compendium.display.opening import Opening
from compendium.display.places import StudyPlace
from compendium.display.sentences import Shown, counted, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.profile import published_statements
from compendium.sites.show.needed import needed
from compendium.sites.show.titles import how_many
from compendium.sites.show.view import View

ANCHOR = "statement"


@lru_cache(maxsize=1)  # the table of statements and what opens them start from it
def statements_of(view: View, site: str) -> pd.DataFrame:
    """What `published_statements` gives of the site, and `id`, which tells the statements on a criterion apart."""
    own = view.counted[view.counted["site"] == site]
    frame = published_statements(own, list(view.criteria))
    number = Counter[str]()
    ids = []
    for criterion in frame["criterion"]:
        number[criterion] += 1
        ids.append(f"{criterion}-{number[criterion]}")
    return frame.assign(id=ids)


def openings(view: View, site: str, profile: pd.DataFrame) -> list[Opening]:
    """For each criterion of a profile its level, which opens the statements on it. The words are the level's id."""
    statements, ids = statements_of(view, site), dict[str, list[str]]()
    for criterion, each in zip(statements["criterion"], statements["id"], strict=True):
        ids.setdefault(criterion, []).append(each)
    return [
        Opening(
            row["level"],
            tuple(f"{ANCHOR}-{each}" for each in ids.get(row["criterion"], [])),
            f"{row['name']}: {view.answers.names[row['level']]}",
        )
        for row in profile.to_dict("records")
    ]


def statements_table(view: View, site: str) -> Shown:
    """What was said, in the framework's order of criteria; only what may appear, speakers by role and tier."""
    frame = statements_of(view, site)
    if frame.empty:
        return needed("What was said can be shown once statements are entered that may be published.")
    number, criteria = len(frame), frame["criterion"].nunique()
    frame = frame.assign(
        name=frame["criterion"].map(view.criteria),
        speaker=[", ".join(filter(None, pair)) or "–" for pair in zip(frame["role"], frame["tier"], strict=True)],
    )
    labels = {"statement": "Statement", "levels": "Read as", "speaker": "Role and tier", "name": "Criterion"}
    if "locator" in frame and frame["locator"].ne("").any():
        labels["place"] = "Source and place"
        pairs = zip(frame["source"], frame["locator"], strict=True)
        frame["place"] = [StudyPlace(": ".join(filter(None, pair)) or "–", pair[0]) for pair in pairs]
    layout = Layout(labels, group="name", cells={"levels": lambda levels: _chips(view, levels)}, anchor=(ANCHOR, "id"))
    told, read = how_many(number, "statement"), verb(number, "it was", "each was")
    title = f"{told} on {counted(criteria, 'criterion', 'criteria')}, and how {read} read"
    return journal_table(frame, "table-statements", title, layout, view.trace)


def _chips(view: View, levels: list[str]) -> str:
    """Each level that a statement was read as, from the best."""
    return " ".join(view.answers.chip(level) for level in view.answers.names if level in levels)
