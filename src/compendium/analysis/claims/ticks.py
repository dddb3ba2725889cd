"""What several checks look up in Tables 2 and 3 and in the mapping review of the interim report."""

from collections.abc import Iterable

import pandas as pd

from compendium.analysis.approaches import extent_matrix
from compendium.analysis.claims.announced import items
from compendium.analysis.claims.verdicts import Computed, Tables
from compendium.analysis.inclusion import tick_matrix

CARE_ACT = "care-act"
"""The programme of Table 3 that is not one of the case studies."""

NOT_LEVELS = ("criterion", "name", "source", "locator")
"""Columns of the framework's table that hold no descriptor."""


def levels(criteria: pd.DataFrame) -> list[str]:
    """Columns of the framework's table that hold the descriptors of a level."""
    return [str(column) for column in criteria.columns if column not in NOT_LEVELS]


def criterion_ticks(tables: Tables) -> pd.DataFrame:
    """Table 2 as truth values: a row per policy, a column per criterion."""
    return tick_matrix(tables["inclusion_criteria"], "policy", list(tables["criteria"]["criterion"]))


def approach_ticks(tables: Tables) -> pd.DataFrame:
    """Table 3 as truth values: a row per approach, a column per programme."""
    return tick_matrix(tables["approach_matrix"], "approach", list(tables["programmes"]["programme"]))


def theme_ticks(tables: Tables, theme: str) -> pd.DataFrame:
    """The rows of Table 3 that stand under one theme, as truth values."""
    return approach_ticks(tables)[(tables["approach_matrix"]["theme"] == theme).to_numpy()]


def model_extents(tables: Tables) -> pd.DataFrame:
    """How far each approach follows each model: a row per approach, a column per model, with the printed extent."""
    return extent_matrix(tables["approach_matrix"], list(tables["models"]["model"]))


def at_least_in_part(tables: Tables) -> pd.DataFrame:
    """Whether each approach follows each model, fully or in part."""
    return model_extents(tables).isin(["yes", "in part"])


def selected_policies(tables: Tables) -> list[str]:
    """Policies that the report took further, in the order of Table 2."""
    policies = tables["policies"]
    return list(policies.loc[policies["published_selection"] == "yes", "policy"])


def case_studies(tables: Tables) -> list[str]:
    """Programmes of Table 3 that are case studies: those that stand for a policy of Table 2."""
    programmes = tables["programmes"]
    return list(programmes.loc[programmes["policy"] != "", "programme"])


def programmes_with(tables: Tables, approach: str) -> list[str]:
    """Programmes that are ticked for an approach, in the order of Table 3."""
    row = approach_ticks(tables).loc[approach]
    return list(row.index[row])


def case_studies_with(tables: Tables, approach: str) -> list[str]:
    """Policies among the case studies that are ticked for an approach."""
    policy_of = tables["programmes"].set_index("programme")["policy"]
    return [policy_of[programme] for programme in programmes_with(tables, approach) if policy_of[programme]]


def policies_with(tables: Tables, feature: str) -> list[str]:
    """Policies of which the mapping review states a feature."""
    facts = tables["policy_features"]
    return list(facts.loc[(facts["feature"] == feature) & (facts["value"] == "yes"), "policy"])


def policy_names(tables: Tables, policies: Iterable[str]) -> str:
    """Short names of policies, for showing; `none` where there are none."""
    short = tables["policies"].set_index("policy")["short_name"]
    return ", ".join(short[policy] for policy in policies) or "none"


def programme_names(tables: Tables, programmes: Iterable[str]) -> str:
    """Names of programmes as Table 3 heads its columns, for showing; `none` where there are none."""
    name = tables["programmes"].set_index("programme")["name"]
    return ", ".join(name[programme] for programme in programmes) or "none"


def counts_by_programme(tables: Tables, ticks: pd.DataFrame) -> str:
    """Number of ticks of each programme, the largest first, for showing."""
    counts = ticks.sum().sort_values(ascending=False, kind="stable")
    return ", ".join(f"{programme_names(tables, [programme])} {count}" for programme, count in counts.items())


def all_of(ticks: pd.Series) -> Computed:
    """Whether every one is ticked."""
    return Computed(f"{int(ticks.sum())} of {len(ticks)}", bool(ticks.all()))


def none_of(ticks: pd.Series) -> Computed:
    """Whether not one is ticked."""
    return Computed(f"{int(ticks.sum())} of {len(ticks)}", not ticks.any())


def names_of(tables: Tables, announced: str) -> list[str]:
    """Names of the items of a list that a source announces. Raises KeyError where no table holds the list."""
    return list(items(tables, announced)["name"])
