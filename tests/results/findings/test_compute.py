"""What the evidence says by tier and criterion: counted from the coding that stands."""

import pandas as pd
import pytest

from compendium.project import Project
from compendium.results.findings import compute as findings
from compendium.studies.compute.coding import counted_pieces
from compendium.studies.study import coding_of, load_study

ANSWERS = ["good", "poor", "missing"]
CODING = pd.DataFrame(
    [("a", "macro", "good"), ("a", "micro", "poor"), ("b", "macro", "missing"), ("b", "", "good")],
    columns=["criterion", "tier", "level"],
)


@pytest.fixture(scope="module")
def care_act(project: Project) -> pd.DataFrame:
    found = load_study(project.data / "studies" / "care-act", project.data)
    return findings.with_tier(counted_pieces(coding_of(found)))


def test_counts_keep_rows_without_evidence():
    counts = findings.count_answers(CODING, "criterion", ["a", "b", "c"], ANSWERS)
    assert counts.loc["a"].to_dict() == {"good": 1, "poor": 1, "missing": 0}
    assert counts.loc["c"].sum() == 0


def test_the_best_level_is_counted_among_levels_only():
    counts = findings.count_answers(findings.with_tier(CODING), "tier", ["macro", findings.NO_TIER], ANSWERS)
    shares = findings.share_of_best(counts, ["good", "poor"])
    assert shares.loc["macro"].to_dict() == {"best": 1, "with_level": 1, "without": 1}
    assert shares.loc[findings.NO_TIER].to_dict() == {"best": 1, "with_level": 1, "without": 0}


def test_cells_by_criterion_and_tier_hold_only_what_occurs():
    cells = findings.count_by_criterion_and_tier(CODING, ["a", "b"], ["macro", "micro"], ANSWERS)
    assert cells["a", "macro"] == {"good": 1}
    assert cells["b", "micro"] == {}


def test_the_direction_by_tier_of_the_sources(care_act):
    levels = ["relative_success", "conflicted_attainment", "relative_failure"]
    answers = [*levels, "missing", "mixed", "too_early"]
    shares = findings.share_of_best(
        findings.count_answers(care_act, "tier", ["macro", "meso", "micro"], answers), levels
    )
    assert shares.loc["macro"].to_dict() == {"best": 2, "with_level": 9, "without": 16}
    assert shares.loc["meso"].to_dict() == {"best": 0, "with_level": 1, "without": 0}
    assert shares.loc["micro"].to_dict() == {"best": 0, "with_level": 6, "without": 3}


def test_the_share_of_the_best_level_is_ranked_and_ties_go_to_the_one_with_more():
    shares = pd.DataFrame({"best": [1, 2, 0, 0, 0], "with_level": [2, 4, 1, 3, 0]}, index=list("abcde"))
    assert findings.highest_and_lowest(shares) == ("b", "d")
    assert findings.highest_and_lowest(shares.loc[["e"]]) is None


def test_chance_is_counted_over_all_ways_in_which_the_best_could_fall():
    shares = pd.DataFrame({"best": [2, 0], "with_level": [9, 7]}, index=["macro", "others"])
    assert findings.chance_of_these_tiers(shares) == pytest.approx(9 * 8 / (16 * 15))
    assert findings.chance_of_these_tiers(shares.loc[["macro"]]) is None
    assert findings.chance_of_these_tiers(shares.assign(best=0)) is None


def test_whatever_is_no_level_is_counted_together():
    counts = pd.DataFrame({"good": [1], "missing": [2], "mixed": [3]}, index=["a"])
    assert findings.count_without_level(counts, ["good"]).loc["a"].to_dict() == {"good": 1, findings.NO_LEVEL: 5}


def test_clarity_and_stakeholder_support_are_no_end_levels(care_act):
    clarity = care_act[care_act["criterion"] == "programme-clarity"]["level"]
    assert set(clarity) == {"conflicted_attainment", "missing"}
    support = care_act[care_act["criterion"] == "stakeholder-support"].set_index("evidence")["level"]
    assert support["p-missing-users-an-issue"] == "conflicted_attainment"


PIECES = pd.DataFrame(
    {
        "evidence": ["a", "b", "c", "d"],
        "criterion": "x",
        "level": ["good", "poor", "good", "poor"],
        "tier": ["micro", "macro", "other", "micro"],
        "reason": ["", "settled so", "", ""],
    }
)


def test_tiers_come_in_their_order_and_pieces_of_a_tier_in_that_of_the_inventory():
    assert findings.of_tiers(PIECES, ["macro", "micro"])["evidence"].tolist() == ["b", "a", "d"]


def test_a_level_has_the_reason_of_its_settlement_or_of_the_first_who_gave_it():
    given = [("a", "x", "poor", "no"), ("a", "x", "good", ""), ("a", "x", "good", "yes"), ("a", "x", "good", "later")]
    ratings = pd.DataFrame(
        [*given, ("b", "x", "poor", "not this")], columns=["evidence", "criterion", "level", "reason"]
    )
    assert findings.with_reasons(PIECES, ratings)["reason"].tolist() == ["yes", "settled so", "", ""]
    assert findings.with_reasons(PIECES, ratings.drop(columns="reason")).equals(PIECES)
