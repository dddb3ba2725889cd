"""Authors by the citation file: persons and bodies, and none where no name is stated."""

import pytest

from compendium.publish.archive.zenodo import zenodo_text
from compendium.publish.book.authors import Author, authors_of
from compendium.publish.book.cite import bibtex_file, cited_work, lacking_words, ris_file

PEOPLE = [
    {"family-names": "A", "given-names": "B.", "orcid": "https://orcid.org/0000-0001", "affiliation": None},
    {"name": "The body", "website": "https://example.org"},
    {"family-names": "C"},
    {"given-names": "D"},
    {"affiliation": "Somewhere", "family-names": None, "name": " "},
    "no author",
]


def test_persons_and_bodies_in_their_order_and_none_without_a_name():
    assert authors_of({"authors": PEOPLE}) == [
        Author("A", "B.", orcid="https://orcid.org/0000-0001"),
        Author(body="The body", website="https://example.org"),
        Author("C"),
        Author(given="D"),
    ]


def test_a_name_is_written_for_a_list_and_as_one_speaks():
    found = authors_of({"authors": PEOPLE})
    assert [author.name for author in found] == ["A, B.", "The body", "C", "D"]
    assert [author.full_name for author in found] == ["B. A", "The body", "C", "D"]
    assert [author.is_person for author in found] == [True, False, True, True]


@pytest.mark.parametrize("stated", [None, "A. Writer", 3, {"name": "A body"}, []])
def test_what_is_no_list_names_nobody(stated):
    assert authors_of({"authors": stated}) == []
    assert authors_of({}) == []


def test_every_form_of_the_citation_names_the_same_authors(project):
    cited = {"title": "A title", "authors": PEOPLE}
    assert cited_work(cited)["authors"] == ["A, B.", "The body", "C", "D"]
    assert "author = {A, B. and {The body} and C and D}" in bibtex_file(cited, project.data)
    assert ris_file(cited, project.data).count("AU  - ", 0, ris_file(cited, project.data).index("TI")) == 4
    assert zenodo_text(cited).count('"name": ') == 4
    assert "no person named as author" in lacking_words({"authors": [PEOPLE[1], PEOPLE[4]]})
    assert "no person named as author" not in lacking_words(cited)
