"""Checks of claims on approaches and the three models of support (interim report, Table 3; paper)."""

from collections.abc import Callable, Mapping

import pandas as pd

from compendium.results.claims.lookups import CARE_ACT, all_of, approach_ticks, at_least_in_part, model_extents
from compendium.results.claims.number_readings import number_readings
from compendium.results.claims.verdicts import (
    Computed,
    Readings,
    Tables,
    all_readings,
    check,
    in_every,
    on_our_reading,
    readings,
)
from compendium.results.claims.words_of_number import Tally

ADVISERS = ["dedicated-support", "targeted-support"]
FREEDOM = ["individual-lead-areas", "adaptation-of-delivery-models"]
"""Approaches read here as support by an adviser or a support force, and as more freedom for localities."""

MONITORING = ["p-stocktakes-unwanted", "p-stocktakes-gamed"]
"""Pieces of evidence in which stock-takes look like monitoring to those who are monitored."""

CONTROL = "stocktakes as control"
"""What they voice, by the table of concerns."""


def _in_full(tables: Tables) -> pd.DataFrame:
    return model_extents(tables) == "yes"


FOLLOWED: Mapping[str, Callable[[Tables], pd.DataFrame]] = {"fully": _in_full, "at least in part": at_least_in_part}
"""How an approach can follow a model, a row per approach, a column per model: both are read where no more is said."""


def _by_model(tables: Tables, counts: pd.Series) -> str:
    name = tables["models"].set_index("model")["name"]
    return ", ".join(f"{name[model]} {count}" for model, count in counts.items())


@check
def every_approach_reflects_a_model(tables: Tables) -> Readings:
    """One or more: counted are the approaches that follow at least one model."""
    found = []
    for where, followed in FOLLOWED.items():
        some = followed(tables).any(axis="columns")
        found.append(number_readings("each", Tally(int(some.sum()), int((~some).sum())), where))
    return all_readings(found)


@check
def two_models_before_capacity_building(tables: Tables) -> Readings:
    """The two dominant models should each be found in more approaches than capacity building."""
    found = []
    for where, followed in FOLLOWED.items():
        counts = followed(tables).sum()
        fewer = counts["capacity-building"] < counts.drop("capacity-building")
        found.append((where, Computed(_by_model(tables, counts), bool(fewer.all()))))
    return readings(*found)


@check
def local_delivery_guided(tables: Tables) -> Computed:
    """Guided by performance management: adaptation of delivery models follows that model at least in part."""
    extent = model_extents(tables).loc["adaptation-of-delivery-models", "performance-management"]
    return Computed(str(extent).capitalize(), extent != "no")


@check
def capacity_building_with_support(tables: Tables) -> Readings:
    """Seen more: a larger share of the approaches with advisers or local freedom (our reading) than of the others."""
    found = []
    for where, followed in FOLLOWED.items():
        building = followed(tables)["capacity-building"]
        here = building.index.isin(ADVISERS + FREEDOM)
        first, rest = building[here], building[~here]
        shown = f"{int(first.sum())} of {len(first)} against {int(rest.sum())} of {len(rest)}"
        found.append((where, Computed(shown, bool(first.mean() > rest.mean()))))
    return on_our_reading(readings(*found))


def _models_of_the_care_act(tables: Tables, followed: Callable[[Tables], pd.DataFrame]) -> pd.Series:
    return followed(tables)[approach_ticks(tables)[CARE_ACT]].sum()


@check
def care_act_all_three_purposes(tables: Tables) -> Readings:
    """Purposes are the models of Table 3; counted are those that some approach ticked for the Care Act follows."""
    return all_readings(_shown_by_the_care_act(tables, followed, where) for where, followed in FOLLOWED.items())


def _shown_by_the_care_act(tables: Tables, followed: Callable[[Tables], pd.DataFrame], where: str) -> Readings:
    counts = _models_of_the_care_act(tables, followed)
    shown = int((counts > 0).sum())
    return number_readings("all", Tally(shown, len(counts) - shown), where)


@check
def care_act_purposes_in_varying_degrees(tables: Tables) -> Readings:
    """Varying degrees: each model is followed by some of the Care Act’s approaches, and not by the same number."""
    found = []
    for where, followed in FOLLOWED.items():
        counts = _models_of_the_care_act(tables, followed)
        varied = Computed(_by_model(tables, counts), counts.nunique() > 1)
        shown = _shown_by_the_care_act(tables, followed, where)
        found.append(in_every({"shown": shown, "number": Readings(tuple((name, varied) for name, _ in shown.named))}))
    return all_readings(found)


@check
def stock_takes_more_like_monitoring(tables: Tables) -> Readings:
    """More like monitoring is read in Table 3: more of performance management than of the other models.

    It is read in the evidence as well: what is told of local authorities voices the concern that they are controlled.
    """
    extents = model_extents(tables).loc["stock-take-support"]
    rank = extents.map({"no": 0, "in part": 1, "yes": 2})
    name = tables["models"].set_index("model")["name"]
    shown = ", ".join(f"{name[model]}: {extent}" for model, extent in extents.items())
    most = bool(rank["performance-management"] > rank.drop("performance-management").max())
    felt = tables["concerns"].set_index("evidence")["concern"].reindex(MONITORING) == CONTROL
    return readings(("Table 3", Computed(shown, most)), ("statements that voice control", all_of(felt)))
