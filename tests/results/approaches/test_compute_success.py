"""What the successful share, on tiny tables and on the table of the report."""

import pandas as pd

from compendium.results.approaches import compute_success as succeeding
from compendium.results.ticks import tick_matrix

TICKS = pd.DataFrame(
    {"p": [True, True, False], "q": [True, True, True], "r": [True, False, True]}, index=["a", "b", "c"]
)
SUCCESS = pd.DataFrame({"programme": ["r", "p", "q"], "judged": ["not told", "successful", "successful"]})


def test_shared_by_all_the_successful_whoever_else_shows_it():
    shared = succeeding.shared_by_the_successful(TICKS, SUCCESS)
    assert list(shared.index) == ["a", "b"]
    assert list(shared.columns) == ["p", "q", "r"]
    assert succeeding.setting_apart(shared, SUCCESS) == ["b"]


def test_where_nobody_succeeded_nothing_is_shared():
    assert succeeding.shared_by_the_successful(TICKS, SUCCESS.assign(judged="not told")).empty


def test_troubled_families_shows_all_that_the_three_successful_case_studies_share(tables):
    ticks = tick_matrix(tables("approach_matrix"), "approach", list(tables("programmes")["programme"]))
    success = tables("success")
    successful, others = succeeding.judged_apart(success)
    shared = succeeding.shared_by_the_successful(ticks, success)
    assert successful == ["ccsf", "sure-start", "vanguards"]
    assert others == ["hwb", "troubled-families"]
    assert len(shared) == 5
    assert shared["troubled-families"].all()
    assert succeeding.setting_apart(shared, success) == []
