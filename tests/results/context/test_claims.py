"""The claims of the other three documents: each computed, and its verdict moved by the table that it rests on."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, checks_of, without

from compendium.project import Project
from compendium.results.claims.verdicts import CHECKS, DEPENDS, DIFFERS, REPRODUCED
from compendium.results.context import claims as checks_context

OWN = checks_of(checks_context)


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_no_claim_of_the_other_documents_differs(real):
    assert [name for name in OWN if CHECKS[name](real).verdict == DIFFERS] == []


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
    assert CHECKS[check](real).verdict in (REPRODUCED, DEPENDS)
    assert CHECKS[check](changed(real, name, change)).verdict == DIFFERS


@pytest.mark.parametrize("check", ["disconnects_five", "disconnects_said_twice"])
def test_a_disconnect_fewer_differs(real, check):
    assert CHECKS[check](real).verdict in (REPRODUCED, DEPENDS)
    assert CHECKS[check](changed(real, "disconnects", without("disconnect", "silos"))).verdict == DIFFERS
