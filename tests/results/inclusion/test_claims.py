"""Claims on the choice of policies: each is computed, and follows Table 2."""

from claim_tables import MovedVerdicts, cell, verdicts_of, without

from compendium.results.claims.verdicts import DIFFERS, REPRODUCED

TOPIC = "inclusion"


def test_the_claims_that_are_not_simply_reproduced_are_these(real):
    assert verdicts_of(real, TOPIC) == {
        "included-had-to-be-statutory": DIFFERS,
        "support-as-central-mission": DIFFERS,
    }


CHANGES = [
    ("inclusion-criteria-numbered", "criteria", without("criterion", "reach"), DIFFERS),
    ("inclusion-characteristics-five", "criteria", without("criterion", "reach"), DIFFERS),
    ("four-policies-share-all-five", "inclusion_criteria", cell("vanguards", "scale", "no"), DIFFERS),
    ("troubled-families-four", "inclusion_criteria", cell("troubled-families", "significance", "yes"), DIFFERS),
    ("troubled-families-scale-and-reach", "inclusion_criteria", cell("troubled-families", "reach", "no"), DIFFERS),
    ("case-studies-five", "policies", cell("vanguards", "published_selection", "no"), DIFFERS),
    ("included-had-to-be-national", "inclusion_criteria", cell("vanguards", "scale", "no"), DIFFERS),
    (
        "included-had-to-be-statutory",
        "inclusion_criteria",
        cell("troubled-families", "significance", "yes"),
        REPRODUCED,
    ),
    ("case-studies-many-evaluated", "inclusion_criteria", lambda t: t.assign(learning="no"), DIFFERS),
    ("case-studies-all-evaluated", "inclusion_criteria", cell("vanguards", "learning", "no"), DIFFERS),
    ("two-case-studies-without-results", "inclusion_criteria", cell("troubled-families", "learning", "no"), DIFFERS),
    (
        "support-as-central-mission",
        "inclusion_criteria",
        lambda t: t.assign(purpose=["yes" if p == "vanguards" else "no" for p in t["policy"]]),
        REPRODUCED,
    ),
]


class TestVerdicts(MovedVerdicts):
    topic, changes = TOPIC, CHANGES
