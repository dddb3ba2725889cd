"""The drawing of the claims audit."""

from collections.abc import Mapping
from functools import partial

import pandas as pd
from matplotlib.figure import Figure

from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.display.charts import name_above, name_beside, quiet_axis, stacked_bars
from compendium.display.figures import Form, ShownFigure, new_figure, short_label
from compendium.display.signs import key
from compendium.display.theme import AMBER_FILL, LIGHT_TEAL, PALE, TEAL
from compendium.results.claims.show import MARKS
from compendium.results.claims.verdicts import DEPENDS, DIFFERS, NOT_COMPUTABLE, REPRODUCED
from compendium.results.claims.words import IN_WORDS

FILLS = {REPRODUCED: TEAL, DEPENDS: LIGHT_TEAL, DIFFERS: AMBER_FILL, NOT_COMPUTABLE: PALE}

LOOK = Answers({verdict: verdict for verdict in IN_WORDS}, MARKS, FILLS)

MEASURE = "Share of the claims on each topic by verdict; the numbers are claims."


def verdict_figure(counts: pd.DataFrame, names: Mapping[str, str], title: str, trace: Trace) -> ShownFigure:
    """Claims by topic and verdict as bars of one length with their numbers; ``names`` gives topics by id."""
    shown = counts[list(IN_WORDS)].rename(index=dict(names))
    parts = [f"{topic}: {', '.join(f'{int(row[v])} {v}' for v in IN_WORDS)}" for topic, row in shown.iterrows()]
    alternative = f"Bars of claims by topic. {'; '.join(parts)}."
    return ShownFigure(partial(_draw_verdicts, counts=shown), title, alternative, trace, MEASURE)


def _draw_verdicts(form: Form, counts: pd.DataFrame) -> Figure:
    figure, axes = new_figure(0.8 + (0.55 if form.narrow else 0.36) * len(counts), form)
    stacked_bars(axes, counts, LOOK, share=True)
    whole = counts.sum(axis="columns")
    labels = [f"{short_label(str(topic), 34)} ({int(number)})" for topic, number in whole.items()]
    (name_above if form.narrow else name_beside)(axes, labels)
    quiet_axis(axes)
    key(figure, LOOK, IN_WORDS, columns=2 if form.narrow else len(IN_WORDS))
    return figure
