"""Tables of how alike programmes are next to chance, and of what the successful share (interim report, Table 3)."""

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.register import SIGNS
from compendium.display.sentences import Shown, index_words, sentence
from compendium.display.tables import CARD, Layout, journal_table, text_cell
from compendium.results.approaches.compute_likeness import LESS, MORE
from compendium.results.approaches.compute_success import judged_apart
from compendium.results.approaches.show import tick_cell
from compendium.results.approaches.titles import success_title

ARROWS = {kind: f" {SIGNS[kind]} {kind}" for kind in (MORE, LESS)}
"""What stands beside an interval outside which a pair lies."""


def likeness_table(pairs: pd.DataFrame, programmes: pd.DataFrame, trace: Trace | None) -> Shown:
    """Each pair of programmes with its indices, and what chance gives. ``pairs`` is what `redrawn` returns."""
    names = programmes.set_index("programme")["name"]
    frame = pd.DataFrame(
        {
            "pair": [f"{names[row.first]} and {names[row.second]}" for row in pairs.itertuples()],
            "shared": pairs["shared"],
            "jaccard": list(zip(pairs["jaccard"].map(index_words), _on_cards(pairs), strict=True)),
            "largest": pairs["largest"].map(index_words),
            "chance": _chance(pairs, ""),
            "redrawn": _chance(pairs, "redrawn_"),
            "overlap": pairs["overlap"].map(index_words),
        }
    )
    labels = {
        "pair": "Programmes",
        "shared": "Shared",
        "jaccard": "Jaccard index",
        "largest": "Largest possible",
        "chance": "As many approaches each",
        "redrawn": "Each approach as common, too",
        "overlap": "Overlap coefficient",
    }
    layout = Layout(
        labels,
        spanners={"By chance": ["chance", "redrawn"]},
        centred=[*labels][1:],
        cells={"jaccard": _index_cell},
        first="jaccard",
    )
    title = "How alike each pair of programmes is, and how alike chance would make it"
    measure = "Jaccard index, and what it would be on average by chance, with the interval that holds 95 of 100 draws"
    return journal_table(frame, "table-likeness", title, layout, trace, measure)


def _on_cards(pairs: pd.DataFrame) -> list[str]:
    """What chance gives, in a few words for a card that is shut."""
    rows = zip(pairs["expected"], pairs["beyond"], strict=True)
    return [f"by chance {expected:.2f}{ARROWS.get(beyond, '')}" for expected, beyond in rows]


def _index_cell(value: tuple[str, str]) -> str:
    """An index, and on a card what chance gives."""
    index, chance = map(text_cell, value)
    return f'{index}<span class="{CARD}"> ({chance})</span>'


def _chance(pairs: pd.DataFrame, which: str) -> list[str]:
    """What is expected, the interval, and whether the pair lies outside it."""
    columns = pairs[[f"{which}{name}" for name in ("expected", "low", "high", "beyond")]]
    return [
        f"{expected:.2f} ({low:.2f} to {high:.2f}){ARROWS.get(beyond, '')}"
        for expected, low, high, beyond in columns.itertuples(index=False)
    ]


def success_table(
    shared: pd.DataFrame, success: pd.DataFrame, matrix: pd.DataFrame, programmes: pd.DataFrame, trace: Trace | None
) -> Shown:
    """The approaches that all the successful case studies used, and who else did; a sentence where there is none."""
    if shared.empty:
        return sentence("There is no approach that all the successful case studies share.")
    names, approach = programmes.set_index("programme")["name"], matrix.set_index("approach")["name"]
    successful, others = judged_apart(success)
    frame = shared.replace({True: "yes", False: "no"}).assign(approach=approach.reindex(shared.index))
    layout = Layout(
        {"approach": "Approach"} | {programme: names[programme] for programme in shared.columns},
        spanners={"Held to be successful": successful, "Too little evidence": others},
        cells=dict.fromkeys(shared.columns, tick_cell),
        centred=list(shared.columns),
    )
    measure = "Approaches that every case study held to be successful used, and which of the others used them"
    title = success_title(shared, success, approach)
    return journal_table(frame, "table-success", title, layout, trace, measure)
