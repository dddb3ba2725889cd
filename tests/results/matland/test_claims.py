"""Claims on conflict and ambiguity: each computed, and its verdict moved by the table that it rests on."""

import pytest
from claim_tables import cell, changed, computed_of, found, without

from compendium.results.claims.verdicts import DEPENDS, DIFFERS, REPRODUCED

ON_CODING = {
    "collaboration-suits-the-care-act": DIFFERS,
    "deferral-removed-political": DEPENDS,
    "social-care-conflict-and-ambiguity": DEPENDS,
}


def test_what_rests_on_our_coding_is_in_doubt_and_the_rest_is_reproduced(real):
    judged = {name: found(real, name) for name in computed_of(real, "matland")}
    assert {name: each.verdict for name, each in judged.items() if each.rests_on_coding} == ON_CODING
    assert {each.verdict for each in judged.values() if not each.rests_on_coding} == {REPRODUCED}


CHANGES = [
    ("matland-crosses-conflict-and-ambiguity", "matland", lambda t: t.head(3)),
    ("matland-organising-concepts", "matland", cell("symbolic", "organising_concept", "power")),
    ("matland-support-for-each-domain", "printed_lists", without("entry", "support-by-quadrant-report-4")),
    ("matland-management-where-plain", "matland", cell("political", "support", "Flexibility")),
    ("matland-top-down-administrative", "matland", cell("administrative", "conditions", "Many agree")),
    ("matland-bottom-up-experimental", "matland", cell("experimental", "support", "Guidance")),
    ("deferral-removed-political", "compared_statements", without("says", "in part")),
    ("collaboration-suits-the-care-act", "compared_statements", without("says", "no")),
    ("social-care-conflict-and-ambiguity", "compared_statements", lambda t: t.assign(says="no")),
]


@pytest.mark.parametrize(("claim", "table", "change"), CHANGES)
def test_a_change_of_the_table_changes_the_verdict(real, claim, table, change):
    assert found(real, claim).verdict != found(changed(real, table, change), claim).verdict


def test_every_claim_has_such_a_change(real):
    assert {claim for claim, _, _ in CHANGES} == set(computed_of(real, "matland"))
