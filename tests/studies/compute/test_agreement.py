"""Agreement between coders: pairs, alpha as published, its interval, and what to discuss."""

import numpy as np
import pandas as pd
import pytest

from compendium.studies.compute.agreement import OVERALL, agreement_by_criterion, cells_to_discuss
from compendium.studies.compute.scale import Scale

SCALE = Scale(("1", "2", "3", "4", "5"))
# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example with four observers; ordinal alpha 0.815.
OBSERVERS = ["123321412000", "123322412503", "033323422510", "123324412510"]


def rating(site, coder, level, criterion="c", evidence="e"):
    return {"site": site, "criterion": criterion, "evidence": evidence, "coder": coder, "level": level}


def published():
    rows = [
        rating(f"site-{place}", f"coder-{coder}", level)
        for coder, levels in enumerate(OBSERVERS)
        for place, level in enumerate(levels)
        if level != "0"
    ]
    return pd.DataFrame(rows)


def test_alpha_is_the_published_one():
    row = agreement_by_criterion(published(), SCALE, ["c"]).iloc[0]
    assert row["alpha"] == pytest.approx(0.815, abs=0.0005)
    assert row["low"] < row["alpha"] < row["high"] <= 1
    assert row["reason"] == ""


def test_the_interval_is_the_same_each_time_and_hangs_on_the_seed():
    first, again = (agreement_by_criterion(published(), SCALE, ["c"]) for _ in range(2))
    pd.testing.assert_frame_equal(first, again)
    other = agreement_by_criterion(published(), SCALE, ["c"], seed=1)
    assert other.loc[0, "low"] != first.loc[0, "low"]


def test_pairs_within_a_unit_are_compared_and_missing_is_no_answer():
    ratings = pd.DataFrame(
        [
            *(rating("a", coder, "1") for coder in "xyz"),
            rating("b", "x", "1"),
            rating("b", "y", "too_early"),
            rating("d", "x", "2"),
            rating("d", "y", "missing"),
            rating("f", "x", "2"),
        ]
    )
    row = agreement_by_criterion(ratings, SCALE, ["c"]).iloc[0]
    assert row[["units", "pairs", "same"]].to_list() == [2, 4, 3]
    assert row["per_cent"] == 75
    assert row["alpha_units"] == 1
    assert "chance cannot be told" in row["reason"]
    assert np.isnan(row["alpha"])


def test_different_evidence_is_not_compared():
    ratings = pd.DataFrame([rating("a", "x", "1", evidence="e"), rating("a", "y", "2", evidence="f")])
    found = agreement_by_criterion(ratings, SCALE, ["c"])
    assert found["units"].to_list() == [0, 0]
    assert found["reason"].to_list() == ["no unit with levels of two coders"] * 2
    assert found["per_cent"].isna().all()


def test_one_coder_alone_has_no_agreement():
    found = agreement_by_criterion(pd.DataFrame([rating("a", "x", "1")]), SCALE, ["c", "d"])
    assert found["criterion"].to_list() == ["c", "d", OVERALL]
    assert found["pairs"].sum() == 0


def test_few_units_have_alpha_but_no_interval():
    rows = [
        rating(site, coder, level) for site, levels in (("a", "12"), ("b", "33")) for coder, level in enumerate(levels)
    ]
    row = agreement_by_criterion(pd.DataFrame(rows), SCALE, ["c"]).iloc[0]
    assert not np.isnan(row["alpha"])
    assert np.isnan(row["low"])


def test_what_is_furthest_apart_is_discussed_first_and_nobody_is_named():
    ratings = pd.DataFrame(
        [
            rating("a", "x", "2"),
            rating("a", "y", "3"),
            rating("b", "x", "5"),
            rating("b", "y", "1"),
            rating("d", "x", "1"),
            rating("d", "y", "mixed"),
            rating("f", "x", "1"),
            rating("f", "y", "1"),
            rating("g", "x", "1"),
            rating("g", "y", "missing"),
        ]
    )
    found = cells_to_discuss(ratings, SCALE)
    assert found["site"].to_list() == ["b", "a", "d"]
    assert found["answers"].to_list() == [["1", "5"], ["2", "3"], ["1", "mixed"]]
    assert found["apart"].to_list() == [4, 1, 0]
    assert "coder" not in found


def test_no_criterion_can_be_taken_for_all_of_them():
    from compendium.data_package.spelling import make_id

    assert make_id(OVERALL) != OVERALL
