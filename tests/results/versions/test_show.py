"""The paper's print of the framework: what differs is told in words."""

import pytest

from compendium.data_package.trace import Trace
from compendium.results.versions.compute import compare_wording
from compendium.results.versions.show import part_labels, printed_framework_table, side_table, wording_table
from compendium.results.versions.words import wording_words
from compendium.studies.framework import load_framework

TRACE = Trace((), (), "notebook")


@pytest.fixture
def levels(project):
    return load_framework(project.data, "care-act-isp").levels


@pytest.fixture
def compared(tables):
    return compare_wording(tables("framework_wording"), "interim-report", "paper")


def test_the_cell_that_differs_is_marked_in_words(tables, levels, compared):
    (criterion, part), *others = compared.index[~compared["same"]]
    assert others == []
    figure = tables("framework_figure").set_index("criterion")
    shown = printed_framework_table(tables("framework_figure"), levels, compared, TRACE)
    row = compared.loc[(criterion, part)]
    mark = f"≠ Printed with {row['words_later']} words here, with {row['words_earlier']} in the report"
    assert shown.html.count("≠") == 1
    assert f'{figure.loc[criterion, part]}<span class="under"><strong>{mark}</strong></span>' in shown.html


def test_nothing_is_marked_where_nothing_differs(tables, levels, compared):
    shown = printed_framework_table(tables("framework_figure"), levels, compared.assign(same=True), TRACE)
    assert "≠" not in shown.html


def test_the_sentence_holds_for_none_one_and_many(tables, levels, compared):
    names = tables("framework_figure").set_index("criterion")["name"]
    none = wording_words(compared.assign(same=True), names, part_labels(levels)).plain
    whole = f"{len(compared)} cells of the framework"
    assert none == f"Of {whole}, {len(compared)} have the same words in both prints. None differs."
    one = wording_words(compared, names, part_labels(levels)).plain
    assert one.endswith("One differs: Comprehension of complexity, relative failure.")
    many = wording_words(compared.assign(same=False), names, part_labels(levels)).plain
    assert many == f"Of {whole}, none has the same words in both prints."
    two = compared.assign(same=[*[False] * 6, *[True] * (len(compared) - 6)])
    assert wording_words(two, names, part_labels(levels)).plain.endswith(" The other six differ.")


def test_a_version_that_says_nothing_has_a_dash_and_no_place(tables):
    comparison = tables("version_comparison").set_index("aspect", drop=False).loc[["figure-two", "phases"]]
    shown = side_table(comparison.reset_index(drop=True), TRACE).html
    assert shown.count(">–</td>") == 2
    assert shown.count("sources.md#source-interim-report") == shown.count("sources.md#source-paper") == 1


def test_every_cell_stands_in_the_table_of_words(tables, levels, compared):
    names = tables("framework_figure").set_index("criterion")["name"]
    shown = wording_table(compared, names, levels, TRACE)
    assert shown.plain.count("= same words") == compared["same"].sum()
    assert shown.plain.count("≠ differs") == (~compared["same"]).sum()


def test_words_of_our_own_are_the_same_where_the_printed_words_are(tables, project, compared):
    """A descriptor in our words may not make a difference where the prints have none."""
    table = load_framework(project.data, "care-act-isp").criteria.set_index("criterion")
    figure = tables("framework_figure").set_index("criterion")
    same = compared.index[compared["same"]]
    assert [(c, part) for c, part in same if table.loc[c, part] != figure.loc[c, part]] == []
    assert len(same)
