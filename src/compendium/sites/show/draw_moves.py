"""How many local sites moved on each criterion, drawn: lower to the left, higher and other changes to the right."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from compendium.display.answers import Answers
from compendium.display.charts import name_above, name_beside, quiet_axis
from compendium.display.figures import Form, new_figure, short_label
from compendium.display.register import SIGNS
from compendium.display.signs import key, sign_and_text, sign_width, text_width
from compendium.display.theme import AMBER_FILL, INK, LIGHT_TEAL, PALE, SMALLEST
from compendium.sites.compute.releases import HIGHER, LOWER, OTHER

LOOK = Answers(
    {LOWER: "lower", HIGHER: "higher", OTHER: "other"},
    {LOWER: SIGNS["less"], HIGHER: SIGNS["more"], OTHER: SIGNS["another change"]},
    {LOWER: AMBER_FILL, HIGHER: LIGHT_TEAL, OTHER: PALE},
)
KINDS = {kind: LOOK.text(kind) for kind in (HIGHER, LOWER, OTHER)}


def draw_moves(form: Form, rows: pd.DataFrame, names: Sequence[str]) -> Figure:
    """A bar for each criterion. ``rows`` are `Changes.criteria`, ``names`` the names of their criteria."""
    figure, axes = new_figure(0.6 + (0.58 if form.narrow else 0.4) * len(rows), form)
    reach = max(1, int(rows[LOWER].max()), int((rows[HIGHER] + rows[OTHER]).max()))
    axes.set(xlim=(-reach - 0.5, reach + 0.5), ylim=(len(rows) - 0.5, -0.5))
    room = form.width * 72 * (0.9 if form.narrow else 0.6) / (2 * reach + 1)  # points that one site takes
    for down, row in enumerate(rows.to_dict("records")):
        _part(axes, down, -row[LOWER], row[LOWER], LOWER, room)
        _part(axes, down, 0, row[HIGHER], HIGHER, room)
        _part(axes, down, row[HIGHER], row[OTHER], OTHER, room)
    axes.axvline(0, color=INK, linewidth=0.8)
    if form.narrow:
        name_above(axes, [short_label(name, 60) for name in names])
    else:
        name_beside(axes, [short_label(name, 30) for name in names])
    quiet_axis(axes)
    axes.spines["left"].set_visible(False)
    key(figure, LOOK, [LOWER, HIGHER, OTHER], columns=3)
    return figure


def _part(axes: Axes, down: int, left: int, number: int, kind: str, room: float) -> None:
    """One part of a bar with its number, and its sign where both fit; ``room`` is the points that one site takes."""
    if not number:
        return
    axes.barh(down, number, left=left, color=LOOK.fills[kind], edgecolor=INK, linewidth=0.5, height=0.62)
    middle, sign = (left + number / 2, float(down)), LOOK.symbols[kind]
    if sign_width(sign, SMALLEST) + 1.6 * SMALLEST + text_width(str(number), SMALLEST) < room * number:
        sign_and_text(axes, middle, sign, str(number), INK, SMALLEST)
    else:
        axes.text(*middle, str(number), ha="center", va="center_baseline", fontsize=SMALLEST)
