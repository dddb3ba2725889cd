"""The claims of the other three documents: each computed, and its verdict moved by the table that it rests on."""

import pytest
from claim_tables import cell, changed, computed_of, found, without

from compendium.results.claims.verdicts import DEPENDS, DIFFERS, NOT_COMPUTABLE, REPRODUCED

VERDICTS = {
    "author-heads-listed-unit": REPRODUCED,
    "central-units-of-the-report": DIFFERS,
    "departmental-units-number": REPRODUCED,
    "disconnects-five": REPRODUCED,
    "disconnects-said-twice": REPRODUCED,
    "focus-among-themes": DEPENDS,
    "policy-made-in-silos": REPRODUCED,
    "users-still-not-involved": DEPENDS,
    "what-good-implementation-takes": DIFFERS,
}


def test_verdicts_and_what_rests_on_our_coding(real):
    judged = {name: found(real, name) for name in computed_of(real, "context")}
    assert {name: each.verdict for name, each in judged.items()} == VERDICTS
    coded = {name for name, each in judged.items() if each.rests_on_coding}
    assert coded == {"central-units-of-the-report", "users-still-not-involved"}


def test_the_unit_of_2012_is_not_among_those_of_the_report(real):
    assert "(2012)" in found(real, "central-units-of-the-report").shown
    without_it = changed(real, "intervention_examples", without("example", "implementation-unit"))
    assert found(without_it, "central-units-of-the-report").verdict == REPRODUCED


MOVED = [
    ("disconnects-five", "disconnects", without("disconnect", "silos"), DIFFERS),
    ("disconnects-said-twice", "disconnects", without("disconnect", "silos"), DIFFERS),
    ("disconnects-said-twice", "list_counts", cell("disconnects-again", "announced", 6, "list"), DIFFERS),
    ("policy-made-in-silos", "failure_items", lambda t: t.assign(name="Another"), DIFFERS),
    ("users-still-not-involved", "compared_statements", lambda t: t.assign(says="no"), DIFFERS),
    ("users-still-not-involved", "compared_statements", without("question", "users-left-out"), NOT_COMPUTABLE),
    ("departmental-units-number", "departmental_units", lambda t: t.head(2), DIFFERS),
    ("author-heads-listed-unit", "departmental_units", cell("dh", "department_name", "Other", "unit"), DIFFERS),
    ("focus-among-themes", "text_items", without("item", "change-themes-youth-unemployment"), DIFFERS),
    (
        "what-good-implementation-takes",
        "repeated_facts",
        cell("support-in-comment", "value", "unclear how best"),
        REPRODUCED,
    ),
]


@pytest.mark.parametrize(("claim", "name", "change", "verdict"), MOVED)
def test_a_changed_table_moves_the_verdict(real, claim, name, change, verdict):
    assert found(real, claim).verdict == VERDICTS[claim] != verdict
    assert found(changed(real, name, change), claim).verdict == verdict
