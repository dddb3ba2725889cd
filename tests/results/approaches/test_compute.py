"""Coverage, mix, similarity and singles on tiny tables, and on the table of the report."""

import pandas as pd
import pytest

from compendium.errors import ParameterError
from compendium.results.approaches import compute as approaches
from compendium.results.ticks import tick_matrix

TICKS = pd.DataFrame(
    {"p": [True, True, False, True], "q": [True, False, False, False], "r": [False, False, False, False]},
    index=["a1", "a2", "a3", "a4"],
)
THEME_OF = pd.Series(["t", "t", "u", "u"], index=TICKS.index)
EXTENTS = pd.DataFrame({"m": ["yes", "in part", "no", "no"]}, index=TICKS.index)


def test_coverage_counts_by_theme_and_says_out_of_how_many():
    coverage = approaches.coverage_by_theme(TICKS, THEME_OF, ["t", "u", "empty"])
    assert coverage.to_numpy().tolist() == [[2, 1, 0, 2], [1, 0, 0, 2], [0, 0, 0, 0]]


def test_the_mix_counts_only_what_a_programme_used():
    mix = approaches.mix_of_models(TICKS, EXTENTS).set_index("programme")
    assert mix.loc["p", ["yes", "in part", "no"]].to_list() == [1, 1, 1]
    assert mix.loc["r", ["yes", "in part", "no"]].to_list() == [0, 0, 0]


def test_extent_counts_cover_all_approaches():
    assert approaches.extent_counts(EXTENTS).loc["m"].to_list() == [1, 1, 2]


def test_jaccard_is_shared_over_either_and_missing_where_nothing_is_used():
    similarity = approaches.jaccard_similarity(TICKS)
    assert similarity.loc["p", "q"] == pytest.approx(1 / 3)
    assert similarity.loc["p", "p"] == 1
    assert similarity.loc["p", "r"] == 0
    assert pd.isna(similarity.loc["r", "r"])


def test_singles_name_the_only_programme():
    assert approaches.approaches_of_one_programme(TICKS).to_dict("records") == [
        {"approach": "a2", "programme": "p"},
        {"approach": "a4", "programme": "p"},
    ]
    assert approaches.approaches_of_one_programme(TICKS.iloc[[2]]).empty


def test_approaches_of_all():
    assert approaches.approaches_of_all(TICKS[["p", "q"]]) == ["a1"]


def test_comparison_puts_the_most_alike_first():
    comparison = approaches.compare_programmes(TICKS, "q")
    assert comparison["other"].to_list() == ["p", "r"]
    assert comparison.loc[0, ["shared", "only_here", "only_there"]].to_list() == [["a1"], [], ["a2", "a4"]]


def test_comparison_refuses_an_unknown_programme():
    with pytest.raises(ParameterError, match=r"programme is 'x'.*Allowed: p, q, r"):
        approaches.compare_programmes(TICKS, "x")


def test_what_the_report_says_around_its_table(tables):
    """Cells that the prose names: local guidance, joint production, the risk register, three features of the Care
    Act."""
    matrix = tables("approach_matrix")
    ticks = tick_matrix(matrix, "approach", list(tables("programmes")["programme"]))
    users = {approach: list(ticks.columns[row]) for approach, row in ticks.iterrows()}
    assert users["translating-products"] == ["sure-start", "care-act"]
    assert users["joint-production"] == ["sure-start", "troubled-families", "vanguards", "care-act"]
    assert users["risk-management"] == users["public-awareness"] == users["stock-take-support"] == ["care-act"]
    assert users["adaptation-of-delivery-models"] == list(ticks.columns)
