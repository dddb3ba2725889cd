"""Figure of how alike programmes are beside what chance gives (interim report, Table 3)."""

from typing import Any

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.theme import AMBER_FILL, INK, LIGHT_TEAL, LINE

CHANCES = {
    "by chance, each programme as many": ("", LIGHT_TEAL, -0.17),
    "by chance, each approach as often too": ("redrawn_", AMBER_FILL, 0.17),
}
"""The two comparisons with chance: how their columns begin, the fill of their bars and how far these are moved down."""


def likeness_figure(pairs: pd.DataFrame, programmes: pd.DataFrame, trace: Trace) -> ShownFigure:
    """Each pair's Jaccard index as a dot over what chance gives, with a mark at the largest possible.

    ``pairs`` is what `redrawn` returns, the most alike first.
    """
    names = programmes.set_index("programme")["name"].map(lambda name: short_label(name, 18))
    figure, axes = new_figure(1.9 + 0.34 * len(pairs))
    places = range(len(pairs))
    look: dict[str, Any] = {"height": 0.3, "edgecolor": INK, "linewidth": 0.4}
    for kind, (start, fill, down) in CHANCES.items():
        width = pairs[f"{start}high"] - pairs[f"{start}low"]
        axes.barh([p + down for p in places], width, left=pairs[f"{start}low"], color=fill, label=kind, **look)
    axes.plot(pairs["largest"], places, "|", color=INK, markersize=11, label="largest possible")
    axes.plot(pairs["jaccard"], places, "o", color=INK, markersize=5, label="Jaccard index")
    axes.set_yticks(places, [f"{names[row.first]},\n{names[row.second]}" for row in pairs.itertuples()])
    axes.set_ylim(len(pairs) - 0.5, -0.5)
    axes.set_xlim(0, 1)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    figure.legend(loc="outside lower center", ncols=1, frameon=False)
    caption = "Jaccard index of each pair of programmes over the intervals that hold 95 of 100 draws by chance"
    plain = programmes.set_index("programme")["name"]
    return ShownFigure(figure, caption, _likeness_words(pairs, plain), trace)


def _likeness_words(pairs: pd.DataFrame, names: pd.Series) -> str:
    parts = [
        f"{names[row.first]} and {names[row.second]} {row.jaccard:.2f}, largest possible {row.largest:.2f}, by chance "
        f"{row.low:.2f} to {row.high:.2f}, more strictly {row.redrawn_low:.2f} to {row.redrawn_high:.2f}"
        for row in pairs.itertuples()
    ]
    return f"Dots over bars, a row per pair of programmes. {'; '.join(parts)}."
