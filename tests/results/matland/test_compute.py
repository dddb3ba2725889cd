"""Placing policies in Matland's matrix."""

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
    assert placed["quadrant_name"].to_list() == ["Political implementation", "Administrative implementation"]
