"""The two figures of papers on risk of bias, for the sites of any framework: traffic lights, and the summary of them.

A light is a disc in the colour of an answer with its symbol in it, a row for each site and a column for each criterion.
In the summary each criterion has a bar of all sites, whatever their answer: those that are no level are parts of their
own, so that shares are of all sites and not of those with a level. Sites weigh the same.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from compendium.display.answers import Answers
from compendium.display.cells import mark_cells
from compendium.display.charts import name_above, name_beside, stacked_bars
from compendium.display.figures import Form, ShownFigure, cut_label, new_figure
from compendium.display.sentences import counted
from compendium.display.signs import key
from compendium.display.theme import GREY, SMALLEST
from compendium.sites.compute.across import distributions
from compendium.sites.show.draw_matrix import beside_numbers, draw_matrix, for_drawing
from compendium.sites.show.many import ends_words
from compendium.sites.show.view import View
from compendium.studies.compute.scale import NO_RATING

LIGHT = 13.3
"""Points: how wide a disc is, so that it fills its row."""


def draw_lights(form: Form, view: View) -> Figure:
    """The answer of each site on each criterion as a traffic light, split over panels where they are many."""
    return draw_matrix(form, view, _lights)


def _lights(axes: Axes, cells: Mapping[tuple[float, float], str], answers: Answers) -> None:
    """Discs with the symbols of answers; where there is no rating, only its symbol."""
    symbols = for_drawing(answers).symbols
    for answer in answers.names:
        middles = [(across + 0.5, down + 0.5) for (across, down), given in cells.items() if given == answer]
        if answer == NO_RATING:
            mark_cells(axes, middles, symbols[answer], GREY, SMALLEST)
            continue
        if middles:
            look: dict[str, Any] = {"color": answers.fills[answer], "markersize": LIGHT, "markeredgewidth": 0}
            axes.plot(*zip(*middles, strict=True), marker="o", linestyle="", **look)
        mark_cells(axes, middles, symbols[answer], answers.letters(answer), SMALLEST)


def summary_figure(view: View, title: str, words: Sequence[str], criteria: Sequence[str]) -> ShownFigure:
    """A bar for each of ``criteria``: the shares of all local sites with each answer, no rating included.

    ``words`` are their counts for the alternative text.
    """
    counts = distributions(view.matrix, view.scale).loc[list(criteria), view.answers.used(view.matrix)]
    rest = ends_words(len(counts), len(view.criteria), "on which sites are strongest", "on which they are weakest")
    sites = counted(len(view.matrix), "local site")
    text = f"Bars of the answers of {sites} on each criterion, as shares of all of them. {'; '.join(words)}."
    measure = f"Shares of {sites}, whatever their answer, each site weighing the same{rest}"
    return ShownFigure(partial(_draw_summary, counts=counts, view=view), title, text, view.trace, measure)


def _draw_summary(form: Form, counts: pd.DataFrame, view: View) -> Figure:
    figure, axes = new_figure(1.0 + (0.56 if form.narrow else 0.36) * len(counts), form)
    stacked_bars(axes, counts, beside_numbers(view.answers), share=True, bar=0.5 if form.narrow else 0.7)
    names = [view.criteria[str(criterion)] for criterion in counts.index]
    if form.narrow:
        name_above(axes, [cut_label(name, 44) for name in names], bar=0.5)
    else:
        name_beside(axes, [cut_label(name, 34) for name in names])
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
    axes.xaxis.set_major_formatter(PercentFormatter(1))
    key(figure, for_drawing(view.answers), list(counts), columns=2 if form.narrow else 5)
    return figure
