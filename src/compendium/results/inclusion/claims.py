"""Checks of claims on how policies were chosen for closer study (interim report, Table 2)."""

from compendium.results.claims.lookups import criterion_ticks, policy_names, selected_policies
from compendium.results.claims.verdicts import Computed, Tables, check, same_names


@check
def four_policies_share_all_five(tables: Tables) -> Computed:
    """The policies with a tick in every column of Table 2 should be the four that are named, and no other."""
    ticks = criterion_ticks(tables)
    found = list(ticks.index[ticks.all(axis="columns")])
    stated = ["community-care-support-force", "health-and-wellbeing-boards", "sure-start", "vanguards"]
    return Computed(policy_names(tables, found), same_names(found, stated).holds)


@check
def troubled_families_scale_and_reach(tables: Tables) -> Computed:
    """Scale and Reach of Troubled Families should be ticked; shown too are others with both and as many ticks."""
    ticks = criterion_ticks(tables)
    met, both = ticks.sum(axis="columns"), ticks["scale"] & ticks["reach"]
    left_out = ~ticks.index.isin(selected_policies(tables))
    others = ticks.index[both & left_out & (met >= met["troubled-families"])]
    shown = f"{'both' if both['troubled-families'] else 'not both'} ticked"
    return Computed(f"{shown}; as for {policy_names(tables, others)} (left out)", bool(both["troubled-families"]))
