"""What the tiers of a study say of each criterion, and whether they agree."""

from functools import partial
from html import escape

import pandas as pd

from compendium.display.answers import Answers
from compendium.display.sentences import Shown, capitalised, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.across import levels_by_tier, tiers_agree
from compendium.sites.compute.summary import strong_by_tier, strong_levels
from compendium.sites.show.chips import chip
from compendium.sites.show.needed import needed
from compendium.sites.show.titles import share_words, tiers_title
from compendium.sites.show.view import View

NO_PIECE = "–"


def tiers_table(view: View) -> Shown:
    """What each tier says of each criterion, the programme's evidence included."""
    study = view.study
    if not study.ratings["tier"].ne("").any():
        return needed("What each tier says will be known once ratings, or the evidence behind them, name a tier.")
    by_tier = levels_by_tier(view.counted, view.scale, study.combine, study.tiers, list(view.criteria))
    frame = by_tier.add_prefix("tier ").assign(name=list(view.criteria.values()))
    tiers = {f"tier {tier}": capitalised(tier) for tier in study.tiers}
    pieces = _pieces_row(view)
    if pieces:
        frame = pd.concat([frame, pd.DataFrame([pieces])], ignore_index=True)
    cells = dict.fromkeys(tiers, partial(_chip_or_text, view.answers))
    shaded = [False] * len(by_tier) + [True] * bool(pieces)
    layout = Layout({"name": "Criterion"} | tiers, cells=cells, highlight=shaded)
    measure = (
        "What each tier says of all sites and of the programme, combined into one answer on each criterion. Strong: a "
        "level in the upper half of the scale, of the criteria on which the tier has one"
    )
    return journal_table(frame, "table-tiers", tiers_title(by_tier, view), layout, view.trace, measure)


def _pieces_row(view: View) -> dict[str, str]:
    """Of the pieces of evidence of each tier that show a level, how many show a strong one, as a row of the table.

    Nothing where ratings may not be counted, or where they are not of single pieces.
    """
    if not (view.counts_ratings and view.study.has_inventory):
        return {}
    counts = strong_by_tier(view.counted, view.scale, view.study.tiers)
    names = [view.answers.names[level] for level in strong_levels(view.scale)]
    strong = names[0] if len(names) == 1 else "a level in the upper half"
    told = {
        f"tier {tier}": share_words(int(number), int(levels)) if levels else NO_PIECE
        for tier, levels, number in zip(counts.index, counts["levels"], counts["strong"], strict=True)
    }
    return {"name": f"Pieces of evidence that show {strong}, of those that show any"} | told


def _chip_or_text(answers: Answers, value: str) -> str:
    return chip(answers, value) if value in answers.names else escape(value)


def tiers_agree_table(view: View) -> Shown:
    """How far tiers agree where two of them have a level for the same site and criterion."""
    study = view.study
    if not study.ratings["tier"].ne("").any():
        return Shown("", "")
    frame = tiers_agree(view.counted, view.scale, study.combine, study.tiers)
    frame = frame[frame["cells"] > 0].reset_index(drop=True)
    if frame.empty:
        return needed("Whether tiers agree will be known once two have a level for the same site and criterion.")
    frame["pair"] = [f"{capitalised(a)} and {b}" for a, b in zip(frame["first"], frame["second"], strict=True)]
    labels = {"pair": "Tiers", "cells": "Compared", "same": "Same level"}
    labels |= {"first_higher": "First higher", "second_higher": "Second higher"}
    layout = Layout(labels, centred=list(labels)[1:])
    compared, same = int(frame["cells"].sum()), int(frame["same"].sum())
    told = f"{share_words(same, compared)} {verb(compared, 'comparison', 'comparisons')}"
    title = f"On one site, two tiers give the same level in {told}"
    measure = (
        "Comparisons of two tiers, each on one criterion of one site (or the programme) on which both have a level. "
        "The table above puts the sites together, so that its tiers may differ otherwise"
    )
    return journal_table(frame, "table-tiers-agree", title, layout, view.trace, measure)
