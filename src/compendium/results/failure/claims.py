"""Checks of what the sources say on why policies fail and what governments do about it."""

import pandas as pd

from compendium.results.claims.lookups import all_of, at_least_in_part, items
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, counted, readings


@check
def over_optimism_not_only_uk(tables: Tables) -> Computed:
    """Areas named neither for the United Kingdom nor for England are outside it; at least one bears the claim out."""
    areas = items(tables, "long-term-policy-areas")["name"]
    outside = [name for name in areas if not {"UK", "England"} & set(name.split())]
    return Computed(f"{len(outside)} of {len(areas)}: {', '.join(outside) or 'none'}", len(outside) > 0)


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
