"""Claims on conflict and ambiguity: every check runs, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, checks_of

from compendium.project import Project
from compendium.results.claims.verdicts import CHECKS, DIFFERS
from compendium.results.matland import claims as checks_matland

OWN = checks_of(checks_matland)


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_no_claim_differs(real):
    assert {name for name in OWN if CHECKS[name](real).verdict == DIFFERS} == set()


CHANGES = [
    ("matland_crosses_conflict_and_ambiguity", "matland", lambda t: t.head(3)),
    ("matland_organising_concepts", "matland", cell("symbolic", "organising_concept", "power")),
    ("matland_management_where_plain", "matland", cell("political", "support", "Flexibility")),
    ("matland_top_down_administrative", "matland", cell("administrative", "conditions", "Many agree")),
    ("matland_bottom_up_experimental", "matland", cell("experimental", "support", "Guidance")),
    ("deferral_removed_political", "placements", cell("care-act-after-deferral", "conflict", "high")),
]


@pytest.mark.parametrize(("name", "table", "change"), CHANGES)
def test_a_change_of_the_table_changes_the_verdict(real, name, table, change):
    assert CHECKS[name](real).verdict != CHECKS[name](changed(real, table, change)).verdict


def test_every_check_has_such_a_change():
    assert {name for name, _, _ in CHANGES} == OWN
