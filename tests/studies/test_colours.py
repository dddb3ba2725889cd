"""Colours that can be told apart, also without full colour vision, and the scales that are offered."""

import pytest

from compendium.data_package.levels_file import Level
from compendium.display.answers import FILLS, PARTS, Answers
from compendium.studies.colours import SEEN_BY, alike, distance
from compendium.studies.look_settings import PALETTES


def test_black_and_white_are_as_far_apart_as_can_be():
    for vision in SEEN_BY:
        assert distance("#000000", "#ffffff", vision) == pytest.approx(1, abs=1e-3)
        assert distance("#0b5a66", "#0b5a66", vision) == 0


def test_red_and_green_of_traffic_lights_look_alike_to_green_blindness():
    assert alike({"low": "#1a9641", "high": "#d7191c"}) == [("low", "high", "green blindness")]
    assert alike({"a": "#ff0000", "b": "#ff0100"}) == [("a", "b", "full colour vision")]


def test_the_colours_of_okabe_and_ito_pass():
    colours = ["#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#000000"]
    assert alike({str(place): colour for place, colour in enumerate(colours)}) == []


@pytest.mark.parametrize("palette", ["", *PALETTES])
@pytest.mark.parametrize("number", range(2, 8))
def test_every_scale_can_be_told_apart_by_everyone(palette, number):
    levels = [Level(f"level_{place}", f"Level {place}", str(place), place) for place in range(number)]
    fills = Answers.of(levels, palette).fills
    assert alike({level.id: fills[level.id] for level in levels}) == []
    assert len({fills[level.id] for level in levels} & {*FILLS.values()}) == 0


def test_every_scale_that_settings_allow_is_drawn():
    assert {*PARTS} == {*PALETTES[1:]}
    levels = [Level("good", "Good", "+", 1), Level("poor", "Poor", "-", 0)]
    assert len({str(Answers.of(levels, palette).fills) for palette in PALETTES}) == len(PALETTES)
