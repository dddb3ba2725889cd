"""Levels as they are listed for a new framework, from best to worst, in any numbering."""

import pytest

from compendium.errors import ParameterError
from compendium.intake.level_list import read_level_list


def told(text: str, best: str = "") -> list[tuple[str, str, int]]:
    return [(level.id, level.symbol, level.value) for level in read_level_list(text, best)]


def test_falling_numbers_are_stored_as_they_are() -> None:
    assert told("good=2,fair=1,poor=0") == [("good", "●", 2), ("fair", "◐", 1), ("poor", "○", 0)]
    assert told("up=1,same=0,down=-1") == [("up", "+1", 1), ("same", "0", 0), ("down", "−1", -1)]


def test_any_other_numbers_are_given_out_from_the_highest_and_stay_in_the_name() -> None:
    assert told("low=0,some=1,high=2") == [("low", "0", 2), ("some", "1", 1), ("high", "2", 0)]
    assert told("a=10,b=5,c=7") == [("a", "10", 10), ("b", "5", 7), ("c", "7", 5)]
    assert told("strong=-2,weak=2") == [("strong", "−2", 2), ("weak", "+2", -2)]
    assert [level.name for level in read_level_list("Low risk=1,high=2")] == ["Low risk (1)", "High (2)"]


def test_numbers_alone_are_levels_too() -> None:
    assert told("1,2,3") == [("level_1", "1", 3), ("level_2", "2", 2), ("level_3", "3", 1)]


@pytest.mark.parametrize("best", ["poor", "Poor", "0"])
def test_a_list_from_worst_to_best_is_turned_by_its_best(best: str) -> None:
    assert [level for level, _, _ in told("good=2,fair=1,poor=0", best)] == ["poor", "fair", "good"]


@pytest.mark.parametrize(
    ("text", "best"),
    [("a", ""), ("a=1", ""), ("a=1,a=0", ""), ("a=1,b=1", ""), ("a=1.5,b=0", ""), ("mixed=1,b=0", ""),
     ("group=1,b=0", ""), ("a=2,b=1,c=0", "b"), ("a=2,b=1", "x"), ("", "")],
)  # fmt: skip
def test_what_is_no_list_is_refused(text: str, best: str) -> None:
    with pytest.raises(ParameterError):
        read_level_list(text, best)
