"""Who was heard in two releases of a study: numbers that together give no small one away."""

import pandas as pd

from compendium.display.sentences import Shown, capitalised
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.between_releases import keep_back_moves
from compendium.sites.compute.suppression import PeopleShown, count_respondents, speaking
from compendium.sites.show.needed import needed
from compendium.sites.show.people import HIDDEN
from compendium.sites.show.view import View


def people_of_both(old: View, new: View) -> tuple[PeopleShown, PeopleShown]:
    """What two releases tell of people side by side: the later one without what the earlier one would give away."""
    study, heard = new.study, None
    if study.is_reduced:
        counts = new.people.by_site.fillna(0).astype(int)  # of who is hidden nothing is known: no sum of them is safe
    else:
        counts = count_respondents(study.ratings, list(study.sites["site"]), list(study.tiers))
        heard = speaking(study.ratings, counts)
    counts = counts.reindex(index=list(study.sites["site"]), fill_value=0)
    smallest = max(study.smallest_count, old.study.smallest_count)
    return old.people, keep_back_moves(new.people, old.people, counts, smallest, heard)


def people_table(old: View, new: View) -> Shown:
    """Respondents by tier in both releases; what is small, or what the two would give away together, is kept back."""
    before, now = people_of_both(old, new)
    tiers = list(dict.fromkeys([*now.by_tier.index, *before.by_tier.index]))
    if not tiers:
        return needed("Who was heard can be compared once ratings, or the evidence behind them, name respondents.")
    rows = [
        {
            "tier": capitalised(str(tier)),
            "before": _told(before.by_tier.get(tier, 0)),
            "now": _told(now.by_tier.get(tier, 0)),
        }
        for tier in tiers
    ]
    rows.append({"tier": "All tiers", "before": _told(before.total), "now": _told(now.total)})
    smallest = max(new.study.smallest_count, old.study.smallest_count)
    why = f"{HIDDEN}: kept back, because it is under {smallest} or would give one away"
    why += "; next to the numbers before, so might one that has changed" if now.moved else ""
    hidden = any(HIDDEN in row.values() for row in rows)
    layout = Layout({"tier": "Tier", "before": "Before", "now": "Now"}, centred=["before", "now"])
    measure = "Each respondent is counted at every site and tier" + (f". {why}" if hidden else "")
    return journal_table(
        pd.DataFrame(rows), "table-people", "Respondents by tier in both releases", layout, new.trace, measure
    )


def _told(number: object) -> str:
    return HIDDEN if number is None or pd.isna(number) else f"{number:,}"
