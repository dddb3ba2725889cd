"""Checks of claims on the design of the study: phases, levels, sites, interviews and who was heard."""

import re

import pandas as pd

from compendium.results.claims.lookups import (
    SEVERAL,
    all_of,
    at_least,
    figure,
    items,
    list_items,
    picked,
    repeated,
    repeated_as,
    same_figure,
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

PLAN, FIRST_YEAR = "plan of the interim report", "first year of the interim report"
"""The two compositions of the local sites that the interim report gives."""

SINGLE_TIER_OR_COUNTY = "unitary|London|Metropolitan|county"
"""Words for kinds of councils with a single tier, and for counties."""


@check
def design_phases_four(tables: Tables) -> Computed:
    """Counts the phases that the report describes under headings of their own."""
    return counted(list_items(tables, "research-phases"), 4)


@check
def design_levels_three(tables: Tables) -> Computed:
    """Counts the levels of data collection in the list of the interim report."""
    return counted(list_items(tables, "data-levels"), 3)


@check
def design_levels_same_in_paper(tables: Tables) -> Computed:
    """Compares the names of the levels in the list of the paper with those in the list of the report."""
    paper = [name.split(" (")[0].lower() for name in list_items(tables, "data-levels-paper")]
    return same_names(paper, [name.lower() for name in list_items(tables, "data-levels")])


@check
def design_tier_of_regions(tables: Tables) -> Computed:
    """Compares the level to which the regions belong in each place that says so."""
    return repeated(tables, "tier-of-the-regions")


@check
def design_sites_six_everywhere(tables: Tables) -> Computed:
    """Compares the number of local sites in every place of both versions that gives it."""
    return repeated_as(tables, "local-sites", "6")


@check
def design_sites_planned_add_up(tables: Tables) -> Computed:
    """Adds up the kinds of sites where the report first lists them."""
    return _sum_of_sites(tables, PLAN)


@check
def design_sites_first_year_add_up(tables: Tables) -> Computed:
    """Adds up the kinds of sites where the report lists them for its first year."""
    return _sum_of_sites(tables, FIRST_YEAR)


def _sum_of_sites(tables: Tables, statement: str) -> Computed:
    sites = picked(tables["site_composition"], "statement", statement)["sites"].astype(int)
    return Computed(f"{' + '.join(map(str, sites))} = {sites.sum()}", bool(sites.sum() == 6))


@check
def design_sites_same_composition(tables: Tables) -> Computed:
    """Compares the two lists of sites by county, unitary, and Metropolitan or London taken together as in the first."""
    plan, first_year = (_kinds(tables, statement) for statement in (PLAN, FIRST_YEAR))
    shown = "; ".join(f"{kind} {plan.get(kind, 0)} and {first_year.get(kind, 0)}" for kind in plan.index)
    return Computed(shown, plan.to_dict() == first_year.to_dict())


def _kinds(tables: Tables, statement: str) -> "pd.Series[int]":
    """Number of sites by kind, with kinds of both lists under one name."""
    sites = picked(tables["site_composition"], "statement", statement)
    kinds = sites["kind"].str.extract("(county|unitary)", flags=re.IGNORECASE)[0].str.lower()
    return sites["sites"].astype(int).groupby(kinds.fillna("metropolitan or London")).sum()


@check
def design_sites_unitary_or_county(tables: Tables) -> Readings:
    """Looks at every kind of site in the report's list for its first year: unitary or county by name, or in substance.

    In substance, a county council is one of two tiers; unitary authorities, London boroughs and Metropolitan districts
    have a single tier (general knowledge, not stated in the sources).
    """
    kinds = picked(tables["site_composition"], "statement", FIRST_YEAR)["kind"]
    return readings(
        ("by name", all_of(kinds.str.contains("unitary|county", case=False))),
        ("as single-tier or county", all_of(kinds.str.contains(SINGLE_TIER_OR_COUNTY, case=False))),
    )


@check
def design_interviews_ten_twice(tables: Tables) -> Computed:
    """Compares the two places of the report that number its national interviews."""
    return same_figure(tables, 10, ("national-interviews", "semi-structured-interviews"))


@check
def design_macro_codes_fit_eleven(tables: Tables) -> Readings:
    """Respondents quoted with N or R belong to the macro level. They should be no more than eleven.

    Counted are the different codes, and how many there must be if each letter is numbered from one.
    """
    codes = sorted({code for code in tables["findings"]["respondent"].fillna("") if re.fullmatch(r"[NR]\d+", code)})
    highest = sum(max((int(code[1:]) for code in codes if code[0] == letter), default=0) for letter in "NR")
    return readings(
        ("different codes", Computed(str(len(codes)), len(codes) <= 11)),
        ("numbered from one", Computed(f"at least {highest}", highest <= 11)),
    )


@check
def design_focus_groups_two(tables: Tables) -> Computed:
    """Compares the number of focus groups in the two places of the paper that give it."""
    return repeated_as(tables, "focus-groups", "2")


@check
def design_national_data_three(tables: Tables) -> Computed:
    """Counts the sources of national data that the report lists."""
    return counted(list_items(tables, "national-data"), 3)


@check
def design_national_questions_four(tables: Tables) -> Computed:
    """Counts the questions that the report numbers."""
    return counted(list_items(tables, "national-questions"), 4)


@check
def design_order_of_sections(tables: Tables) -> Computed:
    """Compares the order of sections that the introduction announces with the order of the headings."""
    return repeated(tables, "order-of-the-paper")


@check
def design_sites_main_part(tables: Tables) -> Computed:
    """The sites are the main empirical part where more than half of the interviews were held in them."""
    local, macro = figure(tables, "site-interviews-paper"), figure(tables, "macro-interviews-paper")
    return majority(local, local + macro)


@check
def macro_element_reported(tables: Tables) -> Readings:
    """Where the macro level takes in the regions, the report should tell of bodies of the regions.

    Read as bodies that it describes from documents, and as bodies that were interviewed.
    """
    place = picked(tables["repeated_facts"], "place", "regions-in-interim-design")
    takes_in = bool((place["value"] == "macro").any())
    nodes = picked(tables["organisation_nodes"], "tier", "regional")
    described = len(picked(nodes, "source", "interim-report"))
    names = picked(tables["study_organisations"], "part", "national interviews")["name"]
    heard = int(names.isin({*nodes["name"], *nodes["short_name"]}).sum())
    return readings(
        ("regional bodies described", Computed(str(described), described > 0 or not takes_in)),
        ("regional bodies interviewed", Computed(f"{heard} of {len(names)}", heard > 0 or not takes_in)),
    )


@check
def sister_studies_several(tables: Tables) -> Computed:
    """ "Several" is three or more; the areas that the paper names for the other studies are counted."""
    return at_least(items(tables, "sister-studies"), SEVERAL)


@check
def advisory_group_external(tables: Tables) -> Readings:
    """External is read as outside the programme: bodies of the group that are no key partner of it, all or most."""
    group = picked(tables["study_organisations"], "part", "advisory group")
    partners = picked(tables["partners"], "kind", "key partner")
    outside = ~group["name"].isin({*partners["name"], *partners["full_name"]})
    every = Computed(f"{int(outside.sum())} of {len(outside)}", len(outside) > 0 and bool(outside.all()))
    return readings(("all", every), ("most", majority(int(outside.sum()), len(outside))))
