"""What the page of the programme says follows from the tables, whatever stands in them."""

import pandas as pd
import pytest
from notebook_cells import run_cell

from compendium.results.programme import words


def test_who_set_the_programme_up_and_how_comes_first(tables):
    nodes, links = tables("organisation_nodes"), tables("organisation_links")
    said = words.programme_in_short(nodes, links, tables("partners"), tables("timeline"), tables("funding")).plain
    name = nodes.set_index("node")["name"]
    partners = f"The {name['department-of-health']} (DH), the {name['lga']} (LGA) and the {name['adass']} (ADASS)"
    assert said.startswith(
        f"{partners} set the programme up together. All of them sat on the Programme Board; under it "
    )
    assert f" were the {name['programme-management-office']}, the {name['delivery-board']} and work streams." in said
    whole = "The Programme Board is involved in 13 of the 30 relations between 19 bodies"
    assert words.organisation_title(nodes, links) == whole
    assert "from November 2013 to March 2016." in said
    assert "Care Act Implementation Grant (£125,000 per local authority)" in said
    assert "(up to £415 million in all)" in said


def test_the_cell_in_pandas_agrees_with_the_helper(project, tables):
    nodes, links = tables("organisation_nodes"), tables("organisation_links")
    relations = run_cell(project, "programme", "headline", pd=pd, nodes=nodes, links=links)["relations"]["relations"]
    busiest, number = words.busiest_bodies(links)
    assert number == relations.max()
    assert set(nodes.set_index("node")["name"][busiest]) == set(relations.index[relations == number])


def test_ties_and_nothing_are_told_as_they_are(tables):
    nodes, links = tables("organisation_nodes"), tables("organisation_links")
    one = links[links["link"] == "lga-is-partner-of-adass"]
    names = nodes.set_index("node")["name"]
    tie = f"The {names['lga']} and the {names['adass']} are involved in one each of"
    assert words.centre_words(nodes, one).startswith(tie)
    assert words.centre_words(nodes, links.head(0)) == "The sources state no relations between 19 bodies"
    partners = tables("partners")
    assert words.partners_words(nodes, links, partners.head(0)) == ""
    assert words.partners_words(nodes, one, partners).endswith(" set the programme up together.")
    alone = words.partners_words(nodes, links, partners[partners["partner"] == "lga"])
    assert alone.startswith(
        "The Local Government Association (LGA) set the programme up. It sat on the Programme Board;"
    )
    none = tables("funding").head(0)
    assert words.money_words(none) == ""
    assert words.duration_words(tables("timeline").head(0)) == ""
    assert len(words.organisation_title(nodes, one).split()) <= 15


@pytest.mark.parametrize("rows", [0, 1, 2, 100])
def test_titles_are_short_and_true_for_any_number_of_rows(tables, rows):
    titles = [
        words.principles_title(tables("principles").head(rows)),
        words.partners_title(tables("partners").head(rows)),
        words.streams_title(tables("work_streams").head(rows)),
        words.funding_title(tables("funding").head(rows)),
        words.timeline_title(tables("timeline").head(rows)),
        words.links_title(tables("organisation_links").head(rows)),
        words.listed_title(tables("board_functions").head(rows)["name"], "function", "The Programme Board"),
    ]
    assert all(0 < len(title.split()) <= 15 for title in titles)
    assert all(title[0].isupper() or title[0].isdigit() for title in titles)


def test_titles_say_what_was_found(tables):
    assert words.timeline_title(tables("timeline")) == "The sources date 19 of 23 events; four are placed by us"
    assert words.funding_title(tables("funding")) == "The sources name five funds and state the amount of two"
    assert words.streams_title(tables("work_streams")) == "Nine work streams, each with named support"
    told = words.listed_title(tables("board_functions")["name"], "function", "The Programme Board")
    assert told == "The Programme Board had three functions: support, assurance and delivery"
