"""Where little is known of the local sites, the programme comes first, and answers are listed."""

import re

import pytest
from made_up_study import Size, write_made_up_study

from compendium.display.figures import ShownFigure
from compendium.sites.compute.summary import ends_of_order
from compendium.sites.show import matrix, programme
from compendium.sites.show.open_studies import open_view


def made_up(project, folder, size):
    return open_view(str(project.data), str(write_made_up_study(folder, size)), "across_sites")


def test_the_programme_of_the_sources_is_what_is_shown_first(care_act):
    figure = programme.programme_figure(care_act)
    assert figure.caption == "Support programme as a whole: strong on one of six criteria, in between on five"
    assert "Helping to secure policy legitimacy: Relative success" in figure.alternative
    rows = programme.programme_table(care_act).plain.splitlines()[2:]
    assert rows[0].split("|")[:2] == ["Helping to secure policy legitimacy", "relative_success"]
    assert len(rows) == 6
    assert 'data-site="programme#criterion-policy-legitimacy"' in programme.programme_table(care_act).html


def test_the_programme_is_left_to_its_page_where_sites_can_be_compared(many):
    assert [show(many).html for show in (programme.programme_figure, programme.programme_table)] == ["", ""]


def test_every_site_is_listed_with_the_answers_that_it_has(care_act):
    assert not isinstance(matrix.matrix_figure(care_act), ShownFigure)
    table = matrix.matrix_table(care_act)
    title, _, *rows = table.plain.splitlines()
    assert title == "1 of 36 possible levels is known"
    told = dict(row.split("|") for row in rows)
    assert told["Site C"].startswith("Comprehension of complexity: Conflicted attainment")
    assert told["Site A"] == ""
    assert re.findall(r'id="(site-site-[a-f])"', table.html) == [f"site-{site}" for site in care_act.matrix.index]
    assert "no rating" in table.html


@pytest.mark.parametrize(("silence", "sparse"), [(0.2, False), (0.97, True)])
def test_a_grid_is_drawn_where_a_quarter_of_it_is_filled(project, tmp_path, silence, sparse):
    view = made_up(project, tmp_path / "some", Size(sites=12, silence=silence))
    assert isinstance(matrix.matrix_figure(view), ShownFigure) is not sparse
    assert ("What was rated" in matrix.matrix_table(view).html) is sparse


def test_of_many_sites_both_ends_are_drawn_and_the_table_has_all(many):
    figure = matrix.matrix_figure(many)
    assert f"the table has all {len(many.matrix)}" in figure.note
    assert len(matrix.matrix_table(many).plain.splitlines()) == len(many.matrix) + 2
    assert len(figure.svg) < 150_000


def test_of_many_sites_of_which_few_are_known_well_no_ends_are_told_of(project, tmp_path):
    view = made_up(project, tmp_path / "silent", Size(sites=60, silence=0.7))
    drawn = ends_of_order(view.order, view.matrix, view.scale, matrix.ENDS)
    assert 0 < len(drawn) < 2 * matrix.ENDS
    note = matrix.matrix_figure(view).note
    assert "Local sites with levels on half of the criteria; the table has all 60" in note
    assert "stand lowest" not in note
