"""Names of sheets are such as every program accepts."""

import pytest

from compendium.spreadsheets.workbook import sheet_name


@pytest.mark.parametrize(
    ("words", "taken", "name"),
    [
        ("Criteria", (), "Criteria"),
        ("a/b: [c]*?", (), "a b c"),
        ("", (), "Table"),
        ("'quoted'", (), "quoted"),
        ("Notes", (), "Notes 2"),
        ("Five policies met all five of the criteria", (), "Five policies met all five of"),
        ("x" * 40, (), "x" * 31),
        ("x" * 40, ("X" * 31,), "x" * 29 + " 2"),
        ("Sites", ("sites", "Sites 2"), "Sites 3"),
    ],
)
def test_a_name(words: str, taken: tuple[str, ...], name: str) -> None:
    assert sheet_name(words, taken) == name
    assert len(name) <= 31
