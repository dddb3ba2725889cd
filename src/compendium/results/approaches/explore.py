"""What a reader may try on the page of approaches: comparing another programme with the others."""

from typing import Any

import pandas as pd

from compendium.display.explorers import COMPARISON, ONE, Choice, Explorer, Field, key_of
from compendium.display.sentences import index_words
from compendium.results.approaches.compute import compare_programmes
from compendium.results.approaches.compute_likeness import likeness, pairs_of
from compendium.results.approaches.titles import comparison_title, in_text
from compendium.results.approaches.words import found_words
from compendium.results.approaches.words_likeness import highest_words

MEASURE = "Jaccard index: approaches that both used, divided by those that either used"


def approaches_explorer(ticks: pd.DataFrame, programmes: pd.DataFrame, matrix: pd.DataFrame) -> Explorer:
    """The programmes as a choice, with what is found of each when it is compared with the others.

    ``ticks`` has a row per approach and a truth value per programme.
    """
    names = programmes.set_index("programme")["name"]
    approach, pairs = matrix.set_index("approach")["name"].loc[ticks.index], likeness(ticks)
    answers = {
        key_of(place): _answer(ticks, pairs, programme, names, approach) for place, programme in enumerate(ticks)
    }
    choices = [Choice(programme, names[programme]) for programme in ticks]
    own = "Elsewhere on this page: {chosen}."
    return Explorer(
        page="approach_by_model",
        after="figure-matrix",
        shows=COMPARISON,
        question="Compare another programme with the others",
        lead="Another programme can be compared with the others in the same way. This command does it:",
        example={"programme": next(iter(ticks), "")},
        fields=[Field("programme", "Programme to compare", ONE, choices, own)],
        back="Back to what this page shows",
        caption="The programme compared with the others",
        heads=_heads("the programme chosen"),
        note=f"{MEASURE}. The notebook’s own code computed the answers when this page was built.",
        answers=answers,
        words={"names": list(approach)},
    )


def _heads(who: str) -> list[str]:
    return ["Programme", "Jaccard index", "Shared", f"Only in {who}", "Only in the other programme"]


def _answer(
    ticks: pd.DataFrame, pairs: pd.DataFrame, programme: str, names: pd.Series, approach: pd.Series
) -> dict[str, Any]:
    """Sentences, and the title, heads and rows of the table, in which lists are places among the names."""
    comparison = compare_programmes(ticks, programme)
    place = {each: number for number, each in enumerate(ticks.index)}
    rows = [
        [names[row.other], index_words(row.similarity), str(len(row.shared)),
         *([place[each] for each in only] for only in (row.only_here, row.only_there))]
        for row in comparison.itertuples()
    ]  # fmt: skip
    says = [found_words(ticks, programme, names, approach), highest_words(pairs_of(pairs, programme), programme, names)]
    return {
        "says": [each.plain for each in says],
        "caption": comparison_title(comparison, programme, names),
        "heads": _heads(in_text(names[programme])),
        "rows": rows,
    }
