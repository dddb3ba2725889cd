"""The claims on the findings: each computed, and its verdict moved by the table that it rests on."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, claims_of, without

from compendium.analysis.claims import checks_findings, checks_novelty
from compendium.analysis.claims.verdicts import CHECKS, DIFFERS, REPRODUCED
from compendium.project import Project

OUTSIDE = "outside_the_data"
MODULES = {module.__name__ for module in (checks_findings, checks_novelty)}


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_the_claims_on_findings_that_differ(project, real):
    claims = [claim for claim in claims_of(project.data, "findings") if claim["check"] != OUTSIDE]
    differing = [claim["claim"] for claim in claims if CHECKS[claim["check"]](real).verdict == DIFFERS]
    assert differing == [
        "helped-perceptions",
        "flaws-more-than-one",
    ]


def test_each_claim_has_its_check_and_each_check_its_claim(project):
    claims = claims_of(project.data, "findings")
    own = {name for name, function in CHECKS.items() if function.__module__ in MODULES}
    assert {claim["check"] for claim in claims} - {OUTSIDE} == own
    assert all(claim["check"] in (OUTSIDE, claim["claim"].replace("-", "_")) for claim in claims)


def test_what_cannot_be_computed_and_what_differs_has_its_note(project, real):
    for claim in claims_of(project.data, "findings"):
        if claim["check"] == OUTSIDE or CHECKS[claim["check"]](real).verdict == DIFFERS:
            assert claim["note"], claim["claim"]


@pytest.mark.parametrize(
    ("check", "name", "change"),
    [
        ("supported_by_all", "findings", cell("memorandum", "verdict", "did not work", "finding")),
        ("legitimacy_little_doubt", "findings", cell("practical-concerns", "verdict", "did not work", "finding")),
        ("little_reservation", "findings", cell("Regional co-ordinator", "verdict", "did not work", "role")),
        ("success_virtually_all", "findings", cell("direction-of-travel", "verdict", "did not work", "finding")),
        ("users_and_carers_critical", "findings", cell("treatment-of-carers", "verdict", "worked", "finding")),
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
    assert CHECKS[check](real).verdict == REPRODUCED
    assert CHECKS[check](changed(real, name, change)).verdict == DIFFERS


def test_a_list_that_loses_an_item_differs(real):
    assert CHECKS["negative_aspects_two"](real).verdict == REPRODUCED
    fewer = changed(real, "text_items", without("item", "negative-aspects-time"))
    assert CHECKS["negative_aspects_two"](fewer).verdict == DIFFERS


def test_what_differs_is_borne_out_by_other_tables(real):
    better = changed(real, "findings", cell("lack-of-awareness", "verdict", "worked"))
    assert CHECKS["helped_perceptions"](better).verdict == REPRODUCED
    two = changed(real, "version_comparison", cell("flaws", "interim_report", "One flaw, another flaw"))
    assert CHECKS["flaws_more_than_one"](two).verdict == REPRODUCED


@pytest.mark.parametrize("check", ["supported_by_all", "success_virtually_all", "arrangements_new"])
def test_a_vague_quantifier_is_shown_in_both_readings(real, check):
    assert CHECKS[check](real).shown.count("does not bear it out") == 1
