"""Sites side by side: order, counts, correlation, tiers, completeness, groups."""

import numpy as np
import pandas as pd
import pytest

from compendium.sites.compute import across
from compendium.sites.compute.grouping import same_levels, shared_levels, similar_sites
from compendium.studies.compute.scale import KEPT_BACK, NO_RATING, NON_ANSWERS, Scale

SCALE = Scale(("poor", "fair", "good"))
MATRIX = pd.DataFrame(
    {
        "c": ["good", "poor", "missing", NO_RATING],
        "d": ["good", "fair", "mixed", NO_RATING],
        "e": ["fair", "not_applicable", "too_early", NO_RATING],
    },
    index=pd.Index(["a", "b", "g", "h"], name="site"),
)


def sites(**columns):
    return pd.DataFrame({"site": list("abgh"), "name": list("ABGH"), "type": "", "region": ""} | columns)


def test_matrix_keeps_the_unrated_apart_from_the_missing():
    cells = pd.DataFrame([("a", "c", "missing")], columns=["site", "criterion", "level"])
    found = across.answer_matrix(cells, ["a", "b"], ["c", "d"])
    assert found.to_numpy().tolist() == [["missing", NO_RATING], [NO_RATING, NO_RATING]]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({}, ""),
        ({"region": ["n", "s", "n", "s"], "type": ["x", "y", "x", "y"]}, "region"),
        ({"region": "n", "type": ["x", "y", "x", "y"]}, "type"),
        ({"region": ["n", "not stated", "n", ""]}, ""),
    ],
)
def test_sites_are_grouped_by_region_else_by_type(columns, expected):
    assert across.grouping_column(sites(**columns)) == expected


def test_sites_stand_by_group_then_dominance_and_those_without_level_last():
    assert list(across.order_sites(MATRIX, sites(), SCALE)["site"]) == ["a", "b", "g", "h"]
    order = across.order_sites(MATRIX, sites(region=["z", "y", "", "z"]), SCALE)
    assert list(order["site"]) == ["b", "a", "h", "g"]
    assert list(order["group"]) == ["y", "z", "z", "not stated"]


def test_a_site_that_cannot_be_compared_stands_before_those_without_any_level():
    alone = MATRIX.assign(e=["fair", NO_RATING, "too_early", NO_RATING])
    alone.loc["b", ["c", "d"]] = NO_RATING
    alone.loc["h", "c"] = "good"
    order = across.order_sites(alone.drop(columns=["c", "d"]), sites(), SCALE)
    assert list(order["site"]) == ["a", "b", "g", "h"]
    assert order["dominance"].isna().all()


def test_distributions_count_every_kind_of_answer_by_itself():
    found = across.distributions(MATRIX, SCALE)
    assert list(found.columns) == ["good", "fair", "poor", *NON_ANSWERS, KEPT_BACK, NO_RATING]
    assert found.loc["c"].to_list() == [1, 0, 1, 1, 0, 0, 0, 0, 1]
    assert found.loc["e"].to_list() == [0, 1, 0, 0, 1, 0, 1, 0, 1]
    assert (found.sum(axis="columns") == len(MATRIX)).all()


def test_completeness_adds_up_and_merges_nothing():
    found = across.completeness(MATRIX, SCALE)
    assert found.loc["g"].to_list() == [0, 1, 0, 1, 1, 0, 0]
    assert found.loc["h"].to_list() == [0, 0, 0, 0, 0, 0, 3]
    assert (found.sum(axis="columns") == 3).all()


def test_criteria_move_together_only_where_enough_sites_have_both():
    many = pd.DataFrame({"c": ["poor", "fair", "good"] * 4, "d": ["good", "fair", "poor"] * 4, "e": "fair"})
    many.loc[11, "d"] = "mixed"
    found = across.criteria_together(many, SCALE, minimum=10).set_index(["first", "second"])
    assert found.loc[("c", "d"), "correlation"] == pytest.approx(-1)
    assert found.loc[("c", "d"), "sites"] == 11
    assert np.isnan(found.loc[("c", "e"), "correlation"])
    assert across.criteria_together(many, SCALE, minimum=12)["correlation"].isna().all()


