import pytest

from compendium.data_package.delimiter import find_delimiter, without_sep_line

NAMES = ("id", "name", "short_name")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("id,name\n", ","),
        ("id;name\n", ";"),
        ("ID;Name;Short-name\n", ";"),
        ("id\tname\n", "\t"),
        ("id|name\n", "|"),
        ("id\n", ","),
        ('"id";"name"\n', ";"),
        ('id,"name;or not"\n', ","),
        ("something;else\n", ","),
        ("sep=;\nid;name\n", ";"),
        ("sep=;\nid,name\n", ","),
        ("sep=\t\nid\n", "\t"),
        ("", ","),
        ('"id', ","),
    ],
)
def test_the_delimiter_is_the_one_that_gives_the_columns(text: str, delimiter: str) -> None:
    assert find_delimiter(text, NAMES) == delimiter


@pytest.mark.parametrize(
    ("text", "rest", "delimiter"),
    [
        ("sep=;\na", "a", ";"),
        ('"sep=;"\na', "a", ";"),
        ("SEP=,", "", ","),
        ("sep=;;;\na", "a", ";"),
        ("sep=ab\na", "sep=ab\na", ""),
        ("separate\na", "separate\na", ""),
    ],
)
def test_an_instruction_to_a_spreadsheet_is_taken_off(text: str, rest: str, delimiter: str) -> None:
    assert without_sep_line(text) == (rest, delimiter)
