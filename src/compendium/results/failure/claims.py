"""Checks of what the sources say on why policies fail and what governments do about it."""

from compendium.results.claims.lookups import all_of, at_least_in_part, items
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, counted, readings


@check
def over_optimism_not_only_uk(tables: Tables) -> Computed:
    """Areas named neither for the United Kingdom nor for England are outside it; at least one bears the claim out."""
    areas = items(tables, "long-term-policy-areas")["name"]
    outside = [name for name in areas if not {"UK", "England"} & set(name.split())]
    return Computed(f"{len(outside)} of {len(areas)}: {', '.join(outside) or 'none'}", len(outside) > 0)


@check
def first_unit_1971(tables: Tables) -> Computed:
    """Of the units of the United Kingdom that any source tells of with a starting year, the earliest is sought."""
    units = tables["intervention_examples"].query("point == 'tracking' and country == 'United Kingdom'")
    units = units.dropna(subset="year_from")
    first = units[units["year_from"] == units["year_from"].min()]
    shown = "; ".join(f"{name}, {year}" for name, year in zip(first["name"], first["year_from"], strict=True))
    return Computed(f"{shown}, of {len(units)}", first["example"].to_list() == ["central-policy-review-staff"])


@check
def units_outside_the_centre(tables: Tables) -> Computed:
    """The departments to which the Institute’s comment gives a unit are counted; one is enough."""
    departments = tables["departmental_units"]["department"]
    return Computed(f"{len(departments)} in departments: {', '.join(departments)}", len(departments) > 0)


@check
def plan_domains_seven(tables: Tables) -> Readings:
    """The domains of a plan are counted with monitoring, review and evaluation as one, and divided at every comma."""
    domains = items(tables, "plan-domains")["name"]
    divided = [part for name in domains for part in name.split(", ")]
    return readings(
        ("monitoring, review and evaluation as one", counted(domains, 7)), ("at every comma", counted(divided, 7))
    )


@check
def mechanism_one_purpose(tables: Tables) -> Readings:
    """A mechanism is an approach of Table 3, and its purposes are the models that it follows at least in part.

    To have one of three is read as to have just one, and as to have at least one.
    """
    followed = at_least_in_part(tables).sum(axis=1)
    return readings(("just one", all_of(followed == 1)), ("at least one", all_of(followed >= 1)))
