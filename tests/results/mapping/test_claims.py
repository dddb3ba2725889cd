"""Claims on the mapping review: each is computed, and follows its table."""

from claim_tables import MovedVerdicts, cell, changed, found, verdicts_of, without

from compendium.results.claims.verdicts import DEPENDS, DIFFERS, REPRODUCED

TOPIC = "mapping"


def test_the_claims_that_are_not_simply_reproduced_are_these(real):
    assert verdicts_of(real, TOPIC) == {
        "policies-previous": DEPENDS,
        "selected-for-national-reach": DIFFERS,
        "selected-for-enough-information": DEPENDS,
        "targeted-support-named": DIFFERS,
        "total-place-pilot": DIFFERS,
        "blanket-policies": DIFFERS,
        "blanket-little-variation": DIFFERS,
        "better-care-fund-little-hands-on": DEPENDS,
        "better-care-fund-less-local": DIFFERS,
        "developmental-support-almost-all": DEPENDS,
    }


CHANGES = [
    ("policies-reviewed-fifteen", "inclusion_criteria", without("policy", "vanguards"), DIFFERS),
    ("policies-each-assessed", "inclusion_criteria", cell("vanguards", "scale", ""), DEPENDS),
    (
        "policies-previous",
        "policies",
        cell("cities-and-local-government-devolution-act", "name", "Devolution Act"),
        REPRODUCED,
    ),
    ("selected-for-national-reach", "inclusion_criteria", lambda t: t.assign(scale="yes"), DEPENDS),
    ("selected-for-enough-information", "inclusion_criteria", cell("total-place", "learning", ""), DIFFERS),
    ("targeted-support-named", "inclusion_criteria", lambda t: t.assign(reach="no"), REPRODUCED),
    ("total-place-pilot", "inclusion_criteria", cell("total-place", "reach", "no"), REPRODUCED),
    ("blanket-policies", "inclusion_criteria", cell("academies-programme", "reach", "yes"), REPRODUCED),
    (
        "blanket-little-variation",
        "approach_matrix",
        cell("adaptation-of-delivery-models", "troubled_families", "no", "approach"),
        REPRODUCED,
    ),
    ("better-care-fund-little-hands-on", "inclusion_criteria", cell("better-care-fund", "purpose", "yes"), DIFFERS),
    ("better-care-fund-less-local", "policy_features", without("feature", "power-handed-down"), REPRODUCED),
    ("role-of-the-centre-two", "text_items", without("item", "role-of-the-centre-management"), DIFFERS),
    ("developmental-support-almost-all", "policies", lambda t: t.head(11), REPRODUCED),
    ("management-mostly-legislative", "inclusion_criteria", cell("vanguards", "significance", "no"), DIFFERS),
    (
        "payment-by-results-named",
        "approach_matrix",
        cell("payment-by-results", "vanguards", "yes", "approach"),
        DIFFERS,
    ),
    (
        "power-handed-down-adapted",
        "approach_matrix",
        cell("adaptation-of-delivery-models", "ccsf", "no", "approach"),
        DIFFERS,
    ),
    ("reach-varied", "inclusion_criteria", cell("Table 2", "reach", "yes", "locator"), DIFFERS),
]


class TestVerdicts(MovedVerdicts):
    topic, changes = TOPIC, CHANGES


def test_an_act_whose_name_has_no_year_leaves_that_reading_open(real):
    named = changed(real, "programmes", cell("care-act", "full_name", "The Act"))
    (_, before), (_, after) = found(named, "policies-previous").named
    assert (before.shown, before.holds) == ("no year in the name of the Act: The Act", None)
    assert after.holds


def test_targeted_pilot_and_blanket_policies_are_judged_by_the_same_column(real):
    everywhere = changed(real, "inclusion_criteria", lambda t: t.assign(reach="yes"))
    nowhere = changed(real, "inclusion_criteria", lambda t: t.assign(reach="no"))
    for claim in ("targeted-support-named", "total-place-pilot"):
        assert (found(everywhere, claim).verdict, found(nowhere, claim).verdict) == (DIFFERS, REPRODUCED)
    assert found(everywhere, "blanket-policies").verdict == REPRODUCED
    assert found(nowhere, "blanket-policies").verdict == DIFFERS


def test_help_with_development_lies_between_those_named_and_all(real):
    shown = [each.shown for _, each in found(real, "developmental-support-almost-all").named]
    assert shown == ["10 of 15 (67%)", "10 of 15 (67%)", "15 of 15 (100%)", "15 of 15 (100%)"]
