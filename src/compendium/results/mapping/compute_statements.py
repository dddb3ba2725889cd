"""The statements behind the evidence map: one on a policy, or one on all policies at once (interim report, Mapping
Review)."""

import pandas as pd

from compendium.results.mapping.compute import NOT_STATED

COLLECTIVE, INTERPRETED = "all policies", "interpreted"
"""How a fact is stated that comes from a statement about all policies, and one that is our reading."""


def order_by_statements(policies: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """The policies, those with the most statements of their own first, else as they were.

    Statements about all policies do not count, since they tell no policy from another.
    """
    own = facts.loc[facts["basis"] != COLLECTIVE, "policy"].value_counts()
    number = policies["policy"].map(own).fillna(0)
    return policies.loc[number.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def statement_ids(facts: pd.DataFrame) -> "pd.Series[str]":
    """An id of the statement behind each fact, such as ``total-place--pilot``; a statement about all has one id."""
    who = facts["policy"].where(facts["basis"] != COLLECTIVE, "all")
    value = ("--" + facts["value"].str.replace(" ", "-")).where(facts["value"] != "yes", "")
    return who + "--" + facts["feature"] + value


def list_statements(facts: pd.DataFrame) -> pd.DataFrame:
    """The facts, those of one statement about all policies as one row without a policy, these last.

    Has the columns of ``facts`` and ``statement`` (`statement_ids`).
    """
    every = facts.assign(statement=statement_ids(facts)).drop_duplicates("statement")
    collective = every["basis"] == COLLECTIVE
    return pd.concat([every[~collective], every[collective].assign(policy="")], ignore_index=True)


def count_cells(basis: pd.DataFrame) -> dict[str, int]:
    """Count the cells of the map, apart from the features that are stated of every policy in one go.

    ``basis`` is what `basis_map` returns. Returns ``everywhere`` (features stated of every policy in one go),
    ``cells`` (of the other features), ``filled`` (those of them in which something is stated) and ``readings`` (those
    in which it is our reading that it is).
    """
    everywhere = basis.eq(COLLECTIVE).all() & bool(len(basis))
    others = basis.loc[:, ~everywhere]
    readings = int((others == INTERPRETED).to_numpy().sum())
    filled = int((others != NOT_STATED).to_numpy().sum()) - readings
    return {"everywhere": int(everywhere.sum()), "cells": others.size, "filled": filled, "readings": readings}
