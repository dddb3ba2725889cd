"""How levels and other answers look in HTML: levels in their colour, the others in one that a page may choose."""

import re

import pytest

from compendium.data_package.levels_file import NO_RATING, NON_ANSWERS, Level
from compendium.display.answers import Answers
from compendium.display.tables import stylesheet
from compendium.display.theme import BRICK, TEAL

LEVELS = (Level("good", "Good <it>", "●", 1), Level("bad", "Bad", "○", 0))


def test_levels_run_from_teal_to_brick_and_are_escaped():
    answers = Answers.of(LEVELS)
    assert (
        answers.chip("good") == f'<span class="chip" style="background:{TEAL};color:#ffffff">● Good &lt;it&gt;</span>'
    )
    assert f"background:{BRICK}" in answers.chip("bad")


@pytest.mark.parametrize("answer", NON_ANSWERS)
def test_other_answers_have_their_colour_from_the_style(answer):
    chip = Answers.of(LEVELS).chip(answer)
    assert "style=" not in chip
    name = re.search(r'class="chip ([a-z-]+)"', chip)[1]
    fill = re.search(rf"\.chip\.{name} {{ background: var\(--{name}, (#[0-9a-f]{{6}})\)", stylesheet())
    assert fill[1] == Answers.of(LEVELS).fills[answer]


def test_no_rating_is_no_chip():
    assert Answers.of(LEVELS).chip(NO_RATING) == '<span class="grey">· no rating</span>'
