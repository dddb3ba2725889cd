"""Numbers are numbers, whatever stands round their digits; what only looks like one stays a text."""

import pytest

from compendium.spreadsheets.numbers import number_in


@pytest.mark.parametrize(
    ("text", "value", "pattern", "plain"),
    [
        ("12", 12, "0", "12"),
        ("0", 0, "0", "0"),
        ("1,234", 1234, "#,##0", "1234"),
        ("−3.50", -3.5, "0.00", "-3.50"),
        ("-2", -2, "0", "-2"),
        ("£125,000", 125000, '"£"#,##0', "125000"),
        ("25%", 0.25, "0%", "25%"),
        ("33.3%", 0.333, "0.0%", "33.3%"),
    ],
)
def test_a_number_keeps_its_look(text: str, value: float, pattern: str, plain: str) -> None:
    number = number_in(text)
    assert number is not None
    assert (number.value, number.pattern, number.text) == (value, pattern, plain)


@pytest.mark.parametrize(
    "text", ["", "007", "1,23", "1.", ".5", "12 of 20", "2013 to 2016", "٣", "1e5", "12345678901234567", "--1", "=1"]
)
def test_what_is_no_number_stays_a_text(text: str) -> None:
    assert number_in(text) is None
