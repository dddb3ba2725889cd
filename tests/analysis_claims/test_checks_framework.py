"""Claims on the framework of assessment: every check runs, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, changed, claims_of, without

from compendium.analysis.claims import checks_framework
from compendium.analysis.claims.verdicts import CHECKS, DIFFERS
from compendium.project import Project

OUTSIDE = "outside_the_data"
OWN = {name for name, function in CHECKS.items() if function.__module__ in {checks_framework.__name__}}
FRAMEWORK = "framework_criteria/care-act-isp"


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_each_claim_has_its_check_and_each_check_its_claim(project, real):
    claims = claims_of(project.data, "framework")
    assert {claim["check"] for claim in claims} - {OUTSIDE} == OWN
    assert all(claim["check"] in (OUTSIDE, claim["claim"].replace("-", "_")) for claim in claims)
    assert all(CHECKS[name](real).shown for name in OWN)


def test_what_cannot_be_computed_and_what_differs_has_its_note(project, real):
    for claim in claims_of(project.data, "framework"):
        if claim["check"] == OUTSIDE or CHECKS[claim["check"]](real).verdict == DIFFERS:
            assert claim["note"], claim["claim"]


def test_the_claims_that_differ_are_these(real):
    assert {name for name in OWN if not CHECKS[name](real).holds} == {
        "framework_levels_are_the_degrees",
        "framework_uses_mcconnells_domains",
    }


CHANGES = [
    ("framework_six_criteria", FRAMEWORK, lambda t: t.head(5)),
    ("framework_criteria_in_order", FRAMEWORK, lambda t: t.iloc[::-1]),
    ("framework_three_levels", FRAMEWORK, lambda t: t.drop(columns="relative_failure")),
    (
        "framework_levels_are_the_degrees",
        FRAMEWORK,
        lambda t: t.rename(columns={"relative_success": "tolerable", "relative_failure": "total"}),
    ),
    ("framework_orders_the_findings", "findings", without("criterion", "political-support")),
    (
        "framework_uses_mcconnells_domains",
        FRAMEWORK,
        lambda t: t.head(3).assign(name=["Process", "Programmes", "Politics"]),
    ),
    ("mcconnell_three_activities", "failure_items", without("item", "failure-activities-politics")),
    ("mcconnell_three_degrees", "failure_items", without("item", "failure-degrees-total")),
    ("process_named_first", "failure_items", lambda t: t.iloc[::-1]),
]


@pytest.mark.parametrize(("name", "table", "change"), CHANGES)
def test_a_change_of_the_table_changes_the_verdict(real, name, table, change):
    assert CHECKS[name](real).verdict != CHECKS[name](changed(real, table, change)).verdict


def test_every_check_has_such_a_change():
    assert {name for name, _, _ in CHANGES} == OWN
