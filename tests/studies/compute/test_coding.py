"""What stands of a piece of evidence: settled, agreed, undecided, or what the only reader said."""

import pandas as pd
import pytest

from compendium.studies.compute.coding import (
    counted_pieces,
    settled_ratings,
    standing_coding,
    standing_counts,
)
from compendium.studies.compute.scale import Scale

SCALE = Scale(("poor", "fair", "good"))
EVIDENCE = pd.DataFrame(
    [[f"e{n}", "s", f"statement {n}", "finding"] for n in range(1, 7)],
    columns=["evidence", "site", "statement", "kind"],
)


def frame(*rows, columns=("evidence", "criterion", "level", "coder")):
    return pd.DataFrame([row.split() for row in rows], columns=list(columns), dtype=str)


NOTHING = frame(columns=("evidence", "criterion", "level", "reason"))


def stand(ratings, settled=NOTHING, rule="median"):
    coding = standing_coding(EVIDENCE, ratings, settled, SCALE, rule)
    return list(coding[["evidence", "criterion", "level", "standing"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("rows", "stands"),
    [
        (["e1 x good a"], [("e1", "x", "good", "one reading")]),
        (["e1 x good a", "e1 x good b"], [("e1", "x", "good", "agreed")]),
        (["e1 none not_applicable a", "e1 none not_applicable b"], [("e1", "none", "not_applicable", "agreed")]),
        (["e1 x missing a", "e1 x missing b"], [("e1", "x", "missing", "agreed")]),
        # Undecided: one criterion, two levels; the lower of two in the middle, and a level before `missing`.
        (["e1 x good a", "e1 x fair b"], [("e1", "x", "fair", "undecided")]),
        (["e1 x good a", "e1 x missing b"], [("e1", "x", "good", "undecided")]),
        # Undecided: two criteria, so it counts under each.
        (["e1 x good a", "e1 y poor b"], [("e1", "x", "good", "undecided"), ("e1", "y", "poor", "undecided")]),
        (["e1 x good a", "e1 none not_applicable b"],
         [("e1", "x", "good", "undecided"), ("e1", "none", "not_applicable", "undecided")]),
    ],
)  # fmt: skip
def test_what_stands_where_nothing_is_settled(rows, stands):
    assert stand(frame(*rows)) == stands


def test_what_is_settled_stands_in_place_of_all_readings():
    ratings = frame("e1 x good a", "e1 y poor b", "e2 x good a", "e2 x good b")
    settled = frame("e1 z fair because", columns=("evidence", "criterion", "level", "reason"))
    assert stand(ratings, settled) == [("e1", "z", "fair", "settled"), ("e2", "x", "good", "agreed")]


def test_the_rule_of_the_study_combines_what_is_undecided():
    ratings = frame("e1 x good a", "e1 x fair b")
    assert stand(ratings, rule="consensus") == [("e1", "x", "mixed", "undecided")]


def test_rows_follow_the_inventory_and_tell_of_the_piece():
    coding = standing_coding(EVIDENCE, frame("e3 x good a", "e1 x poor a"), NOTHING, SCALE, "median")
    assert list(coding["evidence"]) == ["e1", "e3"]
    assert list(coding["statement"]) == ["statement 1", "statement 3"]
    assert list(coding["site"]) == ["s", "s"]


def test_what_bears_on_no_criterion_is_not_counted():
    ratings = frame("e1 x good a", "e2 none not_applicable a", "e3 x good a", "e3 y good b")
    coding = standing_coding(EVIDENCE, ratings, NOTHING, SCALE, "median")
    assert list(counted_pieces(coding)["evidence"]) == ["e1", "e3", "e3"]
    assert dict(standing_counts(coding)) == {"agreed": 0, "settled": 0, "undecided": 1, "one reading": 2}


UNIT_COLUMNS = ("site", "criterion", "evidence", "level", "coder")


def test_without_an_inventory_what_is_settled_is_one_rating():
    ratings = frame("s x e1 good a", "s x e1 poor b", "s x e2 good a", "s x e2 fair b", columns=UNIT_COLUMNS)
    settled = frame("s x e1 fair", columns=("site", "criterion", "evidence", "level")).assign(reason="so")
    found = settled_ratings(ratings, settled)
    rows = found[["evidence", "level", "coder", "standing"]].to_numpy().tolist()
    assert rows == [["e1", "fair", "", "settled"], ["e2", "good", "a", ""], ["e2", "fair", "b", ""]]


def test_without_an_inventory_and_nothing_settled_every_rating_counts():
    ratings = frame("s x e1 good a", "s x e1 poor b", columns=UNIT_COLUMNS)
    nothing = frame(columns=("site", "criterion", "evidence", "level", "reason"))
    found = settled_ratings(ratings, nothing)
    assert found.drop(columns=["standing", "reason"]).equals(ratings)
