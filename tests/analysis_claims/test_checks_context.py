"""The claims of the other three documents: each computed, and its verdict moved by the table that it rests on."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, claims_of, without

from compendium.analysis.claims import checks_context
from compendium.analysis.claims.verdicts import CHECKS, DIFFERS, REPRODUCED
from compendium.project import Project

OUTSIDE = "outside_the_data"
MODULES = {module.__name__ for module in (checks_context,)}


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_no_claim_of_the_other_documents_differs(project, real):
    claims = [claim for claim in claims_of(project.data, "context") if claim["check"] != OUTSIDE]
    differing = [claim["claim"] for claim in claims if CHECKS[claim["check"]](real).verdict == DIFFERS]
    assert differing == []


def test_each_claim_has_its_check_and_each_check_its_claim(project):
    claims = claims_of(project.data, "context")
    own = {name for name, function in CHECKS.items() if function.__module__ in MODULES}
    assert {claim["check"] for claim in claims} - {OUTSIDE} == own
    assert all(claim["check"] in (OUTSIDE, claim["claim"].replace("-", "_")) for claim in claims)


def test_what_cannot_be_computed_and_what_differs_has_its_note(project, real):
    for claim in claims_of(project.data, "context"):
        if claim["check"] == OUTSIDE or CHECKS[claim["check"]](real).verdict == DIFFERS:
            assert claim["note"], claim["claim"]


@pytest.mark.parametrize(
    ("check", "name", "change"),
    [
        ("disconnects_said_twice", "list_counts", cell("disconnects-again", "announced", 6, "list")),
        ("pairs_fifteen", "context_facts", cell("civil-servants", "value", 14, "fact")),
        ("policy_made_in_silos", "disconnects", cell("silos", "name", "Messy lives", "disconnect")),
        ("users_still_not_involved", "findings", cell("users-detached", "verdict", "worked", "finding")),
        ("departmental_units_number", "departmental_units", cell("ifg-comment", "department", "DH", "source")),
        ("author_heads_listed_unit", "departmental_units", cell("dh", "department_name", "Other", "unit")),
    ],
)
def test_a_changed_cell_moves_the_verdict(real, check, name, change):
    assert CHECKS[check](real).verdict == REPRODUCED
    assert CHECKS[check](changed(real, name, change)).verdict == DIFFERS


@pytest.mark.parametrize("check", ["disconnects_five", "disconnects_said_twice"])
def test_a_disconnect_fewer_differs(real, check):
    assert CHECKS[check](real).verdict == REPRODUCED
    assert CHECKS[check](changed(real, "disconnects", without("disconnect", "silos"))).verdict == DIFFERS
