"""What spreadsheets offer is read back as what it stands for; a name that means two things gives way to the id."""

import pytest

from compendium.data_package.levels_file import NON_ANSWERS, Level
from compendium.intake.answers import LevelSpellings
from compendium.intake.choices import answer_words, criterion_words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ({"high": "High", "low": "Low"}, ["High", "Low"]),
        ({"high": "Good!", "low": "Good"}, ["Good!", "Good"]),
        ({"high": "Good", "low": "GOOD "}, ["high", "low"]),
        ({"high": "Low", "low": "Weak"}, ["high", "Weak"]),
        ({"high": "Mixed", "low": "Not applicable"}, ["high", "low"]),
        ({"high": "1", "low": "2"}, ["1", "2"]),
        ({"high": "2", "low": "1"}, ["high", "low"]),
        ({"high": "Too early to judge", "low": "Low"}, ["high", "Low"]),
    ],
)
def test_each_answer_is_called_what_is_read_as_it_alone(names: dict[str, str], words: list[str]) -> None:
    values = dict(zip(names, (2, 1), strict=True))
    levels = [Level(one, name, str(values[one] % 2 + 1), values[one]) for one, name in names.items()]
    found = answer_words(levels, NON_ANSWERS)
    assert [found[one] for one in names] == words
    read = LevelSpellings(levels, NON_ANSWERS, {}).read
    assert {one: read(text) for one, text in found.items()} == {one: one for one in [*names, *NON_ANSWERS]}


def test_a_non_answer_gives_way_to_its_id_as_well() -> None:
    levels = [Level("high", "Not applicable", "+", 1), Level("low", "Low", "-", 0)]
    assert answer_words(levels, NON_ANSWERS)["not_applicable"] == "not_applicable"
    assert answer_words(levels[1:], NON_ANSWERS)["not_applicable"] == "not applicable"


@pytest.mark.parametrize(
    ("pairs", "taken", "words"),
    [
        ([("a", "Reach"), ("b", "Scale")], (), ["Reach", "Scale"]),
        ([("a", "Reach"), ("b", "reach.")], (), ["a", "b"]),
        ([("a", "B"), ("b", "Scale")], (), ["a", "Scale"]),
        ([("a", "Site"), ("b", "Scale")], ("site",), ["a", "Scale"]),
        ([("reach", "Reach")], (), ["Reach"]),
    ],
)
def test_each_criterion_is_called_what_means_it_alone(
    pairs: list[tuple[str, str]], taken: tuple[str, ...], words: list[str]
) -> None:
    assert list(criterion_words(pairs, taken).values()) == words
