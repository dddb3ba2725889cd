"""How far each two coders agree: the share of the same answers, and Cohen's kappa."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from compendium.studies.compute.agreement import PIECE, UNIT
from compendium.studies.compute.coefficients import ordinal_weights, weighted_kappa
from compendium.studies.compute.scale import MISSING, NON_ANSWERS, Scale
from compendium.studies.kinds import NO_CRITERION

PAIR_COLUMNS = [
    "first", "second", "pieces", "same_criterion", "kappa_criterion", "units", "same", "kappa", "level_units",
    "weighted_kappa",
]  # fmt: skip


def agreement_by_pair(ratings: pd.DataFrame, scale: Scale, *, inventory: bool = False) -> pd.DataFrame:
    """Agreement of each two coders, over all criteria.

    Returns the ids of the `first` and the `second`; of the `pieces` that both rated, how many have the `same_criterion`
    and Cohen's `kappa_criterion` (0 pieces without an inventory); of the `units` of one criterion that both rated, how
    many have the `same` answer and `kappa` over all answers, non-answers too; over the `level_units` to which both gave
    a level, `weighted_kappa` with Gwet's ordinal weights. A kappa is missing where chance alone would agree.
    """
    rows = []
    for first, second in combinations(sorted(set(ratings["coder"]) - {""}), 2):
        both = [ratings[ratings["coder"] == coder] for coder in (first, second)]
        pieces = _beside(both, PIECE, "criterion") if inventory else pd.DataFrame(columns=["one", "other"])
        levels = [own[own["criterion"] != NO_CRITERION] for own in both]
        given = _beside(levels, UNIT, "level")
        if not inventory:
            given = given[given["one"].ne(MISSING) | given["other"].ne(MISSING)]
        if len(given) or len(pieces):
            rows.append({"first": first, "second": second, **_of_pair(pieces, given, scale)})
    return pd.DataFrame(rows, columns=PAIR_COLUMNS)


def _beside(both: list[pd.DataFrame], unit: list[str], column: str) -> pd.DataFrame:
    """The answers `one` and `other` of two coders to the units that both rated."""
    one, other = (own.set_index(unit)[column] for own in both)
    return pd.concat({"one": one, "other": other}, axis=1, join="inner")


def _of_pair(pieces: pd.DataFrame, given: pd.DataFrame, scale: Scale) -> dict[str, object]:
    levels = given[given.isin(scale.levels).all(axis="columns")]
    criteria, answers = sorted({*pieces["one"], *pieces["other"]}), [*scale.levels, *NON_ANSWERS]
    return {
        "pieces": len(pieces),
        "same_criterion": int((pieces["one"] == pieces["other"]).sum()),
        "kappa_criterion": weighted_kappa(_table(pieces, criteria), np.eye(len(criteria))),
        "units": len(given),
        "same": int((given["one"] == given["other"]).sum()),
        "kappa": weighted_kappa(_table(given, answers), np.eye(len(answers))),
        "level_units": len(levels),
        "weighted_kappa": weighted_kappa(_table(levels, scale.levels), ordinal_weights(len(scale.levels))),
    }


def _table(given: pd.DataFrame, answers: Sequence[str]) -> np.ndarray:
    """How often the one coder gave each answer (rows) where the other gave each (columns)."""
    index = {answer: place for place, answer in enumerate(answers)}
    table = np.zeros((len(answers), len(answers)))
    np.add.at(table, (given["one"].map(index).to_numpy(int), given["other"].map(index).to_numpy(int)), 1)
    return table
