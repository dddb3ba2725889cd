"""How a site stands among the local sites."""

from functools import partial

import pandas as pd

from compendium.display.register import SIGNS
from compendium.display.sentences import Shown, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.profile import standing_among
from compendium.sites.show.chips import chip
from compendium.sites.show.needed import needed
from compendium.sites.show.site import profile_of
from compendium.sites.show.titles import briefly, number_words, share_words
from compendium.sites.show.view import View

HERE = f" {SIGNS['here']}"
"""Marks the number of sites at the level that the site itself has."""

COMPARED = ["lower", "same", "higher"]


def standing_of(view: View, site: str) -> pd.DataFrame:
    """Where the site stands on each criterion; see `standing_among`."""
    return _standing(view, site, view.matrix)


def _standing(view: View, site: str, answers: pd.DataFrame) -> pd.DataFrame:
    own = profile_of(view, site).set_index("criterion")["level"]
    return standing_among(site, answers, own, view.scale)


def standing_table(view: View, site: str) -> Shown:
    """Where the site stands among the other local sites on each criterion on which any of these has a level.

    Nothing for a site without any level, which stands nowhere. The programme is no local site, so it has no others of
    its kind. Can be renewed on a page (`View.renewable`).
    """
    if not profile_of(view, site)["level"].isin(view.scale.levels).any():
        return Shown("", "")  # what it would take is said in short, and other sites change nothing in it
    frame = _standing(view, site, view.answers_of_all)
    frame = frame[frame["sites"] > 0].reset_index(drop=True)
    others = "other local sites" if site in view.answers_of_all.index else "local sites"
    if frame.empty:
        return view.renewable(needed(f"How it compares can be shown once {others} have levels."))
    title = standing_title(frame, view, others)
    frame["name"] = frame["criterion"].map(view.criteria)
    without = ~frame["level"].isin(view.scale.levels)
    frame[COMPARED] = frame[COMPARED].astype(str).mask(without, "–")
    for level in view.scale.levels:
        own = frame["level"] == level
        frame[f"at {level}"] = frame[f"at {level}"].astype(str).where(~own, frame[f"at {level}"].astype(str) + HERE)
    levels = {f"at {level}": view.answers.text(level) for level in reversed(view.scale.levels)}
    labels = {"name": "Criterion", "level": view.names[site], "sites": "With a level"}
    labels |= {"lower": "Lower", "same": "Same", "higher": "Higher"} | levels
    layout = Layout(
        labels,
        spanners={f"{others.capitalize()}": ["sites", *COMPARED], "Of these at": list(levels)},
        cells={"level": partial(chip, view.answers)},
        centred=["sites", *COMPARED, *levels],
    )
    measure = f"Number of {others} with a level. Ahead: more of them are lower than higher.{HERE} marks the level here"
    return view.renewable(journal_table(frame, "table-standing", title, layout, view.trace, measure))


def standing_title(frame: pd.DataFrame, view: View, others: str) -> str:
    """On how many criteria more of the others are lower than higher, and the other way round.

    ``frame`` is what `standing_among` returns.
    """
    compared = frame[frame["level"].isin(view.scale.levels)]
    if compared.empty:
        return f"No criterion on which {others} have a level has one here"
    ahead = int((compared["lower"] > compared["higher"]).sum())
    behind = int((compared["lower"] < compared["higher"]).sum())
    if len(compared) == 1:
        stands = "Ahead of" if ahead else "Behind" if behind else "Level with"
        return f"{stands} {others} on {briefly(view.criteria[compared['criterion'].iloc[0]])}"
    noun = verb(len(compared), "criterion", "criteria")
    if not ahead + behind:
        return f"Level with {others} on {share_words(len(compared), len(compared))} {noun} that can be compared"
    return f"Ahead of {others} on {share_words(ahead, len(compared))} {noun}, behind on {number_words(behind)}"
