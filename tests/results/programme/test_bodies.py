"""Verbs agree with the bodies that they tell of, whose names stand as sentences have them."""

import pytest

from compendium.results.programme.bodies import abbreviations_words, agreeing, agreeing_links, in_sentences


@pytest.mark.parametrize(
    ("relation", "number", "said"),
    [
        ("is under", "one", "is under"),
        ("is under", "several", "are under"),
        ("is partner of", "several", "are partners of"),
        ("advises", "several", "advise"),
        ("feeds back to", "several", "feed back to"),
        ("grew from", "several", "grew from"),
        ("", "several", ""),
    ],
)
def test_verbs_agree_with_their_subject(relation, number, said):
    assert agreeing(relation, number) == said


def test_every_relation_of_several_bodies_is_in_the_plural(tables):
    nodes, links = tables("organisation_nodes"), tables("organisation_links")
    told = agreeing_links(nodes, links).set_index("link")["relation"]
    assert told["work-streams-is-under-programme-board"] == "are under"
    assert told["lga-principal-advisers-supports-lead-local-leaders"] == "support"
    several = links["from_node"].map(nodes.set_index("node")["number"]) == "several"
    assert not told[several.to_numpy()].str.contains(r"^(?:is|has|\w+s)\b").any()
    assert (told[~several.to_numpy()].array == links.loc[~several, "relation"]).all()


def test_names_stand_as_in_the_middle_of_a_sentence(tables):
    nodes = tables("organisation_nodes")
    names, short = in_sentences(nodes), in_sentences(nodes, "short_name")
    assert names["programme-board"] == "the Programme Board"
    assert names["work-streams"] == "work streams"
    assert names["regional-infrastructure"] == "the regional infrastructure"
    assert names["dh-regional-deputy-directors"] == "DH Regional Deputy Directors"
    assert (short["lga"], short["adass"]) == ("LGA", "ADASS")


def test_abbreviations_are_spelled_out(tables):
    nodes = tables("organisation_nodes")
    told = abbreviations_words(nodes)
    assert told.split("; ") == [
        "DH: Department of Health",
        "LGA: Local Government Association",
        "ADASS: Association of Directors of Adult Social Services",
    ]
    assert abbreviations_words(nodes.head(0)) == ""
