"""Sentences about the approaches hold for none, one and many."""

import pandas as pd

from compendium.results.approaches import words as say

NAMES = pd.Series({"p": "P", "q": "Q"})


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


def test_shared_approaches():
    assert say.shared_words(["Written support"]).plain == "Every programme shows written support."
    assert say.shared_words([]).plain == "No approach is shown by every programme."


def test_used_approaches():
    ticks = pd.DataFrame({"p": [True], "q": [False]}, index=["a"])
    assert say.used_words(ticks, NAMES).plain == "Of 1 approach, P shows 1 and Q shows none."


def test_approaches_of_one_programme():
    single = pd.DataFrame({"approach": ["a", "b", "c"], "programme": ["q", "p", "p"]})
    assert say.single_words(single, 20, NAMES).plain == (
        "Of 20 approaches 3 are seen in one programme only: 2 in P and 1 in Q."
    )
    assert say.single_words(single.head(1), 20, NAMES).plain == (
        "Of 20 approaches 1 is seen in one programme only: 1 in Q."
    )
    assert say.single_words(single.head(0), 20, NAMES).plain == "Of 20 approaches none is seen in one programme only."
