"""Tables of the approaches to implementation support (interim report, Table 3)."""

from html import escape

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.places import Entry, entries
from compendium.display.sentences import Shown, index_words, sentence
from compendium.display.tables import Layout, inked, journal_table, text_cell
from compendium.display.theme import COLOURS, SYMBOLS
from compendium.results.approaches.compute import EXTENTS
from compendium.results.approaches.titles import comparison_title, in_text, models_title, single_title, spread_title
from compendium.results.ticks import column_of, tick_matrix


def approach_table(
    matrix: pd.DataFrame, themes: pd.DataFrame, programmes: pd.DataFrame, models: pd.DataFrame, programme: str,
    trace: Trace | None,
) -> Shown:  # fmt: skip
    """Table 3 as printed: approaches grouped by theme, programmes with ticks, models with extents.

    ``programme`` is the one that comes first where there is no room for all.
    """
    used, followed = list(map(column_of, programmes["programme"])), list(map(column_of, models["model"]))
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
        spanners={"Used by": used, "Follows the model": followed},
        cells={"approach_shown": _approach_cell}
        | dict.fromkeys(used, tick_cell)
        | dict.fromkeys(followed, extent_cell),
        centred=[*used, *followed],
        first=column_of(programme),
        anchor=("approach", "approach"),
    )
    title = spread_title(tick_matrix(matrix, "approach", list(programmes["programme"])))
    measure = (
        f"{SYMBOLS['yes']} ticked in the report, or follows the model; {SYMBOLS['in part']} follows it in part; "
        f"{SYMBOLS['no']} does not; {SYMBOLS['not stated']} no tick, which may only mean that the approach is not "
        "described"
    )
    return journal_table(frame, "table-approaches", title, layout, trace, measure)


def _approach_cell(value: tuple[Entry, str]) -> str:
    """The name of an approach with its description under it, which spares a column."""
    name, description = map(text_cell, value)
    return f'{name}<span class="under">{description}</span>'


def extent_cell(value: str) -> str:
    """How far an approach follows a model, as a symbol; its word is for those who hear it, and for cards."""
    word = f'<span class="compendium-hidden">{escape(value)}</span>'
    return inked(COLOURS[value], f"{SYMBOLS[value]} {word}", "mark")


def tick_cell(value: str) -> str:
    """A tick as printed; no tick is a dot, since it may only mean that the source does not describe it."""
    if value == "yes":
        return (
            f'<span style="color:{COLOURS["yes"]}">{SYMBOLS["yes"]}<span class="compendium-hidden"> yes</span></span>'
        )
    return f'<span class="grey">{SYMBOLS["not stated"]}<span class="compendium-hidden"> no tick</span></span>'


def models_table(models: pd.DataFrame, counts: pd.DataFrame, trace: Trace | None) -> Shown:
    """What marks each model, and how many of all the approaches follow it fully, in part, not."""
    frame = models.join(counts, on="model")
    labels = {"name": "Model", "description": "What marks it"} | {e: f"{SYMBOLS[e]} {e}" for e in EXTENTS}
    layout = Layout(
        labels,
        spanners={"Approaches that follow it": list(EXTENTS)},
        centred=list(EXTENTS),
        anchor=("model", "model"),
    )
    title = models_title(counts, models.set_index("model")["name"])
    measure = "All approaches that the report lists, whichever programme used them"
    return journal_table(frame, "table-models", title, layout, trace, measure)


def single_table(
    single: pd.DataFrame, programme: str, matrix: pd.DataFrame, programmes: pd.DataFrame, trace: Trace | None
) -> Shown:
    """Approaches that only one programme used; a sentence where there is none."""
    names = programmes.set_index("programme")["name"]
    if single.empty:
        return sentence("No approach is seen in one programme only.")
    frame = single.assign(
        programme_name=single["programme"].map(names),
        name=single["approach"].map(matrix.set_index("approach")["name"]),
        description=single["approach"].map(matrix.set_index("approach")["description"]),
    )
    labels = {"name": "Approach", "programme_name": "Seen only in", "description": "What it is"}
    title = single_title(single, programme, names)
    return journal_table(frame, "table-single", title, Layout(labels), trace)


def comparison_table(
    comparison: pd.DataFrame, programme: str, matrix: pd.DataFrame, programmes: pd.DataFrame, trace: Trace | None
) -> Shown:
    """One programme compared with each of the others: shared approaches, what only one of the two used, similarity."""
    names, approach = programmes.set_index("programme")["name"], matrix.set_index("approach")["name"]
    frame = comparison.assign(
        name=comparison["other"].map(names),
        similarity_shown=comparison["similarity"].map(index_words),
        shared_count=comparison["shared"].map(len),
    )
    labels = {
        "name": "Programme",
        "similarity_shown": "Jaccard index",
        "shared_count": "Shared",
        "only_here": f"Only in {in_text(names[programme])}",
        "only_there": "Only in the other programme",
    }
    cells = dict.fromkeys(
        ["only_here", "only_there"], lambda ids: text_cell("; ".join(approach[i] for i in ids) or "–")
    )
    layout = Layout(labels, cells=cells, centred=["similarity_shown", "shared_count"])
    title = comparison_title(comparison, programme, names)
    measure = "Jaccard index: approaches that both used, divided by those that either used"
    return journal_table(frame, "table-comparison", title, layout, trace, measure)
