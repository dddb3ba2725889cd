"""The claims on the findings: each computed, and its verdict moved by the table that it rests on."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, checks_of, without

from compendium.project import Project
from compendium.results.claims.verdicts import CHECKS, DEPENDS, DIFFERS, REPRODUCED
from compendium.results.findings import claims as checks_findings
from compendium.results.findings import claims as checks_novelty

OWN = checks_of(checks_findings, checks_novelty)


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_no_claim_on_findings_differs(real):
    assert [name for name in OWN if CHECKS[name](real).verdict == DIFFERS] == []


@pytest.mark.parametrize(
    ("check", "name", "change"),
    [
        ("supported_by_all", "findings", cell("memorandum", "verdict", "did not work", "finding")),
        ("legitimacy_little_doubt", "findings", cell("privileged-access", "verdict", "did not work", "finding")),
        ("little_reservation", "findings", cell("Regional co-ordinator", "verdict", "did not work", "role")),
        ("user_input_limited", "context_facts", cell("focus-groups-paper", "value", 6, "fact")),
        ("generally_successful", "findings", cell("macro", "verdict", "mixed", "tier")),
        ("not_every_aspect", "findings", cell("paper", "verdict", "worked", "source")),
        ("legitimacy_and_stakeholders_secured", "findings", cell("policy-legitimacy", "verdict", "mixed", "criterion")),
        ("objectives_harder_to_tell", "findings", cell("policy-objectives", "verdict", "worked", "criterion")),
        ("relations_without_equal", "approach_matrix", cell("relationship-management", "hwb", "yes", "approach")),
        ("arrangements_new", "approach_matrix", cell("interim-report", "sure_start", "yes", "source")),
        ("carrot_and_stick", "approach_matrix", cell("interim-report", "performance_management", "no", "source")),
    ],
)
def test_a_changed_cell_moves_the_verdict(real, check, name, change):
    assert CHECKS[check](real).verdict in (REPRODUCED, DEPENDS)
    assert CHECKS[check](changed(real, name, change)).verdict == DIFFERS


def test_a_list_that_loses_an_item_differs(real):
    assert CHECKS["negative_aspects_two"](real).verdict in (REPRODUCED, DEPENDS)
    fewer = changed(real, "text_items", without("item", "negative-aspects-time"))
    assert CHECKS["negative_aspects_two"](fewer).verdict == DIFFERS


@pytest.mark.parametrize(
    ("check", "own"), [("legitimacy_little_doubt", "practical-concerns"), ("little_reservation", "little-reservation")]
)
def test_the_row_of_the_sentence_itself_does_not_count(real, check, own):
    other = changed(real, "findings", cell(own, "verdict", "did not work"))
    assert CHECKS[check](other) == CHECKS[check](real)


@pytest.mark.parametrize("check", ["supported_by_all", "legitimacy_little_doubt", "arrangements_new"])
def test_a_vague_quantifier_is_shown_in_both_readings(real, check):
    assert CHECKS[check](real).shown.count("does not bear it out") == 1
