"""Events stand on one axis of time that is true to scale, or says where it is not; no label leaves the drawing."""

import pytest
from matplotlib.patches import Circle, Rectangle

from compendium.display.figures import NARROW, WIDE, Form
from compendium.display.svg import svg_text
from compendium.display.theme import figure_settings
from compendium.display.timelines import BREAK, Axis, Event, draw_timeline

NEAR = [Event("Law", "July 2012", 2012.5, 2012.58), Event("Programme", "2013 to 2016", 2013, 2016, "bar")]
FAR = Event("Old law", "1948", 1948, 1949, "some time")


def test_equal_times_take_equal_room() -> None:
    axis = Axis(NEAR, 500)
    assert axis.at(2014) - axis.at(2013) == pytest.approx(axis.at(2016) - axis.at(2015))
    assert not axis.early


def test_what_lies_far_before_the_rest_is_broken_off() -> None:
    axis = Axis([*NEAR, FAR], 500)
    assert axis.early == [1948]
    assert axis.at(1948) < axis.left <= axis.at(2012)
    assert axis.at(2014) - axis.at(2013) == pytest.approx(axis.at(2016) - axis.at(2015))


@pytest.mark.parametrize("events", [[], [FAR], [FAR, FAR]])
def test_few_events_break_nothing(events: list[Event]) -> None:
    axis = Axis(events, 500)
    assert not axis.early
    assert axis.last > axis.first


@pytest.mark.parametrize("form", [NARROW, WIDE])
def test_every_event_has_a_mark_and_a_label_within_the_drawing(form: Form) -> None:
    late = Event(
        "A name that is long enough to need more than a single line beside its mark", "2016", 2016, 2017, "end"
    )
    with figure_settings():
        figure = draw_timeline(form, {"Stated": [*NEAR, FAR], "Not stated": [late]}, ["Dot: a moment."])
        (axes,) = figure.axes
        figure.draw_without_rendering()
        texts = {text.get_text().replace("\n", " "): text.get_window_extent() for text in axes.texts}
        assert {"Stated", "Not stated", "July 2012: Law", "1948: Old law", f"2016: {late.name}"} <= {*texts}
        assert any(BREAK in text for text in texts)
        assert all(box.x0 >= 0 and box.x1 <= figure.bbox.width for box in texts.values())
        marks = [patch for patch in axes.patches if isinstance(patch, Circle | Rectangle)]
        assert len(marks) == 4
        labels = [box for text, box in texts.items() if ": " in text and "Dot" not in text]
        assert not any(a.overlaps(b) for a in labels for b in labels if a is not b)


def test_nothing_of_a_text_is_markup_or_breaks_the_drawing() -> None:
    nasty = Event("<b>$x$ \\alpha 🎈" + "W" * 300, "", 2000, 2000)
    with figure_settings():
        assert "<svg" in svg_text(draw_timeline(WIDE, {"{0} %s": [nasty], "None": []}, []))
