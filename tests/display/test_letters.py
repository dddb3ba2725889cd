"""Letters that are laid out once are those that matplotlib lays out."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import TextToPath

from compendium.display.letters import Letters
from compendium.run.workers.execution import can_fork
from compendium.run.workers.fork import Copy

TEXTS = ["Care Act", "Wales, Wales", " ", "", "AV ≥ 3", "Tŷ", "office", "a\u0323", "a\u00ad", "\u200b", "$x^2$"]
FONTS = [FontProperties(size=8.7), FontProperties(size=11), FontProperties(size=11, weight="bold")]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("font", FONTS, ids=str)
def test_sizes_and_places_are_those_of_matplotlib_also_when_asked_again(text: str, font: FontProperties) -> None:
    """In every size and weight, for texts that were laid out in another size before."""
    ours, theirs = Letters(), TextToPath()
    ours.get_text_width_height_descent(text, FontProperties(size=99), False)
    for mathematical in (False, False, True):
        asked = (text, font, mathematical)
        assert ours.get_text_width_height_descent(*asked) == theirs.get_text_width_height_descent(*asked)
    for _ in range(2):
        (points, codes), (expected, expected_codes) = (each.get_text_path(font, text) for each in (ours, theirs))
        assert np.array_equal(np.array(points), np.array(expected))
        assert list(codes) == list(expected_codes)


def test_only_outlines_that_a_figure_lacks_are_given_in_the_order_of_its_text() -> None:
    ours, theirs, face = Letters(), TextToPath(), get_font(findfont(FontProperties(size=9)))
    face.set_size(TextToPath.FONT_SCALE, TextToPath.DPI)
    ours.get_glyphs_with_font(face, "zyxab")
    there = theirs.get_glyphs_with_font(face, "b")[1]
    for text in ("abcba", "abcba", "bbb"):
        given = ours.get_glyphs_with_font(face, text, there, return_new_glyphs_only=True)
        expected = theirs.get_glyphs_with_font(face, text, there, return_new_glyphs_only=True)
        assert given[0] == expected[0]
        assert list(given[1]) == list(expected[1])


def test_another_font_of_the_same_name_is_measured_anew() -> None:
    """What a name stands for is a setting, which a notebook may change between two figures."""
    ours, font = Letters(), FontProperties(family="sans-serif", size=10)
    with mpl.rc_context({"font.sans-serif": ["DejaVu Sans"]}):
        wide = ours.get_text_width_height_descent("mmm", font, False)
    with mpl.rc_context({"font.sans-serif": ["DejaVu Sans Mono"]}):
        assert ours.get_text_width_height_descent("mmm", font, False) != wide


@pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process")
def test_a_copy_of_the_process_finds_what_was_laid_out_before() -> None:
    """It opens the font anew: fonts cannot be used in two processes."""
    ours, font = Letters(), FontProperties(family="DejaVu Sans", size=10)

    def laid_out() -> tuple[int, int, int]:
        ours.get_text_width_height_descent("Care Act", font, False)
        ours.get_text_path(font, "Care Act")
        return len(ours._sizes), len(ours._lines), len(ours._letters)

    expected = 1, 1, len(set("Care Act"))
    assert laid_out() == expected
    assert Copy(laid_out, 60).answer() == expected
