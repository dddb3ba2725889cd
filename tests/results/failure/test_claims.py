"""Claims on failure: each is computed, and follows its table."""

import pytest
from claim_tables import MovedVerdicts, cell, changed, found, verdicts_of, without

from compendium.results.claims.verdicts import DEPENDS, DIFFERS, REPRODUCED

TOPIC = "failure"


def test_the_claims_that_are_not_simply_reproduced_are_these(real):
    assert verdicts_of(real, TOPIC) == {
        "plan-domains-seven": DEPENDS,
        "delivery-unit-functions-several": DEPENDS,
        "government-of-2010": DIFFERS,
        "mechanism-one-purpose": DEPENDS,
    }


CHANGES = [
    ("top-down-assumptions-three", "failure_items", without("item", "top-down-assumptions-hierarchy"), DIFFERS),
    ("structural-causes-two", "failure_items", without("item", "structural-causes-accountability"), DIFFERS),
    ("long-term-areas-four", "failure_items", without("item", "long-term-policy-areas-rough-sleepers"), DIFFERS),
    ("long-term-features-three", "failure_items", without("item", "long-term-features-across-silos"), DIFFERS),
    (
        "over-optimism-factors-five",
        "failure_items",
        without("item", "over-optimism-factors-challenge-and-accountability"),
        DIFFERS,
    ),
    ("political-phases-three", "failure_items", without("item", "political-phases-embedding"), DIFFERS),
    ("reasons-to-shun-five", "failure_items", without("item", "reasons-to-shun-quick-solutions"), DIFFERS),
    ("purposes-of-support-three", "failure_items", without("item", "purposes-of-support-capacity-building"), DIFFERS),
    (
        "compliance-bodies-three",
        "failure_items",
        without("item", "compliance-and-support-bodies-health-advisory-service"),
        DIFFERS,
    ),
    (
        "delivery-unit-functions-several",
        "failure_items",
        without("item", "delivery-unit-functions-progress-assessing"),
        DIFFERS,
    ),
    ("risk-criteria-several", "failure_items", without("list", "risk-criteria"), DIFFERS),
    ("delivery-unit-lessons-range", "failure_items", without("list", "delivery-unit-lessons"), DIFFERS),
    ("ways-to-fill-the-gap-three", "text_items", without("list", "ways-to-fill-the-gap"), DIFFERS),
    ("hindrances-four", "hindrances", lambda t: t.head(3), DIFFERS),
    ("hindrances-with-sections", "hindrances", cell("dispersed-governance", "name", "Optimism"), DIFFERS),
    ("points-four", "intervention_points", lambda t: t.head(3), DIFFERS),
    ("points-with-sections", "intervention_points", cell("review", "detail_locator", "Other, paragraph 1"), DIFFERS),
    ("points-counted-twice", "list_counts", cell("stages-of-support", "announced", 5, "list"), DIFFERS),
    ("points-in-design", "intervention_points", without("point", "review"), DIFFERS),
    ("over-optimism-not-only-uk", "failure_items", cell(3, "name", "UK poverty", "position"), DIFFERS),
    ("evidence-reports-two", "intervention_examples", without("point", "preparation"), DIFFERS),
    ("plan-domains-seven", "failure_items", without("item", "plan-domains-monitoring-review-and-evaluation"), DIFFERS),
    ("first-unit-1971", "intervention_examples", cell("prime-ministers-strategy-unit", "year_from", 1970), DIFFERS),
    ("units-outside-the-centre", "departmental_units", lambda t: t.head(0), DIFFERS),
    ("government-of-2010", "repeated_facts", cell("government-in-comment", "value", "Conservative"), REPRODUCED),
    (
        "mechanism-one-purpose",
        "approach_matrix",
        lambda t: t.assign(performance_management="no", problem_solving="yes", capacity_building="no"),
        REPRODUCED,
    ),
]


class TestVerdicts(MovedVerdicts):
    topic, changes = TOPIC, CHANGES


def test_seven_domains_hold_under_one_reading_only(real):
    readings = found(real, "plan-domains-seven").named
    assert [(each.shown, each.holds) for _, each in readings] == [("7", True), ("8", False)]


def test_a_list_that_is_nowhere_is_an_error(real):
    with pytest.raises(KeyError):
        found(changed(real, "failure_items", without("list", "plan-domains")), "plan-domains-seven")
