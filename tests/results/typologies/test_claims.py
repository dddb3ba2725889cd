"""Claims on types of support in minutes and interviews: each computed, and moved by the table that it rests on."""

import pytest
from claim_tables import cell, changed, computed_of, found, without

from compendium.results.claims.verdicts import DEPENDS, DIFFERS, REPRODUCED

VERDICTS = {
    "interviews-support-the-minutes": DEPENDS,
    "minutes-awareness-is-information": DIFFERS,
    "minutes-public-awareness": REPRODUCED,
    "minutes-risk": REPRODUCED,
    "minutes-several-methods": REPRODUCED,
    "reasons-among-the-types": REPRODUCED,
    "types-are-those-of-the-care-act": REPRODUCED,
}


def test_verdicts_and_what_rests_on_the_crosswalk(real):
    judged = {name: found(real, name) for name in computed_of(real, "typologies")}
    assert {name: each.verdict for name, each in judged.items()} == VERDICTS
    on_tables = {name for name, each in judged.items() if not each.rests_on_coding}
    assert on_tables == {"minutes-several-methods", "reasons-among-the-types"}


def test_types_of_the_minutes_in_the_interviews(real):
    assert "3 of 8 (38%)" in found(real, "interviews-support-the-minutes").shown


CHANGES = [
    ("minutes-several-methods", "minutes_typology", lambda t: t.head(2)),
    ("types-are-those-of-the-care-act", "approach_matrix", lambda t: t.assign(care_act="no")),
    ("minutes-public-awareness", "typology_crosswalk", without("approach", "public-awareness")),
    (
        "minutes-awareness-is-information",
        "minutes_typology",
        cell("public-awareness-strand", "description", "Information for places"),
    ),
    ("minutes-risk", "typology_crosswalk", without("approach", "risk-management")),
    ("interviews-support-the-minutes", "typology_crosswalk", without("typology", "interviews")),
    ("reasons-among-the-types", "interviews_typology", lambda t: t.assign(name="Another")),
]


@pytest.mark.parametrize(("claim", "table", "change"), CHANGES)
def test_a_change_of_the_table_changes_the_verdict(real, claim, table, change):
    assert found(real, claim).verdict != found(changed(real, table, change), claim).verdict


def test_every_claim_has_such_a_change():
    assert {claim for claim, _, _ in CHANGES} == set(VERDICTS)
