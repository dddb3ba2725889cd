"""Templates of a selection that a reader chose: grammatical for none, one and all."""

import pytest

from compendium.results.inclusion.words_choices import choice_templates


@pytest.mark.parametrize(
    ("policies", "number", "said"),
    [
        (15, 0, "No policy would be in."),
        (15, 1, "One of 15 policies would be in: {names}."),
        (15, 6, "Six of 15 policies would be in: {names}."),
        (15, 15, "All 15 policies would be in."),
        (2, 2, "All two policies would be in."),
        (1, 1, "The only policy would be in."),
        (1, 0, "No policy would be in."),
    ],
)
def test_so_many_would_be_in(policies, number, said):
    assert choice_templates(policies, 1)["counts"][number] == said


def test_the_difference_to_the_study_is_said_for_every_number():
    words = choice_templates(3, 2)
    assert words["more"][1] == "That is one more than the study selected: {joining}."
    assert words["fewer"][2] == "That is two fewer than the study selected, without {leaving}."
    assert len(words["counts"]) == len(words["more"]) == len(words["fewer"]) == 4
    assert words["same"] == "That is the selection that the study published."


def test_without_a_published_selection_nothing_is_said_of_it():
    words = choice_templates(3, 0)
    assert (words["same"], words["both"], words["more"], words["fewer"]) == ("", "", [], [])
