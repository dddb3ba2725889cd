"""Claims on the framework of assessment: every check runs, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, changed, checks_of, without

from compendium.project import Project
from compendium.results.claims.verdicts import CHECKS, DIFFERS
from compendium.results.framework import claims as checks_framework

OWN = checks_of(checks_framework)
FRAMEWORK = "framework_criteria/care-act-isp"


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_the_claims_that_differ_are_these(real):
    assert {name for name in OWN if CHECKS[name](real).verdict == DIFFERS} == {
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
