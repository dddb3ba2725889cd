"""Respondents by tier, over all sites."""

import pandas as pd

from compendium.display.sentences import Shown, capitalised, sentence
from compendium.display.tables import Layout, journal_table
from compendium.sites.show.site import HIDDEN
from compendium.sites.show.view import View


def respondents_table(view: View) -> Shown:
    """Respondents by tier over all sites; what is small, or could be worked out, is kept back."""
    if view.people.by_tier.empty:
        return sentence("No rating names a respondent.")
    rows = [{"tier": capitalised(str(tier)), "people": _told(number)} for tier, number in view.people.by_tier.items()]
    rows.append({"tier": "All tiers", "people": HIDDEN if view.people.total is None else str(view.people.total)})
    smallest = view.study.smallest_count
    kept_back = f"; {HIDDEN} keeps back counts under {smallest} and what would give them away" if smallest > 1 else ""
    layout = Layout({"tier": "Tier", "people": "Respondents"}, centred=["people"])
    caption = f"Respondents named, each counted at every site and tier{kept_back}"
    return journal_table(pd.DataFrame(rows), "table-respondents", caption, layout, view.trace)


def _told(number: object) -> str:
    return HIDDEN if pd.isna(number) else str(number)
