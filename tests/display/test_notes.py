"""The note under a table names places as their tables do."""

import pytest

from compendium.data_package.tables import load_table
from compendium.data_package.trace import Trace, Tracer
from compendium.display.notes import ended, gather_paragraphs, source_note


@pytest.mark.parametrize(
    ("locators", "shown"),
    [
        (["Aims, paragraph 2", "Aims, paragraph 1"], ["Aims, paragraphs 1 and 2"]),
        (["Table 3", "Aims, paragraph 1"], ["Table 3", "Aims, paragraph 1"]),
        (["Minutes, paragraph x", "Minutes, paragraph 2a"], ["Minutes, paragraph x", "Minutes, paragraph 2a"]),
        (["Notes, paragraph ²", ", paragraph 3"], ["Notes, paragraph ²", ", paragraph 3"]),
    ],
)
def test_paragraphs_with_a_number_are_gathered_and_any_other_place_stands_as_it_is(locators, shown):
    assert gather_paragraphs(locators) == shown


def test_a_source_without_a_place_is_cited_as_a_whole_and_one_with_places_by_them():
    trace = Trace((("Paper", ("Table 3", "")), ("Whole", ("",))), (("a.csv", "../a.csv"),), "n")
    assert "Source: Paper, Table 3; Whole. Notebook" in source_note(trace)


def test_a_table_with_sources_and_no_places_cites_them_as_wholes(project):
    constructs = load_table(project.data, "constructs")
    titles = load_table(project.data, "sources").set_index("source")["short_title"]
    assert Tracer(str(project.data), "n")(constructs).citations == ((titles["cfir"], ("",)),)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("A", "A."),
        ("A?", "A?"),
        ("<a href='x.'>A</a>", "<a href='x.'>A</a>."),
        ("<i>A!</i>", "<i>A!</i>"),
        ("‘A.’", "‘A.’"),
    ],
)
def test_a_sentence_ends_with_one_mark(html, shown):
    assert ended(html) == shown
