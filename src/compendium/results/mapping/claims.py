"""Checks of claims on the mapping review of fifteen policies (interim report, Mapping Review)."""

import re

from compendium.results.claims.lookups import (
    all_of,
    approach_ticks,
    case_studies,
    case_studies_with,
    criterion_ticks,
    names_of,
    none_of,
    policies_with,
    policy_names,
    selected_policies,
    theme_ticks,
)
from compendium.results.claims.verdicts import (
    Computed,
    Readings,
    Tables,
    check,
    counted,
    majority,
    readings,
    some,
)


@check
def policies_reviewed_fifteen(tables: Tables) -> Computed:
    """Fifteen is counted as the policies listed and as the rows of Table 2; both have to agree."""
    listed, rows = len(tables["policies"]), len(tables["inclusion_criteria"])
    return Computed(f"{listed} policies, {rows} rows in Table 2", listed == rows == 15)


@check
def policies_each_assessed(tables: Tables) -> Computed:
    """Counted are the policies of Table 2 that have an answer, tick or cross, on every criterion."""
    table = tables["inclusion_criteria"]
    answered = table[list(tables["criteria"]["criterion"])].isin(["yes", "no"]).all(axis="columns")
    return counted(table[answered], 15)


@check
def policies_previous(tables: Tables) -> Computed:
    """Previous means that no policy has in its name a year after that of the Care Act; most names have no year."""
    care_act = tables["programmes"].set_index("programme")["full_name"]["care-act"]
    enacted = max(_years(care_act), default=None)
    if enacted is None:
        return Computed(f"no year in the name of the Act: {care_act}", False)
    later = [name for name in tables["policies"]["name"] if any(year > enacted for year in _years(name))]
    return Computed(f"{len(later)} named for a later year than {enacted}: {', '.join(later) or 'none'}", not later)


def _years(name: str) -> list[int]:
    return [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", name)]


@check
def selected_for_national_reach(tables: Tables) -> Readings:
    """All means each of the policies. Read once by the column Scale of Table 2, once by its column Reach."""
    ticks = criterion_ticks(tables)
    return readings(("Scale ticked", all_of(ticks["scale"])), ("Reach ticked", all_of(ticks["reach"])))


@check
def selected_for_enough_information(tables: Tables) -> Readings:
    """All means each policy. Enough to know is read as evidence (Learning), and as a row of Table 2 without gaps."""
    table = tables["inclusion_criteria"]
    answered = table[list(tables["criteria"]["criterion"])].isin(["yes", "no"]).all(axis="columns")
    learning = criterion_ticks(tables)["learning"]
    return readings(("Learning ticked", all_of(learning)), ("an answer on every criterion", all_of(answered)))


@check
def targeted_support_named(tables: Tables) -> Readings:
    """Targeted is read as not open to every place (Reach not ticked), and as the targeted support of Table 3."""
    targeted = policies_with(tables, "targeted")
    in_table_3 = tables["programmes"].query("policy in @targeted")["programme"]
    return readings(
        ("Reach ticked", none_of(criterion_ticks(tables).loc[targeted, "reach"])),
        ("ticked in Table 3, of those in it", all_of(approach_ticks(tables).loc["targeted-support", in_table_3])),
    )


@check
def total_place_pilot(tables: Tables) -> Computed:
    """A pilot on some sites cannot have taken support to every place: Reach of Table 2 should not be ticked."""
    pilots = policies_with(tables, "pilot")
    reach = criterion_ticks(tables).loc[pilots, "reach"]
    return Computed(f"Reach ticked for {policy_names(tables, reach.index[reach])}", not reach.any())


@check
def blanket_policies(tables: Tables) -> Readings:
    """The same everywhere is read once of the policy (Scale of Table 2), once of its support (Reach)."""
    blanket = criterion_ticks(tables).loc[policies_with(tables, "blanket")]
    return readings(("Scale ticked", all_of(blanket["scale"])), ("Reach ticked", all_of(blanket["reach"])))


@check
def blanket_little_variation(tables: Tables) -> Computed:
    """Little variation means that Table 3 has no tick for adapting delivery, for such policies as stand in Table 3."""
    adapted = case_studies_with(tables, "adaptation-of-delivery-models")
    both = [policy for policy in policies_with(tables, "blanket") if policy in adapted]
    return Computed(f"Adaptation ticked for {policy_names(tables, both)}", not both)


@check
def better_care_fund_little_hands_on(tables: Tables) -> Readings:
    """Little hands-on support is read as no focus on support (Purpose), and as support not everywhere (Reach)."""
    ticks = criterion_ticks(tables).loc[policies_with(tables, "little-local-support")]
    return readings(("Purpose ticked", none_of(ticks["purpose"])), ("Reach ticked", none_of(ticks["reach"])))


@check
def better_care_fund_less_local(tables: Tables) -> Computed:
    """A policy with less regard to the localities should not be among those said to hand power down to them."""
    down = policies_with(tables, "power-handed-down")
    both = [policy for policy in policies_with(tables, "little-local-support") if policy in down]
    return Computed(f"Said to hand power down: {policy_names(tables, both)}", not both)


@check
def role_of_the_centre_two(tables: Tables) -> Computed:
    """Two is counted as the elements listed in the text."""
    return counted(names_of(tables, "role-of-the-centre"), 2)


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
def partnership_working_all(tables: Tables) -> Readings:
    """All is checked on the case studies: by ticks under coproduction in Table 3, or also by good local relationships.

    The latter are stated of a policy by the mapping review.
    """
    ticked = theme_ticks(tables, "coproduction")[case_studies(tables)].any()
    near = policies_with(tables, "good-local-relationships")
    policy_of = tables["programmes"].set_index("programme")["policy"]
    either = ticked | ticked.index.map(policy_of).isin(near)
    return readings(("coproduction in Table 3", all_of(ticked)), ("that or good local relationships", all_of(either)))


@check
def power_handed_down_adapted(tables: Tables) -> Computed:
    """Case studies named for power handed down should be among those whose delivery could be adapted (Table 3)."""
    named = [policy for policy in policies_with(tables, "power-handed-down") if policy in selected_policies(tables)]
    adapted = case_studies_with(tables, "adaptation-of-delivery-models")
    both = [policy for policy in named if policy in adapted]
    return Computed(f"{len(both)} of {len(named)}: {policy_names(tables, both)}", both == named)


@check
def reach_varied(tables: Tables) -> Computed:
    """ "Varying" is that Table 2 ticks Reach for some policies and not for others."""
    return some(criterion_ticks(tables)["reach"])
