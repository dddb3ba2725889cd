"""Tables of the approaches to implementation support (interim report, Table 3)."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import Entry, entries
from compendium.display.sentences import Shown, index_words, listed
from compendium.display.tables import Layout, journal_table, mark_cell, text_cell
from compendium.display.theme import SYMBOLS
from compendium.results.approaches.compute import EXTENTS
from compendium.results.ticks import column_of


def approach_table(
    matrix: pd.DataFrame, themes: pd.DataFrame, programmes: pd.DataFrame, models: pd.DataFrame, trace: Trace
) -> Shown:
    """Table 3 as printed: approaches grouped by theme, programmes with ticks, models with extents."""
    used = [column_of(programme) for programme in programmes["programme"]]
    followed = [column_of(model) for model in models["model"]]
    studied = [column_of(programme) for programme in programmes.loc[programmes["policy"] == "", "programme"]]
    frame = matrix.assign(
        theme_name=matrix["theme"].map(themes.set_index("theme")["name"]),
        approach_shown=list(
            zip(entries("approaches", matrix["approach"], matrix["name"]), matrix["description"], strict=True)
        ),
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
        cells={"approach_shown": _approach_cell} | dict.fromkeys(used, tick_cell) | dict.fromkeys(followed, mark_cell),
        centred=[*used, *followed],
        first=next(iter(studied), ""),  # the programme that the others are compared with is none of the policies
        anchor=("approach", "approach"),
    )
    return journal_table(
        frame, "table-approaches", "Approaches to implementation support in the case studies", layout, trace
    )


def _approach_cell(value: tuple[Entry, str]) -> str:
    """The name of an approach with its description under it, which spares a column."""
    name, description = map(text_cell, value)
    return f'{name}<span class="compendium-under">{description}</span>'


def tick_cell(value: str) -> str:
    """A tick as printed; no tick is a dash, since it may only mean that the source does not describe it."""
    return mark_cell("yes") if value == "yes" else '–<span class="compendium-hidden"> no tick</span>'


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
