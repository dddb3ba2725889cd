"""Checks of claims on approaches and the three models of support (interim report, Table 3; paper)."""

import pandas as pd

from compendium.results.claims.lookups import CARE_ACT, all_of, approach_ticks, at_least_in_part, model_extents
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, counted, majority, readings, share

ADVISERS = ["dedicated-support", "targeted-support"]
FREEDOM = ["individual-lead-areas", "adaptation-of-delivery-models"]
"""Approaches read here as support by an adviser or a support force, and as more freedom for localities."""

MONITORING = ["naming-and-shaming", "gaming"]
"""Findings in which stock-takes look like monitoring to those who are monitored."""


def _in_full(tables: Tables) -> pd.DataFrame:
    return model_extents(tables) == "yes"


def _dominant(tables: Tables, model: str) -> Readings:
    partly, fully = at_least_in_part(tables)[model], _in_full(tables)[model]
    return readings(
        ("at least in part", majority(int(partly.sum()), len(partly))),
        ("fully", majority(int(fully.sum()), len(fully))),
    )


def _by_model(tables: Tables, counts: pd.Series) -> str:
    name = tables["models"].set_index("model")["name"]
    return ", ".join(f"{name[model]} {count}" for model, count in counts.items())


@check
def approaches_three_models(tables: Tables) -> Computed:
    """Three is counted as the models listed."""
    return counted(tables["models"], 3)


@check
def every_approach_reflects_a_model(tables: Tables) -> Computed:
    """One or more: each approach follows at least one model, fully or in part."""
    some = at_least_in_part(tables).any(axis="columns")
    return Computed(f"{int(some.sum())} of {len(some)}", bool(some.all()))


@check
def performance_management_dominant(tables: Tables) -> Readings:
    """Dominant is more than half of the approaches, counted once at least in part and once fully."""
    return _dominant(tables, "performance-management")


@check
def problem_solving_dominant(tables: Tables) -> Readings:
    """Dominant is more than half of the approaches, counted once at least in part and once fully."""
    return _dominant(tables, "problem-solving")


@check
def two_models_before_capacity_building(tables: Tables) -> Computed:
    """The two dominant models should each be found, at least in part, in more approaches than capacity building."""
    counts = at_least_in_part(tables).sum()
    fewer = counts["capacity-building"] < counts.drop("capacity-building")
    return Computed(_by_model(tables, counts), bool(fewer.all()))


@check
def performance_management_majority(tables: Tables) -> Computed:
    """Majority is more than half of the approaches, at least in part."""
    partly = at_least_in_part(tables)["performance-management"]
    return majority(int(partly.sum()), len(partly))


@check
def performance_management_examples(tables: Tables) -> Computed:
    """Guidance, funding frameworks and coordination are read as three approaches, each with some of the model."""
    rows = ["written-support", "payment-by-results", "national-coordination"]
    found = at_least_in_part(tables).loc[rows, "performance-management"]
    return Computed(f"{int(found.sum())} of {len(rows)}", bool(found.all()))


@check
def problem_solving_all_but_three(tables: Tables) -> Computed:
    """All but three is counted as the approaches that Table 3 marks No for problem-solving."""
    without = ~at_least_in_part(tables)["problem-solving"]
    name = tables["approach_matrix"].set_index("approach")["name"]
    names = ", ".join(name[approach] for approach in without.index[without])
    return Computed(f"All but {int(without.sum())} ({names or 'none'})", int(without.sum()) == 3)


@check
def local_delivery_guided(tables: Tables) -> Computed:
    """Guided by performance management: adaptation of delivery models follows that model at least in part."""
    extent = model_extents(tables).loc["adaptation-of-delivery-models", "performance-management"]
    return Computed(str(extent).capitalize(), extent != "no")


@check
def capacity_building_two_thirds(tables: Tables) -> Readings:
    """Around two thirds is 60 to 73 per cent of the approaches, counted once at least in part and once fully."""
    partly, fully = at_least_in_part(tables)["capacity-building"], _in_full(tables)["capacity-building"]
    return readings(
        ("at least in part", share(int(partly.sum()), len(partly), 0.60, 0.73)),
        ("fully", share(int(fully.sum()), len(fully), 0.60, 0.73)),
    )


@check
def capacity_building_with_support(tables: Tables) -> Computed:
    """Seen more: a larger share of the approaches with advisers or local freedom (our reading) than of the others."""
    partly = at_least_in_part(tables)["capacity-building"]
    here = partly.index.isin(ADVISERS + FREEDOM)
    first, rest = partly[here], partly[~here]
    shown = f"{int(first.sum())} of {len(first)} against {int(rest.sum())} of {len(rest)}"
    return Computed(shown, bool(first.mean() > rest.mean()))


def _models_of_the_care_act(tables: Tables) -> pd.Series:
    return at_least_in_part(tables)[approach_ticks(tables)[CARE_ACT]].sum()


@check
def care_act_all_three_purposes(tables: Tables) -> Computed:
    """Shows all three: each model is followed, at least in part, by some approach ticked for the Care Act."""
    counts = _models_of_the_care_act(tables)
    return Computed(_by_model(tables, counts), bool((counts > 0).all()))


@check
def care_act_purposes_in_varying_degrees(tables: Tables) -> Computed:
    """Varying degrees: each model is followed by some of the Care Act's approaches, and not by the same number."""
    counts = _models_of_the_care_act(tables)
    return Computed(_by_model(tables, counts), bool((counts > 0).all() and counts.nunique() > 1))


@check
def stock_takes_more_like_monitoring(tables: Tables) -> Readings:
    """More like monitoring is read in Table 3: more of performance management than of the other models.

    It is read in the findings as well: those of local authorities on blame and on gaming did not work.
    """
    extents = model_extents(tables).loc["stock-take-support"]
    rank = extents.map({"no": 0, "in part": 1, "yes": 2})
    name = tables["models"].set_index("model")["name"]
    shown = ", ".join(f"{name[model]}: {extent}" for model, extent in extents.items())
    most = bool(rank["performance-management"] > rank.drop("performance-management").max())
    felt = tables["findings"].set_index("finding").loc[MONITORING, "verdict"] == "did not work"
    return readings(("Table 3", Computed(shown, most)), ("findings that did not work", all_of(felt)))
