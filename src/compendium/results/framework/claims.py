"""Checks of claims on the framework of assessment (interim report, Table 7; paper, Figure 1)."""

import pandas as pd

from compendium.results.claims.lookups import levels, list_items, names_of
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, counted, readings


def _criteria(tables: Tables) -> pd.DataFrame:
    return tables["framework_criteria/care-act-isp"]


def _levels(tables: Tables) -> list[str]:
    """Names of the levels, from the columns that hold their descriptors."""
    return [column.replace("_", " ") for column in levels(_criteria(tables))]


@check
def framework_three_levels(tables: Tables) -> Computed:
    """Counted are the columns of descriptors in the framework."""
    return counted(_levels(tables), 3)


@check
def framework_levels_are_the_degrees(tables: Tables) -> Computed:
    """These three levels: the degrees of failure named before should head the columns of the framework, by name."""
    degrees = [degree.lower() for degree in names_of(tables, "failure-degrees")]
    kept = [degree for degree in degrees if any(degree in level for level in _levels(tables))]
    shown = f"{len(kept)} of {len(degrees)} ({', '.join(kept) or 'none'}); levels: {', '.join(_levels(tables))}"
    return Computed(shown, kept == degrees)


@check
def framework_orders_the_findings(tables: Tables) -> Readings:
    """Arranged by the framework: sections come in the order of its criteria; or, strictly, each criterion has its own.

    A section is about the criteria of whose names, as the paper prints them, most words stand in its heading.
    """
    headings = list_items(tables, "headings-of-findings")
    names = list(tables["framework_figure"]["name"])
    found = [[place for place, name in enumerate(names) if _named(name, heading)] for heading in headings]
    order = [place for section in found for place in section]
    own = sum(any(section == [place] for section in found) for place in range(len(names)))
    return readings(
        ("sections in its order", Computed(f"{len(order)} of {len(names)} criteria", order == list(range(len(names))))),
        ("a section for each", Computed(f"{own} of {len(names)} criteria", own == len(names))),
    )


def _named(name: str, heading: str) -> bool:
    """Whether a heading holds more than half of the words of a name."""
    words = name.lower().split()
    return 2 * sum(word in heading.lower().split() for word in words) > len(words)


@check
def framework_uses_mcconnells_domains(tables: Tables) -> Computed:
    """Domains are read as the activities named for McConnell; the criteria that order the findings should be these."""
    domains = [domain.lower() for domain in names_of(tables, "failure-activities")]
    names = [str(name).lower() for name in _criteria(tables)["name"]]
    used = [domain for domain in domains if domain in names]
    return Computed(f"{len(used)} of {len(domains)} domains ({', '.join(domains)}) is a criterion", used == domains)


def _table_number(locator: str) -> int:
    """Number of a printed table. Raises ValueError for another kind of place."""
    word, _, number = locator.partition(" ")
    if word != "Table":
        raise ValueError(f"{locator} is no table.")
    return int(number)


@check
def framework_in_this_part(tables: Tables) -> Computed:
    """The framework’s table should be numbered before the tables on the programme, with which the second part begins.

    Those are the tables of the work streams and of the two typologies of support.
    """
    aspects = tables["version_comparison"].set_index("aspect")
    framework = _table_number(str(aspects.loc["framework-title", "interim_locator"]))
    names = ("work_streams", "minutes_typology", "interviews_typology")
    later = sorted({_table_number(locator) for name in names for locator in tables[name]["locator"]})
    shown = f"framework: Table {framework}; the programme: Tables {', '.join(map(str, later))}"
    return Computed(shown, framework < min(later))
