"""What holds of the claims of every topic: each has its check, a note where it needs one, and no final full stop."""

import csv
import re

import pytest
from claim_tables import Tables

from compendium.project import Project
from compendium.results.claims.audit import NOTHING, OUTSIDE
from compendium.results.claims.operations import evaluate
from compendium.results.claims.verdicts import CHECKS, DIFFERS, NOT_COMPUTABLE, Readings
from compendium.results.claims.words_of_number import known_words, word_named

Claims = list[dict[str, str]]

NO_QUANTIFIER = {
    "better-care-fund-little-hands-on": "little is an amount of support, not a number of policies",
    "blanket-little-variation": "little is an amount of variation, not a number of policies",
    "problem-solving-all-but-three": "all but three is a number",
    "coding-told-twice": "what is compared are two accounts of who did what",
    "collaboration-suits-the-care-act": "little is an amount of ambiguity",
    "design-focus-groups-each-site": "a number of groups is compared with a number of sites",
    "legitimacy-little-doubt": "little or no is one word, read as little",
    "matland-organising-concepts": "one each says that no two are the same",
    "not-every-aspect": "not every denies a word, and has no readings of its own",
    "programme-closed-eighteen-months": "some means about",
    "table-3-programmes": "each belongs to a list of names",
    "troubled-families-four": "only four is a number",
    "two-models-before-capacity-building": "dominant tells which models are meant",
}
"""Claims in which a word of number counts no members of a set, with what it does instead."""


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
        if result_of(claim, real).verdict in (NOT_COMPUTABLE, DIFFERS):
            assert claim["note"], claim["claim"]


def test_no_statement_and_no_value_ends_with_a_full_stop(claims):
    for claim in claims:
        assert not claim["statement"].endswith("."), claim["claim"]
        assert not claim["stated"].endswith("."), claim["claim"]


def words_in(text: str) -> set[str]:
    """The words of number in a text; of two that overlap the longer one, such as almost all."""
    words = sorted(known_words(), key=len, reverse=True)
    return set(re.findall(rf"\b({'|'.join(map(re.escape, words))})\b", text.lower()))


def result_of(claim: dict[str, str], tables: Tables) -> Readings:
    if claim["operation"]:
        return evaluate(claim, tables)
    return CHECKS.get(claim["check"], lambda _: NOTHING)(tables)


def test_a_word_of_number_has_its_two_readings_and_no_others(claims, real):
    for claim in claims:
        found = result_of(claim, real)
        if found.named and claim["claim"] not in NO_QUANTIFIER:
            read = [word_named(word) for word in found.words]
            assert all(word_named(word) in read for word in words_in(claim["stated"])), claim["claim"]


def test_every_exception_is_a_claim_with_such_a_word(claims):
    stated = {claim["claim"]: claim["stated"] for claim in claims}
    assert all(words_in(stated[claim]) for claim in NO_QUANTIFIER)


def test_of_two_words_that_overlap_the_longer_counts():
    assert words_in("Almost all, and a number of others") == {"almost all", "a number of"}


def test_what_cannot_be_computed_has_its_kind(claims, real):
    for claim in claims:
        outside = result_of(claim, real).verdict == NOT_COMPUTABLE
        assert bool(claim["kind"]) == outside, claim["claim"]
        assert claim["would_settle"] or claim["kind"] != "another source needed", claim["claim"]
        assert outside or not claim["would_settle"], claim["claim"]
