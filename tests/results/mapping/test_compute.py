"""The evidence map on a tiny table: what is stated, what is silent, and how it is stated."""

import pandas as pd

from compendium.results.mapping import compute as mapping

POLICIES = pd.DataFrame({"policy": ["a", "b"], "name": ["Policy A", "Policy B"], "short_name": ["A", "B"]})
FEATURES = pd.DataFrame(
    {
        "feature": ["x", "y", "z"],
        "name": ["X", "Y", "Z"],
        "part": ["centre", "centre", "other"],
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
        "source": "s",
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


def test_counts_tell_apart_named_readings_collective_and_silent():
    columns = ["by_name", "readings", "collective", "stated"]
    counts = mapping.count_facts_by_feature(FEATURES, FACTS, len(POLICIES))
    assert counts[[*columns, "silent"]].to_numpy().tolist() == [[1, 1, 0, 2, 0], [0, 0, 2, 2, 0], [0, 0, 0, 0, 2]]
    by_policy = mapping.count_facts_by_policy(POLICIES, FACTS)
    assert by_policy[columns].to_numpy().tolist() == [[0, 1, 1, 2], [1, 0, 1, 2]]


def test_a_statement_about_all_policies_counts_once():
    counted = {"single": 2, "readings": 1, "collective": 1, "reaching_all": 1}
    assert mapping.count_statements(FACTS, len(POLICIES)) == counted
    assert mapping.count_statements(FACTS, 3) == counted | {"reaching_all": 0}


SHORT = pd.Series({policy: policy.upper() for policy in "abcdef"})


def named(collective, single="", value="yes"):
    """Name policies of which one feature is stated, collectively or each alone."""
    rows = [(p, value, "all policies") for p in collective] + [(p, "yes", "named") for p in single]
    return mapping.name_policies(pd.DataFrame(rows, columns=["policy", "value", "basis"]), SHORT, "*")


def test_every_policy_is_only_said_where_it_is_every_policy():
    assert named("abcdef") == ["every policy"]
    assert named("abcdef", value="in part") == ["every policy (in part)"]
    assert named("abcde") == ["every policy but F"]
    assert named("abc") == ["A", "B", "C"]
    assert named("abcde", "f") == ["F", "the other 5"]
    assert named("abcd", "f") == ["F", "A", "B", "C", "D"]


def test_policies_are_listed_by_feature_with_readings_marked():
    rows = mapping.policies_by_feature(POLICIES, FEATURES, FACTS).set_index("feature")
    assert rows["policies"].to_dict() == {"x": ["A*", "B (no)"], "y": ["every policy"], "z": []}
    assert rows.loc["x", "places"] == [("s", "P, paragraph 1"), ("s", "P, paragraph 2")]


def test_every_fact_of_the_report_lands_on_the_map(tables):
    values = mapping.evidence_map(tables("policies"), tables("features"), tables("policy_features"))
    assert int((values != mapping.NOT_STATED).to_numpy().sum()) == len(tables("policy_features"))
