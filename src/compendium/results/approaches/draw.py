"""Figures of the approaches to implementation support (interim report, Table 3)."""

from functools import partial
from textwrap import fill
from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.display.charts import heat_map, name_beside, quiet_axis, stacked_bars
from compendium.display.figures import Form, ShownFigure, cut_label, new_figure, short_label
from compendium.display.signs import key
from compendium.display.theme import AMBER_FILL, INK, PALE, SMALLEST, SYMBOLS, TEAL
from compendium.results.approaches.compute import EXTENTS
from compendium.results.approaches.titles import coverage_title, mix_title

EXTENT_LOOK = Answers(
    names={"yes": "follows the model", "in part": "follows it in part", "no": "does not follow it"},
    symbols={extent: SYMBOLS[extent] for extent in EXTENTS},
    fills={"yes": TEAL, "in part": AMBER_FILL, "no": PALE},
)
"""How the extents look to which an approach follows a model."""


def coverage_figure(
    coverage: pd.DataFrame, themes: pd.DataFrame, programmes: pd.DataFrame, trace: Trace | None, programme: str = ""
) -> ShownFigure:
    """How many approaches of each theme each programme used, as a shaded grid with the counts written in.

    ``programme`` stands first and is emphasised, where one is named.
    """
    names = programmes.set_index("programme")["name"]
    heads = themes.set_index("theme")["name"].reindex(coverage.index)
    counts = coverage.drop(columns="approaches").T
    counts = counts.loc[_with_first(list(counts.index), programme)]
    whole = coverage["approaches"]
    written = counts.apply(lambda column: [f"{number} of {whole[column.name]}" for number in column])
    words = [
        f"{names[p]}: {', '.join(f'{n} {_short_theme(h).lower()}' for n, h in zip(written.loc[p], heads, strict=True))}"
        for p in counts.index
    ]
    drawing = partial(_draw_coverage, counts=counts, whole=whole, heads=heads, names=names, strong=programme)
    return ShownFigure(
        drawing,
        coverage_title(coverage, programme, names),
        f"Grid of approaches used by programme and theme. {'; '.join(words)}.",
        trace,
        "Approaches that each programme used, of those listed under the theme; the darker, the larger the share",
    )


def _draw_coverage(
    form: Form, counts: pd.DataFrame, whole: pd.Series, heads: pd.Series, names: pd.Series, strong: str
) -> Figure:
    share = counts.div(whole.where(whole > 0), axis="columns").fillna(0.0)
    written = counts.astype(str) if form.narrow else counts.apply(lambda c: [f"{n} of {whole[c.name]}" for n in c])
    figure, axes = new_figure((1.5 if form.narrow else 1.0) + 0.34 * len(counts), form)
    heat_map(axes, share, written)
    axes.set_yticklabels([short_label(name, 18) for name in names[counts.index]], rotation=0)
    axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False)
    listed_under = [f"{_short_theme(head)} ({whole[theme]})" for theme, head in heads.items()]
    if form.narrow:
        slant: dict[str, Any] = {"rotation": 40, "ha": "left", "rotation_mode": "anchor"}
        axes.set_xticklabels([short_label(head, 20) for head in listed_under], **slant)
    else:
        axes.set_xticklabels([fill(cut_label(head, 60), 20) for head in heads])
    if strong in counts.index:
        axes.add_patch(Rectangle((0, 0), counts.shape[1], 1, fill=False, edgecolor=INK, linewidth=2, clip_on=False))
        axes.get_yticklabels()[0].set_fontweight("bold")
    return figure


def _with_first(programmes: list[str], first: str) -> list[str]:
    """The programmes with one of them before the others; in their order where there is none of this name."""
    return sorted(programmes, key=lambda programme: programme != first)


def _short_theme(name: str) -> str:
    """The head of a theme's name, short enough to stand over a column."""
    return name.split(",")[0].split(" and ")[0]


def model_figure(
    mix: pd.DataFrame, programmes: pd.DataFrame, models: pd.DataFrame, trace: Trace, programme: str = ""
) -> ShownFigure:
    """Each programme's mix of models: of the approaches it used, what share follows each model fully, in part, not.

    Totals differ between programmes, so bars show shares and the numbers in them counts.
    """
    names, model_names = programmes.set_index("programme")["name"], models.set_index("model")["name"]
    order = _with_first(list(names.index), programme)
    drawing = partial(_draw_mix, mix=mix, names=names[order], models=model_names, strong=programme)
    measure = (
        "Share of the approaches that each programme used (their number in brackets), by how far they follow a model"
    )
    return ShownFigure(drawing, mix_title(mix, model_names), _mix_words(mix, names, model_names), trace, measure)


def _draw_mix(form: Form, mix: pd.DataFrame, names: pd.Series, models: pd.Series, strong: str) -> Figure:
    across = 1 if form.narrow else len(models)
    down = len(models) if form.narrow else 1
    figure = Figure(figsize=(form.width, 0.55 + down * (0.35 + 0.27 * len(names))), layout="constrained")
    panels = figure.subplots(down, across, squeeze=False, sharey=not form.narrow).ravel()
    used = mix.groupby("programme")[list(EXTENTS)].sum().sum(axis="columns") // max(len(models), 1)
    for place, (model, axes) in enumerate(zip(models.index, panels, strict=True)):
        counts = mix[mix["model"] == model].set_index("programme")[list(EXTENTS)].loc[names.index]
        stacked_bars(axes, counts, EXTENT_LOOK, share=True, bar=0.8, across=0.75 / across)
        axes.set_title(cut_label(models[model], 66 // across), fontsize=SMALLEST)
        quiet_axis(axes)
        if form.narrow or not place:
            name_beside(axes, [f"{cut_label(name, 20)} ({used[p]})" for p, name in names.items()])
            axes.texts[-len(names)].set_fontweight("bold" if strong else "normal")
    key(figure, EXTENT_LOOK, EXTENTS, columns=2 if form.narrow else 3)
    return figure


def _mix_words(mix: pd.DataFrame, names: pd.Series, model_names: pd.Series) -> str:
    parts = []
    for model, rows in mix.groupby("model", sort=False):
        each = [
            f"{names[row.programme]} {', '.join(str(mix.loc[row.Index, extent]) for extent in EXTENTS)}"
            for row in rows.itertuples()
        ]
        parts.append(f"{model_names[model]}: {'; '.join(each)}")
    return f"Bars of approaches that follow each model (numbers: yes, in part, no). {'. '.join(parts)}."
