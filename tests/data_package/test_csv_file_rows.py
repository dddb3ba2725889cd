import pytest

from compendium.data_package.csv_file import find_delimiter, fold, split_rows, trimmed, without_sep_line

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


def test_rows_have_the_numbers_of_a_spreadsheet() -> None:
    rows, faults = split_rows('a,b\n\n"1\n1",2\n3,"4"x\n5,6\n7,"8', ",", "data/a.csv")
    assert [(row.number, row.cells) for row in rows] == [
        (1, ["a", "b"]),
        (2, []),
        (3, ["1\n1", "2"]),
        (5, ["5", "6"]),
    ]
    assert [(fault.row, fault.rule) for fault in faults] == [(4, "quote"), (6, "quote")]


def test_only_line_ends_end_a_row() -> None:
    rows, _ = split_rows("a\x0bb\x0cc\x1cd\x85e\u2028f\n", ",", "data/a.csv")
    assert len(rows) == 1


@pytest.mark.parametrize("padding", [" ", "\t", "\n", "\u00a0", "\u3000", "\u2009", "\u200b", "\ufeff", "\x1f"])
def test_padding_of_every_kind_is_taken_off(padding: str) -> None:
    assert trimmed(f"{padding}a{padding}b{padding} ") == f"a{padding}b"


@pytest.mark.parametrize("label", ["Short name", "short-name", "SHORT_NAME", " short  name\u00a0"])
def test_headings_fold_to_one_form(label: str) -> None:
    assert fold(label) == "short_name"
