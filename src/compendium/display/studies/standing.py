"""Where a site stands among the local sites."""

import pandas as pd

from compendium.analysis.studies.profile import standing_among
from compendium.display.sentences import Shown
from compendium.display.studies.site import profile_of
from compendium.display.studies.view import View
from compendium.display.tables import Layout, journal_table

HERE = " ★"
"""Marks the number of sites at the level that the site itself has."""


def standing_of(view: View, site: str) -> pd.DataFrame:
    """Where the site stands on each criterion; see `standing_among`."""
    own = profile_of(view, site).set_index("criterion")["level"]
    return standing_among(site, view.matrix, own, view.scale)


def others_than(view: View, site: str) -> str:
    """What a site is held against: the programme is no local site, so it has no others of its kind."""
    return "other local sites" if site in view.matrix.index else "local sites"


def standing_table(view: View, site: str) -> Shown:
    """Where the site stands among the other local sites on each criterion."""
    frame = standing_of(view, site)
    frame["name"] = frame["criterion"].map(view.criteria)
    for level in view.scale.levels:
        own = frame["level"] == level
        frame[f"at {level}"] = frame[f"at {level}"].astype(str).where(~own, frame[f"at {level}"].astype(str) + HERE)
    others = others_than(view, site)
    levels = {f"at {level}": view.answers.text(level) for level in reversed(view.scale.levels)}
    labels = {"name": "Criterion", "level": view.names[site], "sites": "With a level"}
    labels |= {"lower": "Lower", "same": "Same", "higher": "Higher"} | levels
    layout = Layout(
        labels,
        spanners={f"{others.capitalize()}": ["sites", "lower", "same", "higher"], "Of these at": list(levels)},
        cells={"level": view.answers.chip},
        centred=["sites", "lower", "same", "higher", *levels],
    )
    caption = f"{view.names[site]} beside the {others}"
    return journal_table(frame, "table-standing", caption, layout, view.trace)
