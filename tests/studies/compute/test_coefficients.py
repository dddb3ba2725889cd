"""Coefficients of agreement: as published, bounded, and with intervals that hang on the data alone."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compendium.studies.compute.coefficients import (
    INTERVAL_FROM,
    estimate,
    gwet_ac,
    intervals,
    nominal_alpha,
    ordinal_alpha,
    ordinal_weights,
    weighted_kappa,
)

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: four observers; also Gwet's cac.raw4raters (irrCAC).
OBSERVERS = ["123321412000", "123322412503", "033323422510", "123324412510"]
# Fleiss's psychiatrists, Gwet's distrib.6raters: how many of six gave each of five diagnoses to fifteen patients.
PSYCHIATRISTS = ["00060", "03003", "01401", "00006", "03030", "20400", "00402", "20310", "20040", "00006", "10050",
                 "11040", "03300", "10050", "02031"]  # fmt: skip
# Gwet's cont3x3abstractors and cont4x4diagnosis: two coders, a row an answer of the first.
ABSTRACTORS = np.array([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
DIAGNOSES = np.array([[40, 6, 4, 15], [4, 25, 1, 5], [4, 2, 21, 9], [17, 13, 12, 45]])


def four_observers():
    counts = np.zeros((12, 5), dtype=int)
    for observer in OBSERVERS:
        for unit, level in enumerate(observer):
            if level != "0":
                counts[unit, int(level) - 1] += 1
    return counts


def six_psychiatrists():
    return np.array([[int(number) for number in row] for row in PSYCHIATRISTS])


def units_of(table):
    """The units of a table of two coders, a row each."""
    size = len(table)
    rows = []
    for one in range(size):
        for other in range(size):
            rows += [np.eye(size, dtype=int)[one] + np.eye(size, dtype=int)[other]] * table[one, other]
    return np.array(rows)


def interval(counts, coefficient, **options):
    (found,) = intervals(counts, [coefficient], **options)
    return found


@pytest.mark.parametrize(
    ("coefficient", "counts", "published"),
    [
        (nominal_alpha, four_observers(), 0.743),
        (ordinal_alpha, four_observers(), 0.815),
        (nominal_alpha, six_psychiatrists(), 0.420),
        (nominal_alpha, units_of(ABSTRACTORS), 0.797),
        (gwet_ac(np.eye(5)), four_observers(), 0.775),
        (gwet_ac(ordinal_weights(5)), four_observers(), 0.899),
        (gwet_ac(np.eye(5)), six_psychiatrists(), 0.445),
        (gwet_ac(np.eye(3)), units_of(ABSTRACTORS), 0.849),
        (gwet_ac(ordinal_weights(3)), units_of(ABSTRACTORS), 0.925),
        (gwet_ac(np.eye(4)), units_of(DIAGNOSES), 0.456),
        (gwet_ac(ordinal_weights(4)), units_of(DIAGNOSES), 0.324),
    ],
)
def test_alpha_and_ac_are_those_published(coefficient, counts, published):
    assert round(estimate(counts, coefficient), 3) == published


@pytest.mark.parametrize(
    ("table", "weights", "published"),
    [
        (ABSTRACTORS, np.eye(3), 0.796),
        (ABSTRACTORS, ordinal_weights(3), 0.872),
        (DIAGNOSES, np.eye(4), 0.432),
        (DIAGNOSES, ordinal_weights(4), 0.390),
    ],
)
def test_kappa_is_that_published(table, weights, published):
    assert round(weighted_kappa(table, weights), 3) == published


def test_ordinal_weights_are_those_of_gwet():
    assert ordinal_weights(3).round(4).tolist() == [[1, 0.6667, 0], [0.6667, 1, 0.6667], [0, 0.6667, 1]]
    assert ordinal_weights(1).tolist() == [[1]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=2, max_size=12))
def test_alpha_is_what_krippendorff_computes(rows):
    counts = np.array(rows)
    ours = [estimate(counts, coefficient) for coefficient in (nominal_alpha, ordinal_alpha)]
    paired = counts[counts.sum(axis=1) > 1]
    if (paired.sum(axis=0) > 0).sum() < 2:
        assert np.isnan(ours).all()
        return
    theirs = [krippendorff.alpha(value_counts=counts, level_of_measurement=m) for m in ("nominal", "ordinal")]
    assert ours == pytest.approx(theirs)


def test_where_one_level_dominates_alpha_falls_and_ac2_does_not():
    """Of 100 units two coders call 96 good; of the other four each calls two poor, never the same."""
    counts = units_of(np.array([[0, 2], [2, 96]]))
    assert estimate(counts, ordinal_alpha) < 0
    assert estimate(counts, gwet_ac(ordinal_weights(2))) > 0.95


def test_nothing_to_compare_has_no_coefficient():
    assert np.isnan(estimate(np.zeros((0, 3), dtype=int), nominal_alpha))
    assert np.isnan(estimate(np.array([[0, 2], [0, 2]]), nominal_alpha))
    assert np.isnan(weighted_kappa(np.zeros((2, 2)), np.eye(2)))
    assert np.isnan(weighted_kappa(np.array([[3, 0], [0, 0]]), np.eye(2)))


def test_the_interval_hangs_on_the_units_alone_not_on_their_order():
    counts = units_of(DIAGNOSES)
    shuffled = counts[np.random.default_rng(1).permutation(len(counts))]
    assert interval(counts, ordinal_alpha) == interval(shuffled, ordinal_alpha)
    assert interval(counts, ordinal_alpha) != interval(counts, ordinal_alpha, seed=1)


@pytest.mark.parametrize(
    ("counts", "coefficient"),
    [(four_observers()[:11], ordinal_alpha), (units_of(DIAGNOSES), nominal_alpha),
     (units_of(ABSTRACTORS), gwet_ac(ordinal_weights(3)))],
)  # fmt: skip
def test_there_are_enough_resamples_for_two_decimals(counts, coefficient):
    """With another seed each end moves by less than what would change the second decimal by more than one."""
    ends = np.array([interval(counts, coefficient, seed=seed) for seed in range(6)])
    assert np.ptp(ends, axis=0).max() < 0.01
    low, high = ends[0]
    assert low < estimate(counts, coefficient) < high


def test_a_thousand_resamples_would_be_too_few():
    ends = np.array([interval(four_observers()[:11], ordinal_alpha, resamples=1000, seed=seed) for seed in range(6)])
    assert np.ptp(ends, axis=0).max() > 0.01


def test_coefficients_of_the_same_units_share_their_resamples():
    counts = units_of(DIAGNOSES)
    both = [ordinal_alpha, gwet_ac(ordinal_weights(4))]
    assert intervals(counts, both) == [interval(counts, one) for one in both]


def test_coders_who_never_differ_have_no_interval():
    assert np.isnan(interval(units_of(np.diag([20, 20])), nominal_alpha)).all()


def test_few_units_have_no_interval():
    assert np.isnan(interval(units_of(DIAGNOSES)[: INTERVAL_FROM - 1], nominal_alpha)).all()
