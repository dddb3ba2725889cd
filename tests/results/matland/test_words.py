"""What is said of the place of the Care Act follows from placements and passages."""

import pandas as pd

from compendium.results.matland.compute import place_all
from compendium.results.matland.words import (
    passages_in_short,
    passages_title,
    passages_words,
    placement_title,
    readings_title,
    rival_words,
    support_words,
)


def placements(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["reading", "conflict", "ambiguity"]).assign(period="now")


def test_rival_readings_are_named_with_what_they_differ_on(tables):
    placed = place_all(tables("matland"), placements(("first", "low", "low"), ("rival", "low", "high")))
    said = rival_words(placed, "now").plain
    assert said.startswith("One rival reading makes it experimental implementation. They differ on ambiguity,")


def test_passages_for_a_level_are_counted_in_short(tables):
    said = passages_in_short(tables("placement_evidence"), "after the deferral", "ambiguity", "low").plain
    assert said == "Of nine passages on the time after the deferral, two speak for low ambiguity."
    assert passages_in_short(tables("placement_evidence").head(0), "now", "conflict", "high").plain == ""


def test_without_a_rival_none_is_told_of(tables):
    placed = place_all(tables("matland"), placements(("first", "low", "low")))
    assert rival_words(placed, "now").plain == "Now there is no rival reading."


def passages(*rows: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["dimension", "level"]).assign(period="now")


def test_passages_are_counted_and_the_count_is_called_no_verdict(tables):
    said = passages_words(tables("matland"), passages(("conflict", "low"), ("ambiguity", "high")), "now").plain
    assert "one speaks for low conflict and none for high; none speak for low ambiguity and one for high" in said
    assert "would make it experimental implementation" in said
    assert "no verdict" in said


def test_a_tie_places_nothing(tables):
    tied = passages(("conflict", "low"), ("conflict", "high"), ("ambiguity", "low"))
    assert "they do not place it" in passages_words(tables("matland"), tied, "now").plain


def test_the_title_says_how_the_first_readings_move_and_how_many_differ(tables):
    rows = placements(("first", "high", "low"), ("first", "low", "low"), ("rival", "low", "high"))
    moved = rows.assign(period=["before", "after", "after"])
    assert placement_title(tables("matland"), moved) == (
        "In our reading the Act moved from political to administrative implementation; one rival reading differs"
    )
    assert readings_title(moved) == "Two first readings of the Act and one rival reading, with the passages for each"
    at_once = placement_title(tables("matland"), rows.head(2))
    assert at_once.endswith("the Act stands under political implementation and administrative implementation")
    agreed = placements(("first", "low", "low"), ("rival", "low", "low"))
    assert placement_title(tables("matland"), agreed) == (
        "In our reading the Act stands under administrative implementation"
    )
    assert placement_title(tables("matland"), agreed.tail(1)).startswith("No first reading")


def test_the_title_of_the_real_placements_is_short(tables):
    assert len(placement_title(tables("matland"), tables("placements")).split()) <= 15
    assert len(passages_title(tables("placement_evidence")).split()) <= 15


def test_the_title_of_passages_names_the_level_of_most(tables):
    rows = passages(("conflict", "low"), ("conflict", "low"), ("conflict", "high"), ("ambiguity", "high"))
    assert passages_title(rows) == "Most passages speak for low conflict (2 of 3) and high ambiguity (1 of 1)"
    assert passages_title(rows.tail(2)) == "Most passages speak for high conflict (1 of 1) and high ambiguity (1 of 1)"
    tied = passages(("conflict", "low"), ("conflict", "high"), ("ambiguity", "high"))
    assert "neither level of conflict" in passages_title(tied)


def test_the_support_is_that_of_the_first_reading(tables):
    placed = place_all(tables("matland"), placements(("first", "low", "low"), ("rival", "high", "low")))
    said = support_words(placed, "now").plain
    assert said.startswith("Now we read the Act as administrative implementation, which the report would expect")
    assert support_words(placed.tail(1), "now").plain == "Now we place the Act nowhere."
