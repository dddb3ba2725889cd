"""Claims on the design of the study: every check runs, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, checks_of, without

from compendium.project import Project
from compendium.results.claims.verdicts import CHECKS, DIFFERS
from compendium.results.design import claims as checks_design

OWN = checks_of(checks_design)


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_the_claims_that_differ_are_these(real):
    assert {name for name in OWN if CHECKS[name](real).verdict == DIFFERS} == {
        "design_tier_of_regions",
        "design_sites_same_composition",
        "design_order_of_sections",
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
        ("sites_unitary_or_county", "site_composition", cell("first-year-london", "kind", "District")),
        ("sites_main_part", "context_facts", cell("site-interviews-paper", "value", 10)),
    ],
)
def test_a_change_of_the_table_makes_a_claim_differ(real, name, table, change):
    check = CHECKS[f"design_{name}"]
    assert check(real).verdict != DIFFERS
    assert check(changed(real, table, change)).verdict == DIFFERS


@pytest.mark.parametrize(
    ("name", "table", "change"),
    [
        ("tier_of_regions", "repeated_facts", cell("regions-in-governance", "value", "macro")),
        ("order_of_sections", "repeated_facts", without("place", "order-printed")),
    ],
)
def test_a_change_of_the_table_bears_a_claim_out(real, name, table, change):
    check = CHECKS[f"design_{name}"]
    assert check(real).verdict == DIFFERS
    assert check(changed(real, table, change)).verdict != DIFFERS


def test_kinds_of_sites_hold_under_one_reading_only(real):
    check = CHECKS["design_sites_unitary_or_county"]
    assert check(real).shown.count("does not bear it out") == 1
    by_name = changed(real, "site_composition", lambda t: t.assign(kind="county"))
    assert "does not bear it out" not in check(by_name).shown
