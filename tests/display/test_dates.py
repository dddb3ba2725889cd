"""Dates are written in one style, whatever of them is known."""

import pytest

from compendium.display.dates import in_years, written_date, written_span


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2013", "2013"),
        ("2013-11", "November 2013"),
        ("2013-11-08", "8 November 2013"),
        ("2013-00", "2013-00"),
        ("2013-13", "2013-13"),
        ("2013-13-01", "2013-13-01"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(date: str, written: str) -> None:
    assert written_date(date) == written


def test_a_span_is_written_with_to() -> None:
    assert written_span("2017-03", "2018-07") == "March 2017 to July 2018"
    assert written_span("2017-03", "") == "March 2017"
    assert written_span("", "2010") == "until 2010"
    assert written_span("", "") == ""


def test_a_date_lasts_as_long_as_what_is_known_of_it() -> None:
    assert in_years("2013") == (2013, 2014)
    assert in_years("2012-07") == pytest.approx((2012.5, 2012.5 + 1 / 12))
    begin, end = in_years("2012-07-31")
    assert 2012.5 < begin < end <= 2012.5 + 1 / 12
    assert in_years("2012-99")[1] <= 2013
