"""The framework as the paper prints it, beside the print in the interim report."""

from collections.abc import Sequence

import pandas as pd

from compendium.data_package.levels_file import Level
from compendium.data_package.trace import Trace
from compendium.display.sentences import Shown, capitalised, in_words, listed, numbered, sentence, verb
from compendium.display.tables import Layout, journal_table, text_cell


def printed_framework_table(
    cells: pd.DataFrame, levels: Sequence[Level], compared: pd.DataFrame, trace: Trace
) -> Shown:
    """The paper's Figure 1 as printed: a row per criterion, a column per level.

    ``compared`` is what `compare_wording` gives. A cell whose words differ from the earlier print says so.
    """
    heads = {"name": "Criterion"} | {level.id: f"{level.symbol} {level.name}" for level in levels}
    frame = pd.DataFrame({"criterion": cells["criterion"]})
    for part in heads:
        pairs = zip(cells["criterion"], cells[part], strict=True)
        frame[part] = [_with_mark(text, compared, criterion, part) for criterion, text in pairs]
    layout = Layout(
        heads,
        spanners={"Level, from best to worst": [level.id for level in levels]},
        cells=dict.fromkeys(heads, _cell),
        anchor=("printed-criterion", "criterion"),
    )
    caption = "The paper's Figure 1: framework for the assessment of implementation support programmes"
    return journal_table(frame, "table-paper-figure-1", caption, layout, trace)


def _with_mark(text: str, compared: pd.DataFrame, criterion: str, part: str) -> list[str]:
    """The text of a cell, and what is to be said of its words where they differ."""
    if (criterion, part) not in compared.index or compared.loc[(criterion, part), "same"]:
        return [text]
    row = compared.loc[(criterion, part)]
    return [text, f"≠ Printed with {row['words_later']} words here, with {row['words_earlier']} in the report"]


def _cell(lines: list[str]) -> str:
    text, *mark = map(text_cell, lines)
    return text + "".join(f'<span class="compendium-under"><strong>{words}</strong></span>' for words in mark)


def wording_words(compared: pd.DataFrame, names: pd.Series, levels: Sequence[Level]) -> Shown:
    """How many cells have the same words in both prints, and which do not. ``names`` gives criteria by id."""
    labels = {"name": "name"} | {level.id: level.name.lower() for level in levels}
    differing = compared.index[~compared["same"]]
    where = listed(f"{names[criterion]}, {labels[part]}" for criterion, part in differing)
    return sentence(
        "Of {cells}, {same} {have} the same words in both prints. {differing}.",
        cells=numbered(len(compared), "cell"),
        same=int(compared["same"].sum()),
        have=verb(int(compared["same"].sum()), "has", "have"),
        differing=f"{capitalised(in_words(len(differing)))} {verb(len(differing), 'differs', 'differ')}: {where}"
        if len(differing)
        else "None differs",
    )


def wording_table(compared: pd.DataFrame, names: pd.Series, levels: Sequence[Level], trace: Trace) -> Shown:
    """The number of words of each cell in both prints, and whether the words are the same."""
    labels = {"name": "Name"} | {level.id: level.name for level in levels}
    frame = compared.reset_index().assign(
        criterion=lambda cells: cells["criterion"].map(names),
        part=lambda cells: cells["part"].map(labels),
        same=["= same words" if same else "≠ differs" for same in compared["same"]],
    )
    heads = {
        "part": "Cell",
        "criterion": "Criterion",
        "words_earlier": "Words in the report",
        "words_later": "Words in the paper",
        "same": "Compared",
    }
    layout = Layout(heads, group="criterion", centred=["words_earlier", "words_later"])
    return journal_table(frame, "table-wording", "Words of the framework in both prints, cell by cell", layout, trace)
