"""Which rules give a selection of policies, and how firm it is when ticks change (interim report, Table 2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd


@dataclass(frozen=True)
class Rule:
    """A policy is in when it meets every ``required`` criterion and ``minimum_met`` in all, or is one of those
    ``kept`` whatever they meet. Criteria and policies are ids."""

    required: tuple[str, ...]
    minimum_met: int = 0
    kept: tuple[str, ...] = ()

    def admits(self, ticks: pd.DataFrame) -> pd.Series:
        """Whether the rule lets each policy in: a truth value per row of ``ticks``, a table of policy by criterion."""
        enough = ticks.sum(axis="columns") >= self.minimum_met
        by_rule: pd.Series = ticks[list(self.required)].all(axis="columns") & enough
        return by_rule | ticks.index.isin(list(self.kept))


def selections_of_all_sets(ticks: pd.DataFrame) -> pd.DataFrame:
    """What each set of one criterion or more would select, if all its criteria had to be met and nothing else.

    Returns a row per set, the smallest first: ``criteria``, ``policies`` (tuples of ids in the order of the table).
    """
    columns = {criterion: ticks[criterion].to_numpy() for criterion in ticks.columns}
    rows = []
    for size in range(1, ticks.shape[1] + 1):
        for criteria in combinations(ticks.columns, size):
            met = columns[criteria[0]].copy()
            for criterion in criteria[1:]:
                met &= columns[criterion]
            rows.append((criteria, tuple(ticks.index[met])))
    return pd.DataFrame(rows, columns=["criteria", "policies"])


def sets_by_selection(sets: pd.DataFrame) -> pd.DataFrame:
    """The sets of criteria brought together by what they select, the selection of the most policies first.

    ``sets`` is what `selections_of_all_sets` returns. Returns ``policies``, ``sets`` (how many select exactly these)
    and ``smallest`` (list of the sets that need the fewest criteria, each a tuple of ids).
    """
    rows = [
        (policies, len(group), _fewest(group["criteria"])) for policies, group in sets.groupby("policies", sort=False)
    ]
    frame = pd.DataFrame(rows, columns=["policies", "sets", "smallest"])
    return frame.sort_values("policies", key=lambda column: -column.map(len), kind="stable", ignore_index=True)


def _fewest(sets: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    found = list(sets)
    return [criteria for criteria in found if len(criteria) == min(map(len, found))]


def rules_for(sets: pd.DataFrame, selections: Sequence[Sequence[str]]) -> pd.DataFrame:
    """The smallest sets of criteria that select exactly the policies wanted.

    ``selections`` holds what is wanted, each a sequence of policies; an empty one is left out, the same is taken once.
    Returns a row for each: ``policies`` (list), ``sets`` (how many of all sets select exactly these, 0 where none
    does), ``of`` (number of all sets), ``smallest``.
    """
    rows = []
    for wanted in dict.fromkeys(map(tuple, filter(len, selections))):
        exact = sets.loc[sets["policies"].map(set) == set(wanted), "criteria"]
        rows.append((list(wanted), len(exact), len(sets), _fewest(exact)))
    return pd.DataFrame(rows, columns=["policies", "sets", "of", "smallest"])


def changing_flips(ticks: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """Which single cells, turned from tick to cross or back, would change what the rule selects.

    Each policy stands or falls by its own row, so whole columns are turned at once. Returns a truth value per policy
    and criterion, in the order of ``ticks``.
    """
    now = rule.admits(ticks)
    turned = {c: rule.admits(ticks.assign(**{c: ~ticks[c]})) != now for c in ticks.columns}
    return pd.DataFrame(turned, index=ticks.index, columns=ticks.columns)


def rules_to_test(first: Rule, smallest: pd.DataFrame) -> list[Rule]:
    """The rules whose firmness is looked at: the one in force, then the smallest that give the same, each once.

    ``smallest`` is what `rules_for` returns.
    """
    others = [Rule(criteria) for found in smallest["smallest"] for criteria in found]
    return list(dict.fromkeys([first, *others]))
