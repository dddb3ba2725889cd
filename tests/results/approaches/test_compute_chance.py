"""What two programmes share by chance: against trying every draw, and what stays in tables drawn anew."""

from itertools import combinations, permutations

import numpy as np
import pandas as pd
import pytest

from compendium.results.approaches import compute_chance as chance

TICKS = pd.DataFrame(
    {"p": [1, 1, 1, 0, 0], "q": [1, 1, 0, 1, 0], "r": [1, 0, 0, 0, 1]}, index=list("abcde"), dtype=bool
)


@pytest.mark.parametrize(("approaches", "first", "second"), [(5, 2, 3), (5, 4, 4), (4, 0, 2), (3, 3, 3)])
def test_the_exact_chance_is_that_of_trying_every_draw(approaches, first, second):
    own = set(range(first))
    shared = [len(own & set(draw)) for draw in combinations(range(approaches), second)]
    found = chance.shared_by_chance(approaches, first, second)
    assert found.to_dict() == {number: shared.count(number) for number in sorted(set(shared))}


def test_the_interval_leaves_at_most_25_per_mille_at_either_end():
    even = pd.Series([25, 950, 25], index=[0, 1, 2])
    assert chance.interval(even) == (1, 1)
    assert chance.share_outside(even) == pytest.approx(0.05)
    assert chance.interval(pd.Series([26, 948, 26], index=[0, 1, 2])) == (0, 2)
    assert chance.share_outside(pd.Series([1], index=[3])) == 0


def every_table_with_the_same_sums(ticks):
    """All ways to fill the columns with as many ticks, kept where each row has as many as before."""
    columns = [sorted(set(permutations(ticks[column]))) for column in ticks.columns]
    for filled in np.array(np.meshgrid(*[range(len(c)) for c in columns])).reshape(len(columns), -1).T:
        table = np.array([columns[place][number] for place, number in enumerate(filled)]).T
        if (table.sum(axis=1) == ticks.sum(axis="columns").to_numpy()).all():
            yield table


def test_tables_drawn_anew_come_as_often_as_each_of_those_with_the_same_sums():
    tables = list(every_table_with_the_same_sums(TICKS))
    found = chance.shared_when_redrawn(TICKS)
    assert len(tables) > 10
    for (first, second), ways in found.items():
        places = [TICKS.columns.get_loc(first), TICKS.columns.get_loc(second)]
        shared = [int((table[:, places[0]] & table[:, places[1]]).sum()) for table in tables]
        for number in set(shared) | set(ways.index):
            assert ways.get(number, 0) / sum(ways) == pytest.approx(shared.count(number) / len(shared), abs=0.02)


def test_without_a_row_nothing_is_shared():
    (ways,) = chance.shared_when_redrawn(TICKS.iloc[:0, :2]).values()
    assert list(ways.index) == [0]


def test_the_same_table_gives_the_same_draws_in_whatever_order_it_stands():
    turned = TICKS.loc[list("ecabd"), ["r", "q", "p"]]
    here, there = chance.shared_when_redrawn(TICKS), chance.shared_when_redrawn(turned)
    assert here["p", "q"].to_dict() == there["q", "p"].to_dict()
    assert here["q", "r"].to_dict() == there["r", "q"].to_dict()
