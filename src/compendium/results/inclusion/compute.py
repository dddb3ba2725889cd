"""Which policies meet the inclusion criteria (interim report, Table 2), and what the printed table does not show."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from compendium.errors import ParameterError

ALL = "all"


def apply_inclusion_rule(
    ticks: pd.DataFrame,
    required_criteria: Sequence[str],
    minimum_met: int,
    taken_in_by_judgement: Mapping[str, str],
) -> pd.DataFrame:
    """Apply the rule: a policy is in when it meets every required criterion and enough criteria in all.

    Policies taken in by judgement are in whatever they meet; the reason stays beside them. The published selection
    requires all five criteria and takes in Troubled Families (Comparative Analysis: Implementation approach,
    paragraph 1).

    Returns per policy: ``met`` (number of criteria), ``by_rule``, ``by_judgement``, ``included`` (truth values),
    ``reason``. Raises ParameterError for a criterion or policy that the table does not have.
    """
    required = resolve_criteria(ticks, required_criteria)
    _refuse_unknown("taken_in_by_judgement", "policy", taken_in_by_judgement, ticks.index)
    if not 0 <= minimum_met <= ticks.shape[1]:
        raise ParameterError(
            f"minimum_met is {minimum_met}; allowed: a whole number from 0 to {ticks.shape[1]}, the number of criteria."
        )
    met = ticks.sum(axis="columns")
    by_rule = pd.Series(meets_rule(ticks.to_numpy(bool), ticks.columns.isin(required), minimum_met), index=ticks.index)
    by_judgement = pd.Series(ticks.index.isin(list(taken_in_by_judgement)), index=ticks.index) & ~by_rule
    return pd.DataFrame(
        {
            "met": met,
            "by_rule": by_rule,
            "by_judgement": by_judgement,
            "included": by_rule | by_judgement,
            "reason": [taken_in_by_judgement[p] if flag else "" for p, flag in by_judgement.items()],
        }
    )


def meets_rule(ticks: np.ndarray, required: Sequence[bool] | np.ndarray, minimum_met: int) -> np.ndarray:
    """Which rows of truth values, a column for each criterion, have every required one and enough in all."""
    found: np.ndarray = ticks[:, np.asarray(required, dtype=bool)].all(axis=1) & (ticks.sum(axis=1) >= minimum_met)
    return found


def resolve_criteria(ticks: pd.DataFrame, required_criteria: Sequence[str]) -> list[str]:
    """Spell out the required criteria: ``["all"]`` means each criterion of the table."""
    if list(required_criteria) == [ALL]:
        return list(ticks.columns)
    _refuse_unknown("required_criteria", "criterion", required_criteria, ticks.columns)
    return list(required_criteria)


def inclusion_by_threshold(ticks: pd.DataFrame) -> pd.DataFrame:
    """Who would be in if a policy had to meet at least so many criteria, whichever they are.

    Returns a row per threshold, from all criteria down to one: ``threshold``, ``policies`` (list of ids), ``newcomers``
    (ids that the threshold above leaves out).
    """
    met = ticks.sum(axis="columns")
    rows, seen = [], set[str]()
    for threshold in range(ticks.shape[1], 0, -1):
        policies = list(ticks.index[met >= threshold])
        rows.append(
            {
                "threshold": threshold,
                "policies": policies,
                "newcomers": [p for p in policies if p not in seen],
            }
        )
        seen.update(policies)
    return pd.DataFrame(rows)


def inclusion_without_each(ticks: pd.DataFrame) -> pd.DataFrame:
    """Who would be in if one criterion were left out and all the others required.

    Returns a row per criterion: ``criterion``, ``policies`` (list of ids), ``newcomers`` (ids that fail only this one).
    """
    all_met = ticks.all(axis="columns")
    rows = []
    for criterion in ticks.columns:
        without = ticks.drop(columns=criterion).all(axis="columns")
        rows.append(
            {
                "criterion": criterion,
                "policies": list(ticks.index[without]),
                "newcomers": list(ticks.index[without & ~all_met]),
            }
        )
    return pd.DataFrame(rows)


def ties_with_included(outcome: pd.DataFrame) -> pd.DataFrame:
    """Policies left out that meet as many criteria as one that was let in, or more.

    ``outcome`` is what `apply_inclusion_rule` returns. Returns ``policy``, ``met``, ``as_many_as`` (ids of the included
    policies that meet no more criteria).
    """
    included = outcome[outcome["included"]]
    rows = []
    for policy, met in outcome.loc[~outcome["included"], "met"].items():
        matched = list(included.index[included["met"] <= met])
        if matched:
            rows.append({"policy": policy, "met": int(met), "as_many_as": matched})
    return pd.DataFrame(rows, columns=["policy", "met", "as_many_as"])


def compare_with_published(outcome: pd.DataFrame, policies: pd.DataFrame) -> pd.DataFrame:
    """Policies where the rule and the published selection part.

    Returns ``policy``, ``included`` and ``published`` (truth values); no rows when the rule reproduces the selection.
    """
    published = policies.set_index("policy")["published_selection"].eq("yes").reindex(outcome.index)
    differing = outcome["included"] != published
    return pd.DataFrame({"included": outcome["included"], "published": published})[differing].reset_index(
        names="policy"
    )


def _refuse_unknown(parameter: str, kind: str, names: Sequence[str] | Mapping[str, str], known: pd.Index) -> None:
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ParameterError(
            f"{parameter} names {', '.join(repr(name) for name in unknown)}, which is no {kind} of the data. "
            f"Allowed: {', '.join(known)}."
        )
