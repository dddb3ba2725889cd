"""Checks of claims on the framework of assessment (interim report, Table 7; paper, Figure 1)."""

import pandas as pd

from compendium.results.claims.lookups import (
    levels,
    names_of,
    versions,
)
from compendium.results.claims.verdicts import (
    Computed,
    Readings,
    Tables,
    check,
    counted,
    readings,
)


def _criteria(tables: Tables) -> pd.DataFrame:
    return tables["framework_criteria/care-act-isp"]


def _levels(tables: Tables) -> list[str]:
    """Names of the levels, from the columns that hold their descriptors."""
    return [column.replace("_", " ") for column in levels(_criteria(tables))]


@check
def framework_six_criteria(tables: Tables) -> Computed:
    """Counted are the rows of the framework."""
    return counted(_criteria(tables), 6)


@check
def framework_criteria_in_order(tables: Tables) -> Computed:
    """The criteria that the sentence names, in its order, should be the rows of the framework in theirs."""
    stated = [
        "policy-legitimacy",
        "stakeholder-support",
        "programme-clarity",
        "comprehension-of-complexity",
        "political-support",
        "policy-objectives",
    ]
    return Computed(", ".join(_criteria(tables)["name"]), list(_criteria(tables)["criterion"]) == stated)


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
    """Arranged by the framework: each criterion has findings; or, read strictly, a heading of its own."""
    findings, criteria = tables["findings"], set(_criteria(tables)["criterion"])
    covered = criteria & set(findings["criterion"])
    headings = findings["locator"].str.rsplit(", paragraph", n=1).str[0].nunique()
    return readings(
        ("criteria with findings", Computed(f"{len(covered)} of {len(criteria)}", covered == criteria)),
        ("headings", Computed(f"{headings} for {len(criteria)} criteria", headings == len(criteria))),
    )


@check
def framework_uses_mcconnells_domains(tables: Tables) -> Computed:
    """Domains are read as the activities named for McConnell; the criteria that order the findings should be these."""
    domains = [domain.lower() for domain in names_of(tables, "failure-activities")]
    names = [str(name).lower() for name in _criteria(tables)["name"]]
    used = [domain for domain in domains if domain in names]
    return Computed(f"{len(used)} of {len(domains)} domains ({', '.join(domains)}) is a criterion", used == domains)


@check
def mcconnell_three_activities(tables: Tables) -> Computed:
    """Counted are the activities that the interim report lists."""
    return counted(names_of(tables, "failure-activities"), 3)


@check
def mcconnell_three_degrees(tables: Tables) -> Computed:
    """Counted are the degrees of failure that the interim report lists."""
    return counted(names_of(tables, "failure-degrees"), 3)


@check
def process_named_first(tables: Tables) -> Computed:
    """The activity said to fit support, process, should be the first in the list."""
    first = names_of(tables, "failure-activities")[0]
    return Computed(f"First: {first}", first.lower() == versions(tables, "process-first")[0].lower())


def _table_number(locator: str) -> int:
    """Number of a printed table. Raises ValueError for another kind of place."""
    word, _, number = locator.partition(" ")
    if word != "Table":
        raise ValueError(f"{locator} is no table.")
    return int(number)


@check
def framework_in_this_part(tables: Tables) -> Computed:
    """The framework's table should be numbered before the tables on the programme, with which the second part begins.

    Those are the tables of the work streams and of the two typologies of support.
    """
    aspects = tables["version_comparison"].set_index("aspect")
    framework = _table_number(str(aspects.loc["framework-title", "interim_locator"]))
    names = ("work_streams", "minutes_typology", "interviews_typology")
    later = sorted({_table_number(locator) for name in names for locator in tables[name]["locator"]})
    shown = f"framework: Table {framework}; the programme: Tables {', '.join(map(str, later))}"
    return Computed(shown, framework < min(later))


@check
def readiness_only_indicator(tables: Tables) -> Computed:
    """ "Only" is that no criterion but one named for readiness has findings; criteria with findings are counted."""
    criteria = _criteria(tables)
    used = criteria[criteria["criterion"].isin(tables["findings"]["criterion"])]
    named = int(used["name"].str.contains("readiness", case=False).sum())
    shown = f"{len(used)} criteria with findings, {named} of them named for readiness"
    return Computed(shown, named > 0 and named == len(used))
