"""Comparing another programme: the shared approaches of each pair, and what only one of the two used."""

import pandas as pd

from compendium.results.approaches.explore import approaches_explorer

TICKS = pd.DataFrame(
    {"a": [True, True, False], "b": [True, False, True], "c": [False, False, False]}, index=["one", "two", "three"]
)
PROGRAMMES = pd.DataFrame({"programme": ["a", "b", "c"], "name": ["Alpha", "Beta Act", "Gamma"]})
MATRIX = pd.DataFrame({"approach": ["one", "two", "three"], "name": ["One", "Two", "Three"]})


def test_each_programme_is_compared_with_the_others():
    found = approaches_explorer(TICKS, PROGRAMMES, MATRIX)
    assert found.words["names"] == ["One", "Two", "Three"]
    assert found.answers["1"]["heads"][3] == "Only in the Beta Act"
    assert found.answers["1"]["rows"] == [["Alpha", "0.33", "1", [2], [1]], ["Gamma", "0.00", "0", [0, 2], []]]
    assert found.answers["1"]["caption"] == "The Beta Act shares most with Alpha: one approach"


def test_a_programme_without_approaches_has_no_index_and_says_so():
    answer = approaches_explorer(TICKS, PROGRAMMES, MATRIX).answers["2"]
    assert answer["says"][1] == "There is no index to compare."
    assert answer["caption"] == "Gamma shares no approach with another programme"
