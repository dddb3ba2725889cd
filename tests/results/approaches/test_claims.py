"""Claims on approaches, programmes and models: every check runs, and follows Table 3."""

import pytest
from claim_tables import Tables, TablesOf, cell, changed, checks_of, without

from compendium.project import Project
from compendium.results.approaches import claims as checks_approaches
from compendium.results.approaches import claims_models as checks_approaches_models
from compendium.results.approaches import claims_success as checks_approaches_success
from compendium.results.claims.verdicts import CHECKS, DIFFERS

OWN = checks_of(checks_approaches, checks_approaches_models, checks_approaches_success)


@pytest.fixture(scope="module")
def real(project: Project) -> Tables:
    return TablesOf(project.data)


def test_the_claims_that_differ_are_these(real):
    assert {name for name in OWN if CHECKS[name](real).verdict == DIFFERS} == {
        "themes_named_earlier",
        "problem_solving_all_but_three",
        "regional_support_only_vanguards",
    }


CHANGES = [
    ("approaches_four_themes", "themes", without("theme", "risk")),
    ("themes_named_earlier", "themes", lambda t: t.head(1).assign(name="Flexible products")),
    ("table_3_programmes", "policies", cell("vanguards", "published_selection", "no")),
    ("care_act_better_known", "approach_matrix", lambda t: t.assign(care_act="no")),
    ("information_used_by_majority", "approach_matrix", lambda t: t.assign(ccsf="no", vanguards="no")),
    ("care_act_goes_further_on_information", "approach_matrix", lambda t: t.assign(care_act="no")),
    ("care_act_information_extras", "approach_matrix", cell("public-awareness", "care_act", "no", "approach")),
    ("risk_register_care_act_only", "approach_matrix", cell("risk-management", "hwb", "yes", "approach")),
    ("adaptation_in_all", "approach_matrix", cell("adaptation-of-delivery-models", "hwb", "no", "approach")),
    ("local_guidance_only_two", "approach_matrix", cell("translating-products", "hwb", "yes", "approach")),
    ("national_coordination_majority", "approach_matrix", lambda t: t.assign(ccsf="no", sure_start="no")),
    ("coproduction_strongest_in_care_act", "approach_matrix", lambda t: t.assign(sure_start="yes")),
    ("joint_production_named", "approach_matrix", cell("joint-production", "ccsf", "yes", "approach")),
    ("models_named_as_purposes", "models", without("model", "capacity-building")),
    ("models_based_on_gold", "models", lambda t: t.assign(name="Another")),
    ("approaches_three_models", "models", lambda t: t.head(2)),
    (
        "every_approach_reflects_a_model",
        "approach_matrix",
        lambda t: t.assign(performance_management="no", problem_solving="no", capacity_building="no"),
    ),
    ("performance_management_dominant", "approach_matrix", lambda t: t.assign(performance_management="no")),
    ("problem_solving_dominant", "approach_matrix", lambda t: t.assign(problem_solving="no")),
    ("two_models_before_capacity_building", "approach_matrix", lambda t: t.assign(capacity_building="yes")),
    ("performance_management_majority", "approach_matrix", lambda t: t.assign(performance_management="no")),
    (
        "performance_management_examples",
        "approach_matrix",
        cell("written-support", "performance_management", "no", "approach"),
    ),
    ("problem_solving_all_but_three", "approach_matrix", cell("written-support", "problem_solving", "no", "approach")),
    (
        "local_delivery_guided",
        "approach_matrix",
        cell("adaptation-of-delivery-models", "performance_management", "no", "approach"),
    ),
    ("capacity_building_two_thirds", "approach_matrix", lambda t: t.assign(capacity_building="in part")),
    ("capacity_building_with_support", "approach_matrix", lambda t: t.assign(capacity_building="yes")),
    ("care_act_all_three_purposes", "approach_matrix", lambda t: t.assign(care_act="no")),
    (
        "care_act_purposes_in_varying_degrees",
        "approach_matrix",
        lambda t: t.assign(performance_management="yes", problem_solving="yes", capacity_building="yes"),
    ),
    ("stock_takes_more_like_monitoring", "findings", cell("gaming", "verdict", "worked")),
    ("case_studies_several_approaches", "approach_matrix", lambda t: t.assign(hwb="no")),
    (
        "approaches_in_more_than_one",
        "approach_matrix",
        lambda t: t.assign(ccsf="no", sure_start="no", hwb="no", troubled_families="no", vanguards="no"),
    ),
    ("successful_three_differ", "approach_matrix", lambda t: t.assign(ccsf="yes", sure_start="yes", vanguards="yes")),
    ("support_force_practitioners", "approach_matrix", cell("targeted-support", "ccsf", "no", "approach")),
    ("vanguards_planned_with_sites", "approach_matrix", cell("dedicated-support", "vanguards", "no", "approach")),
    ("sure_start_published_guidance", "approach_matrix", cell("written-support", "sure_start", "no", "approach")),
    ("care_act_like_the_successful", "approach_matrix", cell("translating-products", "care_act", "no", "approach")),
    ("regional_support_only_vanguards", "approach_matrix", lambda t: t.assign(sure_start="no", vanguards="yes")),
    ("regional_arrangements_of_the_boards", "approach_matrix", lambda t: t.assign(hwb="no")),
]


@pytest.mark.parametrize(("name", "table", "change"), CHANGES)
def test_a_change_of_the_table_changes_the_verdict(real, name, table, change):
    assert CHECKS[name](real).verdict != CHECKS[name](changed(real, table, change)).verdict


def test_every_check_has_such_a_change():
    assert {name for name, _, _ in CHANGES} == OWN


@pytest.mark.parametrize(
    ("name", "table", "change"),
    [
        ("models_named_as_purposes", "models", cell("performance-management", "name", "Managing and regulating")),
        ("regional_arrangements_of_the_boards", "approach_matrix", lambda t: t.assign(hwb="yes")),
        (
            "stock_takes_more_like_monitoring",
            "approach_matrix",
            cell("stock-take-support", "performance_management", "yes", "approach"),
        ),
    ],
)
def test_the_reading_that_does_not_bear_a_claim_out_follows_its_table(real, name, table, change):
    assert CHECKS[name](real).shown.count("does not bear it out") == 1
    assert "does not bear it out" not in CHECKS[name](changed(real, table, change)).shown


def test_whether_vanguards_is_ticked_is_shown(real):
    assert "Vanguards not ticked" in CHECKS["regional_support_only_vanguards"](real).shown
