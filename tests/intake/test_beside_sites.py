"""Columns beside sites in columns: what is proposed for each, and that the command that is pasted tells them apart."""

import pytest

from .conftest import Importing
from .test_remedies import pasted
from .wide_tables import Rows, save_csv

SIGNED = ["--framework", "mine", "--levels", "p2=2,p1=1,zero=0,m1=-1", "--sites-in", "columns"]
LEADERS, MEANS, RULES = ["Leading", "+2", "+1"], ["Means", "−1", "0"], ["Rules", "0", "N/A"]
NAMES = ["Leading", "Means", "Rules"]
LONG = "What people say of it when they are asked, in quite a few words, of which hardly any is short or plain"


@pytest.mark.parametrize(
    ("rows", "groups"),
    [
        ([["Construct", "A", "B"], LEADERS, MEANS, RULES], None),
        (
            [["No", "Domain", "Construct", "A", "B"], ["1", "In", *LEADERS], ["2", "", *MEANS], ["3", "Out", *RULES]],
            ["In", "In", "Out"],
        ),
        (
            [["Domain", "Part", "Construct", "A", "B"], ["In", "a", *LEADERS], ["", "b", *MEANS], ["Out", "c", *RULES]],
            ["In", "In", "Out"],
        ),
        (
            [["Construct", "Domain", "A", "B"], *([x, "In", *y] for x, *y in (LEADERS, MEANS, RULES))],
            ["In", "In", "In"],
        ),
        (
            [["Where", "What", "Why", "A", "B"], *(["In", x, LONG, *y] for x, *y in (LEADERS, MEANS, RULES))],
            ["In", "In", "In"],
        ),
    ],
)
def test_the_command_that_is_pasted_names_criteria_and_groups(
    importing: Importing, tmp_path, rows: Rows, groups: list[str] | None
) -> None:
    file = save_csv(tmp_path / "a.csv", rows)
    shown = importing(file, *SIGNED)
    if groups is not None:
        shown = importing(file, *pasted(shown))
    assert shown.exit_code == 0, shown.output
    criteria = importing.study().framework.criteria
    assert list(criteria["name"]) == NAMES
    assert list(importing.study().sites["name"]) == ["A", "B"]
    assert (list(criteria["group"]) if "group" in criteria else None) == groups


def test_two_columns_of_groups_are_both_kept(importing: Importing, tmp_path) -> None:
    rows = [
        ["Domain", "Part", "Construct", "A", "B"],
        ["In", "x", *LEADERS],
        ["", "y", *MEANS],
        ["Out", "", *RULES],
    ]
    mapped = ["--map", "Construct=criterion", "--map", "Domain=group", "--map", "Part=group"]
    assert importing(save_csv(tmp_path / "a.csv", rows), *SIGNED, *mapped).exit_code == 0
    assert list(importing.study().framework.criteria["group"]) == ["In: x", "In: y", "Out"]


def test_one_name_in_two_groups_is_two_criteria(importing: Importing, tmp_path) -> None:
    rows = [["Domain", "Construct", "A", "B"], ["In", "Cost", "+2", "+1"], ["Out", "Cost", "−1", "0"]]
    mapped = ["--map", "Construct=criterion", "--map", "Domain=group"]
    assert importing(save_csv(tmp_path / "a.csv", rows), *SIGNED, *mapped).exit_code == 0
    assert list(importing.study().framework.criteria["name"]) == ["In: Cost", "Out: Cost"]


def test_a_site_that_is_called_like_a_count_can_be_kept(importing: Importing, tmp_path) -> None:
    rows = [["Construct", "Visits", "A", "B"], ["Leading", "1", "+2", "+1"], ["Means", "2", "0", "+1"]]
    file = save_csv(tmp_path / "a.csv", rows)
    shown = importing(file, *SIGNED)
    assert "--ignore Visits   or   --map Visits=visits" in shown.stdout
    assert importing(file, *SIGNED, "--map", "Visits=visits").exit_code == 0
    assert set(importing.study().sites["name"]) == {"Visits", "A", "B"}
