"""Claims on the choice of policies: every check runs, and follows Table 2."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, checks_of, without

from compendium.project import Project
from compendium.results.claims.verdicts import CHECKS, DIFFERS
from compendium.results.inclusion import claims as checks_inclusion

OWN = checks_of(checks_inclusion)


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_the_claims_that_differ_are_these(real):
    assert {name for name in OWN if CHECKS[name](real).verdict == DIFFERS} == {"included_had_to_be_statutory"}


CHANGES = [
    ("inclusion_criteria_numbered", "criteria", without("criterion", "reach")),
    ("inclusion_characteristics_five", "criteria", without("criterion", "reach")),
    ("four_policies_share_all_five", "inclusion_criteria", cell("vanguards", "scale", "no")),
    ("troubled_families_four", "inclusion_criteria", cell("troubled-families", "significance", "yes")),
    ("troubled_families_scale_and_reach", "inclusion_criteria", cell("troubled-families", "reach", "no")),
    ("case_studies_five", "policies", cell("vanguards", "published_selection", "no")),
    ("included_had_to_be_national", "inclusion_criteria", cell("vanguards", "scale", "no")),
    ("included_had_to_be_statutory", "inclusion_criteria", cell("troubled-families", "significance", "yes")),
    ("case_studies_many_evaluated", "inclusion_criteria", lambda t: t.assign(learning="no")),
    ("case_studies_all_evaluated", "inclusion_criteria", cell("vanguards", "learning", "no")),
    ("two_case_studies_without_results", "inclusion_criteria", cell("troubled-families", "learning", "no")),
    ("support_as_central_mission", "inclusion_criteria", lambda t: t.assign(purpose="yes")),
]


@pytest.mark.parametrize(("name", "table", "change"), CHANGES)
def test_a_change_of_the_table_changes_the_verdict(real, name, table, change):
    assert CHECKS[name](real).verdict != CHECKS[name](changed(real, table, change)).verdict


def test_every_check_has_such_a_change():
    assert {name for name, _, _ in CHANGES} == OWN
