"""Agreement of each two coders."""

import numpy as np
import pandas as pd
import pytest

from compendium.studies.compute.agreement_of_pairs import agreement_by_pair
from compendium.studies.compute.scale import Scale

SCALE = Scale(("1", "2", "3", "4"))
# Gwet's cont4x4diagnosis (irrCAC): kappa 0.432, with ordinal weights 0.390.
DIAGNOSES = np.array([[40, 6, 4, 15], [4, 25, 1, 5], [4, 2, 21, 9], [17, 13, 12, 45]])


def two_coders(table):
    rows, number = [], 0
    for one, row in enumerate(table, 1):
        for other, times in enumerate(row, 1):
            for _ in range(times):
                number += 1
                unit = {"site": f"s{number}", "criterion": "c", "evidence": ""}
                rows += [unit | {"coder": "ann", "level": str(one)}, unit | {"coder": "bob", "level": str(other)}]
    return pd.DataFrame(rows)


def test_kappas_are_those_published():
    row = agreement_by_pair(two_coders(DIAGNOSES), SCALE).iloc[0]
    assert (row["first"], row["second"], row["units"], row["same"]) == ("ann", "bob", 223, 131)
    assert row["kappa"] == pytest.approx(0.432, abs=0.0005)
    assert row["weighted_kappa"] == pytest.approx(0.390, abs=0.0005)
    assert row["pieces"] == 0


def test_non_answers_count_in_kappa_and_not_in_the_weighted_one():
    ratings = two_coders(np.diag([3, 3, 0, 0]))
    ratings.loc[0, "level"] = "missing"
    row = agreement_by_pair(ratings, SCALE).iloc[0]
    assert (row["units"], row["same"], row["level_units"]) == (6, 5, 5)
    assert row["kappa"] < row["weighted_kappa"] == 1


def test_each_two_of_three_coders_are_compared_where_both_rated():
    ratings = two_coders(np.diag([2, 2, 2, 2]))
    third = ratings[ratings["coder"] == "ann"].head(3).assign(coder="cyd")
    found = agreement_by_pair(pd.concat([ratings, third]), SCALE)
    assert list(zip(found["first"], found["second"], found["units"], strict=True)) == [
        ("ann", "bob", 8),
        ("ann", "cyd", 3),
        ("bob", "cyd", 3),
    ]


def test_with_an_inventory_the_criterion_is_compared_too():
    ratings = two_coders(np.diag([2, 2, 2, 2])).assign(site="s")
    ratings["evidence"] = [f"e{place // 2}" for place in range(len(ratings))]
    ratings.loc[0, ["criterion", "level"]] = ["none", "not_applicable"]
    row = agreement_by_pair(ratings, SCALE, inventory=True).iloc[0]
    assert (row["pieces"], row["same_criterion"], row["units"]) == (8, 7, 7)


def test_nobody_beside_nobody():
    assert agreement_by_pair(two_coders(DIAGNOSES).assign(coder=""), SCALE).empty
