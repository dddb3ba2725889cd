"""The figure of policies in Matland's matrix (interim report, Table 1)."""

from textwrap import fill

import pandas as pd
from matplotlib.patches import Rectangle

from compendium.data_package.trace import Trace
from compendium.display.figures import ShownFigure, new_figure
from compendium.display.theme import HIGHLIGHT, INK, SMALLEST, WHITE
from compendium.results.matland.compute import FIRST
from compendium.results.matland.show import MARKS

LEVELS = {"low": 0, "high": 1}


def placement_figure(quadrants: pd.DataFrame, placements: pd.DataFrame, trace: Trace) -> ShownFigure:
    """Matland's matrix as four fields, the placed policies written into theirs; a first reading shades its field."""
    figure, axes = new_figure(5.0)
    for quadrant in quadrants.itertuples():
        x, y = LEVELS[quadrant.conflict], LEVELS[quadrant.ambiguity]
        own = placements[
            (placements["conflict"] == quadrant.conflict) & (placements["ambiguity"] == quadrant.ambiguity)
        ]
        shade = HIGHLIGHT if (own["reading"] == FIRST).any() else WHITE
        axes.add_patch(Rectangle((x, y), 1, 1, facecolor=shade, edgecolor=INK, linewidth=0.8))
        axes.text(x + 0.05, y + 0.06, fill(quadrant.name, 20), va="top", fontweight="bold", fontsize=9.5)
        axes.text(
            x + 0.05, y + 0.94, fill(f"Concept: {quadrant.organising_concept}", 22), va="bottom", fontsize=SMALLEST
        )
        written = [fill(f"{MARKS[r]} {n}", 22) for r, n in zip(own["reading"], own["name"], strict=True)]
        axes.text(x + 0.05, y + 0.5, "\n".join(written), va="center", fontsize=9)
    axes.set(xlim=(0, 2), ylim=(2, 0), xlabel="Conflict", ylabel="Ambiguity")
    axes.set_xticks([0.5, 1.5], ["low", "high"])
    axes.set_yticks([0.5, 1.5], ["low", "high"])
    axes.tick_params(length=0)
    figure.supxlabel("● first reading    ○ rival reading (both ours)", fontsize=9, x=0.02, ha="left")
    caption = "The Care Act in Matland's matrix: our first readings and rival ones"
    return ShownFigure(figure, caption, _words(quadrants, placements), trace)


def _words(quadrants: pd.DataFrame, placements: pd.DataFrame) -> str:
    names = [
        f"{q.name} at {q.conflict} conflict and {q.ambiguity} ambiguity" for q in quadrants.itertuples(index=False)
    ]
    placed = [
        f"{row.name} ({row.reading} reading): conflict {row.conflict}, ambiguity {row.ambiguity}"
        for row in placements.itertuples(index=False)
    ]
    return f"Matrix of four fields: {'; '.join(names)}. Placed in it: {'; '.join(placed)}."
