"""The page on citing: from the citation file and the table of sources, and plain about what neither has."""

import re
from html import unescape

import pytest
import yaml
from editing import set_cell
from hostile import HOSTILE

from compendium.errors import CompendiumError
from compendium.publish.book.cite import (
    citation_file,
    cite_page,
    cited_work,
    lacking_words,
    own_citation,
    ris_file,
    version_values,
)

WHOLE = {
    "title": "A book",
    "version": "1.2.0",
    "date-released": "2026-04-01",
    "doi": "10.1/x",
    "url": "https://example.org",
    "authors": [{"family-names": "Writer", "given-names": "A."}],
    "license": "MIT",
}


def plain(page: str) -> str:
    return unescape(re.sub(r"\]\{\.as-typed\}|\[", "", page))


def test_the_version_is_that_of_the_citation_file(project):
    cited = citation_file(project)
    assert version_values(cited) == {"version": str(cited["version"]), "released": "unreleased"}
    assert version_values(WHOLE) == {"version": "1.2.0", "released": "released 1 April 2026"}


def test_a_date_may_be_one_of_yaml_or_none():
    assert version_values(yaml.safe_load("date-released: 2026-04-01"))["released"] == "released 1 April 2026"
    assert version_values({"date-released": "soon"}) == {"version": "not stated", "released": "unreleased"}


def test_what_is_not_there_is_said_to_be_lacking(project):
    assert lacking_words(citation_file(project)) == (
        "This version has no date of release, no digital object identifier (DOI), no address on the web and no person "
        "named as author."
    )
    assert lacking_words(WHOLE) == ""
    assert own_citation(WHOLE) == "Writer, A. (2026) A book. Version 1.2.0. doi 10.1/x."


def test_the_page_cites_the_compendium_and_every_document(project):
    page, cited = plain(cite_page(citation_file(project), project.data)), citation_file(project)
    assert f"Contributors of the compendium (no date) {cited['title']}. Version {cited['version']}." in page
    assert re.findall(r"^@(\w+)\{([\w-]+),", page, re.MULTILINE) == [
        ("misc", "care-act-compendium"), ("misc", "interim-report"), ("article", "paper"), ("misc", "cei-comment"),
        ("misc", "ifg-comment"), ("misc", "practice-study"),
    ]  # fmt: skip
    assert "author = {Peckham, S. and Hudson, B. and Hunter, D. and Redgate, S.}" in page
    assert "pages = {378--393}" in page
    assert "*Interim report*: Draft interim report" in page


def test_a_document_without_a_journal_in_the_citation_file_has_its_citation_as_a_note(project):
    page = plain(cite_page({}, project.data))
    assert "@misc{paper," in page
    assert "note = {Peckham, S., Hudson, B., Hunter, D. and Redgate, S. (2022)" in page
    assert "No author stated (no date) . Version not stated" in page


@pytest.mark.parametrize("text", ["- a\n- b\n", "{", "\t- x: [", ""])
def test_a_citation_file_without_fields_is_refused(copy, text):
    (copy.root / "CITATION.cff").write_text(text, encoding="utf-8")
    with pytest.raises(CompendiumError, match=r"^CITATION\.cff: "):
        citation_file(copy)
    (copy.root / "CITATION.cff").unlink()
    assert citation_file(copy) == {}


def test_no_text_is_markup(copy):
    for text in HOSTILE:
        set_cell(copy.data / "sources.csv", "source", "paper", "citation", text)
        set_cell(copy.data / "sources.csv", "source", "paper", "short_title", text)
        page = cite_page({"title": text, "version": text, "authors": [{"name": text}]}, copy.data)
        assert "\n\n\n" not in page
        assert len(re.findall(r"(?m)^```", page)) == 4
        assert not re.search(r"\{\{|<script|<img", re.sub(r"(?ms)^```text\n.*?^```$", "", page))


def test_the_paper_in_ris_as_reference_managers_read_it(project):
    entries = ris_file(WHOLE, project.data).split("ER  - \r\n")
    assert entries[0].splitlines() == [
        "TY  - COMP", "AU  - Writer, A.", "TI  - A book", "PY  - 2026", "ET  - Version 1.2.0", "DO  - 10.1/x",
        "UR  - https://example.org",
    ]  # fmt: skip
    [paper] = [
        entry.split() for entry in ris_file(citation_file(project), project.data).split("ER  -") if "JOUR" in entry
    ]
    text = " ".join(paper)
    assert "AU - Peckham, S." in text
    assert "VL - 56 IS - 3 SP - 378 EP - 393" in text


def test_a_repository_is_led_to_only_where_it_is_stated_and_a_commit_only_where_it_is_one(project):
    none = cited_work(citation_file(project))
    assert (none["repository"], none["address"], none["commit"]) == ("", "", "")
    some = cited_work(WHOLE | {"repository-code": "https://example.org/code/"}, "0123abc")
    assert (some["repository"], some["address"], some["commit"]) == (
        "https://example.org/code", "https://example.org", "0123abc"
    )  # fmt: skip
    assert cited_work(WHOLE | {"repository-code": "javascript:x"}, "<b>")["repository"] == ""
    assert cited_work(WHOLE, "<b>")["commit"] == ""
