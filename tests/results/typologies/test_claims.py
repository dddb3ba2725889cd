"""Claims on types of support in minutes and interviews: every check runs, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, checks_of, without

from compendium.project import Project
from compendium.results.claims.verdicts import CHECKS, DIFFERS
from compendium.results.typologies import claims as checks_typologies

OWN = checks_of(checks_typologies)


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_the_claims_that_differ_are_these(real):
    assert {name for name in OWN if CHECKS[name](real).verdict == DIFFERS} == {
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
