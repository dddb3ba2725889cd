"""What is said of the place of the Care Act follows from placements and passages."""

import pandas as pd

from compendium.results.matland.compute import place_all
from compendium.results.matland.words import passages_words, rival_words


def placements(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["reading", "conflict", "ambiguity"]).assign(period="now")


def test_rival_readings_are_named_with_what_they_differ_on(tables):
    placed = place_all(tables("matland"), placements(("first", "low", "low"), ("rival", "low", "high")))
    said = rival_words(placed, "now").plain
    assert "first reading is administrative implementation; one rival reading makes it experimental" in said
    assert "They differ on ambiguity," in said


def test_without_a_rival_none_is_told_of(tables):
    placed = place_all(tables("matland"), placements(("first", "low", "low")))
    assert rival_words(placed, "now").plain == "For the time now there is no rival reading."


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
