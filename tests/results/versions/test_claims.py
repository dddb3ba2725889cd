"""Claims that both versions of the study make: what each version prints is compared, and the verdict follows it."""

import hashlib

import pytest
from claim_tables import cell, changed, computed_of, found, without

from compendium.results.claims.verdicts import DEPENDS, DIFFERS, REPRODUCED

DIFFERING = {
    "act-mainly-evolutionary",
    "versions-framework-descriptors",
    "versions-hindrances-author",
    "versions-interviews-at-the-centre",
    "versions-kind-of-delivery-unit",
    "versions-new-requirements",
    "versions-notes-numbered-once",
    "versions-quotations-alike",
    "versions-quotations-follow",
    "versions-respondents-labels",
    "versions-statement-of-2013",
    "versions-whose-view-of-inclusion",
    "versions-year-of-evaluation",
    "versions-year-of-failure-framework",
    "versions-years-of-works",
}


def test_the_claims_that_differ_and_the_one_that_depends_are_these(real):
    verdicts = {name: found(real, name).verdict for name in computed_of(real, "versions")}
    assert {name for name, verdict in verdicts.items() if verdict == DIFFERS} == DIFFERING
    assert {name for name, verdict in verdicts.items() if verdict == DEPENDS} == {"versions-quoted-chief-executive"}


def test_only_the_kind_of_change_rests_on_our_coding(real):
    coded = {name for name in computed_of(real, "versions") if found(real, name).rests_on_coding}
    assert coded == {"act-mainly-evolutionary"}


VALUES = [
    ("interviews-at-the-centre", "at least 10 + 4 (R2, R3, R4, R5) = 14"),
    ("notes-numbered-once", "5 of 66 stand twice: 45, 46, 47, 48, 49"),
    ("respondents-labels", "0 of 2 (C and N4, D and N10)"),
    ("years-of-works", "28 of 33 (85%)"),
    ("new-requirements", "not listed: Wellbeing, Self-care"),
    ("quotations-follow", "7 of 8 (88%)"),
    ("quotations-alike", "word for word: 1 of 4"),
    ("quotations-alike", "changes marked: 3 of 4"),
    ("statement-of-2013", "0 of 2"),
    ("framework-descriptors", "17 of 18 (94%)"),
]


@pytest.mark.parametrize(("name", "value"), VALUES)
def test_what_is_compared(real, name, value):
    assert value in found(real, f"versions-{name}").shown


MADE_TO_DIFFER = [
    ("quoted-institute", "study_organisations", without("participant", "interview-scie")),
    ("quoted-chief-executive", "programme_board_members", without("partner", "solace")),
    ("policies-fifteen", "policies", lambda t: t.head(14)),
    ("policies-analysed-several", "policies", lambda t: t.assign(published_selection="no")),
    ("framework-criteria-six", "framework_wording", without("criterion", "policy-objectives")),
    ("framework-title", "printed_lists", cell("framework-title-paper-1", "name", "Another")),
    ("failure-degrees", "printed_lists", without("entry", "failure-degrees-paper-3")),
    ("failure-activities", "printed_lists", without("entry", "failure-activities-report-1")),
    ("purposes-of-support", "printed_lists", without("entry", "purposes-of-support-paper-1")),
    ("support-by-quadrant", "printed_lists", cell("support-by-quadrant-paper-4", "fingerprint", "0" * 12)),
    ("principles", "printed_lists", without("entry", "principles-paper-2")),
    ("innovations", "printed_lists", without("entry", "innovations-report-3")),
    ("design", "printed_lists", without("entry", "levels-of-data-paper-3")),
    ("design", "context_facts", cell("sites-paper", "value", 5)),
    ("department-name", "repeated_facts", cell("department-in-design", "value", "Another")),
]


@pytest.mark.parametrize(("name", "table", "change"), MADE_TO_DIFFER)
def test_a_change_of_the_table_makes_a_claim_differ(real, name, table, change):
    claim = f"versions-{name}"
    assert found(real, claim).verdict in (REPRODUCED, DEPENDS)
    assert found(changed(real, table, change), claim).verdict == DIFFERS


BORNE_OUT = [
    ("act-mainly-evolutionary", "compared_statements", without("says", "no")),
    ("versions-framework-descriptors", "framework_wording", lambda t: t.assign(fingerprint="0" * 12)),
    ("versions-hindrances-author", "repeated_facts", cell("hindrances-in-report", "value", "McConnell (2015)")),
    ("versions-interviews-at-the-centre", "context_facts", cell("macro-interviews-paper", "value", 14)),
    ("versions-kind-of-delivery-unit", "repeated_facts", cell("unit-as-tracking", "value", "implementation support")),
    ("versions-new-requirements", "text_items", lambda t: t.assign(name="Prevention")),
    ("versions-notes-numbered-once", "citations", without("locator", "Table 3")),
    ("versions-quotations-alike", "quotations", lambda t: t.assign(fingerprint="0" * 12)),
    ("versions-quotations-follow", "quotations", without("printed", "no")),
    ("versions-respondents-labels", "quotations", lambda t: t.assign(respondent="C")),
    ("versions-statement-of-2013", "quotations", lambda t: t.assign(fingerprint="0" * 12)),
    ("versions-whose-view-of-inclusion", "repeated_facts", lambda t: t.assign(value="all")),
    ("versions-year-of-evaluation", "citations", cell("support-force-evaluation-paper-1", "year", 1993)),
    ("versions-year-of-failure-framework", "citations", cell("policy-failure-paper-1", "year", 2015)),
    ("versions-years-of-works", "citations", lambda t: t.assign(year=2015)),
]


@pytest.mark.parametrize(("claim", "table", "change"), BORNE_OUT)
def test_a_change_of_the_table_bears_a_claim_out(real, claim, table, change):
    assert found(real, claim).verdict == DIFFERS
    assert found(changed(real, table, change), claim).verdict != DIFFERS


def test_every_claim_that_differs_has_such_a_change():
    assert {claim for claim, _, _ in BORNE_OUT} == DIFFERING


def test_a_name_in_a_list_has_the_fingerprint_of_its_words(real):
    lists = real["printed_lists"]
    names = lists[lists["list"] != "support-by-quadrant"]
    words = names["name"].str.lower().str.findall("[a-z]+")
    assert list(words.str.len()) == list(names["words"].astype(int))
    digests = [hashlib.sha256(" ".join(each).encode()).hexdigest()[:12] for each in words]
    assert digests == list(names["fingerprint"])


def test_a_cut_that_is_marked_is_told_from_one_that_is_not(real):
    marked = changed(real, "quotations", cell("priorities-paper", "omission_marks", 1))
    assert "changes marked: 4 of 4" in found(marked, "versions-quotations-alike").shown
    assert found(marked, "versions-quotations-alike").verdict == DEPENDS
