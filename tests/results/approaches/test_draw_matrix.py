"""The map of approaches puts the compared programme first and marks what only it used."""

from itertools import pairwise

import pandas as pd
import pytest

from compendium.display.figures import NARROW, WIDE
from compendium.display.theme import figure_settings
from compendium.results.approaches.draw_matrix import ALONE, NO_TICK, OWN, OWN_ALONE, SEEN, _ticked, matrix_figure
from compendium.results.approaches.draw_matrix_columns import LEAST_NAMES, lay_out_columns

HEADS = ["Care Act", "CCSF", "Sure Start", "Performance management", "Problem-solving"]


@pytest.mark.parametrize(
    ("ticks", "answers"),
    [
        ([True, True, False], [OWN, SEEN, NO_TICK]),
        ([True, False, False], [OWN_ALONE, NO_TICK, NO_TICK]),
        ([False, True, False], [NO_TICK, ALONE, NO_TICK]),
        ([False, False, False], [NO_TICK] * 3),
    ],
)
def test_a_tick_says_whose_it_is_and_whether_it_stands_alone(ticks, answers):
    assert list(_ticked(pd.Series(ticks))) == answers


def test_heads_lie_level_where_they_fit_and_are_turned_where_not():
    wide, narrow = lay_out_columns(WIDE, HEADS, 3), lay_out_columns(NARROW, HEADS, 3)
    assert (wide.turned, narrow.turned) == (False, True)
    assert lay_out_columns(WIDE, HEADS * 3, 9).turned
    for columns, form in ((wide, WIDE), (narrow, NARROW)):
        edges = [(m - w / 2, m + w / 2) for m, w in zip(columns.middles, columns.widths, strict=True)]
        assert all(before[1] <= after[0] + 1e-6 for before, after in pairwise(edges))
        assert edges[-1][1] <= 72 * form.width
        assert columns.names >= LEAST_NAMES


def test_the_compared_programme_is_first_and_every_text_is_drawn(tables):
    frames = [tables(name) for name in ("approach_matrix", "themes", "programmes", "models")]
    with figure_settings():
        shown = matrix_figure(*frames, "sure-start", None)
    assert shown.caption.startswith("Sure Start used 12 of 20 approaches, none of them seen nowhere else")
    assert "Approaches used: Sure Start 12, CCSF 7," in shown.alternative
    assert shown.svg.index("<!-- Sure -->") < shown.svg.index("<!-- CCSF -->")
    assert all(f"<!-- {theme} -->" in svg for theme in frames[1]["name"] for svg in (shown.svg, shown.narrow))


def test_no_programme_and_no_approach_needs_another_drawing():
    programmes = pd.DataFrame({"programme": ["p"], "name": ["P"], "full_name": ["P"]})
    matrix = pd.DataFrame({"approach": ["a"], "theme": ["t"], "name": ["A"], "p": ["no"]})
    themes = pd.DataFrame({"theme": ["t", "empty"], "name": ["Theme", "Other theme"]})
    none = pd.DataFrame({"model": [], "name": []}, dtype=object)
    with figure_settings():
        shown = matrix_figure(matrix, themes, programmes, none, "p", None)
    assert shown.caption == "P used none of one approach"
    assert "<!-- Other theme -->" not in shown.svg
