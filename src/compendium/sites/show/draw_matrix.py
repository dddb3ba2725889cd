"""The matrix of local sites and criteria drawn: coloured cells with their symbols, split over panels where it is long.

Wide drawings have two panels side by side where both have room, and stand the heads of a few columns level.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import ceil
from textwrap import fill

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from compendium.display.answers import Answers
from compendium.display.cells import fill_cells, mark_cells, name_rows
from compendium.display.figures import Form, cut_label, cut_labels, short_label
from compendium.display.signs import key
from compendium.display.svg import drawable
from compendium.display.theme import GREY, SMALLEST, WHITE
from compendium.sites.show.panels import COLUMNS, Panel, split_panels
from compendium.sites.show.view import View
from compendium.studies.compute.scale import NO_RATING

ROW_HEIGHT = 0.2
LONGEST_HEAD, LETTER = 34, 0.068  # letters of the head of a column, and inches that each of them takes
LEVEL_COLUMNS = 6
"""So many columns of a wide drawing are wide enough for heads that stand level, in lines of `LEVEL_LETTERS`."""
LEVEL_LETTERS, LINE_HEIGHT = 13, 0.15


def draw_matrix(form: Form, view: View, draw: "Draw | None" = None) -> Figure:
    """All panels, each with a key above it; where there are several, no key is far from the cells that it explains.

    ``draw`` draws the answers of a panel; as coloured cells (`draw_answers`) unless told otherwise.
    """
    panels = split_panels(view)
    across = 2 if not form.narrow and len(panels) > 1 and len(panels[0].columns) <= COLUMNS // 2 else 1
    level = not form.narrow and across == 1 and len(panels[0].columns) <= LEVEL_COLUMNS
    rows = [panels[start : start + across] for start in range(0, len(panels), across)]
    shown = view.answers.used(view.matrix.loc[list(view.order["site"])])
    keys = 0.24 * ceil(len(shown) / _in_key(form, across))
    heights = [keys + max(_height(panel, level) for panel in row) for row in rows]
    figure = Figure(figsize=(form.width, sum(heights)), layout="constrained")
    parts = figure.subfigures(len(rows), 1, height_ratios=heights, squeeze=False)[:, 0]
    for part, row in zip(parts, rows, strict=True):
        all_axes = part.subplots(1, across, squeeze=False)[0]
        for axes, panel in zip(all_axes, row, strict=False):
            draw_panel(axes, panel, view, draw or draw_answers, level=level, letters=22 if form.narrow else 30)
        for axes in all_axes[len(row) :]:
            axes.set_axis_off()
        key(part, for_drawing(view.answers), shown, _in_key(form, across))
    return figure


def _in_key(form: Form, across: int) -> int:
    """How many entries of a key stand side by side."""
    return 2 if form.narrow else 5


def _height(panel: Panel, level: bool) -> float:
    """Inches that a panel takes with the heads of its columns."""
    heads = [head.splitlines() or [""] for head in _heads(panel, level)]
    head = LINE_HEIGHT * max(map(len, heads)) if level else LETTER * max(len(line) for each in heads for line in each)
    return len(panel.rows) * (1.4 if level else 1) * ROW_HEIGHT + 0.2 + head


def draw_panel(axes: Axes, panel: Panel, view: View, draw: "Draw", *, level: bool, letters: int) -> None:
    """Draw one panel: a cell for each answer, with its symbol; heads of columns stand `level`, or upright, and names of
    rows are cut to so many `letters`."""
    matrix = view.matrix.T if panel.turned else view.matrix
    cells: dict[tuple[float, float], str] = {}
    for place, (row, label) in enumerate(panel.rows):
        if row:
            shown = matrix.loc[row]
            cells |= {(across, place): str(shown[column]) for across, (column, _) in enumerate(panel.columns)}
        else:
            heading = axes.text(0, place + 0.55, cut_label(label, 40), va="center", fontweight="bold", fontsize=9)
            heading.set_in_layout(False)
    draw(axes, cells, view.answers)
    names = iter(cut_labels([label for row, label in panel.rows if row], letters))
    labels = [next(names) if row else "" for row, _ in panel.rows]
    name_rows(axes, [place + 0.5 for place in range(len(panel.rows))], labels, SMALLEST)
    heads = _heads(panel, level)
    axes.set_xticks([across + 0.5 for across in range(len(heads))], heads, rotation=0 if level else 90)
    axes.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, length=0)
    width = min(COLUMNS, matrix.shape[1])  # the same in each panel, so that a short last one is not stretched
    axes.set(xlim=(0, width), ylim=(len(panel.rows), 0))
    for side in axes.spines.values():
        side.set_visible(False)


def _heads(panel: Panel, level: bool) -> list[str]:
    """Heads of columns: in lines where columns are wide enough for it."""
    if level:
        return [fill(drawable(cut_label(label, 48)), LEVEL_LETTERS) for _, label in panel.columns]
    names = [label for _, label in panel.columns]
    few = len(names) <= COLUMNS // 2 + 1
    return [short_label(name, 24) for name in names] if few else cut_labels(names, LONGEST_HEAD)


def for_drawing(answers: Answers) -> Answers:
    """Answers with symbols that fit into a cell: on one line, of four letters at most."""
    return replace(answers, symbols={each: " ".join(symbol.split())[:4] for each, symbol in answers.symbols.items()})


def beside_numbers(answers: Answers) -> Answers:
    """Answers without the symbols that are numbers themselves, which would be read as one with the number beside."""
    drawn = for_drawing(answers)
    signs = {each: "" if any(sign.isdigit() for sign in symbol) else symbol for each, symbol in drawn.symbols.items()}
    return replace(drawn, symbols=signs)


Draw = Callable[[Axes, Mapping[tuple[float, float], str], Answers], None]
"""Draws answers at the places of a grid, see `draw_answers`."""


def draw_answers(
    axes: Axes, cells: Mapping[tuple[float, float], str], answers: Answers, size: float = SMALLEST
) -> None:
    """Cells of a grid, each one unit wide and high, by their left and upper edge: the colour of an answer with its
    symbol, ``size`` points high."""
    symbols = for_drawing(answers).symbols
    for answer in answers.names:
        places = [place for place, given in cells.items() if given == answer]
        colour = GREY if answer == NO_RATING else answers.letters(answer)
        fill_cells(axes, places, 1, answers.fills[answer], WHITE, 1)
        middles = [(across + 0.5, down + 0.52) for across, down in places]
        mark_cells(axes, middles, symbols[answer], colour, size)
