"""A site without any level: a sentence says what it would take, and what there is of it is shown, nothing else."""

import csv

import pytest
from coded_study import make_coded_study
from made_up_study import Size, write_made_up_study

from compendium.errors import ParameterError
from compendium.sites.show import evidence, site, site_words, standing, statements
from compendium.sites.show.open_studies import open_view


def test_a_site_that_the_study_does_not_have_is_refused_and_not_silent(care_act):
    for show in (site.profile_figure, site.profile_table, standing.standing_table):
        with pytest.raises(ParameterError, match="'no-such-site', which is no site of the study"):
            show(care_act, "no-such-site")


def test_a_site_that_nobody_rated_has_no_tables_of_dots(care_act):
    words = site_words.site_sentences(care_act, "site-a").plain
    assert words == (
        "Site A has no level on any criterion: the one piece of evidence about it bears on none. "
        "That is not a low level: how it stands is not known."
    )
    shown = [show(care_act, "site-a") for show in (site.profile_figure, site.profile_table, standing.standing_table)]
    assert [(each.html, each.plain) for each in shown] == [("", "")] * 3


def test_what_there_is_of_such_a_site_is_shown(care_act):
    assert evidence.evidence_table(care_act, "site-a").plain.splitlines()[2:] == ["Meso|1|1|Senior manager"]
    table = statements.statements_table(care_act, "site-a")
    assert table.plain.startswith("One statement, on no criterion of the framework\n")
    assert "Having to adapt guidance locally was a concern too" in table.html


def test_of_a_site_that_was_rated_at_no_level_only_what_was_rated_is_listed(care_act):
    words = site_words.site_sentences(care_act, "site-b").plain
    assert words.startswith(
        "Site B has no level on any criterion: missing on Developing stakeholder support; no rating on"
    )
    title, heads, *rows = site.profile_table(care_act, "site-b").plain.splitlines()
    assert title == "One criterion rated, at no level"
    assert heads == "name|level|spread", "there is no level whose meaning could be told"
    assert [row.split("|")[:2] for row in rows] == [["Developing stakeholder support", "missing"]]


def test_statements_on_no_criterion_stay_away_where_there_are_others(care_act):
    assert "No criterion" not in statements.statements_table(care_act, "programme").plain
    counted = care_act.counted
    shown = statements.statements_of(care_act, "programme")
    assert set(shown["criterion"]) <= set(counted.loc[counted["site"] == "programme", "criterion"])


def test_a_statement_on_no_criterion_that_may_not_appear_is_not_shown(project, tmp_path):
    coded = make_coded_study(tmp_path / "councils")
    coded.change(
        "ratings.csv", "e1,north-town,stakeholder-support,relative_success", "e1,north-town,none,not_applicable"
    )
    ratings = ["evidence,site,criterion,level,coder"]
    ratings += [f"{piece},north-town,none,not_applicable,{coder}" for piece in ("e1", "e3") for coder in ("ann", "bob")]
    (coded.folder / "ratings.csv").write_text("\n".join([*ratings, ""]), encoding="utf-8")
    (coded.folder / "settled.csv").write_text("evidence,site,criterion,level,reason,date\n", encoding="utf-8")
    view = open_view(str(project.data), str(coded.folder), "site")
    table = statements.statements_table(view, "north-town")
    assert "The visits were welcome to all" in table.html
    assert "Some never came" not in table.html + table.plain


@pytest.mark.parametrize("name", ["made-up-0001", "made-up-0002"])
def test_a_site_with_a_level_keeps_its_figure_and_its_place_among_the_others(project, tmp_path, name):
    folder = write_made_up_study(tmp_path / "few", Size(sites=4, silence=0))
    view = open_view(str(project.data), str(folder), "site")
    assert site.profile_figure(view, name).svg.startswith("<svg")
    assert "table-standing" in standing.standing_table(view, name).html


def test_without_a_level_on_a_criterion_nothing_is_compared_on_it(many):
    """Neither nought nor anything else stands where there is no level to compare."""
    known = many.matrix.isin(many.scale.levels).sum(axis="columns")
    name = known.index[known.between(1, many.matrix.shape[1] - 1)][0]
    rows = csv.DictReader(standing.standing_table(many, name).plain.splitlines()[1:], delimiter="|")
    compared = {row["level"] in many.scale.levels: {row[side] for side in standing.COMPARED} for row in rows}
    assert compared[False] == {"–"}
    assert "–" not in compared[True]
