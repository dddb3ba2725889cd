"""The matrix of local sites and criteria, as a table and as a figure that is split over panels when it is long."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from compendium.display.answers import Answers
from compendium.display.cells import fill_cells, mark_cells, name_rows
from compendium.display.figures import ShownFigure, cut_label, short_label
from compendium.display.sentences import Shown, counted, sentence
from compendium.display.tables import Layout, journal_table
from compendium.display.theme import GREY, INK, WHITE, WIDTH
from compendium.sites.compute.across import distributions
from compendium.sites.show.view import View
from compendium.studies.compute.scale import NO_RATING

ROWS, COLUMNS = 42, 12  # of one panel: what can be read without losing sight of the heads of the columns
FEWEST = 5  # rows that must be left in a panel for a new group to begin in it
ROW_HEIGHT = 0.2
LONGEST_HEAD, LETTER = 34, 0.062  # letters of the head of a column, and inches that each of them takes
MOST_CELLS = 6000
"""A figure with more cells would take long to draw and longer to read; the table shows them all the same."""


def matrix_table(view: View) -> Shown:
    """Every local site with its answer on each criterion, grouped and ordered."""
    chips = {name: view.answers.chip(name) for name in view.answers.names}
    frame = view.matrix.rename(columns=_column).reset_index()
    frame["name"] = frame["site"].map(view.names)
    columns = [_column(criterion) for criterion in view.matrix.columns]
    labels = {"name": "Site"} | dict(zip(columns, view.criteria.values(), strict=True))
    group = None
    if view.order["group"].ne("").any():
        frame["group"], group = list(view.order["group"]), "group"
        labels["group"] = "Group"
    spanners: dict[str, list[str]] = {}
    for criterion, over in view.groups.items():
        spanners.setdefault(over, []).append(_column(criterion))
    cells = dict.fromkeys(columns, chips.__getitem__)
    layout = Layout(labels, group=group, spanners=spanners, cells=cells, anchor=("site", "site"))
    caption = f"Answers of {counted(len(frame), 'local site')} on each criterion"
    return journal_table(frame, "table-matrix", caption, layout, view.trace)


def _column(criterion: str) -> str:
    """A name for the column of a criterion that no other column has."""
    return f"criterion {criterion}"


@dataclass(frozen=True)
class Panel:
    """A part of the matrix: rows and columns as id and label, a blank id for the heading of a group.

    Rows are sites and columns criteria, or the other way round where it is `turned`.
    """

    rows: list[tuple[str, str]]
    columns: list[tuple[str, str]]
    turned: bool = False


def matrix_figure(view: View) -> ShownFigure | Shown:
    """The matrix as coloured cells with the symbols written in; long ones are split, a panel under the other."""
    if not view.matrix.size:
        return sentence("This study has no local sites to compare.")
    if view.matrix.size > MOST_CELLS:
        return Shown("", "The matrix is too large to draw; the table shows all of it.")
    panels = split_panels(view)
    longest = max(len(line) for panel in panels for head in _heads(panel) for line in head.splitlines())
    heights = [len(panel.rows) * ROW_HEIGHT + 0.15 + longest * LETTER for panel in panels]
    figure = Figure(figsize=(WIDTH, sum(heights) + 0.5), layout="constrained")
    all_axes = figure.subplots(len(panels), 1, height_ratios=heights, squeeze=False).flat
    for axes, panel in zip(all_axes, panels, strict=True):
        draw_panel(axes, panel, view)
    add_legend(figure, view.answers, view.answers.used(view.matrix))
    caption = "Local sites by criterion"
    return ShownFigure(figure, caption, matrix_words(view), view.trace)


def split_panels(view: View) -> list[Panel]:
    """Split sites and criteria over panels that can be read; a group that is split is headed in each."""
    criteria, sites = list(view.criteria.items()), list(zip(view.order["site"], view.order["name"], strict=True))
    if len(criteria) > COLUMNS >= len(sites):  # a few sites and many criteria: names of criteria need room
        return [Panel(block, sites, turned=True) for block in _blocks(criteria, ROWS)]
    return [Panel(rows, block) for rows in _row_blocks(view) for block in _blocks(criteria, COLUMNS)]


def _blocks(names: list[tuple[str, str]], length: int) -> list[list[tuple[str, str]]]:
    return [names[start : start + length] for start in range(0, len(names), length)]


def _row_blocks(view: View) -> list[list[tuple[str, str]]]:
    blocks: list[list[tuple[str, str]]] = [[]]
    heading = ""
    for site, name, group in zip(view.order["site"], view.order["name"], view.order["group"], strict=True):
        full = len(blocks[-1]) >= (ROWS if group == heading else ROWS - FEWEST)
        if full:
            blocks.append([])
        if group != heading or (full and group):
            blocks[-1].append(("", f"{group} (continued)" if group == heading else group))
            heading = group
        blocks[-1].append((site, name))
    return blocks


def draw_panel(axes: Axes, panel: Panel, view: View) -> None:
    """Draw one panel: a cell for each answer, with its symbol."""
    matrix = view.matrix.T if panel.turned else view.matrix
    cells: dict[tuple[float, float], str] = {}
    for place, (row, label) in enumerate(panel.rows):
        if row:
            shown = matrix.loc[row]
            cells |= {(across, place): str(shown[column]) for across, (column, _) in enumerate(panel.columns)}
        else:
            heading = axes.text(0, place + 0.55, cut_label(label, 40), va="center", fontweight="bold", fontsize=9)
            heading.set_in_layout(False)
    draw_answers(axes, cells, view.answers)
    labels = [cut_label(label, 30) if row else "" for row, label in panel.rows]
    name_rows(axes, [place + 0.5 for place in range(len(panel.rows))], labels, 8)
    heads = _heads(panel)
    axes.set_xticks([across + 0.5 for across in range(len(heads))], heads, rotation=90, fontsize=8)
    axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, length=0)
    width = min(COLUMNS, matrix.shape[1])  # the same in each panel, so that a short last one is not stretched
    axes.set(xlim=(0, width), ylim=(len(panel.rows), 0))
    for side in axes.spines.values():
        side.set_visible(False)


def _heads(panel: Panel) -> list[str]:
    """Heads of columns, which stand upright: in lines where columns are wide enough for it."""
    few = len(panel.columns) <= COLUMNS // 2 + 1
    return [short_label(label, 24) if few else cut_label(label, LONGEST_HEAD) for _, label in panel.columns]


def draw_answers(axes: Axes, cells: Mapping[tuple[float, float], str], answers: Answers) -> None:
    """Cells of a grid, each one unit wide and high, by their left and upper edge: the colour of an answer with its
    symbol."""
    for answer in answers.names:
        places = [place for place, given in cells.items() if given == answer]
        colour = GREY if answer == NO_RATING else answers.letters(answer)
        fill_cells(axes, places, 1, answers.fills[answer], WHITE, 1)
        middles = [(across + 0.5, down + 0.52) for across, down in places]
        mark_cells(axes, middles, answers.symbols[answer][:4], colour, 8)


def add_legend(figure: Figure, answers: Answers, shown: Sequence[str]) -> None:
    """A legend below the figure: each answer with its symbol, name and colour."""
    handles = [
        Patch(facecolor=answers.fills[a], edgecolor=INK, linewidth=0.5, label=short_label(answers.text(a), 30))
        for a in shown
    ]
    figure.legend(handles=handles, loc="outside lower center", ncols=2, frameon=False, fontsize=8.5)


def matrix_words(view: View) -> str:
    """Alternative text: every answer of a small matrix, the counts of each criterion of a large one."""
    sites = counted(len(view.matrix), "local site")
    if view.matrix.size <= 60:
        return f"Grid of {sites} and {counted(len(view.criteria), 'criterion', 'criteria')}. {'; '.join(_rows(view))}."
    counts = distributions(view.matrix, view.scale)
    return f"Grid of {sites}. Answers by criterion: {'; '.join(count_words(counts, view))}."


def _rows(view: View) -> Iterator[str]:
    for site, row in view.matrix.iterrows():
        told = [f"{view.criteria[c]} {view.answers.names[a]}" for c, a in row.items() if a != NO_RATING]
        yield f"{view.names[str(site)]}: {', '.join(told) or 'no rating at all'}"


def count_words(counts: pd.DataFrame, view: View) -> Iterator[str]:
    """Say for each criterion how many sites have which answer; answers that nobody has are left out."""
    for criterion, row in counts.iterrows():
        told = [f"{view.answers.names[answer]} {number}" for answer, number in row.items() if number]
        yield f"{view.criteria[str(criterion)]}: {', '.join(told)}"
