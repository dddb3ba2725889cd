"""What coders differ on: the furthest apart first, by piece of evidence, and nobody is named."""

import pandas as pd

from compendium.studies.compute.differences import units_to_discuss
from compendium.studies.compute.scale import Scale

SCALE = Scale(("1", "2", "3", "4", "5"))


def rating(site, coder, level, criterion="c", evidence="e"):
    return {"site": site, "criterion": criterion, "evidence": evidence, "coder": coder, "level": level}


def test_what_is_furthest_apart_comes_first_and_nobody_is_named():
    ratings = pd.DataFrame(
        [
            rating("a", "x", "2"), rating("a", "y", "3"),
            rating("b", "x", "5"), rating("b", "y", "1"),
            rating("d", "x", "1"), rating("d", "y", "mixed"),
            rating("f", "x", "1"), rating("f", "y", "1"),
            rating("g", "x", "1"), rating("g", "y", "missing"),
            rating("h", "x", "missing"), rating("h", "y", "missing"),
        ]
    )  # fmt: skip
    found = units_to_discuss(ratings, SCALE)
    assert found["site"].to_list() == ["b", "a", "d", "g"]
    assert [[level for _, level in answers] for answers in found["answers"]] == [
        ["1", "5"], ["2", "3"], ["1", "mixed"], ["1", "missing"],
    ]  # fmt: skip
    assert found["apart"].to_list() == [4, 1, 0, 0]
    assert "coder" not in found


def test_with_an_inventory_a_unit_is_a_piece_whatever_its_criterion():
    ratings = pd.DataFrame(
        [
            rating("s", "x", "1", "c", "e1"), rating("s", "y", "2", "d", "e1"),
            rating("s", "x", "missing", "c", "e2"), rating("s", "y", "not_applicable", "none", "e2"),
            rating("s", "x", "missing", "c", "e3"), rating("s", "y", "missing", "c", "e3"),
            rating("s", "x", "4", "c", "e4"), rating("s", "y", "5", "c", "e4"),
        ]
    )  # fmt: skip
    found = units_to_discuss(ratings, SCALE, inventory=True)
    assert found["evidence"].to_list() == ["e4", "e1", "e2"]
    assert found["criterion"].to_list() == ["c", "", ""]
    assert found["answers"][1:].to_list() == [[("c", "1"), ("d", "2")], [("c", "missing"), ("none", "not_applicable")]]
