"""A study that was imported from a table: sites and levels, and nothing of coders, tiers, respondents or evidence."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from made_up_study import Size, write_made_up_study
from sites_shown import of_all_sites, of_site, page

from compendium.project import Project
from compendium.sites.compute.grouping import SiteGroups
from compendium.sites.compute.summary import CLOSE, Extremes, standing_close
from compendium.sites.show import agreement, evidence, matrix, site, site_words, statements, tiers, together
from compendium.sites.show.open_studies import open_site, open_view
from compendium.sites.show.register import STATED
from compendium.sites.show.view import View
from compendium.studies.compute.scale import Scale

ONE = "made-up-0001"
WAITING = "coders|tiers?|respondents?|evidence|statement|said"


@pytest.fixture
def bare(project: Project, tmp_path: Path) -> View:
    """Every row has a site, a criterion and a level, no more; the framework describes no level."""
    return open_view(str(project.data), str(write_bare(tmp_path / "bare")), "site")


def write_bare(folder: Path, **cells: str) -> Path:
    """A made-up study of one coder, whose rows have nothing but their levels and what is in `cells`."""
    write_made_up_study(folder, Size(sites=12, coders=1))
    rows = list(csv.DictReader((folder / "ratings.csv").read_text(encoding="utf-8").splitlines()))
    rows = [{key: row[key] for key in ("site", "criterion", "level")} | cells for row in rows]
    pd.DataFrame(rows).drop_duplicates(["site", "criterion"]).to_csv(folder / "ratings.csv", index=False)
    return folder


def test_nothing_is_awaited_of_what_a_study_does_not_record(bare: View) -> None:
    assert bare.stated == frozenset()
    waiting = [
        shown.plain
        for _, shown in [*of_all_sites(bare), *of_site(bare, ONE)]
        if "compendium-needed" in page(shown) and re.search(rf"\b({WAITING})\b", page(shown))
    ]
    assert waiting == []
    assert site_words.NO_GROUNDS in site_words.meaning(bare, ONE).plain


@pytest.mark.parametrize(
    ("column", "show"),
    [
        ("coder", lambda view: agreement.agreement_sentences(view, agreement.agreement_of(view))),
        ("tier", lambda view: tiers.tiers_agree_table(view)),
        ("statement", lambda view: statements.statements_table(view, ONE)),
        ("respondent", lambda view: evidence.evidence_table(view, ONE)),
    ],
)
def test_what_it_records_is_shown_or_said_to_be_missing(project: Project, tmp_path: Path, column: str, show) -> None:
    cell = "macro" if column == "tier" else "one"
    view = open_view(str(project.data), str(write_bare(tmp_path / "less", **{column: cell})), "site")
    assert column in view.stated
    assert view.stated < frozenset(STATED)
    assert page(show(view))


def test_the_page_of_a_site_knows_what_the_whole_study_records(project: Project, tmp_path: Path) -> None:
    folder = write_bare(tmp_path / "few")
    frame = pd.read_csv(folder / "ratings.csv", dtype=str)
    frame["tier"] = ["macro" if each != ONE else "" for each in frame["site"]]
    frame.to_csv(folder / "ratings.csv", index=False)
    own = open_site(str(project.data), str(folder), ONE)
    assert own.stated == {"tier"}
    assert "how many tiers" in site_words.meaning(own, ONE).plain


@pytest.mark.parametrize("words", ["not stated", "–", " Not stated "])
def test_a_column_that_says_of_no_level_what_it_means_is_left_out(bare: View, words: str) -> None:
    assert "What this level means" in site.profile_table(bare, ONE).html
    framework = bare.study.framework
    criteria = framework.criteria.assign(**dict.fromkeys(bare.scale.levels, words))
    undescribed = replace(bare, study=replace(bare.study, framework=replace(framework, criteria=criteria)))
    shown = site.profile_table(undescribed, ONE).html
    assert "What this level means" not in shown
    assert "what each means" not in shown


def test_the_order_of_sites_is_told_as_shares_of_comparisons(bare: View) -> None:
    assert "share of comparisons" in matrix.order_sentences(bare).plain


def test_sites_that_stand_as_high_but_for_a_hair_are_told() -> None:
    order = pd.DataFrame({"site": list("abcde"), "dominance": [0.751, 0.749, 0.7, 0.0, -0.6]})
    levels = pd.DataFrame({"one": ["2", "2", "2", "1", "1"]}, index=list("abcde"))
    scale, ends = Scale(("1", "2")), Extremes(("a",), ("e",))
    assert standing_close(ends, order, levels, scale) == Extremes(("b",), ())
    alike = order.assign(dominance=[CLOSE, CLOSE, 0.01, 0.0, 0.0])
    assert standing_close(Extremes(("a", "b"), ("d", "e")), alike, levels, scale) == Extremes((), ())
    near = order.assign(dominance=[1.5 * CLOSE, 1.2 * CLOSE, 0.0, 0.0, 0.0])
    assert standing_close(Extremes(("a",), ("d", "e")), near, levels, scale) == Extremes((), ()), "b is close to both"


@pytest.mark.parametrize(
    ("sizes", "title"),
    [
        ((4, 2, 2), "Two pairs and one larger group of local sites are much alike: 8 of 12"),
        ((2,), "One pair of local sites is much alike: 2 of 12"),
        ((3, 3), "Two groups of local sites are much alike: 6 of 12"),
    ],
)
def test_pairs_are_called_pairs(sizes: tuple[int, ...], title: str) -> None:
    groups = SiteGroups(tuple(tuple("x" * size) for size in sizes), tuple("x" * (12 - sum(sizes))), ())
    assert together.groups_title(groups) == title


def test_a_study_without_a_note_says_nothing_about_itself(bare: View) -> None:
    silent = replace(bare, study=replace(bare.study, note=" "))
    assert page(site_words.introduction(silent)) == page(site_words.introduction(silent, ONE)) == ""
    noted = replace(bare, study=replace(bare.study, note="Rated twice."))
    assert "Rated twice." in site_words.introduction(noted).plain
