"""What the tiers of a study say of each criterion, and whether they agree."""

from functools import partial
from html import escape

import pandas as pd

from compendium.display.answers import Answers
from compendium.display.sentences import Shown, capitalised, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.across import AsTold, levels_by_tier, tiers_agree
from compendium.sites.compute.summary import strong_by_tier, strong_levels
from compendium.sites.show.chips import chip
from compendium.sites.show.needed import needed
from compendium.sites.show.register import TIERS, answers_of, tells_single_levels
from compendium.sites.show.titles import share_words, tiers_title
from compendium.sites.show.told import told
from compendium.sites.show.view import View

NO_PIECE = "–"
TIER = "tier "
"""Stands before the name of a tier in that of a column."""


def tiers_table(view: View) -> Shown:
    """What each tier says of each criterion, the programme's evidence included; nothing where the study has no
    tiers."""
    if TIERS not in view.stated:
        return Shown("", "")
    by_tier = tiers_of(view).set_index("criterion")
    if by_tier.empty:
        return needed("What each tier says will be known once ratings, or the evidence behind them, name a tier.")
    frame = by_tier.assign(name=list(view.criteria.values()))
    tiers = {f"{TIER}{tier}": capitalised(tier) for tier in view.study.tiers}
    pieces = _pieces_row(view)
    if pieces:
        frame = pd.concat([frame, pd.DataFrame([pieces])], ignore_index=True)
    cells = dict.fromkeys(tiers, partial(_chip_or_text, view.answers))
    shaded = [False] * len(by_tier) + [True] * bool(pieces)
    layout = Layout({"name": "Criterion"} | tiers, cells=cells, highlight=shaded, kept=tuple(tiers))
    measure = (
        "What each tier says of all sites and of the programme, combined into one answer on each criterion. Strong: a "
        "level in the upper half of the scale, of the criteria on which the tier has one"
    )
    title = tiers_title(by_tier.rename(columns=lambda column: column.removeprefix(TIER)), view)
    return journal_table(frame, "table-tiers", title, layout, view.trace, measure)


@told("answers of tiers")
def tiers_of(view: View) -> pd.DataFrame:
    """What each tier says of each criterion, as far as it may be told: `criterion`, and a column for each tier, whose
    name stands after TIER. No row where no rating names a tier."""
    study = view.study
    if not study.ratings["tier"].ne("").any():
        return pd.DataFrame(columns=["criterion"])
    found = levels_by_tier(view.counted, view.scale, study.combine, study.tiers, list(view.criteria), _as_told(view))
    return found.rename_axis(columns=None).add_prefix(TIER).reset_index()


@told("strong pieces of tiers")
def strong_of(view: View) -> pd.DataFrame:
    """How many pieces of each tier show a strong level: `tier`, and what `strong_by_tier` gives.

    No row where ratings may not be counted, or their levels not told, or where they are not of single pieces.
    """
    if not (view.counts_ratings and view.study.has_inventory and tells_single_levels(view.study)):
        return pd.DataFrame(columns=["tier", "levels", "strong", "share"])
    counts = strong_by_tier(view.counted, view.scale, view.study.tiers)
    return counts.rename_axis("tier").reset_index()


def _pieces_row(view: View) -> dict[str, str]:
    """Of the pieces of evidence of each tier that show a level, how many show a strong one, as a row of the table;
    nothing where that may not be told."""
    counts = strong_of(view).set_index("tier")
    if counts.empty:
        return {}
    names = [view.answers.names[level] for level in strong_levels(view.scale)]
    strong = names[0] if len(names) == 1 else "a level in the upper half"
    shares = {
        f"{TIER}{tier}": share_words(int(number), int(levels)) if levels else NO_PIECE
        for tier, levels, number in zip(counts.index, counts["levels"], counts["strong"], strict=True)
    }
    return {"name": f"Pieces of evidence that show {strong}, of those that show any"} | shares


def _as_told(view: View) -> AsTold:
    """Keeps back what may not be told of the combined answers of tiers."""
    return lambda cells, by: answers_of(view.study, cells, view.counted, by)


def _chip_or_text(answers: Answers, value: str) -> str:
    return chip(answers, value) if value in answers.names else escape(value)


def tiers_agree_table(view: View) -> Shown:
    """How far tiers agree where two of them have a level for the same site and criterion."""
    if tiers_of(view).empty:
        return Shown("", "")
    frame = tiers_agreement(view)
    if frame.empty:
        return needed("Whether tiers agree will be known once two have a level for the same site and criterion.")
    frame["pair"] = [f"{capitalised(a)} and {b}" for a, b in zip(frame["first"], frame["second"], strict=True)]
    labels = {"pair": "Tiers", "cells": "Compared", "same": "Same level"}
    labels |= {"first_higher": "First higher", "second_higher": "Second higher"}
    layout = Layout(labels, centred=list(labels)[1:])
    compared, same = int(frame["cells"].sum()), int(frame["same"].sum())
    compared_words = f"{share_words(same, compared)} {verb(compared, 'comparison', 'comparisons')}"
    title = f"On one site, two tiers give the same level in {compared_words}"
    measure = (
        "Comparisons of two tiers, each on one criterion of one site (or the programme) on which both have a level. "
        "The table above puts the sites together, so that its tiers may differ otherwise"
    )
    return journal_table(frame, "table-tiers-agree", title, layout, view.trace, measure)


@told("agreement of tiers")
def tiers_agreement(view: View) -> pd.DataFrame:
    """How far tiers agree (`tiers_agree`), of pairs that can be compared."""
    found = tiers_agree(view.counted, view.scale, view.study.combine, view.study.tiers, _as_told(view))
    return found[found["cells"] > 0].reset_index(drop=True)
