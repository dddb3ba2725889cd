"""Claims of the other three documents: each is computed, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, computed_of, found, verdicts_of, without

from compendium.project import Project
from compendium.results.claims.verdicts import DEPENDS, DIFFERS

TOPIC = "context"


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_the_claims_that_are_not_simply_reproduced_are_these(real):
    assert verdicts_of(real, TOPIC) == {
        "focus-among-themes": DEPENDS,
    }


CHANGES = [
    ("disconnects-five", "disconnects", without("disconnect", "silos"), DIFFERS),
    ("disconnects-said-twice", "list_counts", cell("disconnects-again", "announced", 6, "list"), DIFFERS),
    ("policy-made-in-silos", "failure_items", cell("long-term-features-across-silos", "name", "Departments"), DIFFERS),
    ("users-still-not-involved", "findings", cell("users-detached", "verdict", "worked", "finding"), DIFFERS),
    ("departmental-units-number", "departmental_units", lambda t: t.head(2), DIFFERS),
    ("author-heads-listed-unit", "departmental_units", cell("dh", "department_name", "Other", "unit"), DIFFERS),
    ("focus-among-themes", "text_items", without("item", "change-themes-youth-unemployment"), DIFFERS),
]


@pytest.mark.parametrize(("claim", "table", "change", "verdict"), CHANGES)
def test_a_change_of_the_table_changes_the_verdict(real, claim, table, change, verdict):
    assert found(real, claim).verdict != verdict
    assert found(changed(real, table, change), claim).verdict == verdict


def test_every_claim_that_is_computed_has_such_a_change(real):
    assert {claim for claim, *_ in CHANGES} == set(computed_of(real, TOPIC))
