"""The claims on the findings: each computed from the standing coding or from tables, and moved by what it rests on."""

import pytest
from claim_tables import cell, changed, computed_of, found, without

from compendium.results.claims.verdicts import DEPENDS, DIFFERS, NOT_COMPUTABLE, REPRODUCED

ON_CODING = {
    "abstract-complex-situations": DEPENDS,
    "abstract-programme-novel": DEPENDS,
    "clear-contribution": DIFFERS,
    "funding-most-common-concern": DIFFERS,
    "generally-successful": DEPENDS,
    "legitimacy-and-stakeholders-secured": DEPENDS,
    "legitimacy-little-doubt": REPRODUCED,
    "limited-impact-on-outcomes": DEPENDS,
    "little-reservation": REPRODUCED,
    "national-picture-positive": REPRODUCED,
    "not-every-aspect": REPRODUCED,
    "not-made-for-the-ends": DIFFERS,
    "objectives-harder-to-tell": DEPENDS,
    "performance-disappointing": DEPENDS,
    "political-support-sustained": DIFFERS,
    "readiness-achieved": DEPENDS,
    "readiness-four-signs": DEPENDS,
    "regions-essential": DEPENDS,
    "relations-developed": DIFFERS,
    "success-virtually-all": DEPENDS,
    "supported-by-all": DIFFERS,
    "users-and-carers-critical": REPRODUCED,
    "users-took-part-in-design": DEPENDS,
}
ON_TABLES = {
    "arrangements-new": DEPENDS,
    "carrot-and-stick": REPRODUCED,
    "concerns-anticipated": DEPENDS,
    "negative-aspects-two": REPRODUCED,
    "other-studies-all-problems": DEPENDS,
    "relations-without-equal": DEPENDS,
    "user-input-limited": REPRODUCED,
}


def test_verdicts_and_what_rests_on_our_coding(real):
    judged = {name: found(real, name) for name in computed_of(real, "findings")}
    assert {name: each.verdict for name, each in judged.items()} == ON_CODING | ON_TABLES
    assert {name for name, each in judged.items() if each.rests_on_coding} == set(ON_CODING)


VALUES = [
    ("generally-successful", "fully", "11 of 51 (22%)"),
    ("generally-successful", "at least in part", "51 of 51 (100%)"),
    ("supported-by-all", "silence counts as no", "4 of 6 (67%)"),
    ("legitimacy-little-doubt", "at most a quarter", "2 of 11 (18%)"),
    ("little-reservation", "at most 3", "3 of 16 (19%)"),
    ("funding-most-common-concern", "any other single one", "4 of 33 (12%)"),
    ("limited-impact-on-outcomes", "at most a quarter", "0 of 24 (0%)"),
    ("other-studies-all-problems", "silence counts as no", "2 of 3 (67%)"),
    ("concerns-anticipated", "not all", "1 of 4 (25%)"),
    ("user-input-limited", "at most a quarter", "2 of 78 (3%)"),
    ("political-support-sustained", "silence counts as no", "1 of 3 (33%)"),
    ("not-made-for-the-ends", "fully: every one", "0 of 5 (0%)"),
]


@pytest.mark.parametrize(("claim", "reading", "value"), VALUES)
def test_what_is_counted(real, claim, reading, value):
    shown = next(computed.shown for name, computed in found(real, claim).named if reading in name)
    assert shown.startswith(value)


SUCCESS, FAILURE = "relative_success", "relative_failure"


def level(value: str):
    return lambda ratings: ratings.assign(level=value)


MOVED = [
    ("generally-successful", "ratings/care-act", level(SUCCESS), REPRODUCED),
    ("generally-successful", "ratings/care-act", level(FAILURE), DIFFERS),
    ("success-virtually-all", "ratings/care-act", level(FAILURE), DIFFERS),
    ("supported-by-all", "ratings/care-act", level(SUCCESS), DIFFERS),
    ("legitimacy-little-doubt", "ratings/care-act", level(FAILURE), DIFFERS),
    ("not-every-aspect", "ratings/care-act", level(SUCCESS), REPRODUCED),
    ("legitimacy-and-stakeholders-secured", "ratings/care-act", level(FAILURE), DIFFERS),
    ("performance-disappointing", "ratings/care-act", level(FAILURE), REPRODUCED),
    ("readiness-four-signs", "ratings/care-act", level(FAILURE), DIFFERS),
    ("limited-impact-on-outcomes", "ratings/care-act", level(SUCCESS), DIFFERS),
    ("objectives-harder-to-tell", "ratings/care-act", without("level", "too_early"), DIFFERS),
    ("little-reservation", "concerns", lambda rows: rows.assign(evidence="p-other"), DEPENDS),
    ("funding-most-common-concern", "concerns", lambda rows: rows.assign(concern="money"), REPRODUCED),
    ("national-picture-positive", "compared_statements", lambda rows: rows.assign(says="no"), DIFFERS),
    ("regions-essential", "compared_statements", without("says", "in part"), REPRODUCED),
    ("political-support-sustained", "compared_statements", without("says", "no"), REPRODUCED),
    ("users-took-part-in-design", "partners", without("kind", "took part"), DIFFERS),
    ("other-studies-all-problems", "text_items", without("item", "studies-with-problems-market"), DIFFERS),
    ("concerns-anticipated", "text_items", without("item", "risks-foreseen-finance"), DIFFERS),
    ("negative-aspects-two", "text_items", without("item", "negative-aspects-time"), DIFFERS),
    ("user-input-limited", "context_facts", cell("focus-groups-paper", "value", 60), DIFFERS),
    ("relations-without-equal", "approach_matrix", cell("relationship-management", "hwb", "yes", "approach"), DIFFERS),
    ("arrangements-new", "approach_matrix", cell("interim-report", "sure_start", "yes", "source"), DIFFERS),
    ("carrot-and-stick", "approach_matrix", cell("interim-report", "performance_management", "no", "source"), DIFFERS),
]


@pytest.mark.parametrize(("claim", "name", "change", "verdict"), MOVED)
def test_a_changed_table_moves_the_verdict(real, claim, name, change, verdict):
    assert found(changed(real, name, change), claim).verdict == verdict


def test_the_piece_that_holds_the_sentence_does_not_count(real):
    """Its ratings may say whatever they like."""
    own = {
        "p-not-called-unnecessary": "legitimacy-little-doubt",
        "p-success-virtually-all": "success-virtually-all",
        "p-limited-impact-on-outcomes": "limited-impact-on-outcomes",
    }
    for piece, claim in own.items():
        other = changed(real, "ratings/care-act", cell(piece, "level", FAILURE, "evidence"))
        assert found(other, claim) == found(real, claim)


@pytest.mark.parametrize("table", ["compared_statements", "concerns"])
def test_pieces_that_are_compared_or_voice_a_concern_are_those_of_the_inventory(real, table):
    """They stand where the inventory has them, and the piece that is held against others is not among these."""
    inventory = real["evidence/care-act"].set_index("evidence")[["source", "locator"]]
    rows = real[table]
    assert rows[["source", "locator"]].values.tolist() == inventory.loc[list(rows["evidence"])].values.tolist()


def test_no_piece_is_held_against_a_statement_twice(real):
    assert not real["compared_statements"].duplicated(["question", "evidence"]).any()


def test_too_little_coding_is_not_computable(real):
    silent = changed(changed(real, "ratings/care-act", level("missing")), "settled/care-act", level("missing"))
    assert found(silent, "generally-successful").verdict == NOT_COMPUTABLE
