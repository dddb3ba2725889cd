"""What a page says of itself in its head: plain text of the page, and of the work only what its citation states."""

import json

from docutils.core import publish_doctree

from compendium.publish.book.cite import cited_work
from compendium.publish.sphinx.citing import description, structured
from compendium.publish.sphinx.search import entries

AUTHORS = [{"family-names": "Writer", "given-names": "A."}, {"family-names": "Plato"}, {"name": "A board, of two"}]
WORK = {"title": "A <b>work</b>", "version": "1.0", "authors": AUTHORS}


def page(text):
    tree = publish_doctree(f"Title\n=====\n\n{text}\n", settings_overrides={"doctitle_xform": False})
    return entries(tree, "Title")[0][3]


def test_a_page_is_described_by_what_it_says_in_short():
    assert description(page("What was asked?\n\nIn short It was found. More."), "Title") == "It was found. More."
    assert description(page("Only words."), "Title") == "Only words."
    assert description("", "Title") == "Title"


def test_a_long_description_ends_with_a_sentence_or_a_word():
    assert description(page("One. " + "word " * 60), "Title") == "One."
    cut = description(page("word " * 60), "Title")
    assert cut.endswith("word …")
    assert len(cut) < 203


def test_the_work_is_told_as_its_citation_states_it_and_nothing_is_made_up():
    told = structured(cited_work(WORK), "Page", "Words </script>")
    assert "<" not in told
    article, data, work = json.loads(told)["@graph"]
    assert (article["@type"], article["headline"], article["description"]) == (
        "ScholarlyArticle",
        "Page",
        "Words </script>",
    )
    assert (data["@type"], data["version"]) == ("Dataset", "1.0")
    assert article["author"] == [
        {"@type": "Person", "name": "Writer, A."},
        {"@type": "Person", "name": "Plato"},
        {"@type": "Organization", "name": "A board, of two"},
    ]
    assert article["isPartOf"] == data["isPartOf"] == {"@id": work["@id"]}
    assert work["name"] == "A <b>work</b>"
    assert article.keys().isdisjoint({"datePublished", "url"})
    dated = json.loads(structured(cited_work(WORK | {"date-released": "2026-04-01", "doi": "10.1/x"}), "Page", ""))
    assert dated["@graph"][0]["datePublished"] == "2026-04-01"
    assert dated["@graph"][2]["identifier"] == "doi:10.1/x"
