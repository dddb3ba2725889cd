"""Two releases together tell no small number of people: what would follow from both is kept back in the later one."""

import pandas as pd
import pytest

from compendium.sites.compute.between_releases import keep_back_moves
from compendium.sites.compute.suppression import PeopleShown, suppress_people

SMALLEST = 5
OLD = pd.DataFrame({"macro": [3, 3, 3, 3], "micro": [9, 9, 9, 9]}, index=["a", "b", "c", "d"])


def told(counts: pd.DataFrame) -> PeopleShown:
    """What one release tells by itself."""
    return suppress_people(counts, SMALLEST)


def later(counts: pd.DataFrame, before: pd.DataFrame = OLD) -> PeopleShown:
    """What a release tells after the one before."""
    return keep_back_moves(told(counts), told(before), counts, SMALLEST)


def with_site(macro: int, micro: int, name: str = "e") -> pd.DataFrame:
    """The old counts and a further site."""
    return pd.concat([OLD, pd.DataFrame({"macro": [macro], "micro": [micro]}, index=[name])])


def test_the_old_release_tells_its_sums_and_hides_its_sites():
    assert told(OLD).by_tier.to_dict() == {"macro": 12, "micro": 36}
    assert told(OLD).by_site.isna().all(axis=None)


def test_the_sums_would_give_a_new_site_away_and_are_kept_back():
    new = with_site(2, 3)
    assert told(new).by_tier["macro"] - told(OLD).by_tier["macro"] == 2  # the way around it that is closed here
    found = later(new)
    assert found.by_tier.isna().all()
    assert found.total is None
    assert found.moved


@pytest.mark.parametrize("row", range(4))
def test_a_sum_that_moves_by_less_than_the_smallest_count_is_kept_back(row):
    new = OLD.copy()
    new.iloc[row, 0] += 1
    found = later(new)
    assert pd.isna(found.by_tier["macro"])
    assert found.by_tier["micro"] == 36
    assert found.total is None  # it would give the other back


def test_a_sum_that_moves_by_more_within_the_same_sites_is_kept_back_since_one_of_them_may_have_moved_alone():
    new = OLD.copy()
    new.loc["a", "micro"] += 12
    found = later(new)
    assert told(new).by_tier["micro"] - told(OLD).by_tier["micro"] == 12  # so many at least were heard at site a
    assert found.by_tier["macro"] == 12
    assert pd.isna(found.by_tier["micro"])
    assert found.total is None


def test_sites_whose_numbers_are_known_from_before_protect_no_new_one():
    shown = pd.DataFrame({"macro": [5, 6, 0], "micro": [5, 6, 9]}, index=["a", "b", "c"])
    new = pd.concat([shown, pd.DataFrame({"macro": [1], "micro": [1]}, index=["d"])])
    assert told(shown).by_site.notna().all(axis=None)
    assert told(new).total == 33
    assert not told(new).shows("a")  # it is hidden so that the total can be told
    found = later(new, shown)
    assert found.total is None
    assert found.by_tier.isna().all()


def test_a_site_hidden_in_a_sum_that_was_told_stays_hidden():
    before = OLD.assign(macro=[1, 2, 6, 9])
    now = pd.concat([before, pd.DataFrame({"macro": [4, 4, 4], "micro": [9, 9, 9]}, index=["e", "f", "g"])])
    assert not told(before).shows("d")
    assert told(now).shows("d")
    assert not later(now, before).shows("d")


def test_the_new_release_divides_no_sum_of_tiers_that_was_told_as_one():
    together = PeopleShown(told(OLD).by_site, told(OLD).by_tier.mask([True, True]), 48)
    found = keep_back_moves(told(OLD), together, OLD, SMALLEST)
    assert found.by_tier.isna().all()
    again = keep_back_moves(together, told(OLD), OLD, SMALLEST)
    assert again.total == 48, "what was told as two sums may be told as one"


def test_those_who_speak_in_statements_protect_nobody():
    new = pd.concat([OLD, pd.DataFrame({"macro": [4, 4, 4], "micro": [9, 9, 9]}, index=["e", "f", "g"])])
    heard = new.astype(bool).astype(int)
    heard["micro"] *= 8
    found = keep_back_moves(told(new), told(OLD), new, SMALLEST, heard)
    assert pd.isna(found.by_tier["micro"])
    assert found.by_tier["macro"] == 24


def test_nothing_is_kept_back_where_nothing_moved():
    found = later(OLD)
    pd.testing.assert_series_equal(found.by_tier, told(OLD).by_tier)
    assert found.total == 48


def test_three_new_sites_together_are_told_where_none_of_them_learns_the_others():
    new = pd.concat([OLD, pd.DataFrame({"macro": [4, 4, 4], "micro": [9, 9, 9]}, index=["e", "f", "g"])])
    assert later(new).by_tier.to_dict() == {"macro": 24, "micro": 63}


def test_a_site_that_leaves_keeps_the_sums_back():
    assert later(OLD.drop(index="d")).by_tier.isna().all()


def test_a_site_that_leaves_is_not_given_away_by_those_that_come():
    """With them there are 17 people fewer than before: so many at least were heard at the site that left."""
    before = OLD.assign(micro=[9, 9, 9, 26])
    came = pd.DataFrame({"macro": [3, 3, 3], "micro": [3, 3, 3]}, index=["e", "f", "g"])
    now = pd.concat([before.drop(index="d"), came])
    assert told(before).by_tier["micro"] - told(now).by_tier["micro"] == 17
    assert later(pd.concat([before, came]), before).by_tier.notna().all()
    assert later(now, before).by_tier.isna().all()


def test_a_site_that_is_shown_and_moves_by_one_is_shown_no_more():
    open_one = pd.concat([OLD, pd.DataFrame({"macro": [20], "micro": [30]}, index=["large"])])
    moved = open_one.copy()
    moved.loc["large", "macro"] = 21
    assert told(open_one).shows("large")
    assert told(moved).shows("large")
    assert not later(moved, open_one).shows("large")
    assert later(open_one, open_one).shows("large")


def test_a_tier_that_is_new_counts_from_nobody():
    before = OLD[["micro"]]
    found = keep_back_moves(told(OLD), told(before), OLD, SMALLEST)
    assert found.by_tier["micro"] == 36
    few = before.assign(macro=[1, 1, 1, 0])
    assert pd.isna(keep_back_moves(told(few), told(before), few, SMALLEST).by_tier["macro"])


def test_where_nothing_is_small_nothing_is_held_back():
    new = with_site(1, 0)
    found = keep_back_moves(suppress_people(new, 1), suppress_people(OLD, 1), new, 1)
    assert found.by_tier["macro"] == 13
