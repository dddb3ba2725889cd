"""The inventory of evidence and its two blind codings, made by the codebook of the book, are whole and keep its rules.

The pages of findings and of the study do not rest on them yet.
"""

import re
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

CODING = Path(__file__).parent / "second_reading" / "evidence"
KINDS = {"finding", "caveat", "design", "out_of_scope"}
CODED = {"finding", "caveat"}
NON_ANSWERS = {"missing", "not_applicable", "mixed", "too_early"}
LOCATOR = re.compile(r"(?:Table|Figure) [1-9]\d*|[^\s,].*[^\s,], paragraph [1-9]\d*")


@pytest.fixture(scope="module")
def coding() -> dict[str, pd.DataFrame]:
    return {path.stem: pd.read_csv(path, dtype=str, keep_default_na=False) for path in CODING.glob("*.csv")}


@pytest.fixture(scope="module")
def pieces(coding) -> set[str]:
    """What is coded: findings and caveats, each passage once where both documents print it."""
    evidence = coding["evidence"]
    told_twice = set(evidence.loc[evidence["source"] == "paper", "same_as"])
    return set(evidence.loc[evidence["kind"].isin(CODED), "evidence"]) - told_twice


def test_each_piece_stands_once(coding):
    evidence = coding["evidence"]
    assert evidence["evidence"].is_unique
    assert not evidence.duplicated(["source", "locator", "place"]).any()
    assert set(evidence["kind"]) == KINDS
    assert evidence["statement"].str.len().min() > 20
    same = evidence[evidence["same_as"] != ""].set_index("evidence")["same_as"]
    assert same.map(same).to_dict() == {name: name for name in same.index}


def test_places_are_counted_from_one_in_every_paragraph(coding):
    for _, rows in coding["evidence"].groupby(["source", "locator"]):
        assert list(rows["place"].astype(int)) == list(range(1, len(rows) + 1))


def test_a_paragraph_holds_evidence_or_is_set_aside(coding):
    held = set(zip(coding["evidence"]["source"], coding["evidence"]["locator"], strict=True))
    aside = coding["set_aside"]
    assert not held & set(zip(aside["source"], aside["locator"], strict=True))
    assert aside["reason"].str.len().min() > 5
    assert all(LOCATOR.fullmatch(place) for _, place in held | set(zip(aside["source"], aside["locator"], strict=True)))


def test_two_readers_coded_every_piece_and_nothing_else(coding, pieces):
    for _, own in coding["ratings"].groupby("coder"):
        assert Counter(own["evidence"]) == Counter(pieces)
    assert set(coding["ratings"]["coder"]) == {"reading-1", "reading-2"}


@pytest.mark.parametrize("name", ["ratings", "settled"])
def test_answers_are_those_of_the_framework(coding, name):
    framework = pd.read_csv(CODING.parents[2] / "data/frameworks/care-act-isp/criteria.csv", dtype=str)
    rows = coding[name]
    assert set(rows["criterion"]) <= {*framework["criterion"], "none"}
    assert set(rows["level"]) <= {*framework.columns[2:5], *NON_ANSWERS}
    assert ((rows["criterion"] == "none") == (rows["level"] == "not_applicable")).all()


def test_what_is_settled_is_what_the_readers_differ_on(coding):
    answers = coding["ratings"].groupby("evidence")[["criterion", "level"]].nunique().max(axis=1)
    assert set(coding["settled"]["evidence"]) == set(answers.index[answers > 1])
    assert coding["settled"]["evidence"].is_unique
    assert coding["settled"]["reason"].str.len().min() > 20
