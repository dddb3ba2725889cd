"""The evidence on which coders differ."""

from collections.abc import Iterator

import pandas as pd

from compendium.studies.compute.agreement import PIECE, UNIT, shared_units
from compendium.studies.compute.scale import NON_ANSWERS, Scale
from compendium.studies.kinds import NO_CRITERION


def units_to_discuss(ratings: pd.DataFrame, scale: Scale, *, inventory: bool = False) -> pd.DataFrame:
    """The units on which coders differ, those furthest apart first; with an inventory a unit is a piece of evidence.

    Returns `site`, `criterion` (blank where coders differ on it), `evidence`, `answers` (a list of the different pairs
    of criterion and answer, levels from the worst) and `apart`, the number of steps between the lowest and the highest
    level (0 where the criterion differs, or non-answers from a level). Who gave which answer is not told.
    """
    unit = PIECE if inventory else UNIT
    shared = shared_units(ratings, unit, inventory=inventory)
    answers = shared.drop_duplicates([*unit, "criterion", "level"]).groupby(unit)["level"].transform("size")
    differing = shared.loc[answers.index[answers > 1]]
    frame = pd.DataFrame(_differences(differing, unit, scale), columns=[*UNIT, "answers", "apart"])
    return frame.sort_values("apart", ascending=False, kind="stable", ignore_index=True)


def _differences(differing: pd.DataFrame, unit: list[str], scale: Scale) -> Iterator[dict[str, object]]:
    order = {answer: place for place, answer in enumerate([*scale.levels, *NON_ANSWERS])}
    for _, own in differing.groupby(unit, sort=False):
        pairs = set(zip(own["criterion"], own["level"], strict=True))
        answers = sorted(pairs, key=lambda pair: (pair[0] == NO_CRITERION, pair[0], order[pair[1]]))
        ranks = [scale.ranks[level] for _, level in answers if level in scale.ranks]
        criteria = list(dict.fromkeys(criterion for criterion, _ in answers))
        apart = max(ranks) - min(ranks) if ranks and len(criteria) == 1 else 0
        told = (own["site"].iloc[0], criteria[0] if len(criteria) == 1 else "", own["evidence"].iloc[0])
        yield {**dict(zip(UNIT, told, strict=True)), "answers": answers, "apart": apart}
