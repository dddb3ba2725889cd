"""The statements behind the map: their order, their ids, and what is left apart from those about all policies."""

import pandas as pd

from compendium.results.mapping import compute_statements as behind
from compendium.results.mapping.compute import basis_map, count_statements

POLICIES = pd.DataFrame({"policy": ["a", "b", "c"]})
FEATURES = pd.DataFrame({"feature": ["x", "y"]})
FACTS = pd.DataFrame(
    [
        ("a", "x", "yes", "all policies"),
        ("b", "x", "yes", "all policies"),
        ("c", "x", "yes", "all policies"),
        ("b", "y", "in part", "named"),
        ("c", "y", "yes", "interpreted"),
    ],
    columns=["policy", "feature", "value", "basis"],
)


def test_policies_with_the_most_statements_of_their_own_come_first_else_they_stay():
    assert list(behind.order_by_statements(POLICIES, FACTS)["policy"]) == ["b", "c", "a"]
    assert list(behind.order_by_statements(POLICIES, FACTS.head(3))["policy"]) == ["a", "b", "c"]


def test_facts_of_one_statement_about_all_share_their_id():
    assert list(behind.statement_ids(FACTS)) == ["all--x"] * 3 + ["b--y--in-part", "c--y"]


def test_a_statement_about_all_is_one_row_and_comes_last():
    statements = behind.list_statements(FACTS)
    assert statements[["policy", "statement"]].to_numpy().tolist() == [
        ["b", "b--y--in-part"],
        ["c", "c--y"],
        ["", "all--x"],
    ]


def test_cells_are_counted_apart_from_what_is_said_of_every_policy():
    basis = basis_map(POLICIES, FEATURES, FACTS)
    assert behind.count_cells(basis) == {"everywhere": 1, "cells": 3, "filled": 1, "readings": 1}
    missed = basis_map(POLICIES, FEATURES, FACTS.iloc[1:])
    assert behind.count_cells(missed) == {"everywhere": 0, "cells": 6, "filled": 3, "readings": 1}
    assert behind.count_cells(basis.head(0)) == {"everywhere": 0, "cells": 0, "filled": 0, "readings": 0}


def test_the_numbers_of_the_sources(tables):
    facts = tables("policy_features")
    basis = basis_map(tables("policies"), tables("features"), facts)
    assert behind.count_cells(basis) == {"everywhere": 3, "cells": 210, "filled": 29, "readings": 2}
    found = count_statements(facts, len(tables("policies")))
    assert len(behind.list_statements(facts)) == found["single"] + found["collective"] == 34
