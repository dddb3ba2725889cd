"""p of two groups of sites, against a full enumeration of all ways of choosing as many."""

import random
from itertools import combinations, product
from math import comb, prod

import pytest

from compendium.sites.compute.permutation import DRAWS, Permutation, permutation_test


def enumerated(first, second):
    """p and the least p, from every choice of sites one by one."""
    everyone = [*first, *second]
    order = sorted(everyone)
    midranks = [order.index(rank) + (order.count(rank) + 1) / 2 for rank in everyone]
    middle = len(first) * (len(everyone) + 1) / 2
    far = [abs(sum(chosen) - middle) for chosen in combinations(midranks, len(first))]
    observed = abs(sum(midranks[: len(first)]) - middle)
    return (sum(each >= observed for each in far) / len(far), far.count(max(far)) / len(far))


def test_a_small_case_by_hand():
    """Of the 20 ways of choosing three sites of six without ties, the best three and the worst three are the furthest
    from the middle: 2 of 20."""
    assert permutation_test([4, 5, 6], [1, 2, 3]) == Permutation(0.1, exact=True, least=0.1)


@pytest.mark.parametrize("seed", range(340))
def test_exact_p_is_what_a_full_enumeration_gives(seed):
    draw = random.Random(seed)
    sizes = draw.randint(1, 6), draw.randint(1, 6)
    levels = draw.randint(2, 5)  # the fewer, the more ties
    first, second = ([draw.randrange(levels) for _ in range(size)] for size in sizes)
    found = permutation_test(first, second)
    assert found.exact
    assert (found.p, found.least) == pytest.approx(enumerated(first, second), abs=1e-12)


def test_the_direction_does_not_matter():
    assert permutation_test([2, 2, 1], [0, 1]).p == permutation_test([0, 1], [2, 2, 1]).p


def test_all_at_one_level_says_nothing():
    assert permutation_test([1, 1], [1, 1, 1]) == Permutation(1.0, exact=True, least=1.0)


def test_a_group_without_sites_has_no_p():
    assert permutation_test([], [1, 2]) is None
    assert permutation_test([1], []) is None


@pytest.mark.parametrize("seed", range(5))
def test_drawn_p_is_near_the_exact_one_and_always_the_same(seed):
    draw = random.Random(seed)
    first, second = [draw.randrange(1, 5) for _ in range(12)], [draw.randrange(4) for _ in range(11)]
    drawn, exact = permutation_test(first, second, steps=1), permutation_test(first, second)
    assert (drawn.exact, drawn.least) == (False, None)
    assert drawn.p == pytest.approx(exact.p, abs=5 * (max(exact.p, 1e-3) / DRAWS) ** 0.5)
    assert drawn == permutation_test(first, second, steps=1)


def test_drawn_p_is_never_nought():
    assert permutation_test([4] * 40, [0] * 40, steps=1).p == 1 / (DRAWS + 1)


def enumerated_by_levels(first, second):
    """p from every way in which the sites of the first group can be spread over the levels, and how often it comes."""
    everyone = sorted([*first, *second])
    counts = {level: everyone.count(level) for level in dict.fromkeys(everyone)}
    ranks = [everyone.index(level) + (number + 1) / 2 for level, number in counts.items()]
    middle = len(first) * (len(everyone) + 1) / 2
    observed = abs(sum(ranks[list(counts).index(level)] for level in first) - middle)
    ways = far = 0
    for spread in product(*(range(number + 1) for number in counts.values())):
        if sum(spread) == len(first):
            times = prod(comb(number, chosen) for number, chosen in zip(counts.values(), spread, strict=True))
            ways += times
            far += times * (abs(sum(n * rank for n, rank in zip(spread, ranks, strict=True)) - middle) >= observed)
    return far / ways


@pytest.mark.parametrize("seed", range(20))
def test_exact_p_of_many_sites_is_what_an_enumeration_by_levels_gives(seed):
    draw = random.Random(seed)
    first, second = ([draw.randrange(4) for _ in range(draw.randint(20, 45))] for _ in range(2))
    found = permutation_test(first, second)
    assert found.exact
    assert found.p == pytest.approx(enumerated_by_levels(first, second), abs=1e-9)
