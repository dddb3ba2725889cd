"""Claims that both versions of the study make: every check runs, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, claims_of, without

from compendium.analysis.claims import checks_respondents, checks_versions  # noqa: F401
from compendium.analysis.claims.verdicts import CHECKS, DIFFERS
from compendium.project import Project

OUTSIDE = "outside_the_data"


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_each_claim_has_its_check_and_each_check_its_claim(project, real):
    claims = claims_of(project.data, "versions")
    checks = {claim["check"] for claim in claims} - {OUTSIDE}
    assert checks == {name for name in CHECKS if name.startswith("versions_")}
    assert all(claim["check"] in (OUTSIDE, claim["claim"].replace("-", "_")) for claim in claims)
    assert all(CHECKS[name](real).shown for name in checks)


def test_what_cannot_be_computed_and_what_differs_has_its_note(project, real):
    for claim in claims_of(project.data, "versions"):
        if claim["check"] == OUTSIDE or CHECKS[claim["check"]](real).verdict == DIFFERS:
            assert claim["note"], claim["claim"]


def test_the_claims_that_differ_are_these(real):
    assert {name for name in CHECKS if name.startswith("versions_") and not CHECKS[name](real).holds} == {
        "versions_interviews_at_the_centre",
        "versions_quoted_chief_executive",
        "versions_framework_descriptors",
        "versions_framework_origin",
        "versions_hindrances_author",
        "versions_failure_authors",
        "versions_year_of_failure_framework",
        "versions_year_of_blunders",
        "versions_year_of_evaluation",
        "versions_kind_of_delivery_unit",
    }


@pytest.mark.parametrize(
    ("name", "table", "change"),
    [
        ("quoted_institute", "study_organisations", without("participant", "interview-scie")),
        ("policies_fifteen", "policies", lambda t: t.head(14)),
        ("policies_analysed_several", "policies", lambda t: t.assign(published_selection="yes")),
        ("framework_criteria_six", "framework_criteria/care-act-isp", lambda t: t.head(5)),
        ("failure_degrees", "version_comparison", cell("failure-degrees", "paper", "Tolerable, total")),
        ("support_by_quadrant", "matland", lambda t: t.head(3)),
        ("principles", "version_comparison", cell("principles", "paper", "Clarity, flexibility")),
    ],
)
def test_a_change_of_the_table_makes_a_claim_differ(real, name, table, change):
    check = CHECKS[f"versions_{name}"]
    assert check(real).holds
    assert not check(changed(real, table, change)).holds


@pytest.mark.parametrize(
    ("name", "table", "change"),
    [
        ("interviews_at_the_centre", "context_facts", cell("national-interviews", "value", 11)),
        ("quoted_chief_executive", "study_organisations", cell("interview-lga", "name", "A local authority")),
        ("framework_descriptors", "version_comparison", cell("framework-cell", "interim_report", "Perceived as")),
        ("hindrances_author", "version_comparison", cell("who-names-hindrances", "interim_report", "McConnell (2015)")),
        ("year_of_failure_framework", "version_comparison", cell("mcconnell-year", "paper", "2015")),
        ("year_of_blunders", "version_comparison", cell("blunders-year", "paper", "2013 in one place")),
        ("year_of_evaluation", "repeated_facts", cell("henwood-in-paper", "value", "1993")),
        ("kind_of_delivery_unit", "repeated_facts", without("place", "unit-as-tracking")),
    ],
)
def test_a_change_of_the_table_bears_a_claim_out(real, name, table, change):
    check = CHECKS[f"versions_{name}"]
    assert not check(real).holds
    assert check(changed(real, table, change)).holds
