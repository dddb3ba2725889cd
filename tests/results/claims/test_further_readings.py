"""The claims that a later reading added: each computed, and its verdict moved by the table that it rests on."""

import csv

import pytest
from claim_tables import FURTHER, Tables, TablesOf, cell, changed, without

from compendium.project import Project
from compendium.results.claims.verdicts import CHECKS, DEPENDS, DIFFERS, REPRODUCED

OUTSIDE = "outside_the_data"
OWN = FURTHER
NOT_COMPUTABLE = {
    "coding-told-twice",
    "concerns-anticipated",
    "limited-impact-on-outcomes",
    "support-necessary",
}


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


@pytest.fixture(scope="module")
def claims(project: Project) -> list[dict[str, str]]:
    with (project.data / "claims.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["check"] in OWN or row["claim"] in NOT_COMPUTABLE]


def test_each_claim_has_its_check_and_each_check_its_claim(claims):
    assert {claim["check"] for claim in claims} - {OUTSIDE} == OWN
    assert {claim["claim"] for claim in claims if claim["check"] == OUTSIDE} == NOT_COMPUTABLE
    assert all(claim["check"] in (OUTSIDE, claim["claim"].replace("-", "_")) for claim in claims)


def test_the_claims_that_differ_are_these(real):
    assert {name for name in OWN if CHECKS[name](real).verdict == DIFFERS} == {
        "act_mainly_evolutionary",
        "readiness_four_signs",
    }


def test_what_cannot_be_computed_and_what_differs_has_its_note(real, claims):
    for claim in claims:
        if claim["check"] == OUTSIDE or CHECKS[claim["check"]](real).verdict == DIFFERS:
            assert claim["note"], claim["claim"]


def test_no_statement_ends_with_a_full_stop(claims):
    assert not [claim["claim"] for claim in claims if claim["statement"].endswith(".") or claim["stated"].endswith(".")]


@pytest.mark.parametrize(
    ("check", "name", "change"),
    [
        ("performance_disappointing", "findings", cell("policy-objectives", "verdict", "worked", "criterion")),
        ("clear_guidance_nationally", "findings", cell("programme-clarity", "verdict", "mixed", "criterion")),
        ("users_took_part_in_design", "partners", without("kind", "took part")),
        ("macro_element_reported", "organisation_nodes", without("tier", "regional")),
        ("sister_studies_several", "text_items", without("item", "sister-studies-carers")),
        ("advisory_group_external", "study_organisations", without("name", "Age UK")),
    ],
)
def test_a_changed_table_moves_the_verdict(real, check, name, change):
    assert CHECKS[check](real).verdict in (REPRODUCED, DEPENDS)
    assert CHECKS[check](changed(real, name, change)).verdict == DIFFERS


@pytest.mark.parametrize(
    ("check", "name", "change"),
    [
        (
            "act_mainly_evolutionary",
            "version_comparison",
            cell("evolution", "paper", "Evolutionary; mainly evolutionary in the introduction"),
        ),
        ("readiness_four_signs", "findings", cell("programme-clarity", "verdict", "worked", "criterion")),
    ],
)
def test_what_differs_is_borne_out_by_other_tables(real, check, name, change):
    assert CHECKS[check](real).verdict == DIFFERS
    assert CHECKS[check](changed(real, name, change)).verdict == REPRODUCED


@pytest.mark.parametrize(
    "check",
    [
        "advisory_group_external",
        "clear_guidance_nationally",
        "macro_element_reported",
        "performance_disappointing",
        "users_took_part_in_design",
    ],
)
def test_a_vague_word_is_shown_in_both_readings(real, check):
    assert CHECKS[check](real).shown.count("does not bear it out") == 1
