"""Claims on the framework of assessment: each is computed, and follows its table."""

from claim_tables import MovedVerdicts, cell, found, verdicts_of, without

from compendium.results.claims.verdicts import DEPENDS, DIFFERS, REPRODUCED

TOPIC = "framework"
FRAMEWORK = "framework_criteria/care-act-isp"


def test_the_claims_that_are_not_simply_reproduced_are_these(real):
    assert verdicts_of(real, TOPIC) == {
        "framework-orders-the-findings": DEPENDS,
        "framework-uses-mcconnells-domains": DIFFERS,
        "framework-levels-are-the-degrees": DIFFERS,
        "framework-in-this-part": DIFFERS,
    }


CHANGES = [
    ("framework-six-criteria", FRAMEWORK, lambda t: t.head(5), DIFFERS),
    ("framework-criteria-in-order", FRAMEWORK, lambda t: t.iloc[::-1], DIFFERS),
    ("framework-three-levels", FRAMEWORK, lambda t: t.drop(columns="relative_failure"), DIFFERS),
    (
        "framework-levels-are-the-degrees",
        FRAMEWORK,
        lambda t: t.rename(columns={"relative_success": "tolerable", "relative_failure": "total"}),
        REPRODUCED,
    ),
    ("framework-orders-the-findings", "framework_figure", lambda t: t.iloc[::-1], DIFFERS),
    (
        "framework-uses-mcconnells-domains",
        FRAMEWORK,
        lambda t: t.head(3).assign(name=["Process", "Programmes", "Politics"]),
        REPRODUCED,
    ),
    ("mcconnell-three-activities", "failure_items", without("item", "failure-activities-politics"), DIFFERS),
    ("mcconnell-three-degrees", "failure_items", without("item", "failure-degrees-total"), DIFFERS),
    ("framework-in-this-part", "version_comparison", cell("framework-title", "interim_locator", "Table 3"), REPRODUCED),
]


class TestVerdicts(MovedVerdicts):
    topic, changes = TOPIC, CHANGES


def test_where_the_findings_stand_is_no_coding_of_ours(real):
    assert not found(real, "framework-orders-the-findings").rests_on_coding