TIERED = pd.DataFrame(
    [
        ("a", "c", "good", "macro"),
        ("a", "c", "poor", "micro"),
        ("b", "c", "fair", "macro"),
        ("b", "c", "fair", "micro"),
        ("programme", "d", "good", "macro"),
        ("programme", "d", "mixed", "micro"),
        ("g", "c", "poor", ""),
    ],
    columns=["site", "criterion", "level", "tier"],
)


def test_each_tier_has_its_say():
    found = across.levels_by_tier(TIERED, SCALE, "median", ["macro", "meso", "micro"], ["c", "d"])
    assert found.to_numpy().tolist() == [["fair", NO_RATING, "poor"], ["good", NO_RATING, "mixed"]]


def test_tiers_are_compared_on_one_site_and_criterion():
    found = across.tiers_agree(TIERED, SCALE, "median", ["macro", "meso", "micro"])
    assert found[["first", "second"]].to_numpy().tolist() == [["macro", "meso"], ["macro", "micro"], ["meso", "micro"]]
    assert found.iloc[1].to_list()[2:] == [2, 1, 1, 0]
    assert found.iloc[0].to_list()[2:] == [0, 0, 0, 0]


def frame(**rows):
    return pd.DataFrame(rows, index=list("wxyz")).T


ALIKE = frame(
    a=["good", "good", "good", "poor"],
    b=["good", "good", "good", "fair"],
    d=["poor", "poor", "poor", "poor"],
    e=["poor", "poor", "poor", NO_RATING],
    f=["good", NO_RATING, NO_RATING, NO_RATING],
    g=["good", "poor", "fair", "good"],
)


def test_two_sites_are_as_alike_as_the_share_of_criteria_with_the_same_level():
    found = same_levels(ALIKE, SCALE)
    assert found.loc["a", "b"] == pytest.approx(3 / 4)
    assert found.loc["d", "e"] == 1
    assert np.isnan(found.loc["a", "f"])


def test_levels_that_are_no_neighbours_keep_two_sites_apart():
    """The same on three of four, but poor beside good on the last."""
    found = same_levels(ALIKE, SCALE)
    assert found.loc["a", "d"] == 0
    opposite = frame(a=["good", "good", "good", "poor"], b=["good", "good", "good", "good"])
    assert same_levels(opposite, SCALE).loc["a", "b"] == 0
    assert similar_sites(opposite, SCALE).groups == ()


def test_only_the_order_of_the_levels_counts():
    """A scale with another number of levels between, none of them used, changes nothing but who are neighbours."""
    wider = Scale(("worst", "poor", "fair", "good"))
    assert similar_sites(ALIKE, wider) == similar_sites(ALIKE, SCALE)


def test_sites_with_much_the_same_levels_form_groups():
    found = similar_sites(ALIKE, SCALE)
    assert found.groups == (("a", "b"), ("d", "e"))
    assert found.alone == ("g",)
    assert found.too_few == ("f",)
    assert shared_levels(ALIKE, ("a", "b"), SCALE) == {"w": "good", "x": "good", "y": "good"}


def test_every_two_of_a_group_are_alike():
    """A chain of neighbours does not become one group."""
    chain = pd.DataFrame([["poor"], ["fair"], ["good"]], index=["a", "b", "d"], columns=["w"])
    assert similar_sites(chain, SCALE, least=0.0).groups == (("a", "b", "d"),)
    assert similar_sites(chain, SCALE).groups == ()
    links = frame(a=["good"] * 4, b=["good", "good", "good", "fair"], d=["good", "good", "fair", "fair"])
    assert similar_sites(links, SCALE).groups == (("a", "b"),)
