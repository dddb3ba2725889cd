"""A figure that several places state is one figure."""

import pandas as pd

from compendium.results.context.compute import each_once

FACTS = pd.DataFrame(
    [
        ("a", "study", "Sites, interim report", 6, None, "sites", "exact", "", "P 1"),
        ("b", "study", "People", 6, None, "people", "exact", "", "P 2"),
        ("c", "study", "Sites, paper", 6, None, "sites", "exact", "Chosen", "P 3"),
        ("d", "study", "Sites", 7, None, "sites", "exact", "", "P 4"),
        ("e", "study", "Sites", 6, None, "sites", "about", "", "P 5"),
    ],
    columns=["fact", "topic", "name", "value", "value_to", "unit", "bound", "statement", "place"],
)


def test_a_figure_stands_once_with_all_its_places():
    found = each_once(FACTS)
    assert found["fact"].tolist() == ["a", "b", "d", "e"]
    assert found["name"].tolist() == ["Sites", "People", "Sites", "Sites"]
    assert found["place"].tolist() == [["P 1", "P 3"], ["P 2"], ["P 4"], ["P 5"]]
    assert found["others"].tolist() == [["c"], [], [], []]
    assert found["statement"].tolist() == ["Chosen", "", "", ""]


def test_of_no_figure_there_is_none():
    assert each_once(FACTS.head(0)).empty
