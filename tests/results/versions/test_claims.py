"""Claims that both versions of the study make: every check runs, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, checks_of, without

from compendium.project import Project
from compendium.results.claims.verdicts import CHECKS, DIFFERS
from compendium.results.versions import claims as checks_respondents
from compendium.results.versions import claims as checks_versions

OWN = checks_of(checks_respondents, checks_versions)


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_the_claims_that_differ_are_these(real):
    assert {name for name in OWN if CHECKS[name](real).verdict == DIFFERS} == {
        "versions_hindrances_author",
        "versions_year_of_failure_framework",
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
        ("framework_descriptors", "version_comparison", cell("framework-cell", "paper", "Seen as")),
        ("design", "text_items", without("item", "data-levels-paper-micro")),
        ("design", "version_comparison", cell("number-of-sites", "paper", "Five")),
    ],
)
def test_a_change_of_the_table_makes_a_claim_differ(real, name, table, change):
    check = CHECKS[f"versions_{name}"]
    assert check(real).verdict != DIFFERS
    assert check(changed(real, table, change)).verdict == DIFFERS


@pytest.mark.parametrize(
    ("name", "table", "change"),
    [
        ("hindrances_author", "version_comparison", cell("who-names-hindrances", "interim_report", "McConnell (2015)")),
        ("year_of_failure_framework", "version_comparison", cell("mcconnell-year", "paper", "2015")),
        ("year_of_evaluation", "repeated_facts", cell("henwood-in-paper", "value", "1993")),
        ("kind_of_delivery_unit", "repeated_facts", without("place", "unit-as-tracking")),
    ],
)
def test_a_change_of_the_table_bears_a_claim_out(real, name, table, change):
    check = CHECKS[f"versions_{name}"]
    assert check(real).verdict == DIFFERS
    assert check(changed(real, table, change)).verdict != DIFFERS


def test_descriptors_are_not_the_same_word_for_word(real):
    check = CHECKS["versions_framework_descriptors"]
    assert "17 of 18 (does not bear it out)" in check(real).shown
    alike = changed(real, "version_comparison", without("aspect", "framework-cell"))
    assert check(alike).shown.startswith("word for word: 18 of 18;")
    fewer = changed(real, "framework_criteria/care-act-isp", lambda t: t.head(5))
    assert "14 of 15" in check(fewer).shown
