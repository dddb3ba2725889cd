"""One site: profile, strengths and gaps, standing, evidence and what may be shown."""

import pandas as pd
import pytest

from compendium.errors import ParameterError
from compendium.sites.compute import profile
from compendium.studies.compute.combining import combine_ratings
from compendium.studies.compute.scale import NO_RATING, Scale

SCALE = Scale(("poor", "fair", "good"))
CRITERIA = pd.DataFrame({"criterion": ["c", "d", "e", "f"], "name": ["C", "D", "E", "F"]})
SITES = pd.DataFrame({"site": ["a", "b"], "name": ["A", "B"], "type": "", "region": ""})
RATINGS = pd.DataFrame(
    [
        ("a", "c", "good", "e1", "r1", "Director", "meso", "said c", True),
        ("a", "c", "fair", "e2", "r2", "Director", "meso", "kept c", False),
        ("a", "d", "poor", "", "", "", "", "", True),
        ("a", "f", "too_early", "e1", "r1", "Manager", "micro", "said f", True),
        ("b", "e", "fair", "e1", "r1", "Manager", "micro", "said e", True),
    ],
    columns=["site", "criterion", "level", "evidence", "respondent", "role", "tier", "statement", "publish"],
)


def test_a_profile_has_every_criterion_and_tells_strength_from_gap():
    cells = combine_ratings(RATINGS, SCALE, "mode")
    found = profile.site_profile("a", cells, SITES, CRITERIA, SCALE)
    assert found["level"].to_list() == ["mixed", "poor", NO_RATING, "too_early"]
    assert found["kind"].to_list() == ["no level", "weak", "no level", "no level"]
    assert found["ratings"].to_list() == [2, 1, 0, 1]
    assert found["disagree"].to_list() == [True, False, False, False]


@pytest.mark.parametrize(
    ("levels", "kinds"),
    [
        (("p", "q"), ["weak", "strong"]),
        (("p", "q", "r"), ["weak", "in between", "strong"]),
        (("p", "q", "r", "s"), ["weak", "weak", "strong", "strong"]),
    ],
)
def test_strengths_lie_in_the_upper_half(levels, kinds):
    assert [profile.kind_of(level, Scale(levels)) for level in levels] == kinds


def test_an_unknown_site_is_refused():
    with pytest.raises(ParameterError, match=r"site is 'x'.*Allowed: a, b"):
        profile.refuse_unknown_site("x", SITES)


def test_standing_counts_the_others_only():
    matrix = pd.DataFrame(
        {"c": ["fair", "good", "poor", "fair", "mixed"], "d": [NO_RATING, "good", "poor", "missing", "fair"]},
        index=["a", "b", "g", "h", "i"],
    )
    found = profile.standing_among("a", matrix, matrix.loc["a"], SCALE).set_index("criterion")
    assert found.loc["c", ["sites", "lower", "same", "higher"]].to_list() == [3, 1, 1, 1]
    assert found.loc["d", ["sites", "lower", "same", "higher"]].to_list() == [3, 0, 0, 0]
    assert found.loc["c", ["at good", "at fair", "at poor"]].to_list() == [1, 1, 1]


def test_evidence_is_told_by_tier_and_an_untold_tier_stands_last():
    found = profile.evidence_by_tier(RATINGS[RATINGS["site"] == "a"], ["macro", "meso", "micro"])
    assert found["tier"].to_list() == ["macro", "meso", "micro", "not stated"]
    assert found["pieces"].to_list() == [0, 2, 1, 0]
    assert found["respondents"].to_list() == [0, 2, 1, 0]
    assert found["roles"].to_list() == [[], ["Director"], ["Manager"], []]


def test_only_published_statements_appear_without_respondents():
    found = profile.published_statements(RATINGS, ["f", "e", "c"])
    assert found["statement"].to_list() == ["said f", "said e", "said c"]
    assert not {"respondent", "coder", "evidence"} & set(found)


def test_a_statement_that_several_coders_rated_stands_once_with_every_level():
    same = {"criterion": "c", "tier": "meso", "role": "Director", "statement": "said", "publish": True}
    ratings = pd.DataFrame(
        [{**same, "coder": f"c{n}", "level": level} for n, level in enumerate(["poor", "good", "poor"])]
    )
    found = profile.published_statements(ratings, ["c"])
    assert found["levels"].to_list() == [["good", "poor"]]


def test_own_answers_are_those_of_the_profile():
    cells = combine_ratings(RATINGS, SCALE, "mode")
    found = profile.site_profile("a", cells, SITES, CRITERIA, SCALE)
    own = profile.own_answers("a", cells, CRITERIA["criterion"])
    assert own == {"c": "mixed", "d": "poor", "e": NO_RATING, "f": "too_early"}
    assert own == dict(zip(found["criterion"], found["level"], strict=True))
