import pickle

import pytest

from compendium.data_package.faults import DataError, Fault, Spellings, in_order, quoted, shown
from compendium.errors import CompendiumError, ParameterError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain ✔ text", "plain ✔ text"),
        ("tab\there", "tab\\there"),
        ("line\nend", "line\\nend"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u00a0b", "a\\xa0b"),
        ("\u202egpj", "\\u202egpj"),
        ("nul\0", "nul\\x00"),
        ("x" * 61, "x" * 59 + "…"),
        ("x" * 60, "x" * 60),
    ],
)
def test_values_are_printable_and_short(text: str, expected: str) -> None:
    assert shown(text) == expected
    assert quoted(text) == f'"{expected}"'


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("data/a.csv", 4, "scale", "X", "enum", "wrong."), "data/a.csv, row 4, column scale: wrong."),
        (Fault("data/a.csv", None, None, None, "html", "wrong."), "data/a.csv: wrong."),
        (Fault("data/a.json", 7, None, None, "json", "wrong."), "data/a.json, line 7: wrong."),
        (Fault("data/a.toml", None, "title", "", "type", "wrong."), "data/a.toml, key title: wrong."),
        (Fault("data/a.csv", 1, "a\nb", "", "heading", "wrong."), "data/a.csv, row 1, column a\\nb: wrong."),
    ],
)
def test_a_fault_is_one_line(fault: Fault, expected: str) -> None:
    assert str(fault) == expected


def test_a_fault_as_json_has_these_keys_in_this_order() -> None:
    fault = Fault("data/a.csv", 4, None, "X", "enum", "wrong.")
    assert list(fault.as_json().items()) == [
        ("file", "data/a.csv"),
        ("row", 4),
        ("column", None),
        ("value", "X"),
        ("rule", "enum"),
        ("message", "wrong."),
        ("severity", "fault"),
    ]


def test_faults_sort_by_file_row_and_column_each_once() -> None:
    first = Fault("a.csv", None, None, None, "x", "")
    second = Fault("a.csv", 2, "b", None, "x", "")
    third = Fault("a.csv", 10, "a", None, "x", "")
    last = Fault("b.csv", 1, None, None, "x", "")
    assert in_order([last, third, second, first, second]) == [first, second, third, last]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("sure strat", "sure-start"), ("Sure_Start", "sure-start"), ("vanguard", "vanguards"), ("hwb", None)],
)
def test_spellings_find_what_is_near(word: str, expected: str | None) -> None:
    assert Spellings(["sure-start", "vanguards"]).nearest(word) == expected


def test_an_error_survives_the_way_from_another_process() -> None:
    error = DataError([Fault("a.csv", 2, "b", "c", "enum", "wrong.")])
    again = pickle.loads(pickle.dumps(error))
    assert again.faults == error.faults
    assert str(again) == "a.csv, row 2, column b: wrong."


def test_errors_are_one_family_shown_without_a_traceback() -> None:
    assert issubclass(DataError, CompendiumError)
    assert ParameterError("no such thing")._render_traceback_() == ["ParameterError: no such thing"]
    assert CompendiumError.exit_code == 1
