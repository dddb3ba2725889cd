"""Which criteria are strong and which weak, who stands out, and how often coders agree."""

import numpy as np
import pandas as pd
import pytest
from made_up_study import Size, made_up_ratings

from compendium.sites.compute.across import order_sites
from compendium.sites.compute.summary import (
    NOTHING,
    criteria_by_strength,
    ends_of_criteria,
    ends_of_order,
    extremes,
    same_answers,
    standing_out,
    strong_by_tier,
    tiers_by_strength,
)
from compendium.studies.compute.agreement import OVERALL, agreement_by_criterion
from compendium.studies.compute.scale import Scale

SCALE = Scale(("poor", "fair", "good"))
MATRIX = pd.DataFrame(
    {"lead": ["good", "good", "fair", "poor"], "rules": ["poor", "fair", "missing", "no rating"],
     "money": ["no rating", "no rating", "no rating", "good"]},
    index=pd.Index(["a", "b", "c", "d"], name="site"),
)  # fmt: skip


def test_criteria_are_in_order_of_strong_sites_less_weak_ones():
    found = criteria_by_strength(MATRIX, SCALE)
    assert found.to_numpy().tolist()[:2] == [["lead", 4, 2, 1, 0.25], ["rules", 2, 0, 1, -0.5]]
    assert found["criterion"].iloc[2] == "money"
    assert np.isnan(found["balance"].iloc[2]), "one site says nothing of four"
    assert ends_of_criteria(found) == (("lead",), ("rules",))


def test_no_sites_and_no_levels_give_no_balance():
    assert criteria_by_strength(MATRIX.iloc[:0], SCALE)["balance"].isna().all()
    assert criteria_by_strength(MATRIX.map(lambda _: "missing"), SCALE)["balance"].isna().all()


@pytest.mark.parametrize(
    ("values", "ends"),
    [([3, 1, 2], (("a",), ("b",))), ([2, 2, 1], (("a", "b"), ("c",))), ([1, 1, 1], NOTHING),
     ([np.nan, 1, np.nan], NOTHING)],
)  # fmt: skip
def test_the_ends_of_a_list_may_be_shared(values, ends):
    assert extremes(pd.Series(values, index=["a", "b", "c"])) == ends


def test_a_site_with_few_levels_does_not_stand_out():
    sites = pd.DataFrame({"site": list("abcd"), "name": list("ABCD"), "type": "", "region": ""})
    order = order_sites(MATRIX, sites, SCALE)
    assert order.set_index("site")["dominance"]["c"] < order.set_index("site")["dominance"]["b"]
    assert standing_out(MATRIX, order, SCALE) == (("b",), ("d",))
    assert standing_out(MATRIX.iloc[:2], order, SCALE) == NOTHING


@pytest.mark.parametrize(
    ("number", "sites", "groups"),
    [(1, ["b", "d"], ["Highest", "Lowest"]), (2, ["b", "a", "d"], ["", "", ""]), (9, ["b", "a", "d"], ["", "", ""])],
)
def test_both_ends_of_the_order_leave_out_sites_with_few_levels(number, sites, groups):
    matrix = MATRIX.assign(team=["poor", "fair", "missing", "poor"], money="no rating")
    frame = pd.DataFrame({"site": list("abcd"), "name": list("ABCD"), "type": "", "region": ["x", "y", "x", "y"]})
    ends = ends_of_order(order_sites(matrix, frame, SCALE), matrix, SCALE, number)
    assert ends["site"].to_list() == sites, "c has a level on one of four criteria"
    assert ends["group"].to_list() == groups


def test_tiers_are_counted_by_criteria_and_by_ratings():
    by_tier = pd.DataFrame({"macro": ["good", "good", "missing"], "micro": ["poor", "no rating", "mixed"]})
    assert tiers_by_strength(by_tier, SCALE).to_numpy().tolist() == [[2.0, 2.0, 1.0], [1.0, 0.0, 0.0]]
    ratings = pd.DataFrame({"tier": ["macro", "macro", "micro", ""], "level": ["good", "missing", "poor", "good"]})
    found = strong_by_tier(ratings, SCALE, ("macro", "meso", "micro"))
    assert found[["levels", "strong"]].to_numpy().tolist() == [[1, 1], [0, 0], [1, 0]]
    assert np.isnan(found.loc["meso", "share"])


def test_the_share_of_the_same_answers_is_that_of_the_table_of_agreement():
    columns = ["site", "criterion", "level", "evidence", "coder"]
    ratings = pd.DataFrame([row[:5] for row in made_up_ratings(Size(sites=9, coders=3))], columns=columns)
    scale = Scale(("very_poor", "poor", "fair", "good"))
    table = agreement_by_criterion(ratings, scale, [f"criterion-{n}" for n in range(1, 7)]).set_index("criterion")
    assert 100 * same_answers(ratings, inventory=False) == pytest.approx(table.at[OVERALL, "per_cent"])
    alone = ratings[ratings["coder"] == "coder-1"]
    assert np.isnan(same_answers(alone, inventory=False))
