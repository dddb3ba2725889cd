"""What every rule that a reader may choose selects (interim report, Table 2)."""

from itertools import product

import pandas as pd

from compendium.results.inclusion.compute import apply_inclusion_rule

BY_RULE, BY_JUDGEMENT, OUT = "rule", "judgement", "out"

MOST_CRITERIA = 8
"""With more criteria there are too many rules to try each: every criterion doubles them."""

TAKEN_IN = "taken in: "
"""What marks the second row of a policy; no id has a colon."""


def standings_of_all_rules(ticks: pd.DataFrame) -> pd.DataFrame:
    """How each policy stands under every rule, not taken in by judgement and taken in by it.

    A rule is a set of required criteria with a least number. Whether a policy is in depends on the rule, on its own
    ticks and on whether it is taken in, never on other policies: so each policy stands in one table twice, as it is and
    taken in, and `apply_inclusion_rule` is asked once for each rule; together that is every choice of policies.

    Returns a row per rule: ``required`` (a truth value for each criterion), ``minimum_met``, and ``asked`` and
    ``taken_in`` (`rule`, `judgement` or `out` for each policy in the order of ``ticks``). No rows where there are more
    than `MOST_CRITERIA` criteria.
    """
    rows, number = [], len(ticks)
    doubled = ticks.set_axis(TAKEN_IN + ticks.index)
    both, taken = pd.concat([ticks, doubled]), dict.fromkeys(doubled.index, "")
    required_sets = product((True, False), repeat=ticks.shape[1]) if ticks.shape[1] <= MOST_CRITERIA else ()
    for required in required_sets:
        criteria = [criterion for criterion, asked in zip(ticks.columns, required, strict=True) if asked]
        for minimum in range(ticks.shape[1] + 1):
            found = _standings(apply_inclusion_rule(both, criteria, minimum, taken))
            rows.append((required, minimum, found[:number], found[number:]))
    return pd.DataFrame(rows, columns=["required", "minimum_met", "asked", "taken_in"])


def _standings(outcome: pd.DataFrame) -> tuple[str, ...]:
    flags = zip(outcome["by_rule"].tolist(), outcome["by_judgement"].tolist(), strict=True)
    return tuple(BY_RULE if ruled else BY_JUDGEMENT if judged else OUT for ruled, judged in flags)
