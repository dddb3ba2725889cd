"""Checks of what report and paper find new in the programme, and of its two faces, against Table 3 (topic findings)."""

import pandas as pd

from compendium.analysis.claims.ticks import CARE_ACT, all_of, approach_ticks, at_least_in_part, none_of, theme_ticks
from compendium.analysis.claims.verdicts import Computed, Tables, both_readings, check


def _elsewhere(tables: Tables) -> pd.DataFrame:
    """The approaches of the Care Act, with what each other programme of Table 3 has of them."""
    ticks = approach_ticks(tables)
    return ticks[ticks[CARE_ACT]].drop(columns=CARE_ACT)


@check
def arrangements_new(tables: Tables) -> Computed:
    """New is that no other programme of Table 3 has the Care Act's approaches: not one of them, or not all."""
    elsewhere = _elsewhere(tables)
    alone = all_of(~elsewhere.any(axis=1))
    whole = none_of(elsewhere.all())
    return both_readings(("approaches in no other programme", alone), ("other programmes with the whole set", whole))


@check
def relations_without_equal(tables: Tables) -> Computed:
    """No other programme of Table 3 should have what stands for relations between partners.

    Read as relationship management alone, and as every approach under the theme of coproduction.
    """
    narrow = approach_ticks(tables).loc["relationship-management"].drop(CARE_ACT)
    wide = theme_ticks(tables, "coproduction").drop(columns=CARE_ACT).any()
    return both_readings(
        ("other programmes with relationship management", none_of(narrow)), ("with any coproduction", none_of(wide))
    )


@check
def carrot_and_stick(tables: Tables) -> Computed:
    """Some approach of the Care Act should, at least in part, both manage performance and help.

    Helping is solving problems or building capacity. The approaches of Table 3 that do each are counted.
    """
    extents = at_least_in_part(tables)[approach_ticks(tables)[CARE_ACT]]
    manages = extents["performance-management"]
    helps = extents[["problem-solving", "capacity-building"]].any(axis=1)
    both = int((manages & helps).sum())
    shown = f"both: {both} of {len(extents)}; manage: {int(manages.sum())}; help: {int(helps.sum())}"
    return Computed(shown, both > 0)
