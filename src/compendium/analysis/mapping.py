"""What the mapping review states about each policy, and where it is silent (interim report, Mapping Review)."""

import pandas as pd

NOT_STATED = "not stated"


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


def count_facts_by_feature(features: pd.DataFrame, facts: pd.DataFrame, number_of_policies: int) -> pd.DataFrame:
    """Count for each feature the policies about which something is stated.

    Returns ``feature``, ``name``, ``group``, ``stated`` (policies with a fact), ``by_name`` (of these, not from a
    statement about all policies), ``silent`` (policies about which nothing is stated).
    """
    stated = facts.groupby("feature").size()
    by_name = facts[facts["basis"] != "all policies"].groupby("feature").size()
    counts = features[["feature", "name", "group"]].copy()
    counts["stated"] = counts["feature"].map(stated).fillna(0).astype(int)
    counts["by_name"] = counts["feature"].map(by_name).fillna(0).astype(int)
    counts["silent"] = number_of_policies - counts["stated"]
    return counts


def count_facts_by_policy(policies: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """Count for each policy the facts that are stated of it.

    Returns ``policy``, ``name``, ``stated`` (all facts), ``by_name`` (facts that do not come from a statement about all
    policies), in the order of the policies.
    """
    counts = policies[["policy", "name"]].copy()
    counts["stated"] = counts["policy"].map(facts.groupby("policy").size()).fillna(0).astype(int)
    own = facts[facts["basis"] != "all policies"]
    counts["by_name"] = counts["policy"].map(own.groupby("policy").size()).fillna(0).astype(int)
    return counts


def policies_by_feature(policies: pd.DataFrame, features: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """List for each feature the policies of which it is stated.

    Returns ``group``, ``feature``, ``name``, ``question``, ``policies`` (list of short names, an asterisk marks a
    reading of ours, ``every policy`` where the source speaks of all), ``locators`` (list).
    """
    short = policies.set_index("policy")["short_name"]
    order = {policy: place for place, policy in enumerate(policies["policy"])}
    rows = []
    for feature in features.itertuples():
        own = facts[facts["feature"] == feature.feature]
        own = own.sort_values("policy", key=lambda column: column.map(order))
        rows.append(
            {
                "group": feature.group,
                "feature": feature.feature,
                "name": feature.name,
                "question": feature.question,
                "policies": _names(own, short),
                "locators": list(dict.fromkeys(own["locator"])),
            }
        )
    return pd.DataFrame(rows)


def _names(facts: pd.DataFrame, short: pd.Series) -> list[str]:
    """Short names of the policies in ``facts``; one collective entry where the source speaks of all of them."""
    names = ["every policy"] if (facts["basis"] == "all policies").any() else []
    for fact in facts[facts["basis"] != "all policies"].itertuples():
        value = "" if fact.value == "yes" else f" ({fact.value})"
        names.append(f"{short[fact.policy]}{value}{'*' if fact.basis == 'interpreted' else ''}")
    return names
