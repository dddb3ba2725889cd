"""Tables and sentences on published terms hold for a full mapping, for one without differences and for none."""

import pandas as pd

from compendium.results.terms import compute as terms
from compendium.results.terms import show, words
from compendium.results.terms.compute import Mapping

LETTERS = Mapping("item", "term", "Item", "Term", "items", "terms")
ITEMS, TERMS = pd.Series({"a": "Apple", "b": "Beet"}), pd.Series({"x": "X, first", "y": "Y"})
READ = pd.DataFrame(
    [("reading-1", "a", 1, "x"), ("reading-1", "b", 1, "x"), ("reading-2", "a", 1, "x"), ("reading-2", "b", 1, "")],
    columns=["reading", "item", "rank", "term"],
)
SETTLED = pd.DataFrame([("b", 1, "x", "so"), ("b", 2, "y", "too")], columns=["item", "rank", "term", "reason"])
STAND = terms.terms_that_stand(READ, SETTLED, LETTERS)


def test_each_item_has_its_terms_and_how_they_came_about():
    shown = show.terms_table(STAND, ITEMS, TERMS, LETTERS, None).plain
    assert "Apple|X, first|–|= alike" in shown
    assert "Beet|X, first|Y|≠ differ; settled" in shown
    assert "our reading" in shown


def test_only_what_differs_is_told_with_both_readings_and_the_reason():
    shown = show.settled_table(STAND, ITEMS, TERMS, LETTERS, None).plain
    assert "Beet|X, first|none fits|X, first; Y|so. too" in shown
    assert "Apple" not in shown
    alike = show.settled_table(STAND.head(1), ITEMS, TERMS, LETTERS, None).plain
    assert alike == "The readings differ on none of these items."


def test_terms_that_items_share_are_named():
    assert words.spread_words(STAND, ITEMS, TERMS, LETTERS).plain == (
        "Two items have their best fit in one Term. One is shared: X, first (apple; beet). "
        "None of the items is without one."
    )


def test_items_without_a_term_are_named():
    stand = STAND.assign(terms=[("x",), ("",)])
    assert words.spread_words(stand, ITEMS, TERMS, LETTERS).plain == (
        "One item has its best fit in one Term. One item has none: beet."
    )


def test_agreement_is_told_in_per_cent_and_beyond_chance():
    said = words.agreement_words(terms.agreement(READ, LETTERS), LETTERS).plain
    assert "same best fit for 1 of 2 items (50 per cent; Cohen’s kappa 0.00)" in said


def test_a_framework_of_ones_own_has_no_terms_and_a_sentence_says_so():
    none = terms.readings_of(READ, pd.Series({"z": "Z"}), LETTERS)
    stand = terms.terms_that_stand(none, SETTLED, LETTERS)
    assert "None of these items" in show.terms_table(stand, ITEMS, TERMS, LETTERS, None).plain
    assert "no two readings" in words.agreement_words(terms.agreement(none, LETTERS), LETTERS).plain
    assert "nothing to say" in words.spread_words(stand, ITEMS, TERMS, LETTERS).plain


def test_titles_count_what_has_a_term_and_what_was_settled():
    assert words.terms_title(STAND, LETTERS) == "All two items have a counterpart among the terms (our reading)"
    one = STAND.assign(terms=[("x",), ("",)])
    assert words.terms_title(one, LETTERS) == "Of two items, one has a counterpart among the terms (our reading)"
    assert (
        words.settled_title(STAND.tail(1), STAND, LETTERS)
        == "The two readings differ in some term or its rank on one of two items"
    )
