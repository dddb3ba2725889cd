"""Every table and figure of a study: small, long and wide, with nothing in it that may not get out."""

import csv
import re
import time
import warnings

import pandas as pd
import pytest
from coded_study import make_coded_study
from made_up_study import Size, write_made_up_study
from sites_shown import all_say_something, of_all_sites, of_site, page, titles

from compendium.data_package.levels_file import Level
from compendium.display.answers import Answers
from compendium.display.figures import ShownFigure
from compendium.display.svg import drawable
from compendium.display.theme import figure_settings, luminance
from compendium.errors import ParameterError
from compendium.sites.show import (
    across,
    agreement,
    differences,
    draw_matrix,
    evidence,
    matrix,
    panels,
    people,
    site,
    site_words,
    statements,
    tiers,
    together,
)
from compendium.sites.show import releases as changes
from compendium.sites.show.open_studies import open_view
from compendium.studies.compute.scale import Scale
from compendium.studies.framework import Framework


@pytest.mark.parametrize("name", ["care_act", "many", "wide", "secretive"])
def test_every_table_has_caption_and_source_and_every_figure_its_words(name, request):
    view = request.getfixturevalue(name)
    for what, shown in [*of_site(view, view.study.sites["site"].iloc[1]), *of_all_sites(view)]:
        if isinstance(shown, ShownFigure):
            assert len(shown.alternative) > 60, what
            assert "compendium-source" in shown.note, what
            assert shown.svg.startswith("<svg"), what
        elif "<table" in shown.html:
            assert "<caption>" in shown.html, what
            assert "Source: " in shown.html, what
            assert 'href="../../data/studies/' in shown.html, what


def test_153_sites_are_drawn_in_reasonable_time(many):
    begun = time.perf_counter()
    assert len(list(of_all_sites(many))) > 10
    assert time.perf_counter() - begun < 60


def test_a_long_matrix_is_split_over_panels_that_hold_every_site_once(many):
    split = panels.split_panels(many)
    assert len(split) > 3
    assert max(len(panel.rows) for panel in split) <= panels.ROWS + 1
    sites = [name for panel in split for name, _ in panel.rows if name]
    assert sites == list(many.matrix.index)
    assert all(not panel.rows[0][0] for panel in split), "each panel begins with the heading of its group"


def test_a_few_sites_and_many_criteria_stand_the_other_way_round(wide):
    (panel,) = panels.split_panels(wide)
    assert panel.turned
    assert (len(panel.rows), len(panel.columns)) == (30, 5)


def test_many_sites_and_many_criteria_are_split_by_criteria(project, tmp_path):
    folder = write_made_up_study(tmp_path / "large", Size(sites=14, criteria=30))
    split = panels.split_panels(open_view(str(project.data), str(folder), "site"))
    assert [len(panel.columns) for panel in split] == [12, 12, 6]


