"""Claims on approaches, programmes and models: each is computed, and follows its table."""

import pytest
from claim_tables import MovedVerdicts, cell, computed_of, found, verdicts_of, without

from compendium.results.claims.verdicts import DEPENDS, DIFFERS, REPRODUCED

TOPIC = "approaches"


def test_the_claims_that_are_not_simply_reproduced_are_these(real):
    assert verdicts_of(real, TOPIC) == {
        "models-named-as-purposes": DIFFERS,
        "every-approach-reflects-a-model": DEPENDS,
        "themes-named-earlier": DIFFERS,
        "performance-management-dominant": DEPENDS,
        "problem-solving-all-but-three": DIFFERS,
        "capacity-building-two-thirds": DEPENDS,
        "information-used-by-majority": DEPENDS,
        "case-studies-several-approaches": DEPENDS,
        "stock-takes-more-like-monitoring": DEPENDS,
        "regional-support-only-vanguards": DIFFERS,
        "features-present-elsewhere": DEPENDS,
        "properties-ranked": DIFFERS,
    }


CHANGES = [
    ("approaches-four-themes", "themes", without("theme", "risk"), DIFFERS),
    ("approaches-three-models", "models", lambda t: t.head(2), DIFFERS),
    (
        "models-named-as-purposes",
        "models",
        cell("performance-management", "name", "Managing and regulating"),
        REPRODUCED,
    ),
    (
        "every-approach-reflects-a-model",
        "approach_matrix",
        cell("stock-take-support", "capacity_building", "yes", "approach"),
        REPRODUCED,
    ),
    ("themes-named-earlier", "themes", lambda t: t.head(1).assign(name="Flexible products"), REPRODUCED),
    ("table-3-programmes", "policies", cell("vanguards", "published_selection", "no"), DIFFERS),
    ("care-act-better-known", "approach_matrix", lambda t: t.assign(care_act="no"), DIFFERS),
    (
        "performance-management-dominant",
        "approach_matrix",
        lambda t: t.assign(performance_management="yes"),
        REPRODUCED,
    ),
    ("problem-solving-dominant", "approach_matrix", lambda t: t.assign(problem_solving="in part"), DEPENDS),
    (
        "two-models-before-capacity-building",
        "approach_matrix",
        lambda t: t.assign(capacity_building="in part"),
        DEPENDS,
    ),
    ("performance-management-majority", "approach_matrix", lambda t: t.assign(performance_management="no"), DIFFERS),
    (
        "performance-management-examples",
        "approach_matrix",
        cell("written-support", "performance_management", "no", "approach"),
        DIFFERS,
    ),
    (
        "problem-solving-all-but-three",
        "approach_matrix",
        cell("written-support", "problem_solving", "no", "approach"),
        REPRODUCED,
    ),
    (
        "local-delivery-guided",
        "approach_matrix",
        cell("adaptation-of-delivery-models", "performance_management", "no", "approach"),
        DIFFERS,
    ),
    ("capacity-building-two-thirds", "approach_matrix", lambda t: t.assign(capacity_building="in part"), DIFFERS),
    ("capacity-building-with-support", "approach_matrix", lambda t: t.assign(capacity_building="yes"), DIFFERS),
    (
        "information-used-by-majority",
        "approach_matrix",
        lambda t: t.assign(ccsf="no", vanguards="no", hwb="no", troubled_families="no"),
        DIFFERS,
    ),
    ("care-act-goes-further-on-information", "approach_matrix", lambda t: t.assign(care_act="no"), DIFFERS),
    ("care-act-information-extras", "approach_matrix", cell("public-awareness", "care_act", "no", "approach"), DIFFERS),
    ("risk-register-care-act-only", "approach_matrix", cell("risk-management", "hwb", "yes", "approach"), DIFFERS),
    ("adaptation-in-all", "approach_matrix", cell("adaptation-of-delivery-models", "hwb", "no", "approach"), DEPENDS),
    ("local-guidance-only-two", "approach_matrix", cell("translating-products", "hwb", "yes", "approach"), DIFFERS),
    (
        "national-coordination-majority",
        "approach_matrix",
        cell("national-coordination", "sure_start", "no", "approach"),
        DIFFERS,
    ),
    ("coproduction-strongest-in-care-act", "approach_matrix", lambda t: t.assign(sure_start="yes"), DIFFERS),
    ("joint-production-named", "approach_matrix", cell("joint-production", "ccsf", "yes", "approach"), DIFFERS),
    ("features-present-elsewhere", "approach_matrix", cell("Table 3", "sure_start", "yes", "locator"), DIFFERS),
    ("care-act-all-three-purposes", "approach_matrix", lambda t: t.assign(care_act="no"), DIFFERS),
    (
        "care-act-purposes-in-varying-degrees",
        "approach_matrix",
        lambda t: t.assign(performance_management="yes", problem_solving="yes", capacity_building="yes"),
        DIFFERS,
    ),
    (
        "stock-takes-more-like-monitoring",
        "approach_matrix",
        cell("stock-take-support", "performance_management", "yes", "approach"),
        REPRODUCED,
    ),
    ("case-studies-several-approaches", "approach_matrix", lambda t: t.assign(hwb="no"), DIFFERS),
    (
        "approaches-in-more-than-one",
        "approach_matrix",
        lambda t: t.assign(ccsf="no", sure_start="no", hwb="no", troubled_families="no", vanguards="no"),
        DIFFERS,
    ),
    (
        "successful-three-differ",
        "approach_matrix",
        lambda t: t.assign(ccsf="yes", sure_start="yes", vanguards="yes"),
        DIFFERS,
    ),
    ("support-force-practitioners", "approach_matrix", cell("targeted-support", "ccsf", "no", "approach"), DIFFERS),
    (
        "vanguards-planned-with-sites",
        "approach_matrix",
        cell("dedicated-support", "vanguards", "no", "approach"),
        DIFFERS,
    ),
    (
        "sure-start-published-guidance",
        "approach_matrix",
        cell("written-support", "sure_start", "no", "approach"),
        DIFFERS,
    ),
    (
        "care-act-like-the-successful",
        "approach_matrix",
        cell("translating-products", "care_act", "no", "approach"),
        DIFFERS,
    ),
    (
        "regional-support-only-vanguards",
        "approach_matrix",
        lambda t: t.assign(sure_start="no", vanguards="yes"),
        REPRODUCED,
    ),
    (
        "properties-ranked",
        "approach_matrix",
        lambda t: t.assign(performance_management="yes", problem_solving="in part", capacity_building="no"),
        DEPENDS,
    ),
]


