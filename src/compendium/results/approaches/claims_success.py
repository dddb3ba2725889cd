"""Checks of claims on what made case studies succeed and on support in the regions (interim report; paper)."""

from compendium.results.claims.lookups import (
    CARE_ACT,
    SEVERAL,
    approach_ticks,
    case_studies,
    counts_by_programme,
    programme_names,
    programmes_with,
)
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, majority, readings

SUCCESSFUL = ["ccsf", "sure-start", "vanguards"]
"""The case studies whose approach evaluations held to be successful (Implementation success, paragraph 6)."""


@check
def case_studies_several_approaches(tables: Tables) -> Computed:
    """A number of approaches is three or more for each case study."""
    ticks = approach_ticks(tables)[case_studies(tables)]
    return Computed(counts_by_programme(tables, ticks), bool((ticks.sum() >= SEVERAL).all()))


@check
def approaches_in_more_than_one(tables: Tables) -> Computed:
    """Some approach should be ticked for more than one programme."""
    shared = approach_ticks(tables).sum(axis="columns") > 1
    return Computed(f"{int(shared.sum())} of {len(shared)} approaches", bool(shared.any()))


@check
def successful_three_differ(tables: Tables) -> Computed:
    """Different focuses: of the approaches that any of the three used, more than half are not common to all three."""
    used = approach_ticks(tables)[SUCCESSFUL].sum(axis="columns")
    return majority(int(((used > 0) & (used < len(SUCCESSFUL))).sum()), int((used > 0).sum()))


@check
def support_force_practitioners(tables: Tables) -> Computed:
    """Practitioners sent to authorities are read as targeted support, which the Support Force should have."""
    found = programmes_with(tables, "targeted-support")
    return Computed(programme_names(tables, found), "ccsf" in found)


@check
def vanguards_planned_with_sites(tables: Tables) -> Computed:
    """Planning with single sites is read as lead areas and advisers of their own; Vanguards should have both."""
    rows = approach_ticks(tables).loc[["individual-lead-areas", "dedicated-support"], "vanguards"]
    return Computed(f"{int(rows.sum())} of {len(rows)} ticked", bool(rows.all()))


@check
def sure_start_published_guidance(tables: Tables) -> Computed:
    """Published guidance is read as written support, products and local guidance; Sure Start should have all three."""
    rows = approach_ticks(tables).loc[["written-support", "product-development", "translating-products"], "sure-start"]
    return Computed(f"{int(rows.sum())} of {len(rows)} ticked", bool(rows.all()))


@check
def care_act_like_the_successful(tables: Tables) -> Computed:
    """Similar: the Care Act could be adapted, as the three could, and it made guidance for localities."""
    ticks = approach_ticks(tables)
    adapted = ticks.loc["adaptation-of-delivery-models", [*SUCCESSFUL, CARE_ACT]]
    guided = bool(ticks.loc["translating-products", CARE_ACT])
    shown = f"Adaptation {int(adapted.sum())} of {len(adapted)}; local guidance {'ticked' if guided else 'not ticked'}"
    return Computed(shown, bool(adapted.all()) and guided)


@check
def regional_support_only_vanguards(tables: Tables) -> Computed:
    """The case studies ticked in Table 3 for support in the regions should be Vanguards, the later one, alone."""
    found = [programme for programme in programmes_with(tables, "regional-support") if programme != CARE_ACT]
    own = "ticked" if "vanguards" in found else "not ticked"
    others = [programme for programme in found if programme != "vanguards"]
    shown = f"Vanguards {own}; other case studies ticked: {programme_names(tables, others)}"
    return Computed(shown, found == ["vanguards"])


@check
def regional_arrangements_of_the_boards(tables: Tables) -> Readings:
    """Arrangements to build on are read as a team appointed in the region, or as arrangements that existed.

    The first is regional support in Table 3. The second is, in our reading, its use of strategic partnerships. The
    boards should be ticked.
    """
    teams = programmes_with(tables, "regional-support")
    existing = programmes_with(tables, "strategic-partnerships")
    return readings(
        ("a team appointed", Computed(f"ticked for {programme_names(tables, teams)}", "hwb" in teams)),
        ("arrangements that existed", Computed(f"ticked for {programme_names(tables, existing)}", "hwb" in existing)),
    )
