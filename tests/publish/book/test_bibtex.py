"""Entries of BibTeX hold what a citation states, and no sign of it is a command."""

import re

import pytest
from hostile import HOSTILE

from compendium.publish.book.authors import Author
from compendium.publish.book.bibtex import authors_in_citation, authors_in_file, bibtex_entry, quoted, whole


def test_an_entry_has_the_fields_that_have_a_value():
    entry = bibtex_entry("misc", "a key", {"title": whole("A & B"), "year": "", "note": quoted("50% of $1")})
    assert entry == "@misc{akey,\n  title = {{A \\& B}},\n  note = {50\\% of \\$1}\n}"


def test_no_value_ends_its_braces_or_its_line():
    for text in HOSTILE:
        entry = bibtex_entry("misc", "key", {"title": whole(text), "note": quoted(text)})
        assert len(entry.splitlines()) == 4
        plain = re.sub(r"\\[{}]|\\text\w+\{\}", "", entry)
        assert (plain.count("{"), plain.count("}")) == (4, 4)


@pytest.mark.parametrize(
    ("citation", "authors"),
    [
        (
            "Peckham, S., Hudson, B. and Redgate, S. (2022) Title. Journal 1",
            "Peckham, S. and Hudson, B. and Redgate, S.",
        ),
        ("Powell, B. J. and Opra Widerquist, M. A. (2015) T", "Powell, B. J. and Opra Widerquist, M. A."),
        ("Hall, K. (date not stated) T", "Hall, K."),
        ("HM Treasury (2015) Review. Cm 9162", "{HM Treasury}"),
        ("not stated (the draft names no author or date)", ""),
        ("Statutory Instrument 2018 No. 378 (United Kingdom)", ""),
    ],
)
def test_authors_are_those_before_the_year(citation, authors):
    assert authors_in_citation(citation) == authors


def test_authors_of_a_citation_file_are_persons_or_bodies():
    people = [Author("A", "B."), Author(body="The body"), Author("C")]
    assert authors_in_file(people) == "A, B. and {The body} and C"
