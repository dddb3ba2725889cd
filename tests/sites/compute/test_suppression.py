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
    has_many_coders,
    is_safe,
    public_answers,
    speaking,
    suppress_people,
    with_unknown,
)


@pytest.mark.parametrize(
    ("parts", "safe"),
    [
        ([12, 30, 15], True),
        ([3, 30, 15], True),  # who knows the 30 learns that the others are 18, and who knows the 15, that they are 33
        ([3, 4, 30], False),  # who knows the 30 learns that the others are seven people
        ([30, 30], False),  # each would learn the other's
        ([0, 0, 30], False),
        ([5, 5, 5], True),
        ([4, 5, 5], False),
        ([], False),
    ],
)
def test_a_sum_is_safe_where_whoever_knows_a_part_learns_nothing_of_few(parts, safe):
    assert is_safe(pd.Series(parts, dtype=int), 10) == safe


def test_nothing_is_hidden_where_the_study_says_one():
    counts = pd.DataFrame({"macro": [1, 0], "micro": [2, 1]}, index=["a", "b"])
    shown = suppress_people(counts, 1, unknown=["a"])
    assert shown.by_site.to_numpy().tolist() == [[1, 2], [0, 1]]
    assert shown.total == 4
    assert shown.shows("a")


def test_a_site_is_told_in_full_or_not_at_all():
    counts = pd.DataFrame({"macro": [12, 11, 3, 9], "micro": [20, 15, 14, 30]}, index=["a", "b", "d", "e"])
    shown = suppress_people(counts, 10)
    assert [shown.shows(site) for site in ["a", "b", "d", "e"]] == [True, False, False, False]
    assert shown.by_tier.to_list() == [35, 79]
    assert shown.total == 114


def test_two_hidden_sites_would_work_out_each_others():
    """The sum less the site that is shown is the sum of the two that are not: each knows its own."""
    counts = pd.DataFrame({"macro": [30, 11, 3]}, index=list("abe"))
    shown = suppress_people(counts, 10)
    assert not any(shown.shows(site) for site in "abe")
    assert shown.by_tier.to_list() == [44]
    two = suppress_people(counts.drop(index="a"), 10)
    assert two.by_tier.isna().all(), "of two sites that are all there is, the sum is not told"
    assert two.total is None
    assert two.shows("b"), "which leaves the larger one to be told"
    assert not two.shows("e")


def test_two_hidden_tiers_would_work_out_each_others():
    """The total less the tier that is shown is the sum of two: the third goes with them, or the total."""
    counts = pd.DataFrame({"macro": [1, 1, 1], "meso": [9, 9, 9], "micro": [9, 12, 13]}, index=["a", "b", "d"])
    shown = suppress_people(counts, 10)
    assert shown.by_tier.isna().all()
    assert shown.total == 64
    alone = suppress_people(counts[["macro", "micro"]], 10)
    assert alone.total is None
    assert [None if pd.isna(n) else n for n in alone.by_tier] == [None, 34]


def test_a_study_with_few_people_shows_no_count():
    shown = suppress_people(pd.DataFrame({"macro": [2, 3]}, index=["a", "b"]), 10)
    assert shown.by_site.isna().all().all()
    assert shown.by_tier.isna().all()
    assert shown.total is None


def test_a_site_without_any_rating_has_nobody_to_protect():
    counts = pd.DataFrame({"macro": [0, 30]}, index=["silent", "b"])
    assert suppress_people(counts, 10).shows("silent")


def test_an_unknown_number_of_people_is_a_small_one():
    counts = pd.DataFrame({"macro": [0, 30, 40]}, index=["blank", "partly", "b"])
    shown = suppress_people(counts, 10, unknown=["blank", "partly"])
    assert [shown.shows(site) for site in ("blank", "partly", "b")] == [False, False, True]
    assert shown.by_tier.isna().all(), "one hidden site would be the sum less the other"


def test_a_site_of_which_nobody_is_known_is_hidden_also_where_all_others_are_shown():
    counts = pd.DataFrame({"macro": [0, 30, 40, 0]}, index=["blank", "a", "b", "silent"])
    shown = suppress_people(counts, 10, unknown=["blank"])
    assert [shown.shows(site) for site in counts.index] == [False, True, True, True]
    assert shown.total == 70


def test_whoever_speaks_in_a_statement_is_not_among_those_who_hide_others():
    """Where everybody but two people is known to be there, these two are all that is not known."""
    counts = pd.DataFrame({"macro": [2, 2, 2]}, index=["a", "b", "d"])
    assert suppress_people(counts, 2).total == 6
    heard = pd.DataFrame({"macro": [1, 1, 2]}, index=["a", "b", "d"])
    assert suppress_people(counts, 2).by_tier.to_list() == [6]
    assert suppress_people(counts.replace(2, 1), 2, heard=heard).by_tier.isna().all()


def test_people_who_speak_are_found_by_site_and_tier():
    ratings = pd.DataFrame(
        [("a", "r1", "macro", True, "said"), ("a", "r1", "", True, ""), ("b", "r2", "macro", False, "kept"),
         ("b", "", "macro", True, "by nobody known")],
        columns=["site", "respondent", "tier", "publish", "statement"],
    )  # fmt: skip
    counts = count_respondents(ratings, ["a", "b"], ["macro"])
    assert speaking(ratings, counts).to_dict("index") == {
        "a": {"macro": 1, "not stated": 0}, "b": {"macro": 0, "not stated": 0}
    }  # fmt: skip
    assert with_unknown(ratings) == {"b"}


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


def test_coders_are_many_only_where_each_thing_has_many():
    """Ten coders of a cell may be five of one piece and five of another."""
    unit = ["site", "criterion", "evidence"]
    rows = [("a", "c", f"e{coder // 5}", f"coder-{coder}") for coder in range(10)]
    ratings = pd.DataFrame(rows, columns=[*unit, "coder"])
    assert has_many_coders(ratings, 5, unit)
    assert not has_many_coders(ratings, 10, unit)
    assert has_many_coders(ratings, 10, unit[:2])
    assert not has_many_coders(ratings.assign(coder=""), 1, unit), "nobody knows how many they are"
    assert not has_many_coders(ratings.iloc[:0], 1, unit)


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
