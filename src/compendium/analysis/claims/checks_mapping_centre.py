"""Checks of claims on centre, culture and partners in the mapping review (interim report, Mapping Review)."""

from compendium.analysis.claims.ticks import (
    case_studies,
    case_studies_with,
    criterion_ticks,
    policies_with,
    policy_names,
    programme_names,
    selected_policies,
    theme_ticks,
)
from compendium.analysis.claims.verdicts import Computed, Tables, check, counted, majority


@check
def central_units_named(tables: Tables) -> Computed:
    """The case studies named for a central unit or advisers should be those ticked in Table 3 for such support."""
    ticked = {p for row in ("dedicated-support", "targeted-support") for p in case_studies_with(tables, row)}
    named = set(policies_with(tables, "central-unit-or-advisers"))
    missing = [policy for policy in selected_policies(tables) if policy in ticked ^ named]
    return Computed(f"In one place only: {policy_names(tables, missing)}", not missing)


@check
def management_mostly_legislative(tables: Tables) -> Computed:
    """Most often is more than half of the policies; a legislative framework is read as Significance in Table 2."""
    significance = criterion_ticks(tables)["significance"]
    return majority(int(significance.sum()), len(significance))


@check
def payment_by_results_named(tables: Tables) -> Computed:
    """The policy named for payment by results should be the one that Table 3 ticks for it."""
    ticked, named = case_studies_with(tables, "payment-by-results"), policies_with(tables, "payment-by-results")
    return Computed(f"Ticked in Table 3: {policy_names(tables, ticked)}", sorted(ticked) == sorted(named))


@check
def outcomes_focus_both(tables: Tables) -> Computed:
    """Both means two policies; counted are those of which the review states a focus on outcomes."""
    return counted(policies_with(tables, "outcomes-focus"), 2)


@check
def partnership_working_all(tables: Tables) -> Computed:
    """All is checked on the case studies, each of which should have a tick under coproduction in Table 3."""
    any_tick = theme_ticks(tables, "coproduction")[case_studies(tables)].any()
    without = programme_names(tables, any_tick.index[~any_tick])
    return Computed(f"{int(any_tick.sum())} of {len(any_tick)}; without: {without}", bool(any_tick.all()))


@check
def power_handed_down_adapted(tables: Tables) -> Computed:
    """Case studies named for power handed down should be among those whose delivery could be adapted (Table 3)."""
    named = [policy for policy in policies_with(tables, "power-handed-down") if policy in selected_policies(tables)]
    adapted = case_studies_with(tables, "adaptation-of-delivery-models")
    both = [policy for policy in named if policy in adapted]
    return Computed(f"{len(both)} of {len(named)}: {policy_names(tables, both)}", both == named)


@check
def sure_start_frameworks(tables: Tables) -> Computed:
    """A policy that published frameworks should be among those the review names for frameworks from the centre."""
    named = policies_with(tables, "frameworks-developed")
    return Computed(f"Named for frameworks: {policy_names(tables, named)}", "sure-start" in named)
