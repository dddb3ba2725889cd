from compendium.data_package.rows import split_rows


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
