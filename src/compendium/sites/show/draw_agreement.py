"""Agreement between coders drawn: points with intervals, a row for each criterion."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from compendium.display.charts import name_above, name_beside
from compendium.display.figures import Form, new_figure, short_label
from compendium.display.theme import BRICK, GREY, INK, SMALLEST, TEAL

DRAWN = (
    ("alpha_all", "low_all", "high_all", "o", TEAL, -0.12, "Alpha, all answers"),
    ("ac2", "ac2_low", "ac2_high", "D", BRICK, 0.12, "AC2, levels alone"),
)
"""Columns of value and interval, the look of the point, how far it is from the middle of its row, and its name."""


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
