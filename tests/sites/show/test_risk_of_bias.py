"""Traffic lights and their summary: every answer is drawn, at any number of sites, in place of the usual figures."""

import pandas as pd
import pytest
from made_up_study import Size, write_made_up_study

from compendium.display.figures import NARROW, WIDE
from compendium.display.theme import figure_settings
from compendium.sites.show import across, draw_risk_of_bias, matrix
from compendium.sites.show.open_studies import open_across
from compendium.studies.compute.scale import NO_RATING


def make(project, folder, toml='plots = "traffic-light"\n', **size):
    write_made_up_study(folder, Size(**size))
    with (folder / "study.toml").open("a", encoding="utf-8") as file:
        file.write(toml)
    return open_across(str(project.data), str(folder))


@pytest.fixture(scope="module")
def many(project, tmp_path_factory):
    return make(project, tmp_path_factory.mktemp("lights") / "many", criteria=7, levels=5)


def lights(figure):
    """How many discs, or dots of no rating, the axes of a figure hold: a disc and a symbol to each light."""
    drawn = [line for axes in figure.findobj(lambda artist: hasattr(artist, "lines")) for line in axes.lines]
    return sum(len(line.get_xdata()) for line in drawn)


@pytest.mark.parametrize("form", [WIDE, NARROW])
def test_153_sites_have_a_light_for_each_answer(many, form):
    with figure_settings():
        figure = draw_risk_of_bias.draw_lights(form, many)
    silent = int(many.matrix.eq(NO_RATING).to_numpy().sum())
    assert silent
    assert lights(figure) == 2 * (153 * 7 - silent) + silent


def test_the_summary_is_of_all_sites_and_keeps_answers_apart(many):
    with figure_settings():
        figure = draw_risk_of_bias._draw_summary(WIDE, _counts(many), many)
    (axes,) = figure.axes
    ends = pd.Series([round(bar.get_x() + bar.get_width(), 6) for bar in axes.patches])
    assert ends.max() == 1
    assert (ends == 1).sum() >= 7, "each bar is as long as the axis"
    shown = across.distribution_figure(many)
    assert "Shares of 153 local sites, whatever their answer" in shown.note
    assert "mixed" in shown.alternative
    assert "too early" in shown.alternative
    assert {"100%", "50%"} <= {text.get_text() for text in axes.get_xticklabels()}


def _counts(view):
    return draw_risk_of_bias.distributions(view.matrix, view.scale)[view.answers.used(view.matrix)]


def test_the_setting_puts_them_in_place_of_the_usual_figures(project, tmp_path, many):
    usual = make(project, tmp_path / "usual", toml="", sites=5, criteria=3)
    light = make(project, tmp_path / "light", sites=5, criteria=3)
    assert (usual.matrix == light.matrix).all(axis=None)
    for show in (matrix.matrix_figure, across.distribution_figure):
        assert show(usual).svg != show(light).svg
        assert show(usual).caption == show(light).caption
    assert "of those with a level" in across.distribution_figure(usual).note
    assert "of those with a level" not in across.distribution_figure(light).note
