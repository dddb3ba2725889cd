"""Checks of what the sources say on why policies fail and what governments do about it: the lists they announce."""

from compendium.analysis.claims.announced import SEVERAL, announced_alike, at_least, headed_alike, items
from compendium.analysis.claims.verdicts import Computed, Tables, both_readings, check, counted


@check
def top_down_assumptions_three(tables: Tables) -> Computed:
    """The assumptions listed behind the top-down view are counted."""
    return counted(items(tables, "top-down-assumptions"), 3)


@check
def ways_to_fill_the_gap_three(tables: Tables) -> Computed:
    """The ways listed in which this part of the report fills the gap are counted."""
    return counted(items(tables, "ways-to-fill-the-gap"), 3)


@check
def structural_causes_two(tables: Tables) -> Computed:
    """The structural causes of blunders that are listed are counted."""
    return counted(items(tables, "structural-causes"), 2)


@check
def hindrances_four(tables: Tables) -> Computed:
    """The hindrances listed are counted."""
    return counted(tables["hindrances"], 4)


@check
def hindrances_with_sections(tables: Tables) -> Computed:
    """Each hindrance is to have a section whose heading is its name, small and capital letters aside."""
    return headed_alike(tables["hindrances"])


@check
def long_term_areas_four(tables: Tables) -> Computed:
    """The areas of long-term policy that are listed are counted."""
    return counted(items(tables, "long-term-policy-areas"), 4)


@check
def over_optimism_not_only_uk(tables: Tables) -> Computed:
    """Areas named neither for the United Kingdom nor for England are outside it; at least one bears the claim out."""
    areas = items(tables, "long-term-policy-areas")["name"]
    outside = [name for name in areas if not {"UK", "England"} & set(name.split())]
    return Computed(f"{len(outside)} of {len(areas)}: {', '.join(outside) or 'none'}", len(outside) > 0)


@check
def long_term_features_three(tables: Tables) -> Computed:
    """The features listed that made delivery hard are counted."""
    return counted(items(tables, "long-term-features"), 3)


@check
def over_optimism_factors_five(tables: Tables) -> Computed:
    """The factors of over-optimism that are listed are counted."""
    return counted(items(tables, "over-optimism-factors"), 5)


@check
def political_phases_three(tables: Tables) -> Computed:
    """The phases listed are counted."""
    return counted(items(tables, "political-phases"), 3)


@check
def reasons_to_shun_five(tables: Tables) -> Computed:
    """The reasons listed why politicians keep away from implementation are counted."""
    return counted(items(tables, "reasons-to-shun"), 5)


@check
def points_four(tables: Tables) -> Computed:
    """The points listed at which governments step in are counted."""
    return counted(tables["intervention_points"], 4)


@check
def points_with_sections(tables: Tables) -> Computed:
    """Each point is to have a section whose heading is its name, small and capital letters aside."""
    return headed_alike(tables["intervention_points"])


@check
def points_counted_twice(tables: Tables) -> Computed:
    """The numbers announced in the two places are compared with each other and with the rows of the list."""
    return announced_alike(tables, "intervention_points")


@check
def risk_criteria_several(tables: Tables) -> Computed:
    """ "Several" is at least three; the Australian criteria that are listed are counted."""
    return at_least(items(tables, "risk-criteria"), SEVERAL)


@check
def plan_domains_seven(tables: Tables) -> Computed:
    """The domains of a plan are counted with monitoring, review and evaluation as one, and divided at every comma."""
    domains = items(tables, "plan-domains")["name"]
    divided = [part for name in domains for part in name.split(", ")]
    return both_readings(
        ("monitoring, review and evaluation as one", counted(domains, 7)), ("at every comma", counted(divided, 7))
    )


@check
def delivery_unit_functions_several(tables: Tables) -> Computed:
    """ "Several" is at least three; the functions of delivery units that are listed are counted."""
    return at_least(items(tables, "delivery-unit-functions"), SEVERAL)


@check
def delivery_unit_lessons_range(tables: Tables) -> Computed:
    """ "A range" is at least three; the lessons on delivery units that are listed are counted."""
    return at_least(items(tables, "delivery-unit-lessons"), SEVERAL)


@check
def purposes_of_support_three(tables: Tables) -> Computed:
    """The purposes of support that are listed are counted."""
    return counted(items(tables, "purposes-of-support"), 3)


@check
def compliance_bodies_three(tables: Tables) -> Computed:
    """ "All three" announces three; the bodies listed that tried both compliance and support are counted."""
    return counted(items(tables, "compliance-and-support-bodies"), 3)
