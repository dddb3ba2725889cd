"""The evidence map on a tiny table: what is stated, what is silent, and how it is stated."""

import pandas as pd

from compendium.analysis import mapping

POLICIES = pd.DataFrame({"policy": ["a", "b"], "name": ["Policy A", "Policy B"], "short_name": ["A", "B"]})
FEATURES = pd.DataFrame(
    {
        "feature": ["x", "y", "z"],
        "name": ["X", "Y", "Z"],
        "group": ["g", "g", "h"],
        "question": ["x?", "y?", "z?"],
    }
)
FACTS = pd.DataFrame(
    {
        "policy": ["b", "a", "a", "b"],
        "feature": ["x", "x", "y", "y"],
        "value": ["no", "yes", "yes", "yes"],
        "basis": ["named", "interpreted", "all policies", "all policies"],
        "locator": ["P, paragraph 2", "P, paragraph 1", "P, paragraph 3", "P, paragraph 3"],
    }
)


def test_a_missing_row_is_not_stated_and_a_no_stays_a_no():
    values = mapping.evidence_map(POLICIES, FEATURES, FACTS)
    assert values.loc["b"].to_dict() == {"x": "no", "y": "yes", "z": "not stated"}
    assert list(values.columns) == ["x", "y", "z"]


def test_the_basis_of_each_fact_is_kept():
    assert mapping.basis_map(POLICIES, FEATURES, FACTS).loc["a"].to_list() == [
        "interpreted",
        "all policies",
        "not stated",
    ]


def test_counts_tell_apart_named_collective_and_silent():
    counts = mapping.count_facts_by_feature(FEATURES, FACTS, len(POLICIES)).set_index("feature")
    assert counts[["stated", "by_name", "silent"]].to_numpy().tolist() == [[2, 2, 0], [2, 0, 0], [0, 0, 2]]
    by_policy = mapping.count_facts_by_policy(POLICIES, FACTS)
    assert by_policy[["stated", "by_name"]].to_numpy().tolist() == [[2, 1], [2, 1]]


def test_policies_are_listed_by_feature_with_readings_marked():
    rows = mapping.policies_by_feature(POLICIES, FEATURES, FACTS).set_index("feature")
    assert rows["policies"].to_dict() == {"x": ["A*", "B (no)"], "y": ["every policy"], "z": []}
    assert rows.loc["x", "locators"] == ["P, paragraph 1", "P, paragraph 2"]


def test_every_fact_of_the_report_lands_on_the_map(tables):
    values = mapping.evidence_map(tables("policies"), tables("features"), tables("policy_features"))
    assert int((values != mapping.NOT_STATED).to_numpy().sum()) == len(tables("policy_features"))
