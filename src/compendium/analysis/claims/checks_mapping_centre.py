"""Checks of claims on centre, culture and partners in the mapping review (interim report, Mapping Review)."""

from compendium.analysis.claims.ticks import (
    all_of,
    case_studies,
    case_studies_with,
    criterion_ticks,
    policies_with,
    policy_names,
    selected_policies,
    theme_ticks,
)
from compendium.analysis.claims.verdicts import Computed, Tables, both_readings, check, majority


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
def partnership_working_all(tables: Tables) -> Computed:
    """All is checked on the case studies: by ticks under coproduction in Table 3, or also by good local relationships.

    The latter are stated of a policy by the mapping review.
    """
    ticked = theme_ticks(tables, "coproduction")[case_studies(tables)].any()
    near = policies_with(tables, "good-local-relationships")
    policy_of = tables["programmes"].set_index("programme")["policy"]
    either = ticked | ticked.index.map(policy_of).isin(near)
    return both_readings(
        ("coproduction in Table 3", all_of(ticked)), ("that or good local relationships", all_of(either))
    )


@check
def power_handed_down_adapted(tables: Tables) -> Computed:
    """Case studies named for power handed down should be among those whose delivery could be adapted (Table 3)."""
    named = [policy for policy in policies_with(tables, "power-handed-down") if policy in selected_policies(tables)]
    adapted = case_studies_with(tables, "adaptation-of-delivery-models")
    both = [policy for policy in named if policy in adapted]
    return Computed(f"{len(both)} of {len(named)}: {policy_names(tables, both)}", both == named)
