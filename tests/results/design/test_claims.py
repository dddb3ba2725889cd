"""Claims on the design of the study: each computed, and its verdict moved by the table that it rests on."""

import pytest
from claim_tables import cell, changed, computed_of, found, without

from compendium.results.claims.verdicts import DEPENDS, DIFFERS, REPRODUCED

DIFFERING = {
    "design-focus-groups-each-site",
    "design-macro-codes-fit-eleven",
    "design-order-of-sections",
    "design-sites-same-composition",
    "design-tier-of-regions",
}
DEPENDING = {
    "advisory-group-external",
    "coding-told-twice",
    "design-halfway",
    "design-interviewees-on-the-board",
    "design-sites-unitary-or-county",
    "design-two-coders",
    "macro-element-reported",
    "sister-studies-several",
}


def test_verdicts(real):
    verdicts = {name: found(real, name).verdict for name in computed_of(real, "design")}
    assert {name for name, verdict in verdicts.items() if verdict == DIFFERS} == DIFFERING
    assert {name for name, verdict in verdicts.items() if verdict == DEPENDS} == DEPENDING


def test_no_claim_on_the_design_rests_on_our_coding(real):
    assert [name for name in computed_of(real, "design") if found(real, name).rests_on_coding] == []


VALUES = [
    ("design-macro-codes-fit-eleven", "at least 10 + 4 (R2, R3, R4, R5) = 14"),
    ("design-macro-codes-fit-eleven", "at least 15"),
    ("design-data-dates", "after the last actions: 2017-09; after the year of closure: 2017-07 to 2018-06"),
    ("design-halfway", "phases: 2 of 4; interviews: 10 of 76 (13%)"),
    ("design-focus-groups-each-site", "2 groups for 6 sites"),
    ("design-interviewees-on-the-board", "5 of 6 (83%)"),
    ("coding-told-twice", "who coded: 2 and 1"),
]


@pytest.mark.parametrize(("claim", "value"), VALUES)
def test_what_is_found(real, claim, value):
    assert value in found(real, claim).shown


MADE_TO_DIFFER = [
    ("design-phases-four", "text_items", without("item", "research-phases-framework")),
    ("design-levels-three", "text_items", without("item", "data-levels-micro")),
    ("design-levels-same-in-paper", "printed_lists", cell("levels-of-data-paper-3", "name", "Local")),
    ("design-sites-six-everywhere", "repeated_facts", cell("sites-in-regions", "value", "5")),
    ("design-sites-planned-add-up", "site_composition", cell("plan-county", "sites", 3)),
    ("design-sites-first-year-add-up", "site_composition", cell("first-year-london", "sites", 2)),
    ("design-interviews-ten-twice", "context_facts", cell("semi-structured-interviews", "value", 9)),
    ("design-focus-groups-two", "repeated_facts", cell("groups-in-discussion", "value", "3")),
    ("design-national-data-three", "text_items", without("item", "national-data-actions")),
    ("design-national-questions-four", "text_items", without("item", "national-sections-why")),
    ("design-sites-unitary-or-county", "site_composition", cell("first-year-london", "kind", "District")),
    ("design-sites-main-part", "context_facts", cell("site-interviews-paper", "value", 10)),
    ("design-data-dates", "context_facts", cell("months-after-closure", "value", 60)),
    ("design-halfway", "context_facts", cell("phases-reported", "value", 1)),
    ("design-interviewees-on-the-board", "study_organisations", without("part", "national interviews")),
    ("coding-told-twice", "context_facts", cell("checkers-paper", "value", 2)),
    ("sister-studies-several", "text_items", without("item", "sister-studies-carers")),
    ("macro-element-reported", "organisation_nodes", without("tier", "regional")),
    ("advisory-group-external", "study_organisations", without("name", "Age UK")),
]


@pytest.mark.parametrize(("claim", "table", "change"), MADE_TO_DIFFER)
def test_a_change_of_the_table_makes_a_claim_fall(real, claim, table, change):
    assert found(real, claim).verdict in (REPRODUCED, DEPENDS)
    assert found(changed(real, table, change), claim).verdict not in (REPRODUCED, DEPENDS)


BORNE_OUT = [
    ("design-tier-of-regions", "repeated_facts", cell("regions-in-governance", "value", "macro")),
    ("design-order-of-sections", "repeated_facts", lambda t: t.assign(value="one order")),
    ("design-macro-codes-fit-eleven", "respondents", lambda t: t[~t["code"].str.startswith("R")]),
    ("design-focus-groups-each-site", "context_facts", cell("focus-groups-paper", "value", 6)),
]


@pytest.mark.parametrize(("claim", "table", "change"), BORNE_OUT)
def test_a_change_of_the_table_bears_a_claim_out(real, claim, table, change):
    assert found(real, claim).verdict == DIFFERS
    assert found(changed(real, table, change), claim).verdict != DIFFERS


def test_kinds_of_sites_hold_under_one_reading_only(real):
    by_name = changed(real, "site_composition", lambda t: t.assign(kind="county"))
    assert found(by_name, "design-sites-unitary-or-county").verdict == REPRODUCED
