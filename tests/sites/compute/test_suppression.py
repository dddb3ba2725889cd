"""Small counts of people stay hidden, also from someone who adds and subtracts what is shown."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from long_trials import trials

from compendium.sites.compute.suppression import (
    PeopleShown,
    count_respondents,
    may_count_ratings,
    public_answers,
    suppress_list,
    suppress_people,
)


def listed(counts, smallest):
    return [None if pd.isna(n) else int(n) for n in suppress_list(pd.Series(counts), smallest)]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([12, 30, 15], [12, 30, 15]),
        ([3, 30, 15], [None, 30, None]),  # one hidden count alone is the total less the rest
        ([3, 4, 30], [None, None, None]),  # seven people together are still few
        ([6, 7, 30], [None, None, 30]),
        ([0, 30, 15], [None, 30, None]),
        ([9], [None]),
        ([10], [10]),  # the smallest count itself is told
        ([9, 10, 10, 30], [None, None, 10, 30]),
    ],
)
def test_a_list_hides_the_small_and_what_would_give_it_away(counts, expected):
    assert listed(counts, 10) == expected


def test_nothing_is_hidden_where_the_study_says_one():
    counts = pd.DataFrame({"macro": [1, 0], "micro": [2, 1]}, index=["a", "b"])
    shown = suppress_people(counts, 1)
    assert shown.by_site.to_numpy().tolist() == [[1, 2], [0, 1]]
    assert shown.total == 4
    assert shown.shows("a")


def test_a_site_is_told_in_full_or_not_at_all():
    counts = pd.DataFrame({"macro": [12, 11, 3, 9], "micro": [20, 15, 14, 30]}, index=list("abde"))
    shown = suppress_people(counts, 10)
    assert [shown.shows(site) for site in "abde"] == [True, True, False, False]
    assert shown.by_tier.to_list() == [35, 79]


def test_a_hidden_site_is_never_alone():
    counts = pd.DataFrame({"macro": [12, 11, 3]}, index=list("abe"))
    assert not any(suppress_people(counts, 10).shows(site) for site in "be")


def test_a_study_with_few_people_shows_no_count():
    shown = suppress_people(pd.DataFrame({"macro": [2, 3]}, index=["a", "b"]), 10)
    assert shown.by_site.isna().all().all()
    assert shown.by_tier.isna().all()
    assert shown.total is None


def test_a_site_without_named_respondents_has_nobody_to_protect():
    counts = pd.DataFrame({"macro": [0, 30]}, index=["silent", "b"])
    assert suppress_people(counts, 10).shows("silent")


def known_sums(counts: pd.DataFrame, shown: PeopleShown) -> list[tuple[np.ndarray, int]]:
    """Everything that is shown, as sums of cells of the true table."""
    sums = []
    for site, row in enumerate(shown.by_site.index):
        for tier in range(counts.shape[1]):
            if shown.shows(row):
                mask = np.zeros(counts.shape, int)
                mask[site, tier] = 1
                sums.append(mask)
    for tier, number in enumerate(shown.by_tier):
        if not pd.isna(number):
            mask = np.zeros(counts.shape, int)
            mask[:, tier] = 1
            sums.append(mask)
    if shown.total is not None:
        sums.append(np.ones(counts.shape, int))
    return [(mask, int((mask * counts.to_numpy()).sum())) for mask in sums]


@settings(max_examples=trials(150, 2000), deadline=None)
@given(
    st.integers(1, 5).flatmap(
        lambda width: st.lists(st.lists(st.integers(0, 25), min_size=width, max_size=width), min_size=1, max_size=6)
    ),
    st.sampled_from([2, 5, 10]),
)
def test_no_small_count_can_be_worked_out(table, smallest):
    """No sum of shown sums, added or subtracted, singles out a small count of one site and tier, or of one tier."""
    counts = pd.DataFrame(table, index=[f"s{n}" for n in range(len(table))], columns=list("abcde")[: len(table[0])])
    counts = counts.loc[:, counts.any()]
    if counts.empty:
        return
    sums = known_sums(counts, suppress_people(counts, smallest))
    true = counts.to_numpy()
    rows = np.array([mask.ravel() for mask, _ in sums]) if sums else np.zeros((0, true.size))
    rank = np.linalg.matrix_rank(rows) if len(rows) else 0
    singles = [(site, tier) for site, tier in product(*map(range, true.shape)) if 0 < true[site, tier] < smallest]
    targets = [_cell(true.shape, site, tier) for site, tier in singles]
    targets += [_column(true.shape, t) for t in range(true.shape[1]) if 0 < true[:, t].sum() < smallest]
    targets += [_row(true.shape, s) for s in range(true.shape[0]) if 0 < true[s].sum() < smallest]
    for target in targets:
        assert np.linalg.matrix_rank(np.vstack([rows, target.ravel()])) > rank


@settings(max_examples=trials(150, 2000), deadline=None)
@given(st.lists(st.integers(0, 25), min_size=1, max_size=7), st.sampled_from([2, 5, 10]))
def test_hidden_counts_of_a_list_are_enough_together(counts, smallest):
    shown = suppress_list(pd.Series(counts), smallest)
    hidden = pd.Series(counts)[shown.isna()]
    assert not shown.dropna().lt(smallest).any()
    assert hidden.empty or shown.isna().all() or (len(hidden) > 1 and hidden.sum() >= smallest)


def _cell(shape, site, tier):
    mask = np.zeros(shape, int)
    mask[site, tier] = 1
    return mask


def _column(shape, tier):
    mask = np.zeros(shape, int)
    mask[:, tier] = 1
    return mask


def _row(shape, site):
    mask = np.zeros(shape, int)
    mask[site, :] = 1
    return mask


def test_respondents_are_counted_once_for_each_site_and_tier():
    ratings = pd.DataFrame(
        [("a", "r1", "macro"), ("a", "r1", "macro"), ("a", "r2", ""), ("b", "", "macro"), ("b", "r1", "micro")],
        columns=["site", "respondent", "tier"],
    )
    found = count_respondents(ratings, ["a", "b", "d"], ["macro", "meso", "micro"])
    assert list(found.columns) == ["macro", "micro", "not stated"]
    assert found.to_numpy().tolist() == [[1, 0, 1], [0, 1, 0], [0, 0, 0]]


def test_ratings_are_counted_only_where_coders_may_be():
    ratings = pd.DataFrame({"coder": ["x", "y"]})
    assert may_count_ratings(ratings, 1)
    assert not may_count_ratings(ratings, 10)


def test_the_public_table_names_nobody_and_counts_nothing():
    cells = pd.DataFrame(
        [("a", "c", "good", 3, 2, "poor", "good", True)],
        columns=["site", "criterion", "level", "ratings", "rated", "lowest", "highest", "disagree"],
    )
    sites = pd.DataFrame({"site": ["a"], "name": ["A"], "type": ["t"], "region": ["r"]})
    found = public_answers(cells, sites)
    assert list(found.columns) == [
        "site", "name", "type", "region", "criterion", "level", "lowest", "highest", "disagree",
    ]  # fmt: skip
    assert found.loc[0, "disagree"] == "yes"
