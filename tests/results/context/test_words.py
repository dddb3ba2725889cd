"""What the page on the context says follows from the tables, and says nothing of what is not there."""

import pytest
from notebook_cells import run_cell

from compendium.results.context import show, words
from compendium.results.context.compute import each_once
from compendium.studies.framework import load_framework


@pytest.fixture
def criteria(project):
    return load_framework(project.data, "care-act-isp").criteria.set_index("criterion")["name"]


def test_each_document_has_its_sentence(tables, criteria):
    facts, units, disconnects = tables("context_facts"), tables("departmental_units"), tables("disconnects")
    said = words.context_in_short(facts, units, disconnects, tables("disconnect_crosswalk"), criteria).plain
    assert said == (
        "A practice study found five disconnects between policy and practice; in our reading they bear on all six "
        "criteria of the framework. Of proven interventions in healthcare, 14 per cent are widely taken up, after 17 "
        "years on average. Five departments had implementation units of their own."
    )
    nothing = (facts.head(0), units.head(0), disconnects.head(0), tables("disconnect_crosswalk").head(0), criteria)
    assert words.context_in_short(*nothing).html == ""


def test_the_cell_in_pandas_agrees_with_the_sentence(project, tables, criteria):
    crosswalk = tables("disconnect_crosswalk")
    by_criterion = run_cell(project, "context", "headline", crosswalk=crosswalk, criteria=criteria)["by_criterion"][
        "disconnects"
    ]
    assert len(by_criterion) == len(criteria) == 6
    assert words.criteria_words(crosswalk, criteria) == "all six criteria"
    assert by_criterion.sum() == len(crosswalk.drop_duplicates(["criterion", "disconnect"]))
    assert words.criteria_words(crosswalk.head(2), criteria) == "two of six criteria"


def facts_title(facts):
    return words.facts_title(each_once(facts.assign(place=facts["locator"])), facts)


@pytest.mark.parametrize("rows", [0, 1, 100])
def test_titles_are_short_for_any_number_of_rows(tables, criteria, rows):
    titles = [
        words.statements_title(tables("context_statements").head(rows)),
        facts_title(tables("context_facts").head(rows)),
        words.units_title(tables("departmental_units").head(rows)),
        words.disconnects_title(tables("disconnects").head(rows)),
        words.crosswalk_title(tables("disconnect_crosswalk").head(rows), criteria),
        words.record_title(tables("corrections").head(rows)),
    ]
    assert all(0 < len(title.split()) <= 15 for title in titles), titles


def test_figures_are_written_with_their_units(tables):
    facts = tables("context_facts")
    told = dict(zip(facts["fact"], (words.amount_words(fact) for _, fact in facts.iterrows()), strict=True))
    assert told["people-powered-change"] == "at least £500 million"
    assert told["people-powered-change-years"] == "8 to 10 years"
    assert told["implementation-unit-year"] == "2012"
    assert told["analysts-paper"] == "1 researcher"
    titles = tables("sources").set_index("source")["short_title"]
    shown = show.facts_table(facts, titles, None)
    assert "53 figures that five documents state, four of them in several places" in shown.plain
    assert "Place of the comment in its series" not in shown.html
    assert "£125,000 per local authority" in shown.html
