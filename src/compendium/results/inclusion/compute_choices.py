"""What every rule that a reader may choose selects (interim report, Table 2)."""

from itertools import product

import pandas as pd

from compendium.results.inclusion.compute import meets_rule

BY_RULE, BY_JUDGEMENT, OUT = "rule", "judgement", "out"

MOST_CRITERIA = 8
"""With more criteria there are too many rules to try each: every criterion doubles them."""


def standings_of_all_rules(ticks: pd.DataFrame) -> pd.DataFrame:
    """How each policy stands under every rule, not taken in by judgement and taken in by it.

    A rule is a set of required criteria with a least number. Whether a policy is in depends on the rule, on its own
    ticks and on whether it is taken in, never on other policies: so the two standings of each policy under a rule are
    together every choice of policies.

    Returns a row per rule: ``required`` (a truth value for each criterion), ``minimum_met``, and ``asked`` and
    ``taken_in`` (`rule`, `judgement` or `out` for each policy in the order of ``ticks``). No rows where there are more
    than `MOST_CRITERIA` criteria.
    """
    rows, values = [], ticks.to_numpy(bool)
    required_sets = product((True, False), repeat=ticks.shape[1]) if ticks.shape[1] <= MOST_CRITERIA else ()
    for required in required_sets:
        for minimum in range(ticks.shape[1] + 1):
            ruled = meets_rule(values, required, minimum).tolist()
            asked, taken = (tuple(BY_RULE if in_ else other for in_ in ruled) for other in (OUT, BY_JUDGEMENT))
            rows.append((required, minimum, asked, taken))
    return pd.DataFrame(rows, columns=["required", "minimum_met", "asked", "taken_in"])
