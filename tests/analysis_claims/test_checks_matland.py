"""Claims on conflict and ambiguity: every check runs, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, claims_of

from compendium.analysis.claims import checks_matland
from compendium.analysis.claims.verdicts import CHECKS, DIFFERS
from compendium.project import Project

OUTSIDE = "outside_the_data"
OWN = {name for name, function in CHECKS.items() if function.__module__ in {checks_matland.__name__}}


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_each_claim_has_its_check_and_each_check_its_claim(project, real):
    claims = claims_of(project.data, "matland")
    assert {claim["check"] for claim in claims} - {OUTSIDE} == OWN
    assert all(claim["check"] in (OUTSIDE, claim["claim"].replace("-", "_")) for claim in claims)
    assert all(CHECKS[name](real).shown for name in OWN)


def test_what_cannot_be_computed_and_what_differs_has_its_note(project, real):
    for claim in claims_of(project.data, "matland"):
        if claim["check"] == OUTSIDE or CHECKS[claim["check"]](real).verdict == DIFFERS:
            assert claim["note"], claim["claim"]


def test_the_claims_that_differ_are_these(real):
    assert {name for name in OWN if not CHECKS[name](real).holds} == {"collaboration_suits_the_care_act"}


CHANGES = [
    ("matland_crosses_conflict_and_ambiguity", "matland", lambda t: t.head(3)),
    ("matland_organising_concepts", "matland", cell("symbolic", "organising_concept", "power")),
    ("matland_support_for_each_domain", "matland", cell("political", "support", "")),
    ("matland_management_where_plain", "matland", cell("political", "support", "Flexibility")),
    ("matland_political_adds_working_together", "matland", cell("political", "support", "Guidance")),
    ("matland_symbolic_adds_capacity", "matland", cell("administrative", "support", "Capacity building")),
    ("matland_top_down_administrative", "matland", cell("administrative", "conditions", "Many agree")),
    ("matland_bottom_up_experimental", "matland", cell("experimental", "support", "Guidance")),
    ("deferral_removed_political", "placements", cell("care-act-after-deferral", "conflict", "high")),
    ("collaboration_suits_the_care_act", "placements", cell("care-act-after-deferral", "conflict", "high")),
]


@pytest.mark.parametrize(("name", "table", "change"), CHANGES)
def test_a_change_of_the_table_changes_the_verdict(real, name, table, change):
    assert CHECKS[name](real).verdict != CHECKS[name](changed(real, table, change)).verdict


def test_every_check_has_such_a_change():
    assert {name for name, _, _ in CHANGES} == OWN
