"""Placing policies in Matland's matrix."""

import pandas as pd
import pytest

from compendium.errors import ParameterError
from compendium.results.matland import compute as matland


@pytest.mark.parametrize(
    ("conflict", "ambiguity", "quadrant"),
    [
        ("low", "low", "administrative"),
        ("high", "low", "political"),
        ("low", "high", "experimental"),
        ("high", "high", "symbolic"),
    ],
)
def test_each_pair_of_levels_has_its_quadrant(tables, conflict, ambiguity, quadrant):
    assert matland.place_policy(tables("matland"), conflict, ambiguity)["quadrant"] == quadrant


def test_an_unknown_level_is_refused_by_name(tables):
    with pytest.raises(ParameterError, match="conflict is 'some'; allowed: low, high"):
        matland.place_policy(tables("matland"), "some", "low")


def test_placements_get_the_support_of_their_quadrant(tables):
    placed = matland.place_all(tables("matland"), tables("placements"))
    assert placed.set_index("placement")["quadrant_name"].to_dict() == {
        "care-act-before-deferral": "Political implementation",
        "care-act-after-deferral": "Administrative implementation",
        "care-act-as-complex-change": "Experimental implementation",
        "care-act-in-local-social-care": "Symbolic implementation",
    }


def test_the_place_of_the_care_act_is_our_reading_and_has_rivals(tables):
    placements = tables("placements")
    assert set(placements["basis"]) == {"our reading"}
    after = placements[placements["period"] == "after the deferral"]
    assert list(after["reading"]) == ["first", "rival", "rival"]
    assert matland.contested_dimensions(after) == ["conflict", "ambiguity"]
    assert matland.contested_dimensions(after.head(2)) == ["ambiguity"]


EVIDENCE = pd.DataFrame(
    [
        ("before", "conflict", "high"),
        ("after", "conflict", "low"),
        ("before and after", "conflict", "low"),
        ("after", "ambiguity", "high"),
    ],
    columns=["period", "dimension", "level"],
)


def test_passages_count_for_their_own_period_and_those_for_both_in_each():
    assert matland.passages_by_level(EVIDENCE, "before").to_numpy().tolist() == [[1, 1], [0, 0]]
    assert matland.passages_by_level(EVIDENCE, "after").to_numpy().tolist() == [[2, 0], [0, 1]]


def test_a_placement_is_weighed_by_the_passages_of_its_period():
    placements = pd.DataFrame({"period": ["after", "before"], "conflict": ["low", "low"], "ambiguity": ["low", "high"]})
    weighed = matland.weigh_placements(placements, EVIDENCE)
    columns = ["conflict_for", "conflict_against", "ambiguity_for", "ambiguity_against"]
    assert weighed[columns].to_numpy().tolist() == [[2, 0, 0, 1], [1, 1, 0, 0]]


def test_a_tie_gives_no_level():
    assert matland.level_of_most(pd.Series({"low": 2, "high": 1})) == "low"
    assert matland.level_of_most(pd.Series({"low": 1, "high": 1})) == ""


def test_every_placement_has_a_passage_for_each_of_its_levels(tables):
    weighed = matland.weigh_placements(tables("placements"), tables("placement_evidence"))
    assert weighed[["conflict_for", "ambiguity_for"]].to_numpy().min() > 0


def test_both_readings_of_the_paper_are_among_the_passages(tables):
    evidence = tables("placement_evidence")
    general = evidence[evidence["about"] == "social care in general"]
    place = "Policy implementation, policy success and policy failure, paragraph 2"
    own = general[(general["source"] == "paper") & (general["locator"] == place)]
    assert set(zip(own["dimension"], own["level"], strict=True)) == {("conflict", "high"), ("ambiguity", "high")}
    summed_up = evidence[(evidence["source"] == "paper") & (evidence["locator"] == "Discussion, paragraph 4")]
    assert {("conflict", "low"), ("ambiguity", "low"), ("ambiguity", "high")} == set(
        zip(summed_up["dimension"], summed_up["level"], strict=True)
    )
