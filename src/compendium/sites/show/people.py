"""Respondents by tier, over all sites."""

import pandas as pd

from compendium.display.sentences import Shown, capitalised, sentence, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.show.needed import needed
from compendium.sites.show.register import RESPONDENTS
from compendium.sites.show.titles import number_words
from compendium.sites.show.view import View

HIDDEN = "[c]"
"""Stands where a count of people is kept back (confidential), as in official statistics."""


def respondents_table(view: View) -> Shown:
    """Respondents by tier over all sites; what is small, or could be worked out, is kept back.

    Where all of it is, a sentence says so. Nothing where the study names no respondent.
    """
    by_tier, total = view.people.by_tier, view.people.total
    if by_tier.empty and RESPONDENTS not in view.stated:
        return Shown("", "")
    if by_tier.empty:
        return needed("Who was heard will be known once ratings, or the evidence behind them, name respondents.")
    if by_tier.isna().all() and total is None:
        return sentence("Numbers of respondents are kept back. {why}.", why=kept_back_words(view))
    rows = [{"tier": capitalised(str(tier)), "people": _told(number)} for tier, number in by_tier.items()]
    rows.append({"tier": "All tiers", "people": HIDDEN if total is None else f"{total:,}"})
    layout = Layout({"tier": "Tier", "people": "Respondents"}, centred=["people"])
    title = "Respondents by tier"
    if total is not None:
        title = f"{capitalised(number_words(total))} {verb(total, 'respondent was', 'respondents were')} heard"
    hidden = total is None or by_tier.isna().any()
    measure = "Each respondent is counted at every site and tier" + (
        f". {HIDDEN}: {kept_back_words(view)}" if hidden else ""
    )
    return journal_table(pd.DataFrame(rows), "table-respondents", title, layout, view.trace, measure)


def kept_back_words(view: View) -> str:
    """Why a count of people is kept back."""
    smallest = view.study.smallest_count
    told = f"A number of people is kept back where it is under {smallest} or would give one away"
    if not view.people.moved:
        return told
    return f"{told}, on its own or next to what the release before said"


def _told(number: object) -> str:
    return HIDDEN if pd.isna(number) else f"{number:,}"
