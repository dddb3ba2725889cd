"""Claims on types of support in minutes and interviews: every check runs, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, claims_of, without

from compendium.analysis.claims import checks_typologies
from compendium.analysis.claims.verdicts import CHECKS, DIFFERS
from compendium.project import Project

OUTSIDE = "outside_the_data"
OWN = {name for name, function in CHECKS.items() if function.__module__ in {checks_typologies.__name__}}


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_each_claim_has_its_check_and_each_check_its_claim(project, real):
    claims = claims_of(project.data, "typologies")
    assert {claim["check"] for claim in claims} - {OUTSIDE} == OWN
    assert all(claim["check"] in (OUTSIDE, claim["claim"].replace("-", "_")) for claim in claims)
    assert all(CHECKS[name](real).shown for name in OWN)


def test_what_cannot_be_computed_and_what_differs_has_its_note(project, real):
    for claim in claims_of(project.data, "typologies"):
        if claim["check"] == OUTSIDE or CHECKS[claim["check"]](real).verdict == DIFFERS:
            assert claim["note"], claim["claim"]


def test_the_claims_that_differ_are_these(real):
    assert {name for name in OWN if not CHECKS[name](real).holds} == {
        "minutes_stock_takes",
        "minutes_awareness_is_information",
    }


CHANGES = [
    ("minutes_several_methods", "minutes_typology", lambda t: t.head(2)),
    ("types_are_those_of_the_care_act", "approach_matrix", lambda t: t.assign(care_act="no")),
    ("minutes_show_three", "text_items", without("item", "minutes-indicate-risk")),
    ("minutes_public_awareness", "typology_crosswalk", without("approach", "public-awareness")),
    (
        "minutes_awareness_is_information",
        "minutes_typology",
        cell("public-awareness-strand", "description", "Information for places"),
    ),
    ("minutes_stock_takes", "typology_crosswalk", lambda t: t.assign(typology="minutes")),
    ("minutes_risk", "typology_crosswalk", without("approach", "risk-management")),
    ("interviews_support_the_minutes", "typology_crosswalk", without("typology", "interviews")),
    ("reasons_among_the_types", "interviews_typology", lambda t: t.assign(name="Another")),
]


@pytest.mark.parametrize(("name", "table", "change"), CHANGES)
def test_a_change_of_the_table_changes_the_verdict(real, name, table, change):
    assert CHECKS[name](real).verdict != CHECKS[name](changed(real, table, change)).verdict


def test_every_check_has_such_a_change():
    assert {name for name, _, _ in CHANGES} == OWN
