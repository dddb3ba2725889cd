"""Sentences about the approaches hold for none, one and many."""

import pandas as pd
import pytest

from compendium.results.approaches import words as say

NAMES = pd.Series({"p": "P", "q": "Q", "act": "Care Act"})
APPROACHES = pd.Series({"a": "Guidance", "b": "Workshops", "c": "Advisers"})


def programmes(*names):
    return pd.DataFrame(names, columns=["name", "full_name"])


def test_short_names_are_spelt_out_once():
    words = say.short_names_words(
        programmes(("CCSF", "Community Care Support Force"), ("Q", "Q 2014"), ("HWB", "Boards"))
    )
    assert words.plain == "Short names: CCSF stands for Community Care Support Force and HWB for Boards."
    assert say.short_names_words(programmes(("Q", "Q"))).plain == "Each programme goes by its full name."
    words = say.short_names_words(programmes(("Care for All", "Programme for All"), ("X", "{0}")))
    assert words.plain == "Short names: Care for All stands for Programme for All and X for {0}."


@pytest.mark.parametrize(
    ("ticks", "said"),
    [
        (
            {"act": [1, 1, 1], "p": [1, 0, 0], "q": [0, 0, 0]},
            "The Care Act used three of the three approaches that the report lists; the other programmes used between "
            "none and one. Two of its approaches are seen nowhere else: workshops and advisers.",
        ),
        (
            {"act": [1, 0, 0], "p": [1, 0, 0]},
            "The Care Act used one of the three approaches that the report lists; the other programmes used one.",
        ),
        ({"act": [0, 0, 0]}, "The Care Act used none of the three approaches that the report lists."),
    ],
)
def test_what_a_programme_used_is_said_first(ticks, said):
    assert say.found_words(pd.DataFrame(ticks, index=list("abc"), dtype=bool), "act", NAMES, APPROACHES).plain == said


def test_shared_approaches():
    assert say.shared_words(["Written support"]).plain == "Every programme used written support."
    assert say.shared_words([]).plain == "No approach was used by every programme."


def test_used_approaches():
    ticks = pd.DataFrame({"p": [True], "act": [False]}, index=["a"])
    assert say.used_words(ticks, NAMES).plain == "Of one approach, P used 1 and the Care Act none."
