"""The verdict follows from the readings, and what rests on our own coding is found out."""

import pandas as pd
import pytest

from compendium.results.claims.verdicts import (
    AS_STATED,
    DEPENDS,
    DIFFERS,
    NOT_COMPUTABLE,
    REPRODUCED,
    Computed,
    Readings,
    counted,
    in_every,
    on_our_reading,
    readings,
    run_check,
)

YES, NO, UNKNOWN = Computed("1", True), Computed("2", False), Computed("3", None)


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ((YES, YES), REPRODUCED),
        ((YES, NO), DEPENDS),
        ((NO, NO), DIFFERS),
        ((UNKNOWN, UNKNOWN), NOT_COMPUTABLE),
        ((YES, UNKNOWN), REPRODUCED),
        ((NO, UNKNOWN), DIFFERS),
        ((YES, NO, UNKNOWN), DEPENDS),
        ((), NOT_COMPUTABLE),
    ],
)
def test_the_verdict_follows_from_the_readings(found, verdict):
    assert Readings(tuple((str(place), each) for place, each in enumerate(found))).verdict == verdict


def test_every_reading_is_shown_with_its_mark():
    found = readings(("narrow", YES), ("wide", NO), ("other", UNKNOWN))
    assert found.shown == "narrow: 1; wide: 2 (does not bear it out); other: 3 (not computable)"
    assert Readings(((AS_STATED, NO),)).shown == "2"


@pytest.mark.parametrize("coding", ["concerns", "ratings/care-act", "placements", "typology_crosswalk"])
def test_a_check_that_reads_our_coding_rests_on_it_whatever_it_finds(coding):
    tables = {coding: pd.DataFrame({"a": [1]}), "policies": pd.DataFrame({"a": [1]})}
    for stated in (1, 2):
        assert run_check(lambda t, stated=stated: counted(t[coding], stated), tables).rests_on_coding
        assert not run_check(lambda t, stated=stated: counted(t["policies"], stated), tables).rests_on_coding


def test_a_check_can_say_itself_that_it_rests_on_our_reading():
    assert run_check(lambda _: on_our_reading(YES), {}).rests_on_coding


def test_of_no_part_there_is_no_reading():
    assert in_every({}).verdict == NOT_COMPUTABLE


def test_in_a_claim_of_several_parts_every_part_has_to_hold():
    parts = {"first": readings(("a", YES), ("b", YES)), "second": readings(("a", YES), ("b", NO))}
    found = in_every(parts)
    assert found.verdict == DEPENDS
    assert found.named[1] == ("b", Computed("first 1, second 2", False))
