"""Symbols are drawn as shapes of one size, and a key shows each with its colour."""

import numpy as np
import pytest
from matplotlib.path import Path

from compendium.data_package.levels_file import Level
from compendium.display.answers import NAMES, SYMBOLS, Answers
from compendium.display.figures import new_figure
from compendium.display.register import SIGNS
from compendium.display.signs import SHAPES, key, sign_path, sign_width
from compendium.display.svg import svg_text
from compendium.display.theme import SYMBOLS as TICKS
from compendium.display.theme import figure_settings


def extent(path: Path) -> tuple[float, float]:
    across, up = np.asarray(path.vertices).T
    return float(np.ptp(across)), float(np.ptp(up))


def test_every_symbol_of_ours_is_drawn() -> None:
    assert {*SYMBOLS.values(), *TICKS.values()} - {SIGNS["in part"]} <= set(SHAPES)  # a half is in every font


@pytest.mark.parametrize("sign", ["●", "◐", "○", "✔", "✕", "★", "☆", "∅", "⊘"])
def test_no_symbol_is_a_speck(sign: str) -> None:
    assert all(6 < side < 11 for side in extent(sign_path(sign, 10)))


def inked(sign: str) -> float:
    """The share of a full disc that a symbol inks; holes run the other way and count against it."""
    parts = [np.asarray(part) for part in sign_path(sign, 10).to_polygons()]
    areas = [float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2 for x, y in (part.T for part in parts)]
    return sum(areas) / (np.pi * 4.3**2)


def test_full_half_and_hollow_symbols_differ_by_what_they_ink() -> None:
    assert inked("●") > 0.98
    assert 0.6 < inked("◐") < 0.8
    assert 0.3 < inked("○") < 0.5
    assert inked("★") > 1.5 * inked("☆")


def test_a_symbol_of_a_researcher_is_written_and_an_empty_one_takes_no_room() -> None:
    assert sign_width("A", 10) > 5
    assert sign_width("", 10) == 0


def test_a_symbol_in_two_lines_is_drawn_in_one() -> None:
    assert sign_width("a\nb", 10) == sign_width("a b", 10)


def test_a_key_names_its_answers() -> None:
    with figure_settings():
        figure, _ = new_figure(2)
        answers = Answers.of([Level("good", "Good $x$", "●", 2), Level("poor", "{0} Poor", "", 1)])
        key(figure, answers, ["good", "poor", *NAMES], columns=2)
        svg = svg_text(figure)
    assert all(f"<!-- {name} -->" in svg for name in ("Good $x$", "{0} Poor", *NAMES.values()))
