"""Types and regions that differ by case or spaces alone become one, and that is told."""

from pathlib import Path

from .conftest import Importing
from .wide_tables import save_csv

LEVELS = ("--framework", "mine-anew", "--levels", "good=2,poor=0")


def test_the_most_frequent_spelling_stands_for_all(importing: Importing, tmp_path: Path) -> None:
    rows = [
        ["Site", "Region", "Type", "Reach"],
        ["A", "north", "Urban", "good"],
        ["B", "North", "urban ", "poor"],
        ["C", "North", "Rural", "good"],
        ["D", "North East", "", "good"],
    ]
    done = importing(save_csv(tmp_path / "table.csv", rows), *LEVELS)
    assert done.exit_code == 0, done.output
    sites = importing.study().sites
    assert list(sites["region"]) == ["North", "North", "North", "North East"]
    assert list(sites["type"]) == ["Urban", "Urban", "Rural", ""]
    assert 'region: "north" is read as "North".' in done.output
    assert 'type: "urban" is read as "Urban".' in done.output


def test_what_is_spelt_in_one_way_is_left_and_not_told(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "Region", "Reach"], ["A", "north", "good"], ["B", "north", "poor"], ["C", "south", "good"]]
    done = importing(save_csv(tmp_path / "table.csv", rows), *LEVELS)
    assert list(importing.study().sites["region"]) == ["north", "north", "south"]
    assert "is read as" not in done.output
