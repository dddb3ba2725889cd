"""Placing a policy of one's own: a sentence for every pair of levels, and our readings where they stand."""

from compendium.results.matland.explore import matland_explorer


def test_every_pair_has_its_quadrant_and_the_readings_in_it(tables):
    found = matland_explorer(tables("matland"), tables("placements"))
    assert sorted(found.answers) == ["0 0", "0 1", "1 0", "1 1"]
    first, marks, own = found.answers["1 1"]["says"]
    assert first == (
        "A policy with high conflict and high ambiguity calls for symbolic implementation. Expected to suit it: as for "
        "experimental implementation; capacity building may be needed too."
    )
    assert marks.endswith("Organising concept: collaborative strength.")
    assert own == "We place here: Care Act after the deferral, as local social care (rival reading)."


def test_without_readings_and_without_a_quadrant_it_says_so(tables):
    quadrants = tables("matland").query("quadrant != 'symbolic'")
    found = matland_explorer(quadrants, tables("placements").head(0))
    assert found.answers["1 1"]["says"] == ["The matrix says nothing of high conflict with high ambiguity."]
    assert found.answers["0 0"]["says"][2] == "None of our readings places the Care Act here."
    assert [list(cells) for _, *row in found.rows for _, cells in row][3] == []