def changed(project, folder, file, *pairs):
    """A study with some words of a file replaced, as a view; warnings are errors, as in a notebook."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return open_view(str(project.data), str(folder), "site")


@pytest.mark.filterwarnings("error")
def test_signs_that_the_font_of_figures_lacks_are_drawn_as_boxes(project, tmp_path):
    folder = write_made_up_study(tmp_path / "signs", Size(sites=8))
    changed(project, folder, "framework/framework.toml", ("●", "🟢"), ("◕", "🟡"))
    changed(project, folder, "framework/criteria.csv", ("Made-up criterion 1", "Critère 標準 🚀"))
    names = ("Made-up council 0001", "🏴 लाहौर لاہور Council"), ("Made-up North", "Nord 🧭")
    view = changed(project, folder, "sites.csv", *names)
    assert all_say_something([*of_all_sites(view), *of_site(view, "made-up-0001")]) == []
    assert "🏴" in matrix.matrix_figure(view).alternative
    assert drawable("a🚀\tb\nc") == "a□ b\nc"


@pytest.mark.filterwarnings("error")
def test_long_names_of_regions_and_no_local_sites_can_be_shown(project, tmp_path):
    folder = write_made_up_study(tmp_path / "long", Size(sites=20))
    long = "LOCAL AUTHORITIES OF THE MADE-UP MIDLANDS COMBINED AUTHORITY AREA"
    view = changed(project, folder, "sites.csv", ("Made-up North", long))
    assert isinstance(matrix.matrix_figure(view), ShownFigure)
    rows = "site,criterion,level,coder,respondent,tier\nprogramme,criterion-1,good,a,b,macro\n"
    (folder / "ratings.csv").write_text(rows, encoding="utf-8")
    sites = "site,name,type,region\nprogramme,Made-up programme,programme,\n"
    (folder / "sites.csv").write_text(sites, encoding="utf-8")
    assert all_say_something(of_all_sites(open_view(str(project.data), str(folder), "site"))) == []


def test_ratings_are_counted_only_where_that_is_no_small_number_of_coders(project, tmp_path):
    folder = write_made_up_study(tmp_path / "coders", Size(sites=3, coders=3))
    view = open_view(str(project.data), str(folder), "site")
    assert not view.counts_ratings
    assert "three ratings" not in site.profile_table(view, "made-up-0001").html
    table = agreement.agreement_table(view, agreement.agreement_of(view)).html
    assert "Pairs" not in table
    assert "Rated by several" not in table
    path = folder / "ratings.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(row | dict.fromkeys(("evidence", "respondent", "role", "tier"), "") for row in rows)
    bare = open_view(str(project.data), str(folder), "site")
    assert evidence.evidence_table(bare, "made-up-0001").plain == "", "no row of the study names any"


def test_the_table_of_a_long_matrix_is_grouped_by_region(many):
    heads = re.findall(r"gt_group_heading[^>]*><span>(.*?)</span>", matrix.matrix_table(many).html)
    assert heads == ["Made-up East", "Made-up North", "Made-up South", "Made-up West"]


def test_nothing_that_may_not_be_published_gets_out(secretive):
    for name in secretive.study.sites["site"]:
        for what, shown in of_site(secretive, name):
            assert "secret" not in page(shown).lower().replace("secretive", ""), what
    for what, shown in of_all_sites(secretive):
        assert "secret" not in page(shown).lower().replace("secretive", ""), what


def test_text_of_files_is_shown_as_typed(secretive):
    table = statements.statements_table(secretive, "made-up-0002").html
    assert "&lt;script&gt;shown()&lt;/script&gt; {{ x }} *a*" in table
    everything = [*of_site(secretive, "made-up-0001"), *of_all_sites(secretive)]
    for what, shown in everything:
        html = f"{shown.svg}{shown.note}" if isinstance(shown, ShownFigure) else shown.html
        assert not re.search(r"<script|<img", html), what


def test_small_counts_of_people_are_kept_back(secretive):
    frame = people.respondents_table(secretive)
    kept_back = evidence.evidence_table(secretive, "made-up-0001")
    assert "kept back here" in kept_back.plain
    assert "under 10" in kept_back.plain
    assert "<table" not in kept_back.html
    assert not re.search(r"\|[1-9]$", frame.plain, flags=re.MULTILINE)
    assert "rating:" not in site.profile_table(secretive, "made-up-0001").plain
    assert "Pairs of ratings" not in agreement.agreement_table(secretive, agreement.agreement_of(secretive)).html


def test_only_a_wholly_public_study_links_its_own_files(care_act, secretive):
    own = ["sites.csv", "ratings.csv", "evidence.csv", "settled.csv"]
    assert [name for name, _ in care_act.trace.files] == own
    assert [name for name, _ in secretive.trace.files] == ["levels.csv"]


def test_what_the_study_of_the_sources_shows(care_act):
    levels = care_act.matrix.isin(care_act.scale.levels).sum(axis="columns")
    assert list(care_act.matrix.index) == ["site-c", "site-a", "site-b", "site-d", "site-e", "site-f"]
    assert levels["site-e"] == 0
    assert (levels <= 2).all()
    assert "no rating at all" in matrix.matrix_words(care_act)
    assert "this compendium’s reading" in site_words.introduction(care_act, "programme").html
    ratings = care_act.study.ratings
    assert ratings["publish"].all()
    assert (ratings["locator"].str.contains(", paragraph ")).all()
    # Respondents are named after their site, national and regional ones speak of the programme.
    named = ratings[ratings["respondent"].str.fullmatch("[A-Z][0-9]+")]
    expected = ["programme" if r[0] in "NR" else f"site-{r[0].lower()}" for r in named["respondent"]]
    assert list(named["site"]) == expected


def test_strengths_gaps_and_silence_follow_from_the_ratings(care_act):
    words = site_words.site_sentences(care_act, "site-c").plain
    assert words.startswith(
        "Strong on no criterion; in between (Conflicted attainment) on Comprehension of complexity;"
    )
    assert "weak on no criterion." in words
    assert "Without a level: missing on Contributing to attainment of policy objectives;" in words
    assert "no rating on Helping to secure policy legitimacy," in words
    assert "Ratings differ on Helping to secure" in site_words.site_sentences(care_act, "programme").plain


def test_agreement_on_the_study_of_the_sources_is_told_for_criterion_and_level_apart(care_act):
    agreed = agreement.agreement_of(care_act)
    words = agreement.agreement_sentences(care_act, agreed).plain
    assert (
        "On which criterion evidence bears, if on any, coders gave the same answer in 179 of 194 pairs of ratings (92%)"
        in words
    )
    assert "On the level, coders gave the same answer in 99 of 105 pairs of ratings (94%)" in words
    assert "they rest on 49 of 105 rated by several" in words
    (row,) = agreement.pairs_table(care_act).plain.splitlines()[2:]
    assert row == "Coder 1 and coder 2|194|179|0.90|105|99|0.91|49|1.00"


def test_what_was_settled_in_the_study_of_the_sources_is_listed(care_act):
    _, _, *rows = differences.settled_table(care_act).plain.splitlines()
    assert len(rows) == 21
    [(_, given, stands, reason)] = [
        row.split("|") for row in rows if "carers were treated unfairly" in row.split("|")[0]
    ]
    assert given.split("<br>") == [
        "Helping to secure policy legitimacy: ◐ Conflicted attainment",
        "Developing stakeholder support: ∅ missing",
    ]
    assert stands == "Helping to secure policy legitimacy: ◐ Conflicted attainment"
    assert reason.startswith("Section 3, step 1")
    assert differences.discussion_table(care_act).plain.startswith("Nothing is left to discuss")


def test_evidence_that_may_not_appear_is_not_named(coded_view):
    rows = differences.discussion_table(coded_view).plain.splitlines()[2:]
    assert [row.split("|")[0] for row in rows] == ["not published"], "e1 is settled"
    settled = differences.settled_table(coded_view)
    assert [row.split("|")[0] for row in settled.plain.splitlines()[2:]] == ["The visits were welcome to all"]
    assert "Still undecided: one piece of evidence" in settled.html
    assert "Some never came" not in "".join(page(shown) for _, shown in of_all_sites(coded_view))


def test_text_of_a_coded_study_is_shown_as_typed(project, tmp_path):
    """Statements and reasons are text, whatever they hold."""
    coded = make_coded_study(tmp_path / "councils")
    for file in ("evidence.csv", "ratings.csv", "ratings.csv", "settled.csv"):
        coded.change(file, "e1,", "<script>e()</script>,")
    coded.change("evidence.csv", "The visits were welcome", "<script>s()</script> {{ x }} *welcome*")
    coded.change("settled.csv", "Not all came", "<img src=x onerror=r()> \\g<0> {reason}")
    view = open_view(str(project.data), str(coded.folder), "site")
    shown = [*of_site(view, "north-town"), *of_all_sites(view)]
    assert not [
        what for what, one in shown if re.search("<script|<img", page(one).replace(getattr(one, "plain", ""), ""))
    ]
    table = differences.settled_table(view).html
    for text in (
        "&lt;script&gt;s()&lt;/script&gt; {{ x }} *welcome*",
        "onerror=r()&gt; \\g&lt;0&gt; {reason}",
    ):
        assert text in table


def test_two_releases_are_compared_in_words(project, tmp_path):
    old = write_made_up_study(tmp_path / "old", Size(sites=12))
    new = write_made_up_study(tmp_path / "new", Size(sites=13))
    text = (new / "ratings.csv").read_text(encoding="utf-8").replace("made-up-0001,criterion-1,", "made-up-0001,x,")
    kept = [line for line in text.splitlines() if ",x," not in line]
    (new / "ratings.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    before, after = (open_view(str(project.data), str(folder), "across_sites") for folder in (old, new))
    found = changes.changes_between(before, after)
    assert found.sites_added == ("made-up-0013",)
    told = changes.changes_sentence(found, before, after).plain
    assert told == "One answer changed, from or to no level. Sites added: Made-up council 0013."
    assert "· no rating" in changes.changes_table(found, before, after).html
    figure = changes.moved_figure(found, after)
    row = found.criteria.iloc[0]
    told = f"{after.criteria[row['criterion']]}: {row['higher']} higher, {row['lower']} lower, {row['other']} other"
    assert told in figure.alternative


def test_what_was_settled_anew_is_a_change_between_releases(project, coded_view, tmp_path):
    new = make_coded_study(tmp_path / "new" / "councils")
    new.change("settled.csv", "stakeholder-support,conflicted_attainment", "stakeholder-support,relative_success")
    found = changes.changes_between(coded_view, open_view(str(project.data), str(new.folder), "site"))
    assert found.cells[["site", "criterion", "before", "after"]].to_numpy().tolist() == [
        ["north-town", "stakeholder-support", "conflicted_attainment", "relative_success"]
    ]


def test_releases_with_nothing_in_common_are_not_called_unchanged(project, tmp_path, care_act):
    other = open_view(str(project.data), str(write_made_up_study(tmp_path / "other", Size(sites=2))), "site")
    found = changes.changes_between(care_act, other)
    assert "nothing can be compared" in changes.changes_sentence(found, care_act, other).plain
    assert "can be shown once" in page(changes.moved_figure(found, other))
    assert page(changes.moved_table(found, other)) == ""


def test_names_and_descriptions_that_changed_are_told(project, tmp_path):
    old, new = (write_made_up_study(tmp_path / name, Size(sites=2, silence=0)) for name in ("old", "new"))
    before = open_view(str(project.data), str(old), "site")
    assert "Nothing changed" in changes.changes_sentence(changes.changes_between(before, before), before, before).plain
    assert "once one differs" in changes.words_table(before, before).plain
    changed(project, new, "framework/framework.toml", ("●", "Q"))
    changed(project, new, "framework/criteria.csv", ("Made-up criterion 1", "Another name"))
    after = changed(project, new, "sites.csv", ("Made-up East", "Elsewhere"))
    cells = changes.words_that_changed(before, after)
    assert set(cells["what"]) == {"Site", "Criterion", "Level"}
    assert ["Criterion", "Another name", "name", "Made-up criterion 1", "Another name"] in cells.to_numpy().tolist()
    assert {"region", "symbol", "name"} <= set(cells["part"])
    html = changes.words_table(before, after).html
    assert "Elsewhere" in html
    told = changes.changes_sentence(changes.changes_between(before, after), before, after).plain
    assert "Nothing changed" not in told
    assert re.search("(name or description|names or descriptions) changed", told)


def test_the_programme_is_compared_but_not_counted(project, tmp_path):
    old, new = (write_made_up_study(tmp_path / name, Size(sites=2, silence=0)) for name in ("old", "new"))
    lines = (new / "ratings.csv").read_text(encoding="utf-8").splitlines()
    kept = [re.sub(r"^(programme,criterion-1),[a-z_]+,", r"\1,missing,", line) for line in lines]
    (new / "ratings.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    before, after = (open_view(str(project.data), str(folder), "site") for folder in (old, new))
    found = changes.changes_between(before, after)
    assert list(found.cells["site"]) == ["programme"]
    assert found.criteria[["higher", "lower", "other"]].to_numpy().sum() == 0
    assert (found.criteria["unchanged"] == 2).all()


@pytest.mark.parametrize("size", [Size(sites=12, criteria=50, levels=7), Size(sites=20, criteria=3, levels=2)])
def test_the_largest_and_the_smallest_framework_can_be_shown(project, tmp_path, size):
    view = open_view(str(project.data), str(write_made_up_study(tmp_path / "limits", size)), "across_sites")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        everything = [*of_all_sites(view), *of_site(view, "made-up-0001")]
    assert all_say_something(everything) == []
    assert [(name, title) for name, title in titles(everything) if len(title.split()) > 15] == []


def test_what_is_left_out_of_the_pairs_is_told(project, tmp_path):
    folder = write_made_up_study(tmp_path / "many", Size(sites=20, criteria=20, silence=0))
    html = together.together_table(open_view(str(project.data), str(folder), "across_sites")).html
    assert "weaker pairs" in html
    assert "too few sites" not in html


def test_pairs_that_too_few_sites_have_are_one_sentence(project, tmp_path):
    folder = write_made_up_study(tmp_path / "few", Size(sites=5, criteria=20, silence=0))
    view = open_view(str(project.data), str(folder), "across_sites")
    assert together.together_table(view).html == ""
    assert "at 10 sites or more" in together.together_figure(view).plain


def test_an_unknown_study_is_named(project):
    with pytest.raises(ParameterError, match="study is 'nowhere'"):
        open_view(str(project.data), "nowhere", "site")


@pytest.mark.parametrize("number", range(2, 8))
def test_letters_can_be_read_on_every_level(number):
    levels = tuple(Level(f"l{place}", f"L{place}", str(place), -place) for place in range(number))
    framework = Framework("f", "F", "s", "Table 1", levels, (), pd.DataFrame())
    answers = Answers.of(framework.levels)
    assert list(answers.names)[:number] == [level.id for level in levels]
    for answer, fill in answers.fills.items():
        light, dark = sorted([luminance(fill), luminance(answers.letters(answer))], reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5
    assert len({answers.symbols[a] for a in Scale.of(levels).answers}) == number + 6


def test_a_made_up_study_is_the_same_each_time_and_says_what_it_is(tmp_path):
    first, again = (write_made_up_study(tmp_path / name / "study", Size(sites=3)) for name in ("a", "b"))
    for path in sorted(first.rglob("*.*")):
        assert path.read_bytes() == (again / path.relative_to(first)).read_bytes()
    assert "made up" in (first / "study.toml").read_text(encoding="utf-8")
    assert (first / "sites.csv").read_text(encoding="utf-8").count("Made-up council") == 3


def test_respondents_are_counted_and_what_is_kept_back_is_explained_where_it_stands(project, tmp_path):
    """``[c]`` is explained in the table that has it, and in no other."""
    folder = write_made_up_study(tmp_path / "people", Size(sites=40))
    shown = people.respondents_table(open_view(str(project.data), str(folder), "site"))
    assert ("[c]" in shown.plain) == ("[c]: " in shown.html)
    few = write_made_up_study(tmp_path / "few", Size(sites=1, criteria=2))
    assert "<table" not in (none := people.respondents_table(open_view(str(project.data), str(few), "site"))).html
    assert none.plain.startswith("Numbers of respondents are kept back. ")


def test_tiers_that_share_no_level_are_not_compared(care_act):
    assert "<table" in tiers.tiers_table(care_act).html
    shown = tiers.tiers_agree_table(care_act)
    rows = [row.split("|") for row in shown.plain.splitlines()[2:]]
    assert all(int(row[1]) > 0 for row in rows)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("symbol", "drawn"), [("a\\nb", "a b"), ("2", "2"), ("long symbol", "long"), ("🟢", "🟢")])
def test_any_symbol_of_a_level_can_be_drawn(project, tmp_path, symbol, drawn):
    """On one line and not too long; a number is left out where a number stands beside it."""
    folder = write_made_up_study(tmp_path / "symbols", Size(sites=8))
    view = changed(project, folder, "framework/framework.toml", ('symbol = "●"', f'symbol = "{symbol}"'))
    assert draw_matrix.for_drawing(view.answers).symbols["good"] == drawn
    with figure_settings():
        figures = (across.distribution_figure(view), matrix.matrix_figure(view), site.profile_figure(view, "programme"))
        assert all(isinstance(shown, ShownFigure) for shown in figures)
