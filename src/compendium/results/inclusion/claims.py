"""Checks of claims on how policies were chosen for closer study (interim report, Table 2)."""

from compendium.results.claims.lookups import all_of, case_studies, criterion_ticks, policy_names, selected_policies
from compendium.results.claims.verdicts import (
    Computed,
    Readings,
    Tables,
    check,
    counted,
    majority,
    readings,
    same_names,
)

WITHOUT_RESULTS = ["health-and-wellbeing-boards", "troubled-families"]


@check
def inclusion_criteria_numbered(tables: Tables) -> Computed:
    """Counted are the criteria listed."""
    return counted(tables["criteria"], 5)


@check
def inclusion_characteristics_five(tables: Tables) -> Computed:
    """Counted are the columns of Table 2 that stand for a criterion."""
    return counted(criterion_ticks(tables).columns, 5)


@check
def four_policies_share_all_five(tables: Tables) -> Computed:
    """The policies with a tick in every column of Table 2 should be the four that are named, and no other."""
    ticks = criterion_ticks(tables)
    found = list(ticks.index[ticks.all(axis="columns")])
    stated = ["community-care-support-force", "health-and-wellbeing-boards", "sure-start", "vanguards"]
    return Computed(policy_names(tables, found), same_names(found, stated).holds)


@check
def troubled_families_four(tables: Tables) -> Computed:
    """Counted are the ticks of Troubled Families in Table 2."""
    row = criterion_ticks(tables).loc["troubled-families"]
    return counted(row.index[row], 4)


@check
def troubled_families_scale_and_reach(tables: Tables) -> Computed:
    """Scale and Reach of Troubled Families should be ticked; shown too are others with both and as many ticks."""
    ticks = criterion_ticks(tables)
    met, both = ticks.sum(axis="columns"), ticks["scale"] & ticks["reach"]
    left_out = ~ticks.index.isin(selected_policies(tables))
    others = ticks.index[both & left_out & (met >= met["troubled-families"])]
    shown = f"{'both' if both['troubled-families'] else 'not both'} ticked"
    return Computed(f"{shown}; as for {policy_names(tables, others)} (left out)", bool(both["troubled-families"]))


@check
def case_studies_five(tables: Tables) -> Computed:
    """Five is counted as the policies selected and as the programmes of Table 3 without the Care Act."""
    selected, columns = len(selected_policies(tables)), len(case_studies(tables))
    return Computed(f"{selected} selected, {columns} in Table 3", selected == columns == 5)


@check
def included_had_to_be_national(tables: Tables) -> Computed:
    """National is read as Scale in Table 2; each policy selected should have it."""
    return all_of(criterion_ticks(tables).loc[selected_policies(tables), "scale"])


@check
def included_had_to_be_statutory(tables: Tables) -> Computed:
    """Resting on statute and guidance is Significance in Table 2; each policy selected should have it."""
    ticks = criterion_ticks(tables).loc[selected_policies(tables), "significance"]
    missing = policy_names(tables, ticks.index[~ticks])
    return Computed(f"{int(ticks.sum())} of {len(ticks)}; not {missing}", bool(ticks.all()))


@check
def case_studies_many_evaluated(tables: Tables) -> Computed:
    """Many is more than half of the case studies; evaluated is read as Learning in Table 2."""
    learning = criterion_ticks(tables).loc[selected_policies(tables), "learning"]
    return majority(int(learning.sum()), len(learning))


@check
def case_studies_all_evaluated(tables: Tables) -> Computed:
    """All means each case study; monitored and evaluated is read as Learning in Table 2."""
    return all_of(criterion_ticks(tables).loc[selected_policies(tables), "learning"])


@check
def two_case_studies_without_results(tables: Tables) -> Computed:
    """The two named should be case studies that were evaluated all the same, as is said of them (Learning)."""
    learning = criterion_ticks(tables)["learning"]
    evaluated = [policy for policy in selected_policies(tables) if policy in WITHOUT_RESULTS and learning[policy]]
    return Computed(f"Evaluated: {policy_names(tables, evaluated)}", len(evaluated) == len(WITHOUT_RESULTS) == 2)


@check
def support_as_central_mission(tables: Tables) -> Readings:
    """Little is less than half with a focus on support (Purpose in Table 2): of policies, then of case studies."""
    purpose = criterion_ticks(tables)["purpose"]
    chosen = purpose[selected_policies(tables)]
    return readings(
        ("policies", Computed(all_of(purpose).shown, 2 * int(purpose.sum()) < len(purpose))),
        ("case studies", Computed(all_of(chosen).shown, 2 * int(chosen.sum()) < len(chosen))),
    )
