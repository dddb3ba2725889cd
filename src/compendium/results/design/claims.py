"""Checks of claims on the design of the study: phases, levels, sites, interviews and who was heard."""

import re

import pandas as pd

from compendium.results.claims.lookups import all_of, figure, list_items, moment, month, picked, written_month
from compendium.results.claims.number_readings import number_readings
from compendium.results.claims.respondents import bodies_interviewed, interviews_at_macro_level, macro_codes_from_one
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, majority, readings
from compendium.results.claims.words_of_number import Tally

PLAN, FIRST_YEAR = "plan of the interim report", "first year of the interim report"
"""The two compositions of the local sites that the interim report gives."""

SINGLE_TIER_OR_COUNTY = "unitary|London|Metropolitan|county"
"""Words for kinds of councils with a single tier, and for counties."""


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
    """Looks at every kind of site in the report’s list for its first year: unitary or county by name, or in substance.

    In substance, a county council is one of two tiers; unitary authorities, London boroughs and Metropolitan districts
    have a single tier (general knowledge, not stated in the sources).
    """
    kinds = picked(tables["site_composition"], "statement", FIRST_YEAR)["kind"]
    return readings(
        ("by name", all_of(kinds.str.contains("unitary|county", case=False))),
        ("as single-tier or county", all_of(kinds.str.contains(SINGLE_TIER_OR_COUNTY, case=False))),
    )


@check
def design_macro_codes_fit_eleven(tables: Tables) -> Readings:
    """Eleven interviews should be enough for all who must have been heard at the macro level, counted in two ways.

    The report has held national interviews before any regional co-ordinator is quoted, with R; and codes with N and R
    have numbers, which may each begin with one.
    """
    return readings(
        ("national interviews and co-ordinators quoted", interviews_at_macro_level(tables)),
        ("codes numbered from one", macro_codes_from_one(tables)),
    )


@check
def design_focus_groups_each_site(tables: Tables) -> Readings:
    """Of the sites, as many as there were focus groups can have had one; and the report’s plan should name them."""
    sites, held = figure(tables, "sites-paper"), figure(tables, "focus-groups-paper")
    planned = list_items(tables, "planned-at-micro-level")
    named = any("focus group" in name.lower() for name in planned)
    return readings(
        ("held", Computed(f"{held} groups for {sites} sites", held >= sites)),
        ("planned, by the report", Computed(", ".join(planned), named)),
    )


@check
def design_data_dates(tables: Tables) -> Readings:
    """The national interviews came some eighteen months after closure; that month should lie between the dates.

    The programme closed with its last actions, or at some time of the year in which its board closed.
    """
    first, last = (month(moment(tables, "fieldwork", column)) for column in ("date_from", "date_to"))
    later = figure(tables, "months-after-closure")
    actions = month(moment(tables, "support-actions", "date_to")) + later
    year = moment(tables, "board-closure")
    early, late = month(f"{year}-01") + later, month(f"{year}-12") + later
    return readings(
        ("after the last actions", Computed(written_month(actions), first <= actions <= last)),
        (
            "after the year of closure",
            Computed(f"{written_month(early)} to {written_month(late)}", first <= early and late <= last),
        ),
    )


@check
def design_halfway(tables: Tables) -> Readings:
    """Half of the phases should be done; about half of the interviews held; about half of the time of fieldwork gone.

    Of the time it is only known that the report cites a work of 2017, and so was not written before that year.
    """
    phases, reported = len(list_items(tables, "research-phases")), figure(tables, "phases-reported")
    done = figure(tables, "national-interviews")
    held = figure(tables, "macro-interviews-paper") + figure(tables, "site-interviews-paper")
    latest = int(picked(tables["citations"], "source", "interim-report")["year"].max())
    return readings(
        ("phases", Computed(f"{reported} of {phases}", 2 * reported == phases)),
        ("interviews", Computed(f"{done} of {held} ({done / held:.0%})", 3 * done >= held and 3 * done <= 2 * held)),
        ("time", Computed(f"not before {latest}", None)),
    )


@check
def design_two_coders(tables: Tables) -> Readings:
    """Compares two tellings in one paragraph: who coded, and who analysed the remaining interviews and checked."""
    return _coding(tables)


@check
def coding_told_twice(tables: Tables) -> Readings:
    """Compares two tellings in one paragraph: who coded, and who analysed the remaining interviews and checked."""
    return _coding(tables)


def _coding(tables: Tables) -> Readings:
    coders, analysts, checkers = (figure(tables, fact) for fact in ("coders-paper", "analysts-paper", "checkers-paper"))
    return readings(
        ("who coded", Computed(f"{coders} and {analysts}", coders == analysts)),
        ("who had a part", Computed(f"{coders} and {analysts} + {checkers}", coders == analysts + checkers)),
    )


@check
def design_national_questions_four(tables: Tables) -> Computed:
    """The questions that the report numbers are compared with the sections that follow."""
    questions, sections = (list_items(tables, name) for name in ("national-questions", "national-sections"))
    return Computed(f"{len(questions)} questions, {len(sections)} sections", len(questions) == len(sections) == 4)


@check
def design_interviewees_on_the_board(tables: Tables) -> Readings:
    """The bodies interviewed are sought among those named as sitting on the board, of which not all are named."""
    partners = tables["partners"].set_index("partner")
    board = partners.loc[list(tables["programme_board_members"]["partner"])]
    seated = {*board["name"], *board["full_name"], *(name.split(" (")[0] for name in board["full_name"])}
    bodies = bodies_interviewed(tables)
    found = sum(body in seated for body in bodies)
    return number_readings("all", Tally(found, silent=len(bodies) - found))


@check
def design_sites_main_part(tables: Tables) -> Readings:
    """Of all interviews, those held in the sites should be the majority."""
    local, macro = figure(tables, "site-interviews-paper"), figure(tables, "macro-interviews-paper")
    return number_readings("majority", Tally(local, macro))


@check
def macro_element_reported(tables: Tables) -> Readings:
    """Where the macro level takes in the regions, the report should tell of bodies of the regions.

    Read as bodies that it describes from documents, and as bodies that were interviewed.
    """
    place = picked(tables["repeated_facts"], "place", "regions-in-interim-design")
    takes_in = bool((place["value"] == "macro").any())
    nodes = picked(tables["organisation_nodes"], "tier", "regional")
    described = len(picked(nodes, "source", "interim-report"))
    names = bodies_interviewed(tables)
    heard = sum(name in {*nodes["name"], *nodes["short_name"]} for name in names)
    return readings(
        ("regional bodies described", Computed(str(described), described > 0 or not takes_in)),
        ("regional bodies interviewed", Computed(f"{heard} of {len(names)}", heard > 0 or not takes_in)),
    )


@check
def advisory_group_external(tables: Tables) -> Readings:
    """External is read as outside the programme: bodies of the group that are no key partner of it, all or most."""
    group = picked(tables["study_organisations"], "part", "advisory group")
    partners = picked(tables["partners"], "kind", "key partner")
    outside = ~group["name"].isin({*partners["name"], *partners["full_name"]})
    every = Computed(f"{int(outside.sum())} of {len(outside)}", len(outside) > 0 and bool(outside.all()))
    return readings(("all", every), ("most", majority(int(outside.sum()), len(outside))))
