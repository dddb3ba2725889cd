"""A figure placed and drawn once is what matplotlib makes of it in two rounds."""

import re
from io import StringIO

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

from compendium.display.figures import NARROW, WIDE, Form, new_figure
from compendium.display.svg import SHORTER, svg_text
from compendium.display.theme import SETTINGS


def crowded(form: Form) -> Figure:
    """What finds its place by itself: titles over long labels, a key outside, notes, aslant labels, two panels."""
    figure = Figure(figsize=(form.width, 3), layout="constrained")
    upper, lower = figure.subplots(2, 1)
    upper.barh(["A rather long\nname of a row", "B"], [3, 12_345], label="counted")
    upper.set_title("What is shown")
    upper.annotate("twice", (3, 0), xytext=(5, 2), textcoords="offset points", arrowprops={"arrowstyle": "->"})
    lower.plot([0, 1], [1, 0], marker="o", label="measured")
    lower.set_xticks([0, 1], ["aslant", "and long enough"], rotation=40, ha="right")
    lower.set_ylabel("Share of them")
    lower.scatter(np.linspace(0, 1, 5), np.linspace(0, 1, 5), rasterized=True)
    lower.legend()
    figure.legend(loc="outside upper left", ncols=2)
    return figure


def as_matplotlib(figure: Figure) -> str:
    target = StringIO()
    figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    text = target.getvalue()
    text = text[text.index("<svg") :]
    for long, short in SHORTER.items():
        text = re.sub(long, short, text)
    return text


@pytest.mark.parametrize("form", [NARROW, WIDE])
def test_the_same_bytes_as_matplotlib_writes(form: Form):
    with mpl.rc_context(SETTINGS):
        drawn = svg_text(crowded(form))
        assert drawn == as_matplotlib(crowded(form))
        assert "data:image/png" in drawn


def test_without_places_to_find():
    with mpl.rc_context(SETTINGS):
        figures = [Figure(figsize=(3, 2)) for _ in range(2)]
        for figure in figures:
            figure.add_axes((0, 0, 1, 1)).text(0.5, 0.5, "words")
        assert svg_text(figures[0]) == as_matplotlib(figures[1])


def test_nothing_but_the_figure_is_told():
    with mpl.rc_context(SETTINGS):
        drawn = svg_text(new_figure(1)[0])
    assert "<dc:date>" not in drawn
    assert "Matplotlib v" not in drawn


def test_what_the_font_lacks_is_drawn_as_a_box_and_a_tab_as_a_blank():
    drawn = []
    with mpl.rc_context(SETTINGS):
        for words in ("a🚀\tb\nc", "a□ b\nc"):
            figure, axes = new_figure(1)
            axes.set_xticks([0], [words])
            drawn.append(svg_text(figure))
    assert drawn[0] == drawn[1]
    assert "<!-- a□ b -->" in drawn[0]
