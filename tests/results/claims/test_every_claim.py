"""What holds of the claims of every topic: each has its check, a note where it needs one, and no final full stop."""

import csv

import pytest
from claim_tables import Tables, TablesOf

from compendium.project import Project
from compendium.results.claims.audit import NOTHING, OUTSIDE
from compendium.results.claims.operations import evaluate
from compendium.results.claims.verdicts import CHECKS, DIFFERS, NOT_COMPUTABLE

Claims = list[dict[str, str]]


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


@pytest.fixture(scope="module")
def claims(project: Project) -> Claims:
    with (project.data / "claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_check_is_used_and_the_check_of_every_claim_exists(claims):
    assert {claim["check"] for claim in claims} - {OUTSIDE, ""} == set(CHECKS)


def test_a_check_has_the_name_of_its_claim(claims):
    for claim in claims:
        assert claim["check"] in (OUTSIDE, "", claim["claim"].replace("-", "_"))


def test_every_check_shows_what_it_found(real):
    assert [name for name, check in CHECKS.items() if not check(real).shown] == []


def test_what_cannot_be_computed_and_what_differs_has_its_note(claims, real):
    for claim in claims:
        found = evaluate(claim, real) if claim["operation"] else CHECKS.get(claim["check"], lambda _: NOTHING)(real)
        if found.verdict in (NOT_COMPUTABLE, DIFFERS):
            assert claim["note"], claim["claim"]


def test_no_statement_and_no_value_ends_with_a_full_stop(claims):
    for claim in claims:
        assert not claim["statement"].endswith("."), claim["claim"]
        assert not claim["stated"].endswith("."), claim["claim"]
