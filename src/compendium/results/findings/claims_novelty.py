"""Checks of what is said to be new in the programme: Table 3 tells which other programmes had it, too."""

import pandas as pd

from compendium.results.claims.lookups import CARE_ACT, all_of, approach_ticks, model_extents, none_of, theme_ticks
from compendium.results.claims.number_readings import number_readings
from compendium.results.claims.verdicts import Computed, Readings, Tables, all_readings, check, readings
from compendium.results.claims.words_of_number import Tally


def _elsewhere(tables: Tables) -> pd.DataFrame:
    """The approaches of the Care Act, with what each other programme of Table 3 has of them."""
    ticks = approach_ticks(tables)
    return ticks[ticks[CARE_ACT]].drop(columns=CARE_ACT)


@check
def arrangements_new(tables: Tables) -> Readings:
    """New is that no other programme of Table 3 has the Care Act’s approaches: not one of them, or not all."""
    elsewhere = _elsewhere(tables)
    alone = all_of(~elsewhere.any(axis=1))
    whole = none_of(elsewhere.all())
    return readings(("approaches in no other programme", alone), ("other programmes with the whole set", whole))


@check
def relations_without_equal(tables: Tables) -> Readings:
    """No other programme of Table 3 should have what stands for relations between partners.

    Read as relationship management alone, and as every approach under the theme of coproduction.
    """
    narrow = approach_ticks(tables).loc["relationship-management"].drop(CARE_ACT)
    wide = theme_ticks(tables, "coproduction").drop(columns=CARE_ACT).any()
    sets = {"relationship management": narrow, "any coproduction": wide}
    return all_readings(
        number_readings("no", Tally(int(ticks.sum()), silent=int((~ticks).sum())), name) for name, ticks in sets.items()
    )


@check
def carrot_and_stick(tables: Tables) -> Readings:
    """Some approach of the Care Act should both manage performance and help, fully or at least in part.

    Helping is solving problems or building capacity. The approaches of Table 3 that do both are counted.
    """
    extents = model_extents(tables)[approach_ticks(tables)[CARE_ACT]]
    return readings(
        ("fully", _manage_and_help(extents.eq("yes"))),
        ("at least in part", _manage_and_help(extents.isin(["yes", "in part"]))),
    )


def _manage_and_help(follows: pd.DataFrame) -> Computed:
    both = follows["performance-management"] & follows[["problem-solving", "capacity-building"]].any(axis=1)
    return Computed(f"{int(both.sum())} of {len(both)}", bool(both.any()))
