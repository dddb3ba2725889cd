"""What changed between two releases."""

import pandas as pd

from compendium.sites.compute.releases import compare_releases
from compendium.studies.compute.scale import NO_RATING, Scale

OLD = Scale(("poor", "fair", "good"))


def matrix(**rows):
    return pd.DataFrame(rows, index=["c", "d"]).T


BEFORE = matrix(a=["poor", "good"], b=["fair", "missing"], gone=["good", "good"])


def test_added_gone_changed_and_moved():
    after = matrix(a=["good", "fair"], b=["good", NO_RATING], new=["fair", "fair"]).assign(e="fair")
    found = compare_releases(BEFORE, after, OLD, OLD)
    assert (found.sites_added, found.sites_gone) == (("new",), ("gone",))
    assert (found.criteria_added, found.criteria_gone) == (("e",), ())
    assert found.cells.to_numpy().tolist() == [
        ["a", "c", "poor", "good", "higher"],
        ["b", "c", "fair", "good", "higher"],
        ["a", "d", "good", "fair", "lower"],
        ["b", "d", "missing", NO_RATING, "other"],
    ]
    assert found.criteria.to_numpy().tolist() == [["c", 2, 0, 0, 0], ["d", 0, 1, 1, 0]]


def test_nothing_changed():
    found = compare_releases(BEFORE, BEFORE.copy(), OLD, OLD)
    assert not found.any
    assert found.criteria["unchanged"].to_list() == [3, 3]


def test_levels_that_two_releases_order_differently_are_neither_higher_nor_lower():
    after = matrix(a=["good", "good"], b=["fair", "missing"], gone=["good", "good"])
    found = compare_releases(BEFORE, after, OLD, Scale(("good", "fair", "poor")))
    assert found.cells["kind"].to_list() == ["other"]
    found = compare_releases(BEFORE, after, OLD, Scale(("fair", "good")))
    assert found.cells["kind"].to_list() == ["other"]
