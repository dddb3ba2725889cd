"""The drawing of the claims audit."""

from collections.abc import Mapping
from functools import partial

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.display.charts import share_figure
from compendium.display.figures import ShownFigure
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
    return ShownFigure(partial(share_figure, counts=shown, look=LOOK, row=0.36), title, alternative, trace, MEASURE)
