"""How far sites with a high and with a low outcome differ on each criterion, drawn as marks along one axis."""

from functools import partial
from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from compendium.display.charts import name_above, name_beside
from compendium.display.figures import Form, ShownFigure, cut_label, new_figure
from compendium.display.sentences import Shown, counted
from compendium.display.theme import GREY, INK, LINE, SMALLEST, WHITE
from compendium.sites.compute.separation import by_strength
from compendium.sites.show.many import MOST
from compendium.sites.show.separation import CLASS_WORDS, NET, p_words, separation_title, signed, told_of, why_not
from compendium.sites.show.view import View
from compendium.studies.outcome_settings import NOT, STRONGLY, WEAKLY

FILLS = {STRONGLY: INK, WEAKLY: LINE, NOT: WHITE}
"""How the mark of a criterion is filled; it points to the group that stands higher."""

KEY = {STRONGLY: "distinguishes strongly", WEAKLY: "distinguishes weakly", NOT: "does not distinguish"}

SIZE = 9.0


def separation_figure(view: View) -> ShownFigure | Shown:
    """A mark for each criterion: to the right where sites with a high outcome stand higher, to the left where lower."""
    if why_not(view):
        return Shown("", "")
    told = by_strength(told_of(view))
    apart = int(told["found"].isin([WEAKLY, STRONGLY]).sum())
    drawn = told.head(max(MOST, apart)).sort_values("higher", ascending=False, kind="stable", ignore_index=True)
    words = [
        f"{view.criteria[row.criterion]} {signed(row.higher)}, p {p_words(row.p)}, {CLASS_WORDS[row.found]}"
        for row in drawn.itertuples()
    ]
    text = f"Marks of {counted(len(drawn), 'criterion', 'criteria')} between −1 and 1, {NET}. {'; '.join(words)}."
    left = len(told) - len(drawn)
    rest = f". Left out: {counted(left, 'criterion', 'criteria')} on which they differ least, which the table has"
    measure = f"Net share of {NET}{rest * bool(left)}"
    return ShownFigure(partial(_draw, drawn=drawn, view=view), separation_title(view), text, view.trace, measure)


def _draw(form: Form, drawn: pd.DataFrame, view: View) -> Figure:
    figure, axes = new_figure(1.3 + (0.46 if form.narrow else 0.3) * len(drawn), form)
    axes.set(xlim=(-1.1, 1.42), ylim=(len(drawn) - 0.5, -0.7))
    axes.axvline(0, color=GREY, linewidth=1)
    for place, row in enumerate(drawn.itertuples()):
        axes.plot([0, row.higher], [place, place], color=LINE, linewidth=3, solid_capstyle="butt")
        axes.plot(row.higher, place, **_mark(row.found, "<" if row.higher < 0 else ">"))
        axes.text(1.14, place, f"p {p_words(row.p)}", va="center_baseline", fontsize=SMALLEST, color=INK)
    names = [view.criteria[criterion] for criterion in drawn["criterion"]]
    if form.narrow:
        name_above(axes, [cut_label(name, 44) for name in names], bar=0.5)
    else:
        name_beside(axes, [cut_label(name, 40) for name in names])
    axes.set_xticks([-1, 0, 1], ["−1\nlow outcome\nhigher", "0", "+1\nhigh outcome\nhigher"], fontsize=SMALLEST)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    handles = [Line2D([], [], label=words, linestyle="", **_mark(found, ">")) for found, words in KEY.items()]
    columns = 2 if form.narrow else 3
    figure.legend(handles=handles, loc="outside upper left", ncols=columns, frameon=False, fontsize=SMALLEST)
    return figure


def _mark(found: str, marker: str) -> dict[str, Any]:
    """The look of a mark of a class."""
    edge = {"markeredgecolor": INK, "markeredgewidth": 1.1}
    return {"marker": marker, "markersize": SIZE, "markerfacecolor": FILLS[found], **edge}
