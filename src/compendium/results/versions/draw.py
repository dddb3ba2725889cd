"""The drawing of what changed from the interim report to the paper."""

from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.display.charts import name_above, name_beside, quiet_axis, stacked_bars
from compendium.display.figures import Form, ShownFigure, new_figure, short_label
from compendium.display.sentences import capitalised
from compendium.display.signs import key
from compendium.display.theme import AMBER_FILL, LIGHT_TEAL, MISSING_FILL, TEAL

LOOK = Answers(
    names={
        "changed": "changed",
        "same": "same",
        "only in interim report": "only in report",
        "only in paper": "only in paper",
    },
    symbols={"changed": "▲", "same": "●", "only in interim report": "◐", "only in paper": "◑"},
    fills={"changed": AMBER_FILL, "same": TEAL, "only in interim report": LIGHT_TEAL, "only in paper": MISSING_FILL},
)
"""How the kinds of change look."""

MEASURE = "Share of the aspects of each group by kind of change; numbers are aspects."


def changes_figure(changes: pd.DataFrame, title: str, trace: Trace) -> ShownFigure:
    """Kinds of change by group as bars of one length; ``changes`` is what `count_changes` gives."""
    kinds = [kind for kind in LOOK.names if kind in changes.columns]
    said = [
        f"{group}: {', '.join(f'{int(row[kind])} {kind}' for kind in kinds if row[kind])}"
        for group, row in changes.iterrows()
    ]
    alternative = f"Bars of kinds of change by group. {'; '.join(said)}."
    drawing = partial(_draw_changes, changes=changes[kinds])
    return ShownFigure(drawing, title, alternative, trace, MEASURE)


def _draw_changes(form: Form, changes: pd.DataFrame) -> Figure:
    figure, axes = new_figure(0.8 + (0.55 if form.narrow else 0.4) * len(changes), form)
    stacked_bars(axes, changes, LOOK, share=True)
    whole = changes.sum(axis="columns")
    names = [f"{short_label(capitalised(str(group)), 34)} ({int(number)})" for group, number in whole.items()]
    (name_above if form.narrow else name_beside)(axes, names)
    quiet_axis(axes)
    key(figure, LOOK, list(changes), columns=2 if form.narrow else len(changes.columns))
    return figure
