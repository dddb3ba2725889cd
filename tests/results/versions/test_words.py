"""What the page on the two versions says follows from the comparison."""

import pandas as pd
import pytest
from notebook_cells import run_cell

from compendium.display.sentences import Shown
from compendium.display.theme import figure_settings
from compendium.results.versions import draw, words
from compendium.results.versions.compute import count_changes


def test_kinds_of_change_are_counted_in_a_sentence(tables):
    said = words.versions_in_short(tables("version_comparison"), Shown("", "")).plain
    assert said.startswith(
        "Of 65 aspects compared, 38 changed, 18 are the same, 5 are only in the paper and 4 are only"
    )
    one = tables("version_comparison").query("aspect == 'figure-two'")
    assert words.versions_in_short(one, Shown("", "")).plain == "Of 1 aspect compared, 1 is only in the paper."
    assert words.versions_in_short(one.head(0), Shown("", "")).html == ""


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ("aaabbc", "Those that changed are all in the groups a (3), b (2) and c (1)."),
        ("aabcd", "Those that changed are most often in the group a (2)."),
        ("abcd", ""),
        ("", ""),
    ],
)
def test_where_most_of_the_changes_are_is_said(groups, said):
    changed = pd.DataFrame({"group": list(groups), "change": "changed"})
    rest = pd.DataFrame({"group": ["d"] * 9, "change": "same"})
    assert words.where_words(pd.concat([changed, rest])) == said


def test_the_groups_of_the_changes_of_the_sources_are_named(tables):
    said = words.where_words(tables("version_comparison"))
    assert said == "Those that changed are most often in the groups design (9), programme (7) and theory (6)."


def test_the_cell_in_pandas_agrees_with_the_helper(project, tables):
    comparison = tables("version_comparison")
    kinds = run_cell(project, "two_versions", "headline", comparison=comparison)["kinds"]["aspects"]
    assert kinds.to_dict() == count_changes(comparison).sum().to_dict()


def test_the_group_with_most_changes_is_named_where_there_is_one(tables):
    changes = count_changes(tables("version_comparison"))
    assert words.groups_title(changes) == "Results changed most (3 of 3), theory least (6 of 12)"
    plain = "Aspects by group and kind of change"
    assert words.groups_title(changes.head(1)) == plain
    assert words.groups_title(changes.loc[["document", "review of policies"]]) == plain
    assert words.groups_title(changes[["same"]]) == plain


@pytest.mark.parametrize("rows", [0, 1, 100])
def test_titles_are_short_for_any_number_of_rows(tables, rows):
    comparison, sites = tables("version_comparison").head(rows), tables("site_composition").head(rows)
    titles = [
        words.changes_title(comparison),
        words.side_title(comparison),
        words.sites_title(sites),
        words.figure_title(tables("framework_figure").head(rows), 3),
        words.wording_title(pd.DataFrame({"same": [True] * rows})),
    ]
    assert all(0 < len(title.split()) <= 15 for title in titles), titles


def test_the_figure_says_every_number_and_has_two_forms(tables):
    changes = count_changes(tables("version_comparison"))
    assert set(changes.columns) == set(draw.LOOK.names)
    with figure_settings():
        shown = draw.changes_figure(changes, "title", None)
    assert "design: 9 changed, 3 same, 1 only in interim report, 3 only in paper" in shown.alternative
    assert shown.narrow != shown.svg
