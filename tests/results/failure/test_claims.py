"""The claims on failure: each computed, and its verdict moved by the table that it rests on."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, checks_of, without

from compendium.project import Project
from compendium.results.claims.verdicts import CHECKS, DEPENDS, DIFFERS, REPRODUCED
from compendium.results.failure import claims as checks_failure
from compendium.results.failure import claims as checks_support_bodies

ITEM_OF_LIST = {
    "top_down_assumptions_three": "top-down-assumptions",
    "structural_causes_two": "structural-causes",
    "long_term_areas_four": "long-term-policy-areas",
    "long_term_features_three": "long-term-features",
    "over_optimism_factors_five": "over-optimism-factors",
    "political_phases_three": "political-phases",
    "reasons_to_shun_five": "reasons-to-shun",
    "delivery_unit_functions_several": "delivery-unit-functions",
    "purposes_of_support_three": "purposes-of-support",
    "compliance_bodies_three": "compliance-and-support-bodies",
}


OWN = checks_of(checks_failure, checks_support_bodies)


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_no_claim_on_failure_differs(real):
    assert [name for name in OWN if CHECKS[name](real).verdict == DIFFERS] == []


@pytest.mark.parametrize(("check", "announced"), ITEM_OF_LIST.items(), ids=ITEM_OF_LIST)
def test_a_list_that_loses_an_item_differs(real, check, announced):
    assert CHECKS[check](real).verdict in (REPRODUCED, DEPENDS)
    last = real["failure_items"].query("list == @announced")["item"].iloc[-1]
    assert CHECKS[check](changed(real, "failure_items", without("item", last))).verdict == DIFFERS


@pytest.mark.parametrize(
    ("check", "name", "change"),
    [
        ("hindrances_with_sections", "hindrances", cell("dispersed-governance", "name", "Optimism")),
        (
            "points_with_sections",
            "intervention_points",
            cell("review", "detail_locator", "Other, paragraph 1"),
        ),
        ("points_counted_twice", "list_counts", cell("stages-of-support", "announced", 5, "list")),
        ("over_optimism_not_only_uk", "failure_items", cell(3, "name", "UK poverty", "position")),
        ("units_in_order_of_time", "intervention_examples", cell("prime-ministers-strategy-unit", "year_from", 1969)),
        (
            "first_unit_1971",
            "intervention_examples",
            cell("prime-ministers-strategy-unit", "year_from", 1970),
        ),
        ("mechanism_one_purpose", "approach_matrix", cell("interim-report", "capacity_building", "yes", "source")),
    ],
)
def test_a_changed_cell_moves_the_verdict(real, check, name, change):
    assert CHECKS[check](real).verdict in (REPRODUCED, DEPENDS)
    assert CHECKS[check](changed(real, name, change)).verdict == DIFFERS


def test_seven_domains_hold_under_one_reading_only(real):
    found = CHECKS["plan_domains_seven"](real)
    assert found.shown.count("does not bear it out") == 1
    assert found.verdict in (REPRODUCED, DEPENDS)
    fewer = changed(real, "failure_items", without("item", "plan-domains-monitoring-review-and-evaluation"))
    assert CHECKS["plan_domains_seven"](fewer).verdict == DIFFERS


def test_a_list_that_is_nowhere_is_an_error(real):
    with pytest.raises(KeyError):
        CHECKS["structural_causes_two"](changed(real, "failure_items", without("list", "structural-causes")))
