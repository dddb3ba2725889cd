"""Tables and figures of the approaches to implementation support (interim report, Table 3)."""

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from compendium.analysis.approaches import EXTENTS
from compendium.analysis.inclusion import column_of
from compendium.display.figures import ShownFigure, new_figure, short_label
from compendium.display.sentences import Shown, listed
from compendium.display.tables import Layout, journal_table, mark_cell, text_cell
from compendium.display.theme import (
    AMBER_FILL,
    DARKEST_SHADE,
    INK,
    PALE,
    SMALLEST,
    SYMBOLS,
    TEAL,
    WHITE,
    letters_on,
)
from compendium.load.tracing import Trace

EXTENT_FILLS = {"yes": TEAL, "in part": AMBER_FILL, "no": PALE}


def approach_table(
    matrix: pd.DataFrame, themes: pd.DataFrame, programmes: pd.DataFrame, models: pd.DataFrame, trace: Trace
) -> Shown:
    """Table 3 as printed: approaches grouped by theme, programmes with ticks, models with extents."""
    used = [column_of(programme) for programme in programmes["programme"]]
    followed = [column_of(model) for model in models["model"]]
    frame = matrix.assign(
        theme_name=matrix["theme"].map(themes.set_index("theme")["name"]),
        approach_shown=list(zip(matrix["name"], matrix["description"], strict=True)),
    )
    labels = (
        {"approach_shown": "Approach", "theme_name": "Theme"}
        | dict(zip(used, programmes["name"], strict=True))
        | dict(zip(followed, models["name"], strict=True))
    )
    layout = Layout(
        labels,
        group="theme_name",
        spanners={"Approach seen in": used, "Follows the model": followed},
        cells={"approach_shown": _approach_cell} | dict.fromkeys(used, _tick_cell) | dict.fromkeys(followed, mark_cell),
        centred=[*used, *followed],
        anchor=("approach", "approach"),
    )
    return journal_table(
        frame, "table-approaches", "Approaches to implementation support in the case studies", layout, trace
    )


def _approach_cell(value: tuple[str, str]) -> str:
    """The name of an approach with its description under it, which spares a column."""
    name, description = map(text_cell, value)
    return f'{name}<span class="compendium-under">{description}</span>'


def _tick_cell(value: str) -> str:
    """A tick as printed; no tick is a dash, since it may only mean that the source does not describe it."""
    return mark_cell("yes") if value == "yes" else '–<span class="compendium-hidden"> no tick</span>'


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
    shaded_grid(axes, share, written)
    axes.set_yticklabels(names[counts.index].map(short_label), rotation=0)
    axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False)
    axes.set_xticklabels([short_label(head, 18) for head in heads], rotation=40, ha="left", rotation_mode="anchor")
    words = [
        f"{names[p]}: {', '.join(f'{n} {h.lower()}' for n, h in zip(written.loc[p], heads, strict=True))}"
        for p in counts.index
    ]
    caption = "Approaches that each programme used, by theme"
    return ShownFigure(figure, caption, f"Grid of approaches used by programme and theme. {'; '.join(words)}.", trace)


def shaded_grid(axes: Axes, values: pd.DataFrame, written: pd.DataFrame, hidden: pd.DataFrame | None = None) -> None:
    """Draw values from 0 to 1 as shaded cells with text in them; the darkest shade still lets ink be read (4.5 to
    1)."""
    shades = LinearSegmentedColormap.from_list("shades", [WHITE, DARKEST_SHADE])
    sns.heatmap(
        values, mask=hidden, annot=written, fmt="", vmin=0, vmax=1, cmap=shades, cbar=False, linewidths=1,
        linecolor=PALE, annot_kws={"color": INK}, ax=axes,
    )  # fmt: skip
    axes.set(xlabel="", ylabel="")
    axes.tick_params(length=0, labelsize=SMALLEST)


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
        left = 0
        for extent in EXTENTS:
            number = int(mix.loc[row.Index, extent])
            place = places[row.model, row.programme]
            axes.barh(
                place,
                number,
                left=left,
                color=EXTENT_FILLS[extent],
                edgecolor=INK,
                linewidth=0.6,
                height=0.86,
            )
            if number:
                colour = letters_on(EXTENT_FILLS[extent])
                axes.text(
                    left + number / 2,
                    place,
                    str(number),
                    ha="center",
                    va="center",
                    color=colour,
                    fontsize=SMALLEST,
                )
            left += number
    axes.set_yticks([places[key] for key in rows], [short_label(names[p]) for _, p in rows], fontsize=SMALLEST)
    for number, model in enumerate(models["model"]):
        axes.text(
            0,
            number * (len(programmes) + 1) - 0.65,
            short_label(model_names[model], 50),
            fontweight="bold",
            va="bottom",
            fontsize=9.5,
        )
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
    shaded_grid(axes, lower, lower.map(index_words), hidden)
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


def index_words(index: float) -> str:
    """A similarity with two decimals, or that it is not defined."""
    return "not defined" if pd.isna(index) else f"{index:.2f}"


def single_table(single: pd.DataFrame, matrix: pd.DataFrame, programmes: pd.DataFrame, trace: Trace) -> Shown:
    """Approaches that only one programme used."""
    frame = single.assign(
        programme_name=single["programme"].map(programmes.set_index("programme")["name"]),
        name=single["approach"].map(matrix.set_index("approach")["name"]),
        description=single["approach"].map(matrix.set_index("approach")["description"]),
    )
    labels = {"name": "Approach", "programme_name": "Only in", "description": "What it is"}
    return journal_table(frame, "table-single", "Approaches that only one programme used", Layout(labels), trace)


def comparison_table(
    comparison: pd.DataFrame, programme: str, matrix: pd.DataFrame, programmes: pd.DataFrame, trace: Trace
) -> Shown:
    """One programme beside each of the others: shared approaches, what only one of the two used, similarity."""
    names, approach = programmes.set_index("programme")["name"], matrix.set_index("approach")["name"]
    frame = comparison.assign(
        name=comparison["other"].map(names),
        similarity_shown=comparison["similarity"].map(index_words),
        shared_count=comparison["shared"].map(len),
    )
    here = names[programme]
    labels = {
        "name": "Programme",
        "similarity_shown": "Jaccard index",
        "shared_count": "Shared",
        "only_here": f"Only in {here}",
        "only_there": "Only in the other",
    }
    cells = dict.fromkeys(["only_here", "only_there"], lambda ids: text_cell(listed([approach[i] for i in ids], "–")))
    layout = Layout(labels, cells=cells, centred=["similarity_shown", "shared_count"])
    return journal_table(frame, "table-comparison", f"{here} beside each of the other programmes", layout, trace)


def models_table(models: pd.DataFrame, counts: pd.DataFrame, trace: Trace) -> Shown:
    """What marks each model, and how many of all the approaches follow it fully, in part, not."""
    frame = models.join(counts, on="model")
    labels = {"name": "Model", "description": "What marks it"} | {e: f"{SYMBOLS[e]} {e}" for e in EXTENTS}
    layout = Layout(
        labels,
        spanners={"Approaches that follow it": list(EXTENTS)},
        centred=list(EXTENTS),
        anchor=("model", "model"),
    )
    return journal_table(frame, "table-models", "The models, and how many approaches follow each", layout, trace)
