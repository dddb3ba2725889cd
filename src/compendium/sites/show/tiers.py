"""What the tiers of a study say of each criterion, and whether they agree."""

from functools import partial

from compendium.display.sentences import Shown, capitalised, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.across import levels_by_tier, tiers_agree
from compendium.sites.show.chips import chip
from compendium.sites.show.needed import needed
from compendium.sites.show.titles import share_words, tiers_title
from compendium.sites.show.view import View


def tiers_table(view: View) -> Shown:
    """What each tier says of each criterion, the programme's evidence included."""
    study = view.study
    if not study.ratings["tier"].ne("").any():
        return needed("What each tier says can be shown once ratings, or the evidence behind them, name a tier.")
    by_tier = levels_by_tier(view.counted, view.scale, study.combine, study.tiers, list(view.criteria))
    frame = by_tier.add_prefix("tier ").assign(name=list(view.criteria.values()))
    tiers = {f"tier {tier}": capitalised(tier) for tier in study.tiers}
    layout = Layout({"name": "Criterion"} | tiers, cells=dict.fromkeys(tiers, partial(chip, view.answers)))
    measure = "All ratings of each tier combined into one answer on each criterion, the programme's included"
    return journal_table(frame, "table-tiers", tiers_title(by_tier, view), layout, view.trace, measure)


def tiers_agree_table(view: View) -> Shown:
    """How far tiers agree where two of them have a level for the same site and criterion."""
    study = view.study
    if not study.ratings["tier"].ne("").any():
        return Shown("", "")
    frame = tiers_agree(view.counted, view.scale, study.combine, study.tiers)
    frame = frame[frame["cells"] > 0].reset_index(drop=True)
    if frame.empty:
        return needed("Whether tiers agree can be told once two tiers have a level for the same site and criterion.")
    frame["pair"] = [f"{capitalised(a)} and {b}" for a, b in zip(frame["first"], frame["second"], strict=True)]
    labels = {"pair": "Tiers", "cells": "Compared", "same": "Same level"}
    labels |= {"first_higher": "First higher", "second_higher": "Second higher"}
    layout = Layout(labels, centred=list(labels)[1:])
    compared, same = int(frame["cells"].sum()), int(frame["same"].sum())
    title = (
        f"Two tiers give the same level in {share_words(same, compared)} {verb(compared, 'comparison', 'comparisons')}"
    )
    measure = "Sites, the programme too, and criteria on which both tiers have a level"
    return journal_table(frame, "table-tiers-agree", title, layout, view.trace, measure)
