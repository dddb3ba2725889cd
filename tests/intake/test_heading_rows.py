"""Where headings are found, and how two rows of them become one."""

import pytest

from compendium.errors import ParameterError
from compendium.intake.heading_rows import HeadingRows, find_headings

LEVELS = {"good", "fair", "poor"}


def found(rows: list[list[str]], asked: str = "", known: tuple[str, ...] = ()) -> HeadingRows:
    return find_headings(rows, asked, known, lambda cell: cell in LEVELS, groups=True)


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ([], 0),
        ([["Table 1", "", ""]], 1),
        ([["Exported by", "J", ""]], 1),
        ([["", "", ""], ["A title", "", ""], ["2023", "", ""]], 3),
    ],
)
def test_the_fullest_row_above_the_first_level(above: list[list[str]], row: int) -> None:
    assert found([*above, ["Site", "Reach", "Care"], ["Upton", "good", "x"], ["Downham", "", "fair"]]).row == row


def test_a_line_of_the_same_width_is_told_from_headings_that_are_known() -> None:
    rows = [["Exported by", "J", "2023"], ["Site", "Reach", "Care"], ["Upton", "good", "fair"]]
    assert found(rows).row == 0
    assert found(rows, known=("site",)).row == 1


def test_without_a_level_the_first_of_the_fullest_rows() -> None:
    assert found([["a", "", ""], ["Site", "One", "Two"], ["Upton", "x", "y"]]).row == 1


def test_two_rows_of_which_the_upper_groups_the_lower() -> None:
    rows = [["", "Inner", "", "Outer"], ["Site", "Lead", "Means", "Rules"], ["Upton", "good", "fair", "poor"]]
    read = found(rows)
    assert (read.row, read.headings) == (1, ["Site", "Lead", "Means", "Rules"])
    assert read.groups == ["", "Inner", "Inner", "Outer"]
    assert found(rows, "2").groups == [""] * 4
    assert found(rows, "1-2").groups == read.groups


def test_a_heading_that_stands_in_the_upper_row_only_and_lower_ones_that_recur() -> None:
    rows = [
        ["Site", "Region", "2019", "", "2020"],
        ["", "", "Lead", "Means", "Lead"],
        ["U", "N", "good", "good", "fair"],
    ]
    read = found(rows, "1-2")
    assert read.headings == ["Site", "Region", "2019: Lead", "Means", "2020: Lead"]
    assert read.groups == ["", "", "2019", "2019", "2020"]


THREE = [
    ["Table 1", "", "", "", ""],
    ["", "Inner", "", "Outer", ""],
    ["", "Self", "Peer", "Self", ""],
    ["Site", "Lead", "Lead", "Rules", "Money"],
    ["Upton", "good", "fair", "poor", "good"],
]


@pytest.mark.parametrize("asked", ["", "2-4"])
def test_three_rows_of_which_each_groups_those_below(asked: str) -> None:
    read = found(THREE, asked)
    assert read.headings == ["Site", "Inner: Self: Lead", "Inner: Peer: Lead", "Rules", "Money"]
    assert read.groups == ["", "Inner: Self", "Inner: Peer", "Outer: Self", "Outer: Self"]
    assert ("their groups in rows 2-3" in read.said) == (not asked)


def test_a_line_over_groups_that_does_not_begin_where_they_do_is_none_of_them() -> None:
    rows = [["", "", "by", "whom", "when"], *THREE[2:]]
    assert found(rows).groups == ["", "Self", "Peer", "Self", "Self"]


@pytest.mark.parametrize("site", ["Site", "Council"])
@pytest.mark.parametrize("below", [True, False])
def test_the_heading_over_the_sites_may_stand_in_the_upper_row(site: str, below: bool) -> None:
    rows = [[site, "Inner", "", "Outer"], [site if below else "", "Lead", "Means", "Rules"], ["U", "good", "fair", ""]]
    read = found(rows, known=("site",))
    assert (read.row, read.headings) == (1, [site, "Lead", "Means", "Rules"])
    assert read.groups == ["", "Inner", "Inner", "Outer"]


def test_a_row_of_a_site_is_none_of_headings() -> None:
    rows = [["Site", "Lead", "", "Rules"], ["Upton", "NA", "see note", "NA"], ["Downham", "good", "", "fair"]]
    assert found(rows, known=("site",)).row == 0


@pytest.mark.parametrize("asked", ["0", "x", "1-3", "2-1", "9", "-1", "1-9"])
def test_rows_that_are_none_are_refused(asked: str) -> None:
    with pytest.raises(ParameterError):
        found([["Site", "Reach"], ["Upton", "good"]], asked)
