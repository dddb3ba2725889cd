"""Agreement between coders: criterion and level apart, what counts as a difference, and what is left out."""

import numpy as np
import pandas as pd
import pytest

from compendium.studies.compute.agreement import (
    NO_LEVELS,
    NO_UNIT,
    ONE_ANSWER,
    OVERALL,
    agreement_by_criterion,
    agreement_on_criterion,
)
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


def first_row(*rows, **options):
    return agreement_by_criterion(pd.DataFrame(list(rows)), SCALE, ["c"], **options).iloc[0]


def test_alpha_is_the_published_one():
    row = agreement_by_criterion(published(), SCALE, ["c"]).iloc[0]
    assert row["alpha"] == pytest.approx(0.815, abs=0.0005)
    assert row["alpha_all"] == pytest.approx(0.743, abs=0.0005)
    assert row["low"] < row["alpha"] < row["high"] <= 1
    assert row["ac2_low"] < row["ac2"] < row["ac2_high"] <= 1
    assert row["reason"] == row["reason_all"] == ""


def test_the_same_data_have_the_same_interval_wherever_they_stand():
    alone = agreement_by_criterion(published(), SCALE, ["c"])
    other = published().assign(criterion="a").iloc[::-1]
    beside = agreement_by_criterion(pd.concat([other, published()]), SCALE, ["a", "b", "c"]).set_index("criterion")
    for column in ("low", "high", "low_all", "high_all", "ac2_low", "ac2_high"):
        assert alone.loc[0, column] == beside.loc["a", column] == beside.loc["c", column]


def test_missing_beside_a_level_is_a_difference():
    """Two coders, three sites: on one of them the first found nothing (shared case of a published table)."""
    row = first_row(
        rating("northby", "c1", "missing"), rating("northby", "c2", "3"),
        rating("southam", "c1", "3"), rating("southam", "c2", "3"),
        rating("eastwell", "c1", "2"), rating("eastwell", "c2", "2"),
    )  # fmt: skip
    assert row[["units", "pairs", "same"]].to_list() == [3, 3, 2]
    assert round(row["per_cent"]) == 67
    assert row["alpha_all"] < 1
    assert row["level_units"] == 2


def test_what_nobody_found_is_left_out_unless_an_inventory_says_that_it_was_read():
    rows = [rating("a", "x", "1"), rating("a", "y", "2"), rating("b", "x", "missing"), rating("b", "y", "missing")]
    assert first_row(*rows)[["units", "same"]].to_list() == [1, 0]
    assert first_row(*rows, inventory=True)[["units", "same"]].to_list() == [2, 1]


def test_pairs_within_a_unit_are_compared():
    row = first_row(
        *(rating("a", coder, "1") for coder in "xyz"),
        rating("b", "x", "1"),
        rating("b", "y", "too_early"),
        rating("f", "x", "2"),
    )
    assert row[["units", "pairs", "same"]].to_list() == [2, 4, 3]
    assert row["per_cent"] == 75
    assert row["level_units"] == 1
    assert row["reason"] == ONE_ANSWER
    assert np.isnan(row["alpha"])


def test_different_evidence_is_not_compared():
    ratings = pd.DataFrame([rating("a", "x", "1", evidence="e"), rating("a", "y", "2", evidence="f")])
    found = agreement_by_criterion(ratings, SCALE, ["c"])
    assert found["units"].to_list() == [0, 0]
    assert found["reason"].to_list() == [NO_LEVELS] * 2
    assert found["reason_all"].to_list() == [NO_UNIT] * 2
    assert found["per_cent"].isna().all()


def test_one_coder_alone_has_no_agreement():
    found = agreement_by_criterion(pd.DataFrame([rating("a", "x", "1")]), SCALE, ["c", "d"])
    assert found["criterion"].to_list() == ["c", "d", OVERALL]
    assert found["pairs"].sum() == 0


def test_few_units_have_coefficients_but_no_interval():
    rows = [
        rating(site, coder, level) for site, levels in (("a", "12"), ("b", "33")) for coder, level in enumerate(levels)
    ]
    row = agreement_by_criterion(pd.DataFrame(rows), SCALE, ["c"]).iloc[0]
    assert not row[["alpha", "ac2", "alpha_all"]].isna().any()
    assert row[["low", "ac2_low", "low_all"]].isna().all()


def test_coders_who_never_differ_have_no_interval():
    rows = [rating(f"s{n}", coder, str(1 + n % 2)) for n in range(30) for coder in "xy"]
    row = agreement_by_criterion(pd.DataFrame(rows), SCALE, ["c"]).iloc[0]
    assert row["alpha"] == row["ac2"] == row["alpha_all"] == 1
    assert row[["low", "ac2_low", "low_all"]].isna().all()


def test_which_criterion_is_asked_of_each_piece_and_none_is_an_answer():
    ratings = pd.DataFrame(
        [
            rating("s", "x", "1", "c", "e1"), rating("s", "y", "2", "c", "e1"),
            rating("s", "x", "1", "c", "e2"), rating("s", "y", "1", "d", "e2"),
            rating("s", "x", "not_applicable", "none", "e3"), rating("s", "y", "not_applicable", "none", "e3"),
            rating("s", "x", "missing", "d", "e4"), rating("s", "y", "not_applicable", "none", "e4"),
        ]
    )  # fmt: skip
    found = agreement_on_criterion(ratings)
    assert (found["units"], found["pairs"], found["same"], found["per_cent"]) == (4, 4, 2, 50)
    levels = agreement_by_criterion(ratings, SCALE, ["c", "d"], inventory=True).set_index("criterion")
    assert levels["units"].to_dict() == {"c": 1, "d": 0, OVERALL: 1}  # only e1 has one criterion from both
    assert levels.loc[OVERALL, "same"] == 0


def test_no_criterion_can_be_taken_for_all_of_them():
    from compendium.data_package.spelling import make_id

    assert make_id(OVERALL) != OVERALL
