"""Kendall's tau-b and dominance: published figures, and counting every pair of sites by hand."""

from itertools import combinations, permutations

import numpy as np
import pandas as pd
import pytest

from compendium.sites.compute.ordinal import dominance, tau_b
from compendium.studies.compute.scale import NO_RATING, Scale

SCALE = Scale(("poor", "fair", "good"))


def random_answers(sites, criteria, seed):
    choice = np.random.default_rng(seed).choice(["poor", "fair", "good", "missing", NO_RATING], (sites, criteria))
    return pd.DataFrame(choice).astype(object)


def test_tau_b_is_the_one_in_the_documentation_of_scipy():
    """`scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0])` is documented as −0.4714."""
    scale = Scale(tuple("abcd"))
    frame = pd.DataFrame({"x": list("cbacb"), "y": list("bcdba")})
    tau, sites = tau_b(frame, scale)
    assert tau.loc["x", "y"] == pytest.approx(-0.4714045207910316)
    assert sites.loc["x", "y"] == 5


@pytest.mark.parametrize("seed", range(5))
def test_tau_b_counts_pairs_of_sites_with_a_level_on_both(seed):
    frame = random_answers(40, 3, seed)
    tau, sites = tau_b(frame, SCALE)
    ranks = SCALE.ranked(frame)
    for one, other in combinations(frame.columns, 2):
        both = ranks[[one, other]].dropna().to_numpy()
        signs = np.array([np.sign(a - b) for a, b in combinations(both, 2)])
        expected = (signs[:, 0] * signs[:, 1]).sum() / np.sqrt((signs[:, 0] ** 2).sum() * (signs[:, 1] ** 2).sum())
        assert tau.loc[one, other] == pytest.approx(expected)
        assert sites.loc[one, other] == len(both)


def test_tau_b_is_missing_where_a_criterion_orders_no_two_sites():
    tau, _ = tau_b(pd.DataFrame({"x": ["good", "good", "missing"], "y": ["good", "poor", "poor"]}), SCALE)
    assert np.isnan(tau.loc["x", "y"])
    assert tau.loc["y", "y"] == 1


@pytest.mark.parametrize("seed", range(5))
def test_dominance_is_won_comparisons_less_lost_ones(seed):
    frame = random_answers(8, 4, seed)
    ranks, found = SCALE.ranked(frame).to_numpy(), dominance(frame, SCALE)
    signs = {site: [] for site in frame.index}
    for here, there in permutations(frame.index, 2):
        gap = ranks[here] - ranks[there]
        signs[here] += list(np.sign(gap[~np.isnan(gap)]))
    for site in frame.index:
        assert found[site] == pytest.approx(np.mean(signs[site]), nan_ok=True)


def test_dominance_runs_from_1_to_minus_1_and_is_missing_without_a_comparison():
    frame = pd.DataFrame({"x": ["good", "fair", "poor", NO_RATING], "y": [NO_RATING] * 3 + ["good"]})
    assert dominance(frame, SCALE).to_list()[:3] == [1, 0, -1]
    assert np.isnan(dominance(frame, SCALE)[3])


def test_a_mean_of_ranks_would_set_sites_apart_that_were_rated_on_other_criteria():
    """Both are above the only other site on the one criterion on which they were rated, however high that is."""
    frame = pd.DataFrame(
        {"x": ["fair", "poor", NO_RATING, NO_RATING], "y": [NO_RATING, NO_RATING, "good", "fair"]}, index=list("abcd")
    )
    assert dominance(frame, SCALE).to_dict() == {"a": 1, "b": -1, "c": 1, "d": -1}
