"""Figure of how alike programmes are compared with what chance gives (interim report, Table 3)."""

from functools import partial
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from compendium.data_package.trace import Trace
from compendium.display.charts import name_above, name_beside, strip
from compendium.display.figures import Form, ShownFigure, new_figure, short_label
from compendium.display.sentences import index_words
from compendium.display.theme import GREY, INK, LIGHT_TEAL, LINE, SMALLEST, WHITE
from compendium.results.approaches.compute_likeness import AS_CHANCE
from compendium.results.approaches.titles import likeness_title

CHANCES = {"by chance": ("", LIGHT_TEAL, -0.5), "by chance, stricter test": ("redrawn_", WHITE, 0.5)}
"""The two comparisons with chance: how their columns begin, the fill of their bars, how many bars these are moved
down."""


def likeness_figure(
    pairs: pd.DataFrame, programmes: pd.DataFrame, trace: Trace | None, programme: str = ""
) -> ShownFigure:
    """Each pair's Jaccard index as a dot over what chance gives, with a mark at the largest possible.

    ``pairs`` is what `redrawn` returns, the most alike first; those of ``programme`` are emphasised.
    """
    names = programmes.set_index("programme")["name"]
    drawing = partial(_draw, pairs=pairs, names=names, strong=programme)
    measure = "Jaccard index: approaches that both used, of all that either used; a bar holds 95 of 100 draws by chance"
    return ShownFigure(drawing, likeness_title(pairs), _likeness_words(pairs, names), trace, measure)


def _draw(form: Form, pairs: pd.DataFrame, names: pd.Series, strong: str) -> Figure:
    figure, axes = new_figure(0.9 + (0.48 if form.narrow else 0.32) * len(pairs), form)
    below, high = (0.18, 0.2) if form.narrow else (0.0, 0.3)
    places = [place + below for place in range(len(pairs))]
    look: dict[str, Any] = {"height": high, "edgecolor": GREY, "linewidth": 0.6}
    for kind, (start, fill, down) in CHANCES.items():
        low = pairs[f"{start}low"]
        axes.barh(
            [p + down * high for p in places], pairs[f"{start}high"] - low, left=low, color=fill, label=kind, **look
        )
    axes.plot([], [], "o", color=INK, markersize=6, label="Jaccard index")
    axes.plot(pairs["largest"], places, "|", color=INK, markersize=12, markeredgewidth=1.6, label="largest possible")
    if len(pairs):
        strip(axes, pd.DataFrame({"value": pairs["jaccard"].to_list(), "row": places}), "value", "row")
    axes.set(xlim=(0, 1), ylim=(max(len(pairs), 1) - 0.5, -0.5))
    axes.grid(axis="x", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
    _write(form, axes, pairs, names, strong)
    columns = 2 if form.narrow else 4
    figure.legend(loc="outside upper left", ncols=columns, frameon=False, columnspacing=1.2, borderpad=0.2)
    return figure


def _write(form: Form, axes: Axes, pairs: pd.DataFrame, names: pd.Series, strong: str) -> None:
    """The names of each pair, and its index behind its row; in words if it lies outside what chance gives."""
    shown = [f"{names[row.first]}, {names[row.second]}" for row in pairs.itertuples()]
    if form.narrow:
        name_above(axes, [short_label(name, 48) for name in shown], bar=0.2)
    else:
        name_beside(axes, [short_label(name, 34) for name in shown])
    heads = axes.texts[-len(pairs) :] if len(pairs) else []
    for head, row in zip(heads, pairs.itertuples(), strict=True):
        head.set_fontweight("bold" if strong in (row.first, row.second) else "normal")
        written = index_words(row.jaccard) + ("" if row.beyond == AS_CHANCE else f" {row.beyond}")
        look: dict[str, Any] = {"va": "center_baseline", "fontsize": SMALLEST, "transform": axes.get_yaxis_transform()}
        axes.text(1.015, head.get_position()[1] + (0.28 if form.narrow else 0), written, **look)


def _likeness_words(pairs: pd.DataFrame, names: pd.Series) -> str:
    parts = [
        f"{names[row.first]} and {names[row.second]} {row.jaccard:.2f}, largest possible {row.largest:.2f}, by chance "
        f"{row.low:.2f} to {row.high:.2f}, more strictly {row.redrawn_low:.2f} to {row.redrawn_high:.2f}"
        for row in pairs.itertuples()
    ]
    return f"Dots over bars, a row per pair of programmes. {'; '.join(parts)}."
