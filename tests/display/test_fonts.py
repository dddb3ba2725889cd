"""What is known of a font is what matplotlib finds in it, and is looked for once."""

import matplotlib as mpl
import pytest
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.text import Text

from compendium.display import fonts
from compendium.display.fonts import font_face, font_files, line_heights
from compendium.display.theme import FONT


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_its_files_are_those_that_matplotlib_finds_and_are_looked_for_once(weight, monkeypatch):
    font = FontProperties(family=FONT, weight=weight, size=11)
    expected = tuple(fontManager._find_fonts_by_props(font))
    assert font_files(font) == expected
    monkeypatch.setattr(type(fontManager), "_find_fonts_by_props", lambda *_: pytest.fail("looked for again"))
    assert font_files(FontProperties(family=FONT, weight=weight, size=9)) == expected


def test_a_name_that_settings_explain_is_looked_for_each_time():
    font, found = FontProperties(family="sans-serif", size=9), []
    for name in ("DejaVu Sans", "DejaVu Sans Mono"):
        with mpl.rc_context({"font.sans-serif": [name]}):
            found.append(font_files(font))
    assert found[0] != found[1]


def test_letters_depend_on_how_a_font_is_opened():
    font = FontProperties(family=FONT)
    with mpl.rc_context({"font.enable_last_resort": False}):
        without = font_face(font)
    assert font_face(font) != without
    assert font_face(font)[0] == without[0]


class Renderer:
    """Says nothing of fonts, so that matplotlib looks into them, and gives every text the same size."""

    def get_text_width_height_descent(self, *_):
        return 10.0, 0.0, 0.0


class Told(Renderer):
    """Says how high lines are."""

    def _get_font_height_metrics(self, prop):
        return line_heights(prop, mpl.figure.Figure().dpi)


@pytest.mark.parametrize("font", [{"size": 8.7}, {"size": 11}, {"size": 10.4, "weight": "bold"}], ids=str)
@pytest.mark.parametrize("words", ["one line", "two\nlines"])
def test_lines_are_as_high_as_matplotlib_makes_them(font, words):
    figure = mpl.figure.Figure()
    text = Text(0, 0, words, fontproperties=FontProperties(family=FONT, **font))
    text.set_figure(figure)
    assert repr(text._get_layout(Told())) == repr(text._get_layout(Renderer()))


def test_a_font_that_does_not_say_is_left_to_matplotlib(monkeypatch):
    monkeypatch.setattr(fonts, "_heights_told", lambda files: None)
    assert line_heights(FontProperties(family=FONT), 72) == (None, None, None)
