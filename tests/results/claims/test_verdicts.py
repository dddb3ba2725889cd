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
    TablesRead,
    counted,
    in_every,
    made_once,
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


TABLES = {"ratings": pd.DataFrame({"level": ["yes"]}), "models": pd.DataFrame({"model": ["a"]})}


class TestWhatIsMadeOfTables:
    """It is made once for all claims of an audit, and each claim still rests on what it was made of."""

    def made(self, tables):
        self.times = getattr(self, "times", 0) + 1
        return tables["ratings"].assign(more=1)

    def rows(self, tables):
        return Computed(str(len(made_once(tables, self.made))), True)

    def test_once_for_all_claims_which_all_rest_on_it(self):
        shared = TablesRead(TABLES)
        found = [run_check(self.rows, shared) for _ in range(3)]
        assert self.times == 1
        assert [each.rests_on_coding for each in found] == [True] * 3
        assert not run_check(lambda tables: Computed(str(len(tables["models"])), True), shared).rests_on_coding

    def test_another_audit_looks_afresh(self):
        tables = {name: table.copy() for name, table in TABLES.items()}
        assert run_check(self.rows, TablesRead(tables)).shown == "1"
        tables["ratings"].loc[1] = ["no"]
        assert run_check(self.rows, TablesRead(tables)).shown == "2"
        assert made_once(tables, self.made)["more"].sum() == 2
