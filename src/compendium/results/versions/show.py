"""Tables of the two versions: aspects side by side, and the framework as the paper prints it."""

from collections.abc import Sequence

import pandas as pd

from compendium.data_package.levels_file import Level
from compendium.data_package.trace import Trace
from compendium.display.places import Place, places
from compendium.display.register import SIGNS
from compendium.display.sentences import Shown, capitalised
from compendium.display.tables import Layout, journal_table, text_cell
from compendium.results.versions import words

FIGURE_MEASURE = (
    "The paper’s Figure 1, in our words. A cell printed with other words than in the interim report is marked."
)


def changes_table(changes: pd.DataFrame, title: str, trace: Trace) -> Shown:
    """Aspects by group and kind of change, as `count_changes` counts them."""
    kinds = list(changes.columns)
    layout = Layout({"group": "Group"} | {kind: kind.capitalize() for kind in kinds}, centred=kinds)
    frame = changes.reset_index().assign(group=[capitalised(str(group)) for group in changes.index])
    return journal_table(frame, "table-changes", title, layout, trace)


def side_table(comparison: pd.DataFrame, trace: Trace) -> Shown:
    """Each aspect in the interim report and in the paper, with its place in both."""
    sides = {"interim_report": ("interim-report", "interim_locator"), "paper": ("paper", "paper_locator")}
    frame = comparison.assign(
        group=comparison["group"].map(capitalised),
        **{
            side: [
                (text, Place(place, source)) for text, place in zip(comparison[side], comparison[locator], strict=True)
            ]
            for side, (source, locator) in sides.items()
        },
    )
    labels = {
        "name": "Aspect",
        "group": "Group",
        "interim_report": "Interim report",
        "paper": "Paper",
        "change": "Change",
        "note": "Note",
    }
    anchor, cells = ("aspect", "aspect"), dict.fromkeys(sides, _cell_with_place)
    layout = Layout(labels, group="group", cells=cells, anchor=anchor, first="change", kept=tuple(sides))
    return journal_table(frame, "table-versions", words.side_title(comparison), layout, trace)


def _cell_with_place(value: tuple[str, Place]) -> str:
    """What a version says and where, or a dash where it says nothing."""
    text, place = value
    where = f'<span class="under">{text_cell(place)}</span>' if place.words else ""
    return f"{text_cell(text) or '–'}{where}"


def sites_table(sites: pd.DataFrame, trace: Trace) -> Shown:
    """The local sites by kind of authority, as each passage of the report gives them."""
    found = places(sites["source"], sites["locator"])
    frame = sites.assign(statement=list(zip(sites["statement"].map(capitalised), found, strict=True)))
    labels = {"kind": "Kind of authority", "statement": "Statement", "sites": "Sites"}
    layout = Layout(labels, group="statement", centred=["sites"], cells={"statement": _cell_with_place})
    return journal_table(frame, "table-sites", words.sites_title(sites), layout, trace)


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
    title = words.figure_title(cells, len(levels))
    return journal_table(frame, "table-paper-figure-1", title, layout, trace, FIGURE_MEASURE)


def _with_mark(text: str, compared: pd.DataFrame, criterion: str, part: str) -> list[str]:
    """The text of a cell, and what is to be said of its words where they differ."""
    if (criterion, part) not in compared.index or compared.loc[(criterion, part), "same"]:
        return [text]
    row = compared.loc[(criterion, part)]
    mark = SIGNS["not the same"]
    return [text, f"{mark} Printed with {row['words_later']} words here, with {row['words_earlier']} in the report"]


def _cell(lines: list[str]) -> str:
    text, *mark = map(text_cell, lines)
    return text + "".join(f'<span class="under"><strong>{words}</strong></span>' for words in mark)


def part_labels(levels: Sequence[Level]) -> dict[str, str]:
    """The parts of a criterion as a sentence names them, by id: its name, and the descriptor of each level."""
    return {"name": "name"} | {level.id: level.name.lower() for level in levels}


def wording_table(compared: pd.DataFrame, names: pd.Series, levels: Sequence[Level], trace: Trace) -> Shown:
    """The number of words of each cell in both prints, and whether the words are the same."""
    labels = {"name": "Name"} | {level.id: level.name for level in levels}
    frame = compared.reset_index().assign(
        criterion=lambda cells: cells["criterion"].map(names),
        part=lambda cells: cells["part"].map(labels),
        same=[
            f"{SIGNS['the same']} same words" if same else f"{SIGNS['not the same']} differs"
            for same in compared["same"]
        ],
    )
    heads = {
        "part": "Cell",
        "criterion": "Criterion",
        "words_earlier": "Words in the report",
        "words_later": "Words in the paper",
        "same": "Compared",
    }
    layout = Layout(heads, group="criterion", centred=["words_earlier", "words_later"], first="same")
    return journal_table(frame, "table-wording", words.wording_title(compared), layout, trace)
