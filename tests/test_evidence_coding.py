"""The inventory of evidence on the Care Act and its two blind codings keep the rules of the codebook.

What every study has to keep (`compendium check`) is tested with the package; here stands what this one study promises.
"""

import re
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from compendium.studies.study import Study, check_study, coding_of, load_study

DATA = Path(__file__).parents[1] / "data"
STUDY = DATA / "studies" / "care-act"
LOCATOR = re.compile(r"(?:Table|Figure) [1-9]\d*|[^\s,].*[^\s,], paragraph [1-9]\d*")


@pytest.fixture(scope="module")
def study() -> Study:
    return load_study(STUDY, DATA)


@pytest.fixture(scope="module")
def pieces(study) -> set[str]:
    """What is coded: findings and caveats, each passage once where both documents print it."""
    evidence = study.evidence
    return set(evidence.loc[evidence["kind"].isin({"finding", "caveat"}) & evidence["same_as"].eq(""), "evidence"])


def test_the_study_has_no_faults_and_no_note_but_on_the_site_that_nobody_quotes():
    assert [fault.value for fault in check_study(STUDY, DATA)] == ["site-e"]


def test_each_passage_stands_once(study):
    evidence = study.evidence
    assert not evidence.duplicated(["source", "locator", "place"]).any()
    assert set(evidence["kind"]) == {"finding", "caveat", "design", "out_of_scope"}
    assert evidence["statement"].str.len().min() > 20


def test_what_is_printed_twice_is_coded_as_the_paper_prints_it(study):
    source = study.evidence.set_index("evidence")["source"]
    twice = study.evidence[study.evidence["same_as"] != ""]
    assert len(twice) == 11
    assert set(twice["source"]) == {"interim-report"}
    assert set(source[twice["same_as"]]) == {"paper"}


def test_places_are_counted_from_one_in_every_paragraph(study):
    for _, rows in study.evidence.groupby(["source", "locator"]):
        assert list(rows["place"]) == list(range(1, len(rows) + 1))


def test_a_paragraph_holds_evidence_or_is_set_aside(study):
    paragraphs = pd.concat([study.evidence, study.set_aside])
    assert set(paragraphs["source"]) == {"paper", "interim-report"}
    assert all(LOCATOR.fullmatch(place) for place in paragraphs["locator"])
    assert study.set_aside["reason"].str.len().min() > 5


def test_two_readers_coded_every_piece_and_nothing_else(study, pieces):
    assert len(pieces) == 194
    for _, own in study.ratings.groupby("coder"):
        assert Counter(own["evidence"]) == Counter(pieces)
    assert set(study.ratings["coder"]) == {"reading-1", "reading-2"}


def test_no_criterion_goes_with_no_level_and_only_then(study):
    for rows in (study.ratings, study.settled):
        assert ((rows["criterion"] == "none") == (rows["level"] == "not_applicable")).all()


def test_what_is_settled_is_what_the_readers_differ_on(study):
    answers = study.ratings.groupby("evidence")[["criterion", "level"]].nunique().max(axis=1)
    assert set(study.settled["evidence"]) == set(answers.index[answers > 1])
    assert study.settled["reason"].str.len().min() > 20
    standing = coding_of(study)["standing"]
    assert dict(standing.value_counts()) == {"agreed": 173, "settled": 21}
