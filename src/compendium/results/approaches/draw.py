"""Figures of the approaches to implementation support (interim report, Table 3)."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from compendium.data_package.trace import Trace
from compendium.display.charts import heat_map
from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import index_words
from compendium.display.theme import AMBER_FILL, INK, PALE, SMALLEST, SYMBOLS, TEAL, letters_on
from compendium.results.approaches.compute import EXTENTS

EXTENT_FILLS = {"yes": TEAL, "in part": AMBER_FILL, "no": PALE}


def coverage_figure(
    coverage: pd.DataFrame, themes: pd.DataFrame, programmes: pd.DataFrame, trace: Trace | None
) -> ShownFigure:
    """How many approaches of each theme each programme used, as a shaded grid with the counts written in."""
    names = programmes.set_index("programme")["name"]
    heads = themes.set_index("theme")["name"].reindex(coverage.index).map(_short_theme)
    counts = coverage.drop(columns="approaches").T
    whole = coverage["approaches"]
    share = counts.div(whole.where(whole > 0), axis="columns").fillna(0.0)
    written = counts.apply(lambda column: [f"{number} of {whole[column.name]}" for number in column])
    figure, axes = new_figure(1.6 + 0.42 * len(counts))
    heat_map(axes, share, written)
    axes.set_yticklabels(names[counts.index].map(short_label), rotation=0)
    axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False)
    axes.set_xticklabels([short_label(head, 18) for head in heads], rotation=40, ha="left", rotation_mode="anchor")
    words = [
        f"{names[p]}: {', '.join(f'{n} {h.lower()}' for n, h in zip(written.loc[p], heads, strict=True))}"
        for p in counts.index
    ]
    caption = "Approaches that each programme used, by theme"
    return ShownFigure(figure, caption, f"Grid of approaches used by programme and theme. {'; '.join(words)}.", trace)


def _short_theme(name: str) -> str:
    """The head of a theme's name, short enough to stand over a column."""
    return name.split(",")[0].split(" and ")[0]


def model_figure(mix: pd.DataFrame, programmes: pd.DataFrame, models: pd.DataFrame, trace: Trace) -> ShownFigure:
    """Each programme's mix of models: of the approaches it used, how many follow each model fully, in part, not."""
    names, model_names = programmes.set_index("programme")["name"], models.set_index("model")["name"]
    rows = [(m, p) for m in models["model"] for p in programmes["programme"]]
    places = {key: place + place // len(programmes) for place, key in enumerate(rows)}
    figure, axes = new_figure(1.2 + 0.25 * (len(rows) + len(models)))
    for row in mix.itertuples():
        _draw_bar(axes, places[row.model, row.programme], mix.loc[row.Index, list(EXTENTS)])
    axes.set_yticks([places[key] for key in rows], [short_label(names[p]) for _, p in rows], fontsize=SMALLEST)
    for number, model in enumerate(models["model"]):
        head = number * (len(programmes) + 1) - 0.65
        shown = axes.text(0, head, short_label(model_names[model], 40), fontweight="bold", va="bottom", fontsize=9.5)
        shown.set_in_layout(False)  # else a wide name would leave no room for the bars
    axes.set_ylim(max(places.values()) + 0.6, -1.4)
    axes.set_xlim(0, max(1, 1.05 * mix[list(EXTENTS)].sum(axis="columns").max()))
    axes.tick_params(axis="y", length=0)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("Approaches used")
    handles = [
        Patch(facecolor=EXTENT_FILLS[e], edgecolor=INK, linewidth=0.6, label=f"{SYMBOLS[e]} {e}") for e in EXTENTS
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=len(EXTENTS), frameon=False)
    caption = "Mix of models: how far the approaches that each programme used follow each model"
    return ShownFigure(figure, caption, _mix_words(mix, names, model_names), trace)


def _draw_bar(axes: Axes, place: float, numbers: pd.Series) -> None:
    """One stacked bar with its numbers; ``numbers`` gives the approaches by extent."""
    left = 0
    for extent, fill in EXTENT_FILLS.items():
        number = int(numbers[extent])
        axes.barh(place, number, left=left, color=fill, edgecolor=INK, linewidth=0.6, height=0.86)
        if number:
            look: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": SMALLEST}
            axes.text(left + number / 2, place, str(number), color=letters_on(fill), **look)
        left += number


def _mix_words(mix: pd.DataFrame, names: pd.Series, model_names: pd.Series) -> str:
    parts = []
    for model, rows in mix.groupby("model", sort=False):
        each = [
            f"{names[row.programme]} {', '.join(str(mix.loc[row.Index, extent]) for extent in EXTENTS)}"
            for row in rows.itertuples()
        ]
        parts.append(f"{model_names[model]}: {'; '.join(each)}")
    return f"Stacked bars of approaches that follow each model (numbers: yes, in part, no). {'. '.join(parts)}."


def similarity_figure(similarity: pd.DataFrame, programmes: pd.DataFrame, trace: Trace) -> ShownFigure:
    """How alike the programmes are: the lower half of the square of Jaccard indices, written in and shaded."""
    names = programmes.set_index("programme")["name"]
    shown = similarity.set_axis(names[similarity.index], axis="index").set_axis(
        names[similarity.columns], axis="columns"
    )
    lower = shown.iloc[1:, :-1]
    upper = [[column > row for column in range(lower.shape[1])] for row in range(lower.shape[0])]
    hidden = pd.DataFrame(upper, index=lower.index, columns=lower.columns)
    figure, axes = new_figure(1.2 + 0.48 * len(lower))
    heat_map(axes, lower, lower.map(index_words), hidden)
    axes.set_xticklabels(lower.columns.map(short_label), rotation=35, ha="right")
    axes.set_yticklabels(lower.index.map(short_label), rotation=0)
    pairs = [
        (shown.iloc[b, a], shown.index[a], shown.index[b]) for a in range(len(shown)) for b in range(a + 1, len(shown))
    ]
    words = [f"{a} and {b} {index_words(s)}" for s, a, b in sorted(pairs, key=lambda pair: -pair[0])]
    caption = "How alike the programmes are: Jaccard index of the approaches that they used"
    return ShownFigure(
        figure,
        caption,
        f"Grid of Jaccard indices between programmes, highest first: {'; '.join(words)}.",
        trace,
    )
