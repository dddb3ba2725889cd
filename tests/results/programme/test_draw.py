"""The drawings of the programme have every event and body, in both forms, and dates that no source states stand
apart."""

import pandas as pd
import pytest

from compendium.display.figures import NARROW, WIDE, Form
from compendium.display.theme import figure_settings
from compendium.results.programme.draw import OURS, STATED, organisation_figure, principles_figure, timeline_figure
from compendium.results.programme.draw_boards import draw_boards


def test_dates_of_ours_stand_apart(tables):
    timeline = tables("timeline")
    with figure_settings():
        shown = timeline_figure(timeline, None)
    stated, ours = shown.alternative.split(OURS)
    assert STATED in stated
    for event in timeline.itertuples():
        assert event.name in (stated if event.basis == "stated" else ours)
    assert "28 November 2013: " in stated
    assert shown.narrow != shown.svg


def test_a_timeline_without_dates_of_ours_does_not_speak_of_them(tables):
    timeline = tables("timeline").query("basis == 'stated'")
    with figure_settings():
        shown = timeline_figure(timeline, None)
    assert OURS not in shown.alternative


@pytest.mark.parametrize("form", [NARROW, WIDE])
def test_every_body_and_relation_is_written(tables, form: Form):
    nodes, links = tables("organisation_nodes"), tables("organisation_links")
    with figure_settings():
        (axes,) = draw_boards(form, nodes, links).axes
    written = " ".join(text.get_text() for text in axes.texts).replace("\n", " ")
    assert all(name in written for name in nodes["short_name"])
    assert all(relation in written for relation in links["relation"])
    if form.narrow:
        assert "advises ministers*" in written
        assert "is partner of LGA and ADASS" in written


def test_one_principle_and_one_body_are_drawn(tables):
    with figure_settings():
        one = principles_figure(tables("principles").head(1), None)
        alone = organisation_figure(tables("organisation_nodes").head(1), tables("organisation_links").head(0), None)
    assert one.caption == "One principle of support: clarity"
    assert alone.caption == "The sources state no relations between one body"
    assert pd.Series([one.narrow, alone.narrow]).str.startswith("<svg").all()
