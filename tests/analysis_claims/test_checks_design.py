"""Claims on the design of the study: every check runs, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, claims_of, without

from compendium.analysis.claims import checks_design, checks_respondents  # noqa: F401
from compendium.analysis.claims.verdicts import CHECKS, DIFFERS
from compendium.project import Project

OUTSIDE = "outside_the_data"


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_each_claim_has_its_check_and_each_check_its_claim(project, real):
    claims = claims_of(project.data, "design")
    checks = {claim["check"] for claim in claims} - {OUTSIDE}
    assert checks == {name for name in CHECKS if name.startswith("design_")}
    assert all(claim["check"] in (OUTSIDE, claim["claim"].replace("-", "_")) for claim in claims)
    assert all(CHECKS[name](real).shown for name in checks)


def test_what_cannot_be_computed_and_what_differs_has_its_note(project, real):
    for claim in claims_of(project.data, "design"):
        if claim["check"] == OUTSIDE or CHECKS[claim["check"]](real).verdict == DIFFERS:
            assert claim["note"], claim["claim"]


def test_the_claims_that_differ_are_these(real):
    assert {name for name in CHECKS if name.startswith("design_") and not CHECKS[name](real).holds} == {
        "design_tier_of_regions",
        "design_sites_same_composition",
        "design_sites_unitary_or_county",
        "design_focus_groups_each_site",
        "design_order_of_sections",
        "design_interviewees_on_the_board",
    }


@pytest.mark.parametrize(
    ("name", "table", "change"),
    [
        ("phases_four", "text_items", without("item", "research-phases-framework")),
        ("levels_same_in_paper", "text_items", cell("data-levels-paper-micro", "name", "local (service provider)")),
        ("sites_six_everywhere", "repeated_facts", cell("sites-in-regions", "value", "5")),
        ("sites_planned_add_up", "site_composition", cell("plan-county", "sites", 3)),
        ("sites_first_year_add_up", "site_composition", cell("first-year-london", "sites", 2)),
        ("interviews_ten_twice", "context_facts", cell("semi-structured-interviews", "value", 9)),
        ("focus_groups_two", "repeated_facts", cell("groups-in-discussion", "value", "3")),
        ("national_data_three", "text_items", without("item", "national-data-actions")),
        ("no_minister_interviewed", "findings", cell("N5", "role", "Former minister", "respondent")),
        ("sites_main_part", "context_facts", cell("site-interviews-paper", "value", 10)),
    ],
)
def test_a_change_of_the_table_makes_a_claim_differ(real, name, table, change):
    check = CHECKS[f"design_{name}"]
    assert check(real).holds
    assert not check(changed(real, table, change)).holds


@pytest.mark.parametrize(
    ("name", "table", "change"),
    [
        ("tier_of_regions", "repeated_facts", cell("regions-in-governance", "value", "macro")),
        ("sites_unitary_or_county", "site_composition", lambda t: t.assign(kind="county")),
        ("focus_groups_each_site", "context_facts", cell("focus-groups-paper", "value", 6)),
        ("interviewees_on_the_board", "study_organisations", without("participant", "interview-scie")),
        ("order_of_sections", "repeated_facts", without("place", "order-printed")),
    ],
)
def test_a_change_of_the_table_bears_a_claim_out(real, name, table, change):
    check = CHECKS[f"design_{name}"]
    assert not check(real).holds
    assert check(changed(real, table, change)).holds
