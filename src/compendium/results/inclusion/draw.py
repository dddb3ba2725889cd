"""Figure of the cells that decide the selection of policies (interim report, Table 2)."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.charts import heat_map
from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import listed
from compendium.display.theme import SMALLEST, SYMBOLS


def flips_figure(
    ticks: pd.DataFrame,
    flips: pd.DataFrame,
    doubted: pd.DataFrame,
    criteria: pd.Series,
    names: pd.Series,
    trace: Trace,
) -> ShownFigure:
    """Table 2 as a grid: shaded where turning one cell would change the selection, with a mark where it is doubted.

    ``flips`` and ``doubted`` are truth values in the shape of ``ticks``; ``criteria`` and ``names`` are names by id.
    """
    marks = ticks.map(lambda tick: SYMBOLS["yes" if tick else "no"])
    written = marks.where(~doubted, marks + " ?")
    figure, axes = new_figure(1.3 + 0.27 * len(ticks))
    heat_map(axes, flips.astype(float), written)
    axes.set_yticklabels(names[ticks.index].map(short_label), rotation=0)
    axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False)
    axes.set_xticklabels(criteria[ticks.columns].map(short_label), rotation=40, ha="left", rotation_mode="anchor")
    figure.supxlabel("shaded: decides alone   ?: doubted", fontsize=SMALLEST, x=0.02, ha="left")
    caption = "Ticks and crosses that decide the selection alone, and those that the prose contradicts (our reading)"
    return ShownFigure(figure, caption, _flips_words(flips, doubted, criteria, names), trace)


def _flips_words(flips: pd.DataFrame, doubted: pd.DataFrame, criteria: pd.Series, names: pd.Series) -> str:
    parts = [
        f"{head}: {_cells(cells, criteria, names)}"
        for head, cells in [("The selection would change with", flips), ("Doubted are", doubted)]
    ]
    return f"Grid of policies by criterion. {'. '.join(parts)}."


def _cells(cells: pd.DataFrame, criteria: pd.Series, names: pd.Series) -> str:
    """The marked cells, by policy."""
    marked = [(names[policy], listed(criteria[row.index[row]])) for policy, row in cells.iterrows() if row.any()]
    return "; ".join(f"{name} {found.lower()}" for name, found in marked) or "none"