class TestVerdicts(MovedVerdicts):
    topic, changes = TOPIC, CHANGES


def test_two_thirds_are_four_or_thirteen_of_twenty(real):
    readings = found(real, "capacity-building-two-thirds").named
    assert [(each.shown, each.holds) for _, each in readings] == [
        ("4 of 20 (20%)", False), ("4 of 20 (20%)", False), ("13 of 20 (65%)", True), ("13 of 20 (65%)", True),
    ]  # fmt: skip


def test_an_empty_cell_of_table_3_leaves_the_second_reading_open(real):
    readings = found(real, "risk-register-care-act-only").named
    assert [(each.shown, each.holds) for _, each in readings] == [("Care Act", True), ("Care Act", None)]


@pytest.mark.parametrize("claim", ["models-based-on-gold", "regional-arrangements-of-the-boards"])
def test_what_only_another_source_can_tell_has_no_reading_of_ours(real, claim):
    row = real["claims"].set_index("claim").loc[claim]
    assert (row["check"], row["kind"]) == ("outside_the_data", "another source needed")
    assert row["would_settle"]


def test_sentences_that_we_match_with_approaches_rest_on_our_reading(real):
    ours = {claim for claim in computed_of(real, TOPIC) if found(real, claim).rests_on_coding}
    assert ours == {
        "capacity-building-with-support",
        "care-act-like-the-successful",
        "stock-takes-more-like-monitoring",
        "support-force-practitioners",
        "sure-start-published-guidance",
        "vanguards-planned-with-sites",
    }
