"""The drawing of what changed from the interim report to the paper."""

from functools import partial

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.answers import Answers
from compendium.display.charts import share_figure
from compendium.display.figures import ShownFigure
from compendium.display.register import SIGNS
from compendium.display.sentences import capitalised
from compendium.display.theme import AMBER_FILL, LIGHT_TEAL, MISSING_FILL, TEAL

LOOK = Answers(
    names={
        "changed": "changed",
        "same": "same",
        "only in interim report": "only in report",
        "only in paper": "only in paper",
    },
    symbols={
        "changed": SIGNS["not the same"],
        "same": SIGNS["the same"],
        "only in interim report": SIGNS["in the first only"],
        "only in paper": SIGNS["in the second only"],
    },
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
    drawing = partial(
        share_figure, counts=changes[kinds].rename(lambda group: capitalised(str(group))), look=LOOK, row=0.4
    )
    return ShownFigure(drawing, title, alternative, trace, MEASURE)
