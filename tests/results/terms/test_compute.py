"""Two readings of items in published terms: how far they agree, and what stands."""

import math

import pandas as pd
import pytest

from compendium.results.terms import compute as terms
from compendium.results.terms.compute import APPROACHES, CRITERIA, Mapping
from compendium.studies.framework import load_framework

LETTERS = Mapping("item", "term", "Item", "Term", "items", "terms")


def readings(*rows: tuple[int, str, int, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["reading", "item", "rank", "term"])
    return frame.assign(reading=[f"reading-{number}" for number in frame["reading"]])


READ = readings(
    (1, "a", 1, "x"), (1, "b", 2, "z"), (1, "b", 1, "y"), (1, "c", 1, ""), (1, "d", 1, "x"),
    (2, "a", 1, "x"), (2, "b", 1, "z"), (2, "b", 2, "y"), (2, "c", 1, ""), (2, "d", 1, "y"),
)  # fmt: skip


def test_kappa_is_that_of_a_worked_example():
    """Two readers, 50 answers: 20 times both yes, 15 times both no, 5 and 10 times unlike; by hand, 0.4."""
    first = pd.Series(["yes"] * 25 + ["no"] * 25)
    second = pd.Series(["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15)
    assert terms.cohen_kappa(first, second) == pytest.approx(0.4)


def test_kappa_is_missing_where_chance_alone_makes_all_alike():
    assert math.isnan(terms.cohen_kappa(pd.Series(["x", "x"]), pd.Series(["x", "x"])))
    assert terms.cohen_kappa(pd.Series(["x", "y"]), pd.Series(["y", "x"])) == pytest.approx(-1)


def test_agreement_is_on_the_best_fit_and_on_all_terms():
    found = terms.agreement(READ, LETTERS)
    assert (found.items, found.same, found.per_cent, found.same_terms) == (4, 2, 50, 3)
    assert found.overlap == pytest.approx(3 / 4)  # b has the same terms in another order, d has none in common
    assert terms.agreement(READ.head(0), LETTERS).items == 0


def test_a_difference_in_order_is_a_difference():
    assert terms.differing(READ, LETTERS) == ["b", "d"]


def test_what_both_say_stands_and_the_rest_is_settled():
    settled = pd.DataFrame(
        [("b", 2, "z", "second"), ("b", 1, "y", "first"), ("a", 1, "z", "not asked for")],
        columns=["item", "rank", "term", "reason"],
    )
    stand = terms.terms_that_stand(READ, settled, LETTERS).set_index("item")
    assert stand["terms"].to_dict() == {"a": ("x",), "b": ("y", "z"), "c": ("",), "d": ()}
    assert stand["how"].to_dict() == {"a": "alike", "b": "settled", "c": "alike", "d": "settled"}
    assert stand.loc["b", "reason"] == "first. second"
    assert stand.loc["a", "reason"] == ""


def test_items_that_share_a_best_fit_are_gathered_those_with_the_most_first():
    stand = pd.DataFrame({"item": ["a", "b", "c", "d"], "terms": [("x",), ("y", "x"), ("y",), ()]})
    assert terms.items_by_best_fit(stand, LETTERS) == {"y": ["b", "c"], "x": ["a"]}


def test_readings_of_other_items_are_left_out():
    assert set(terms.readings_of(READ, pd.Series({"a": "A"}), LETTERS)["item"]) == {"a"}


OWN = pytest.mark.parametrize("mapping", [APPROACHES, CRITERIA], ids=["approaches", "criteria"])


@OWN
def test_what_is_settled_is_what_the_readings_differ_on_and_was_said_by_one_of_them(tables, mapping):
    read, settled = tables(f"{mapping.item}_readings"), tables(f"{mapping.item}_settled")
    assert set(settled[mapping.item]) == set(terms.differing(read, mapping))
    for item, own in settled.groupby(mapping.item):
        assert set(own[mapping.term]) <= set(read.loc[read[mapping.item] == item, mapping.term])
        assert list(own["rank"]) == list(range(1, len(own) + 1))


@OWN
def test_both_readings_have_every_item_and_count_its_terms_from_one(project, tables, mapping):
    read = tables(f"{mapping.item}_readings")
    criteria = load_framework(project.data, "care-act-isp").criteria
    items = set(tables("approach_matrix")["approach"]) if mapping is APPROACHES else set(criteria["criterion"])
    for (_, item), own in read.groupby(["reading", mapping.item]):
        assert list(own["rank"]) == list(range(1, len(own) + 1))
        assert (own[mapping.term] != "").all() or len(own) == 1, item
    assert {reading: set(own[mapping.item]) for reading, own in read.groupby("reading")} == {
        "reading-1": items,
        "reading-2": items,
    }


@OWN
def test_every_published_term_is_used(tables, mapping):
    table = {"strategy": "strategies", "construct": "constructs"}[mapping.term]
    used = set(tables(f"{mapping.item}_readings")[mapping.term]) - {""}
    assert set(tables(table)[mapping.term]) == used


def test_the_two_readings_of_approaches_agree_on_eighteen_of_twenty(tables):
    found = terms.agreement(tables("approach_readings"), APPROACHES)
    assert (found.items, found.same, found.same_terms) == (20, 18, 17)
    assert found.kappa == pytest.approx(0.892, abs=0.0005)
    assert found.overlap == pytest.approx(0.9)


def test_the_two_readings_of_criteria_agree_on_every_best_fit(tables):
    found = terms.agreement(tables("criterion_readings"), CRITERIA)
    assert (found.items, found.same, found.kappa, found.same_terms) == (6, 6, 1, 4)


def test_public_awareness_and_attainment_have_no_term(tables):
    for mapping, item in ((APPROACHES, "public-awareness"), (CRITERIA, "policy-objectives")):
        read, settled = tables(f"{mapping.item}_readings"), tables(f"{mapping.item}_settled")
        stand = terms.terms_that_stand(read, settled, mapping)
        assert terms.items_by_best_fit(stand, mapping)[""] == [item]
