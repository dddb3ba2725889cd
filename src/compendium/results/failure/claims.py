"""Checks of what the sources say on why policies fail and what governments do about it: the lists they announce."""

import pandas as pd

from compendium.results.claims.lookups import (
    CARE_ACT,
    SEVERAL,
    all_of,
    announced_alike,
    approach_ticks,
    at_least,
    at_least_in_part,
    headed_alike,
    items,
    model_extents,
    picked,
)
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
def plan_domains_seven(tables: Tables) -> Readings:
    """The domains of a plan are counted with monitoring, review and evaluation as one, and divided at every comma."""
    domains = items(tables, "plan-domains")["name"]
    divided = [part for name in domains for part in name.split(", ")]
    return readings(
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


def _examples(tables: Tables, point: str, locator: str) -> pd.DataFrame:
    """The examples of a point of intervention that a paragraph of the interim report names."""
    rows = tables["intervention_examples"]
    chosen = (rows["source"] == "interim-report") & (rows["point"] == point) & (rows["locator"] == locator)
    return rows[chosen]


def _units(tables: Tables) -> pd.DataFrame:
    """The central units of the United Kingdom that the interim report tells of, as it tells of them.

    Adds ``year``: that of the start, or, where none is given, that of the end.
    """
    rows = _examples(tables, "tracking", "Implementation Prioritisation and Tracking, paragraph 2")
    units = rows[rows["country"] == "United Kingdom"]
    return units.assign(year=units["year_from"].fillna(units["year_to"]))


@check
def evidence_reports_two(tables: Tables) -> Computed:
    """The examples of preparation that the paragraph names are the reports; they are counted."""
    return counted(_examples(tables, "preparation", "Implementation Preparation, paragraph 2"), 2)


@check
def units_in_order_of_time(tables: Tables) -> Computed:
    """The years with the units, in the order of telling and each once, are to be those stated and to rise.

    The year of a unit is that of its start, or that of its end where no start is given.
    """
    years = [int(year) for year in _units(tables)["year"].dropna().drop_duplicates()]
    return Computed(", ".join(map(str, years)), years == [1971, 1998, 2002, 2010, 2016])


@check
def first_unit_1971(tables: Tables) -> Computed:
    """Of the units told of with a starting year, the earliest is sought; units that no source names are not covered."""
    units = _units(tables).dropna(subset="year_from")
    first = units[units["year_from"] == units["year_from"].min()]
    shown = "; ".join(f"{name}, {year}" for name, year in zip(first["name"], first["year_from"], strict=True))
    return Computed(shown, first["example"].to_list() == ["central-policy-review-staff"] and "1971" in shown)


@check
def units_outside_the_centre(tables: Tables) -> Computed:
    """The departments to which the Institute's comment gives a unit are counted; one is enough."""
    departments = tables["departmental_units"]["department"]
    found = at_least(departments, 1)
    return Computed(f"{found.shown} in departments: {', '.join(departments)}", found.holds)


@check
def mechanism_one_purpose(tables: Tables) -> Readings:
    """A mechanism is an approach of Table 3, and its purposes are the models under which it stands.

    Read strictly, every approach has one model that is not "no". Read as the main purpose, most approaches have one
    model with a full "yes".
    """
    only = at_least_in_part(tables).sum(axis=1) == 1
    main = (model_extents(tables) == "yes").sum(axis=1) == 1
    return readings(
        ("each has just one", all_of(only)), ("most have one main one", majority(int(main.sum()), len(main)))
    )


@check
def points_in_design(tables: Tables) -> Computed:
    """The names in the design are compared with the points as the chapter on policy failure tells them apart."""
    stated = ["preparation", "prioritisation and tracking", "support", "review"]
    points = tables["intervention_points"].sort_values("position")
    return same_names(list(points["name"].str.lower()), [f"implementation {name}" for name in stated])


@check
def combining_purposes_problematic(tables: Tables) -> Computed:
    """The Care Act's approaches should show all three models, at least in part, and joining them should make trouble.

    Trouble is that the paper's finding on help beside managing performance (carrot and stick) is not one that worked.
    """
    models = at_least_in_part(tables)[approach_ticks(tables)[CARE_ACT]].any()
    verdicts = list(picked(tables["findings"], "finding", "carrot-and-stick")["verdict"])
    shown = f"{int(models.sum())} of {len(models)} models; carrot and stick: {', '.join(verdicts) or 'no finding'}"
    return Computed(shown, bool(models.all()) and bool(verdicts) and "worked" not in verdicts)
