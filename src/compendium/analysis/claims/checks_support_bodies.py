"""Checks of what the sources say of units, bodies and mechanisms that support implementation (topic failure)."""

import pandas as pd

from compendium.analysis.claims.announced import at_least
from compendium.analysis.claims.ticks import all_of, at_least_in_part, model_extents
from compendium.analysis.claims.verdicts import (
    Computed,
    Tables,
    both_readings,
    check,
    counted,
    majority,
)


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
def mechanism_one_purpose(tables: Tables) -> Computed:
    """A mechanism is an approach of Table 3, and its purposes are the models under which it stands.

    Read strictly, every approach has one model that is not "no". Read as the main purpose, most approaches have one
    model with a full "yes".
    """
    only = at_least_in_part(tables).sum(axis=1) == 1
    main = (model_extents(tables) == "yes").sum(axis=1) == 1
    return both_readings(
        ("each has just one", all_of(only)), ("most have one main one", majority(int(main.sum()), len(main)))
    )
