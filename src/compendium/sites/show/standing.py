"""How a site stands among the local sites."""

from collections.abc import Hashable
from functools import partial
from typing import Any

import pandas as pd

from compendium.display.register import SIGNS
from compendium.display.sentences import Shown, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.profile import own_answers, refuse_unknown_site, standing_among
from compendium.sites.show.chips import chip
from compendium.sites.show.needed import needed
from compendium.sites.show.titles import briefly, number_words, share_words
from compendium.sites.show.view import View

HERE = f" {SIGNS['here']}"
"""Marks the number of sites at the level that the site itself has."""

COMPARED = ["lower", "same", "higher"]


def standing_table(view: View, site: str) -> Shown:
    """Where the site stands among the other local sites on each criterion on which any of these has a level.

    Nothing for a site without any level, which stands nowhere. The programme is no local site, so it has no others of
    its kind. Can be renewed on a page (`View.renewable`).
    """
    refuse_unknown_site(site, view.study.sites)
    own = own_answers(site, view.cells, view.criteria)
    if not any(level in view.scale.ranks for level in own.values()):
        return Shown("", "")  # what it would take is said in short, and other sites change nothing in it
    frame = standing_among(site, view.answers_of_all, own, view.scale)
    frame = frame[frame["sites"].gt(0).to_numpy()]
    others = "other local sites" if site in view.answers_of_all.index else "local sites"
    if frame.empty:
        return view.renewable(needed(f"How this site compares can be shown once {others} have levels."))
    title = standing_title(frame, view, others)
    frame = pd.DataFrame([_as_shown(row, view) for row in frame.to_dict("records")])
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


def _as_shown(row: dict[Hashable, Any], view: View) -> dict[Hashable, Any]:
    """What the table says of one criterion: nothing is compared where the site has no level, else its own is marked."""
    level, marked = row["level"], f"at {row['level']}"
    compared = {} if level in view.scale.levels else dict.fromkeys(COMPARED, "–")
    here = {marked: f"{row[marked]}{HERE}"} if marked in row else {}
    return row | {"name": view.criteria[row["criterion"]]} | compared | here


def standing_title(frame: pd.DataFrame, view: View, others: str) -> str:
    """On how many criteria more of the others are lower than higher, and the other way round.

    ``frame`` is what `standing_among` returns.
    """
    rows = frame[["criterion", "level", "lower", "higher"]].itertuples(index=False, name=None)
    compared = [row for row in rows if row[1] in view.scale.levels]
    if not compared:
        return f"No criterion on which {others} have a level has one here"
    ahead = sum(lower > higher for *_, lower, higher in compared)
    behind = sum(lower < higher for *_, lower, higher in compared)
    if len(compared) == 1:
        stands = "Ahead of" if ahead else "Behind" if behind else "Level with"
        return f"{stands} {others} on {briefly(view.criteria[compared[0][0]])}"
    noun = verb(len(compared), "criterion", "criteria")
    if not ahead + behind:
        return f"Level with {others} on {share_words(len(compared), len(compared))} {noun} that can be compared"
    return f"Ahead of {others} on {share_words(ahead, len(compared))} {noun}, behind on {number_words(behind)}"
