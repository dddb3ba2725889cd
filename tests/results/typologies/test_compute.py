"""Where approaches came from, on a tiny crosswalk and on the report's."""

import pandas as pd
import pytest

from compendium.errors import ParameterError
from compendium.results.ticks import tick_matrix
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
        "d": "neither",
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


TICKS = pd.DataFrame({"own": [True, True, False, True], "other": [False, True, True, True]}, index=list("abcd"))
MENTIONS = pd.DataFrame({"approach": ["d", "d", "a"], "said_in": ["interviews", "minutes", "minutes"]})


def test_an_approach_without_a_category_keeps_its_ticks_and_what_is_told_of_it():
    origins = typologies.trace_approaches(MATRIX, CROSSWALK)
    without = typologies.approaches_without_category(origins, TICKS, MENTIONS, "own")
    assert without.to_dict("records") == [
        {"approach": "d", "name": "D", "ticked": True, "others": ["other"], "told_in": ["minutes", "interviews"]}
    ]
    assert typologies.ticks_with_category(origins, TICKS, "own") == (3, 2)


def test_a_programme_that_the_table_does_not_have_is_refused_by_name():
    origins = typologies.trace_approaches(MATRIX, CROSSWALK)
    with pytest.raises(ParameterError, match="programme is 'mine'; allowed: own, other"):
        typologies.approaches_without_category(origins, TICKS, MENTIONS, "mine")


@pytest.fixture
def without(tables) -> pd.DataFrame:
    matrix = tables("approach_matrix")
    ticks = tick_matrix(matrix, "approach", list(tables("programmes")["programme"]))
    origins = typologies.trace_approaches(matrix, tables("typology_crosswalk"))
    return typologies.approaches_without_category(origins, ticks, tables("approach_mentions"), "care-act")


def test_four_of_the_eight_approaches_without_a_category_are_ticked_for_the_care_act(without):
    ticked = set(without.loc[without["ticked"], "approach"])
    assert ticked == {"written-support", "regional-support", "adaptation-of-delivery-models", "joint-production"}
    assert set(without.loc[~without["ticked"], "approach"]) == {
        "dedicated-support",
        "targeted-support",
        "individual-lead-areas",
        "payment-by-results",
    }


def test_regional_support_is_told_of_in_minutes_and_interviews(without):
    told = without.set_index("approach")["told_in"]
    assert told["regional-support"] == ["minutes", "interviews"]
    assert told[without.set_index("approach")["ticked"]].map(len).min() > 0
    assert told["targeted-support"] == []


def test_only_approaches_without_a_category_have_such_passages(tables, without):
    assert set(tables("approach_mentions")["approach"]) <= set(without["approach"])


def test_of_the_sixteen_ticks_of_the_care_act_twelve_have_a_category(tables):
    matrix = tables("approach_matrix")
    ticks = tick_matrix(matrix, "approach", ["care-act"])
    origins = typologies.trace_approaches(matrix, tables("typology_crosswalk"))
    assert typologies.ticks_with_category(origins, ticks, "care-act") == (16, 12)
