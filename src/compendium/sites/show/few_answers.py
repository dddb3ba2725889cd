"""The answers of local sites listed one by one, where so few are known that a grid would be nearly empty."""

from functools import partial
from html import escape

import pandas as pd

from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table
from compendium.sites.show.chips import chip
from compendium.sites.show.leads import Lead
from compendium.sites.show.needed import needed
from compendium.sites.show.titles import levels_title
from compendium.sites.show.view import View
from compendium.studies.compute.scale import NO_RATING

SPARSE = 0.25
"""The share of cells with an answer below which answers are listed and not set out as a grid."""


def is_sparse(view: View) -> bool:
    """Whether so few answers are known that a grid of them would be empty but for some cells."""
    return bool(view.matrix.ne(NO_RATING).to_numpy().mean() < SPARSE)


def few_answers_table(view: View) -> Shown:
    """Every local site with the answers that it has, instead of a grid that would be nearly empty."""
    if view.matrix.eq(NO_RATING).all(axis=None):
        return needed("Sites can be compared once some of them have been rated.")
    frame = pd.DataFrame(
        {
            "site": view.matrix.index,
            "name": [Lead(view.names[site], site) for site in view.matrix.index],
            "answers": [_answers_of(str(site), row, view) for site, row in view.matrix.iterrows()],
        }
    )
    layout = Layout(
        {"name": "Site", "answers": "What was rated"},
        cells={"name": name_cell, "answers": partial(_led_answers, view)},
        anchor=("site", "site"),
    )
    measure = "Every answer of a local site; each leads to its row on the page of the site"
    return journal_table(frame, "table-matrix", levels_title(view), layout, view.trace, measure)


def _led_answers(view: View, answers: list[Lead]) -> str:
    """The answers of one site, each after its criterion; the symbol and words of no rating where there are none."""
    told = [
        f"{escape(view.criteria[each.criterion])}: "
        + each.mark(chip(view.answers, view.matrix.at[each.site, each.criterion]))
        for each in answers
    ]
    return "<br>".join(told) or f'<span class="grey">{escape(view.answers.text(NO_RATING))}</span>'


def _answers_of(site: str, row: pd.Series, view: View) -> list[Lead]:
    known = [(str(criterion), answer) for criterion, answer in row.items() if answer != NO_RATING]
    return [Lead(f"{view.criteria[each]}: {view.answers.names[answer]}", site, each) for each, answer in known]


def name_cell(site: Lead) -> str:
    """The name of a site, which leads to its page."""
    return site.html
