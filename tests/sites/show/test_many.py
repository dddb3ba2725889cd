"""What figures show of many criteria, and names that would be cut to the same."""

import pytest
from made_up_study import Size, write_made_up_study

from compendium.display.figures import cut_labels
from compendium.sites.compute.summary import Extremes, criteria_by_strength
from compendium.sites.show import across, matrix, site, together
from compendium.sites.show.many import END, MOST, both_ends, ends_words
from compendium.sites.show.open_studies import open_across
from compendium.sites.show.titles import ends_briefly


@pytest.mark.parametrize(("rows", "drawn"), [(0, 0), (MOST, MOST), (MOST + 1, 2 * END), (53, 2 * END)])
def test_both_ends_are_drawn_of_many(rows: int, drawn: int) -> None:
    ends = both_ends(range(rows))
    assert len(ends) == drawn
    assert ends == sorted(set(ends))
    assert ends[:1] + ends[-1:] == list(range(rows))[:1] + list(range(rows))[-1:]


def test_the_page_says_which_criteria_are_drawn() -> None:
    assert ends_words(16, 16, "first", "last") == ""
    told = ends_words(12, 53, "on which coders agree most", "on which they agree least")
    assert told.startswith(". Shown: the six of 53 criteria on which coders agree most, and the six on which")


def test_of_many_criteria_the_strongest_and_the_weakest_are_drawn(project, tmp_path):
    view = open_across(str(project.data), str(write_made_up_study(tmp_path / "wide", Size(sites=12, criteria=30))))
    ranked = list(criteria_by_strength(view.matrix, view.scale)["criterion"])
    assert across.criteria_drawn(view) == ranked[:END] + ranked[-END:]
    figure = across.distribution_figure(view)
    assert "Shown: the six of 30 criteria on which sites are strongest" in figure.note
    told = [f"{name}: " in figure.alternative for name in view.criteria.values()]
    assert told == [criterion in across.criteria_drawn(view) for criterion in view.criteria]
    profile = site.profile_figure(view, view.matrix.index[0])
    assert "Shown: the " in profile.note
    assert profile.alternative.count("criterion ") == 2 * END


def test_the_matrix_and_the_half_square_of_many_criteria_say_what_they_leave_out(project, tmp_path):
    view = open_across(str(project.data), str(write_made_up_study(tmp_path / "wide", Size(sites=30, criteria=30))))
    drawn = matrix.matrix_figure(view)
    assert "Shown: the six of 30 criteria on which sites are strongest" in drawn.note
    assert "Shown: the 12 of 30 criteria with the strongest pairs" in together.together_figure(view).note
    assert matrix.matrix_table(view).html.count("Made-up criterion ") >= 30, "the table has all"


def test_labels_that_would_read_the_same_keep_their_ends() -> None:
    names = ["Made-up integrated care partnership of Eastham 17", "Made-up integrated care partnership of Westley 4"]
    assert cut_labels([*names, "Short"], 30) == ["Made-up … of Eastham 17", "Made-up … of Westley 4", "Short"]
    assert cut_labels(names[:1], 30) == ["Made-up integrated care …"]
    assert cut_labels(["Same name"] * 2, 30) == ["Same name"] * 2
    assert all(0 < len(label) <= 33 for label in cut_labels(["x" * 60 + "1", "x" * 60 + "1"], 30))


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("Partnership for the whole of North", "Partnership for the whole of South", ("…North", "…South")),
        ("Partnership for the whole", "Partnership for the whole of South", ("…Partnership for the…", "…of South")),
        ("North", "South", ("North", "South")),
    ],
)
def test_both_ends_are_told_apart(first: str, last: str, told: tuple[str, str]) -> None:
    ends = Extremes(("a",), ("b",))
    assert ends_briefly(ends, {"a": first, "b": last}, "sites", 3) == told
