"""Several ratings of one site and criterion become one, by the rule that the study states.

Each rating counts once, whoever gave it and whatever it rests on. What the rules mean here:

- `median`: the level in the middle of the ordered levels; with an even number, the lower of the two in the middle, so
  that doubt never makes a result look better.
- `mode`: the level given most often; where several are given equally often, there is no such level: `mixed`.
- `lowest`: the lowest level given.
- `consensus`: what all ratings say, non-answers included; where they differ, `mixed`.

`missing` says that nobody answered, so it yields to every other answer. The other non-answers yield to levels, except
under `consensus`: one piece of evidence that allows no level takes nothing from another that does. Where no level is
given at all, the result is the one non-answer given, or `mixed` where several kinds are. That ratings differed stays
visible in `disagree`: also where two coders rated the same evidence and one of them found no level.
"""

from collections import Counter
from collections.abc import Callable, Sequence

import pandas as pd

from compendium.errors import ParameterError
from compendium.studies.compute.scale import MISSING, MIXED, Scale
from compendium.studies.kinds import UNDECIDED


def _median(ranks: list[int]) -> int | None:
    return sorted(ranks)[(len(ranks) - 1) // 2]


def _mode(ranks: list[int]) -> int | None:
    (first, times), *others = Counter(ranks).most_common(2)
    return None if others and others[0][1] == times else first


def _lowest(ranks: list[int]) -> int | None:
    return min(ranks)


RULES: dict[str, Callable[[list[int]], int | None]] = {"median": _median, "mode": _mode, "lowest": _lowest}
CONSENSUS = "consensus"


def combine_ratings(
    ratings: pd.DataFrame, scale: Scale, rule: str, by: Sequence[str] = ("site", "criterion")
) -> pd.DataFrame:
    """Combine all ratings that share the columns `by` into one answer and keep their spread.

    `ratings` needs these columns and `level`. Returns a row per combination, in order of first appearance: the columns
    `by`; `level`, the combined answer (a level or a non-answer); `ratings`, their number; `rated`, how many of them
    give a level; `lowest` and `highest`, the levels between which they lie (empty where none is given); `disagree`,
    whether the answers differ; `missing` is set aside, unless it stands beside another answer of the same piece of
    evidence (column `evidence`) or a piece is undecided (column `standing`). Raises ParameterError for a rule that does
    not exist.
    """
    if rule != CONSENSUS and rule not in RULES:
        raise ParameterError(f"combine is {rule!r}. Allowed: {', '.join([*RULES, CONSENSUS])}.")
    gathered = ratings.groupby(list(by), sort=False, as_index=False)["level"].agg(list)
    answers = list(gathered.pop("level"))
    found = pd.DataFrame([_combined(each, scale, rule) for each in answers], columns=list(_COLUMNS)).astype(_COLUMNS)
    split = _split(ratings, list(by))
    if split is not None:
        found["disagree"] |= split.groupby([ratings[column] for column in by], sort=False).any().to_numpy()
    return gathered.join(found)


def _split(ratings: pd.DataFrame, by: list[str]) -> pd.Series | None:
    """Which ratings are of a piece of evidence on which coders differ; None where the table cannot tell."""
    if "standing" in ratings and "coder" not in ratings:
        return ratings["standing"] == UNDECIDED
    if not {"evidence", "coder"} <= set(ratings.columns):
        return None
    unit = [column for column in dict.fromkeys([*by, "site", "criterion", "evidence"]) if column in ratings]
    return ratings.groupby(unit, sort=False)["level"].transform("nunique") > 1


_COLUMNS = {"level": str, "ratings": int, "rated": int, "lowest": str, "highest": str, "disagree": bool}


def _combined(answers: list[str], scale: Scale, rule: str) -> tuple[str, int, int, str, str, bool]:
    ranks = [scale.ranks[answer] for answer in answers if answer in scale.ranks]
    given = {answer for answer in answers if answer != MISSING}
    lowest, highest = (scale.levels[min(ranks)], scale.levels[max(ranks)]) if ranks else ("", "")
    level = _only(given) if rule == CONSENSUS or not ranks else _by_rule(ranks, scale, rule)
    return level, len(answers), len(ranks), lowest, highest, len(given) > 1


def _only(given: set[str]) -> str:
    """The one answer given; `missing` where there is none, `mixed` where there are several."""
    return MIXED if len(given) > 1 else next(iter(given), MISSING)


def _by_rule(ranks: list[int], scale: Scale, rule: str) -> str:
    rank = RULES[rule](ranks)
    return MIXED if rank is None else scale.levels[rank]
