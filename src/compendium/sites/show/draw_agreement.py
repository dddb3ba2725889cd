"""Agreement between coders drawn: points with intervals, a row for each criterion."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from compendium.display.charts import name_above, name_beside
from compendium.display.figures import Form, ShownFigure, new_figure, short_label
from compendium.display.sentences import Shown, counted
from compendium.display.theme import BRICK, GREY, INK, SMALLEST, TEAL
from compendium.sites.compute.summary import extremes
from compendium.sites.show.agreement import coefficient_words
from compendium.sites.show.many import MOST, both_ends, ends_words
from compendium.sites.show.titles import ends_briefly
from compendium.sites.show.view import View
from compendium.studies.compute.agreement import OVERALL

MEASURE = "Agreement beyond chance: 1 where coders always agree, 0 where they agree no more than by chance"

DRAWN = (
    ("alpha_all", "low_all", "high_all", "o", TEAL, -0.12, "Alpha, all answers"),
    ("ac2", "ac2_low", "ac2_high", "D", BRICK, 0.12, "AC2, levels alone"),
)
"""Columns of value and interval, the look of the point, how far it is from the middle of its row, and its name."""


def agreement_figure(view: View, agreement: pd.DataFrame) -> ShownFigure | Shown:
    """Alpha over all answers, and AC2 of the levels, for each criterion: points with intervals."""
    if not view.counts_ratings:
        return Shown("", "")
    known = agreement[agreement[["alpha_all", "ac2"]].notna().any(axis="columns")]
    if known.empty:
        return Shown("", "No coefficient of agreement can be drawn.")
    names = [view.criteria.get(criterion, "All criteria") for criterion in known["criterion"]]
    told = [
        f"{name}: alpha {coefficient_words(r['alpha_all'], r['low_all'], r['high_all'], r['reason_all'])}, "
        f"AC2 {coefficient_words(r['ac2'], r['ac2_low'], r['ac2_high'], '')}"
        for name, r in zip(names, known.to_dict("records"), strict=True)
    ]
    text = f"Points with intervals for {counted(len(known), 'row')}. {'; '.join(told)}."
    drawn = _drawn(known)
    shown = [view.criteria.get(criterion, "All criteria") for criterion in drawn["criterion"]]
    rest = ends_words(len(drawn), len(known), "on which coders agree most", "on which they agree least")
    drawing = partial(draw_agreement, known=drawn, names=shown)
    return ShownFigure(drawing, figure_title(known, view), text, view.trace, f"{MEASURE}{rest}")


def _drawn(known: pd.DataFrame) -> pd.DataFrame:
    """The rows to draw: all, or of many criteria those on which coders agree most and least, and that over all."""
    if len(known) - 1 <= MOST:
        return known
    ranked = known[(known["criterion"] != OVERALL) & known["alpha_all"].notna()]
    ranked = ranked.sort_values("alpha_all", ascending=False, kind="stable")
    return known.loc[[*both_ends(list(ranked.index)), *known.index[known["criterion"] == OVERALL]]]


def figure_title(known: pd.DataFrame, view: View) -> str:
    """On which criterion coders agree most beyond chance, and on which least."""
    alpha = known[known["criterion"] != OVERALL].set_index("criterion")["alpha_all"].astype(float)
    ends = extremes(alpha.round(2))
    if not ends.first:
        return "Agreement between coders beyond chance"
    first, last = ends_briefly(ends, view.criteria, "criteria")
    return f"Coders agree most on {first}, least on {last}"


def draw_agreement(form: Form, known: pd.DataFrame, names: Sequence[str]) -> Figure:
    """Both coefficients of each row of ``known``, which has the columns of `agreement_by_criterion`."""
    figure, axes = new_figure(1.1 + (0.62 if form.narrow else 0.46) * len(known), form)
    for down, row in enumerate(known.to_dict("records")):
        for value, low, high, marker, colour, aside, _ in DRAWN:
            if pd.notna(row[low]):
                axes.plot([row[low], row[high]], [down + aside] * 2, color=GREY, linewidth=2, zorder=1)
            axes.plot(row[value], down + aside, marker, color=colour, zorder=2)
    for *_, marker, colour, _, name in DRAWN:
        axes.plot([], [], marker, color=colour, label=name)
    axes.axvline(0, color=INK, linewidth=0.6)
    axes.set_ylim(len(known) - 0.5, -0.5)
    if form.narrow:
        name_above(axes, [short_label(name, 60) for name in names], bar=0.4)
    else:
        name_beside(axes, [short_label(name, 34) for name in names])
    axes.set_xlim(min(-0.05, float(known[["alpha_all", "low_all", "ac2"]].min().min()) - 0.05), 1.05)
    axes.tick_params(axis="x", labelsize=SMALLEST)
    figure.legend(loc="outside upper left", ncols=2, fontsize=SMALLEST, frameon=False)
    return figure
