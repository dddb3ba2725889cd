"""What the mapping review states about each policy, and where it is silent (interim report, Mapping Review)."""

import pandas as pd

NOT_STATED = "not stated"

FEW = 2
"""So many policies are named as the exceptions to a statement about all; with more of them the others are named."""


def evidence_map(policies: pd.DataFrame, features: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """Lay the stated facts out as policy by feature.

    Returns one row per policy, one column per feature, both in the order of their tables. A cell holds the stated value
    (``yes``, ``in part``, ``no``) or ``not stated``, which is not a no.
    """
    return _policy_by_feature(policies, features, facts, "value")


def basis_map(policies: pd.DataFrame, features: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """Lay out how each fact is stated: ``named``, ``all policies``, ``interpreted``, or ``not stated``.

    Same rows and columns as `evidence_map`.
    """
    return _policy_by_feature(policies, features, facts, "basis")


def _policy_by_feature(
    policies: pd.DataFrame, features: pd.DataFrame, facts: pd.DataFrame, values: str
) -> pd.DataFrame:
    wide = facts.pivot(index="policy", columns="feature", values=values)
    complete = wide.reindex(index=policies["policy"], columns=features["feature"]).astype(object)
    return complete.where(complete.notna(), NOT_STATED).astype(str)


COUNTED = {"by_name": "named", "readings": "interpreted", "collective": "all policies"}
"""How a fact is stated, by the name of the column that counts it."""


def count_facts_by_feature(features: pd.DataFrame, facts: pd.DataFrame, number_of_policies: int) -> pd.DataFrame:
    """Count for each feature the policies about which something is stated.

    Returns ``feature``, ``name``, ``group``, ``by_name`` (policies that the source names), ``readings`` (policies that
    we infer), ``collective`` (policies reached by a statement about all of them), ``stated`` (the three together) and
    ``silent`` (policies about which nothing is stated).
    """
    counts = _with_counts(features[["feature", "name", "group"]], facts)
    return counts.assign(silent=number_of_policies - counts["stated"])


def count_facts_by_policy(policies: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """Count for each policy the facts that are stated of it, in the order of the policies.

    Returns ``policy``, ``name``, ``by_name`` (facts that name it), ``readings`` (that we infer), ``collective`` (from a
    statement about all policies) and ``stated`` (the three together).
    """
    return _with_counts(policies[["policy", "name"]], facts)


def _with_counts(rows: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """Add the numbers of facts to rows whose first column is an id that the facts have too."""
    key = rows.columns[0]
    counts = rows.copy()
    for column, basis in COUNTED.items():
        found = facts.loc[facts["basis"] == basis, key].value_counts()
        counts[column] = counts[key].map(found).fillna(0).astype(int)
    return counts.assign(stated=counts[list(COUNTED)].sum(axis="columns"))


def count_statements(facts: pd.DataFrame, number_of_policies: int) -> dict[str, int]:
    """Count what is stated, a statement about all policies once and not once per policy.

    Returns ``single`` (facts about single policies), ``readings`` (how many of these are our reading), ``collective``
    (features that are stated of all policies in one go) and ``reaching_all`` (how many of the collective statements
    reach each of the ``number_of_policies``: fewer once a policy is added that the source does not have).
    """
    collective = facts[facts["basis"] == "all policies"].groupby("feature").size()
    return {
        "single": int((facts["basis"] != "all policies").sum()),
        "readings": int((facts["basis"] == "interpreted").sum()),
        "collective": len(collective),
        "reaching_all": int((collective >= number_of_policies).sum()),
    }


def policies_by_feature(policies: pd.DataFrame, features: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """List for each feature the policies of which it is stated.

    Returns ``part``, ``group``, ``feature``, ``name``, ``question``, ``policies`` (list of short names as
    `name_policies` writes them, an asterisk marking a reading of ours), ``places`` (list of source and locator).
    """
    short = policies.set_index("policy")["short_name"]
    order = {policy: place for place, policy in enumerate(policies["policy"])}
    rows = []
    for feature in features.itertuples():
        own = facts[facts["feature"] == feature.feature]
        own = own.sort_values("policy", key=lambda column: column.map(order))
        rows.append(
            {
                "part": feature.part,
                "group": feature.group,
                "feature": feature.feature,
                "name": feature.name,
                "question": feature.question,
                "policies": name_policies(own, short, "*"),
                "places": list(dict.fromkeys(zip(own["source"], own["locator"], strict=True))),
            }
        )
    return pd.DataFrame(rows)


def name_policies(facts: pd.DataFrame, short: pd.Series, reading: str) -> list[str]:
    """Short names of the policies in ``facts`` (one feature), each with its value where that is not yes.

    ``short`` has the short name of every policy; ``reading`` is written behind a policy that we infer. Policies reached
    by a statement about all of them stand last, in one entry where that is true: ``every policy``, ``the other 14``.
    """
    single = facts[facts["basis"] != "all policies"]
    names = [
        f"{short[fact.policy]}{_unless_yes(fact.value)}{reading if fact.basis == 'interpreted' else ''}"
        for fact in single.itertuples()
    ]
    for value, group in facts[facts["basis"] == "all policies"].groupby("value", sort=False):
        together = _together(list(group["policy"]), list(single["policy"]), short)
        names.extend(f"{name}{_unless_yes(value)}" for name in together)
    return names


def _unless_yes(value: str) -> str:
    return "" if value == "yes" else f" ({value})"


def _together(reached: list[str], single: list[str], short: pd.Series) -> list[str]:
    """Name the policies that one statement reaches; gathered only where the rest of the policies is accounted for."""
    rest = [policy for policy in short.index if policy not in reached]
    if not rest:
        return ["every policy"]
    if set(rest) == set(single):
        return [f"the other {len(reached)}"]
    if not single and len(rest) <= min(FEW, len(reached)):
        return [f"every policy but {' and '.join(short[policy] for policy in rest)}"]
    return [short[policy] for policy in reached]
