"""The programme on the page across sites, where too little is known of the local sites: it is what was found then."""

from functools import partial

import pandas as pd

from compendium.display.figures import ShownFigure
from compendium.display.sentences import Shown, short_enough, uncapitalised
from compendium.display.tables import Layout, journal_table
from compendium.sites.show.chips import chip
from compendium.sites.show.leads import Lead
from compendium.sites.show.site import profile_figure, profile_of, profile_title, spread_words
from compendium.sites.show.titles import briefly, comparable
from compendium.sites.show.view import View


def programme_shown(view: View) -> str:
    """The id of the programme where its levels stand for the study; blank where the local sites' do, or it has none."""
    rated = view.cells["level"].isin(view.scale.levels) & ~view.cells["site"].isin(view.matrix.index)
    return "" if comparable(view) or not rated.any() else str(view.cells.loc[rated, "site"].iloc[0])


def programme_figure(view: View) -> ShownFigure | Shown:
    """The level of the programme on each criterion."""
    site = programme_shown(view)
    return profile_figure(view, site, _title(view, site)) if site else Shown("", "")


def _title(view: View, site: str) -> str:
    name, told = view.names[site], uncapitalised(profile_title(view, site))
    short = ", ".join(told.split(", ")[:2])
    return short_enough(f"{name}: {told}", f"{name}: {short}", f"{briefly(name, 3)}: {short}")


def programme_table(view: View) -> Shown:
    """The level of the programme on each criterion with what it comes from; each leads to the page of the programme."""
    site = programme_shown(view)
    if not site:
        return Shown("", "")
    profile = profile_of(view, site)
    count = view.counts_ratings and view.people.shows(site)
    frame = pd.DataFrame(
        {
            "name": profile["name"],
            "level": [Lead(row["level"], site, row["criterion"]) for row in profile.to_dict("records")],
            "spread": [spread_words(row, view, count) for row in profile.to_dict("records")],
        }
    )
    labels = {"name": "Criterion", "level": "Level"}
    labels |= {"spread": "Evidence" if view.study.has_inventory else "Ratings"} if view.repeated else {}
    layout = Layout(labels, cells={"level": partial(_led, view)})
    title = f"{briefly(view.names[site], 6)}: what each level comes from"
    measure = "Each level leads to its row on the page of the programme"
    return journal_table(frame, "table-programme", title, layout, view.trace, measure)


def _led(view: View, level: Lead) -> str:
    return level.mark(chip(view.answers, level.words))
