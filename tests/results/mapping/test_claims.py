"""Claims on the mapping review: every check runs, and follows its table."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, checks_of, without

from compendium.project import Project
from compendium.results.claims.verdicts import CHECKS, DIFFERS
from compendium.results.mapping import claims as checks_mapping
from compendium.results.mapping import claims as checks_mapping_centre

OWN = checks_of(checks_mapping, checks_mapping_centre)


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_the_claims_that_differ_are_these(real):
    assert {name for name in OWN if CHECKS[name](real).verdict == DIFFERS} == {
        "policies_previous",
        "selected_for_national_reach",
        "total_place_pilot",
        "blanket_little_variation",
        "better_care_fund_less_local",
    }


def test_an_act_whose_name_has_no_year_leaves_the_claim_open(real):
    named = changed(real, "programmes", cell("care-act", "full_name", "The Act"))
    found = CHECKS["policies_previous"](named)
    assert (found.shown, found.verdict) == ("no year in the name of the Act: The Act", DIFFERS)


CHANGES = [
    ("policies_reviewed_fifteen", "policies", without("policy", "vanguards")),
    ("policies_each_assessed", "inclusion_criteria", cell("vanguards", "scale", "")),
    ("policies_previous", "policies", cell("cities-and-local-government-devolution-act", "name", "Devolution Act")),
    ("selected_for_national_reach", "inclusion_criteria", lambda t: t.assign(scale="yes")),
    ("selected_for_enough_information", "inclusion_criteria", cell("total-place", "learning", "")),
    ("targeted_support_named", "approach_matrix", cell("targeted-support", "ccsf", "no", "approach")),
    ("total_place_pilot", "inclusion_criteria", cell("total-place", "reach", "no")),
    ("blanket_policies", "inclusion_criteria", cell("troubled-families", "scale", "no")),
    (
        "blanket_little_variation",
        "approach_matrix",
        cell("adaptation-of-delivery-models", "troubled_families", "no", "approach"),
    ),
    ("better_care_fund_little_hands_on", "inclusion_criteria", cell("better-care-fund", "purpose", "yes")),
    ("better_care_fund_less_local", "policy_features", without("feature", "power-handed-down")),
    ("role_of_the_centre_two", "text_items", without("item", "role-of-the-centre-management")),
    ("management_mostly_legislative", "inclusion_criteria", cell("vanguards", "significance", "no")),
    ("payment_by_results_named", "approach_matrix", cell("payment-by-results", "vanguards", "yes", "approach")),
    ("partnership_working_all", "policy_features", without("feature", "good-local-relationships")),
    ("power_handed_down_adapted", "approach_matrix", cell("adaptation-of-delivery-models", "ccsf", "no", "approach")),
]


@pytest.mark.parametrize(("name", "table", "change"), CHANGES)
def test_a_change_of_the_table_changes_the_verdict(real, name, table, change):
    assert CHECKS[name](real).verdict != CHECKS[name](changed(real, table, change)).verdict


def test_every_check_has_such_a_change():
    assert {name for name, _, _ in CHANGES} == OWN


def test_partnership_is_borne_out_by_both_readings_where_all_have_coproduction(real):
    check = CHECKS["partnership_working_all"]
    assert check(real).shown.count("does not bear it out") == 1
    ticked = changed(real, "approach_matrix", cell("joint-production", "ccsf", "yes", "approach"))
    assert "does not bear it out" not in check(ticked).shown
