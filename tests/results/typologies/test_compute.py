"""Where approaches came from, on a tiny crosswalk and on the report's."""

import pandas as pd

from compendium.results.typologies import compute as typologies

MATRIX = pd.DataFrame({"approach": ["a", "b", "c", "d"], "name": ["A", "B", "C", "D"]})
CROSSWALK = pd.DataFrame(
    {
        "typology": ["minutes", "interviews", "minutes", "interviews"],
        "category": ["m1", "i1", "m2", "i2"],
        "approach": ["a", "a", "b", "c"],
    }
)


def test_each_approach_is_traced_to_its_categories():
    origins = typologies.trace_approaches(MATRIX, CROSSWALK).set_index("approach")
    assert origins["found_in"].to_dict() == {
        "a": "both",
        "b": "minutes only",
        "c": "interviews only",
        "d": "Table 3 only",
    }
    assert origins.loc["a", ["minutes", "interviews"]].to_list() == [["m1"], ["i1"]]


def test_categories_without_an_approach_are_left_over():
    minutes = pd.DataFrame({"category": ["m1", "m3"], "name": ["x", "y"]})
    assert list(typologies.unplaced_categories(minutes, CROSSWALK, "minutes")["category"]) == ["m3"]


def test_every_category_of_the_report_is_placed_or_left_over(tables):
    for name in ("minutes", "interviews"):
        typology, crosswalk = tables(f"{name}_typology"), tables("typology_crosswalk")
        placed = set(crosswalk.loc[crosswalk["typology"] == name, "category"])
        left = set(typologies.unplaced_categories(typology, crosswalk, name)["category"])
        assert placed | left == set(typology["category"])
        assert not placed & left
