"""Two versions of the study side by side, on small frames."""

import pandas as pd

from compendium.results.versions.compute import compare_wording, count_changes


def wording(*rows):
    return pd.DataFrame(rows, columns=["source", "criterion", "part", "words", "fingerprint"])


def test_changes_are_counted_by_group():
    comparison = pd.DataFrame({"group": ["a", "a", "b"], "change": ["same", "changed", "same"]})
    counts = count_changes(comparison)
    assert counts.loc["a"].to_dict() == {"same": 1, "changed": 1}
    assert counts.loc["b"].to_dict() == {"same": 1, "changed": 0}


def test_cells_with_other_words_are_told_even_where_their_number_is_the_same():
    cells = wording(
        ("old", "x", "name", 2, "aa"),
        ("old", "x", "good", 5, "bb"),
        ("old", "x", "bad", 3, "cc"),
        ("new", "x", "bad", 3, "zz"),
        ("new", "x", "name", 2, "aa"),
        ("new", "x", "good", 4, "yy"),
    )
    compared = compare_wording(cells, "old", "new")
    assert list(compared.index) == [("x", "bad"), ("x", "name"), ("x", "good")]
    assert compared["same"].to_list() == [False, True, False]
    assert compared.loc[("x", "good"), ["words_earlier", "words_later"]].to_list() == [5, 4]


def test_only_cells_of_both_prints_are_compared():
    cells = wording(("old", "x", "name", 2, "aa"), ("new", "y", "name", 2, "aa"))
    assert compare_wording(cells, "old", "new").empty
