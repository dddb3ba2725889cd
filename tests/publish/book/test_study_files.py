"""Links to the tables of a study, from the book's own notebooks, and from its pages to the sources of the book."""

import json

import pytest

from compendium.display.places import StudyPlace
from compendium.publish.book.study_files import lead_to_downloads, lead_to_sources

NOTE = 'Data: <a href="../data/studies/councils/evidence.csv" download>evidence.csv</a>, x.'


def led(html, offered):
    cell = {"cell_type": "code", "outputs": [{"data": {"text/html": [html]}}, {"name": "stdout", "text": html}]}
    notebook = {"cells": [{"cell_type": "markdown", "source": html}, cell]}
    lead_to_downloads(notebook, offered)
    assert notebook["cells"][0]["source"] == cell["outputs"][1]["text"] == html
    return cell["outputs"][0]["data"]["text/html"]


def test_a_table_that_is_offered_is_loaded_from_beside_the_pages_of_the_study(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "evidence.csv").touch()
    there = 'Data: <a href="../studies/councils/data/evidence.csv" download>evidence.csv</a>, x.'
    assert led(NOTE, {"councils": tmp_path}) == there


def test_a_table_that_is_kept_back_is_named_without_a_link(tmp_path):
    assert led(NOTE, {"councils": tmp_path}) == led(NOTE, {}) == "Data: evidence.csv (not published), x."


def test_other_links_stay():
    link = '<a href="../data/review/policies.csv" download>policies.csv</a>'
    assert led(link, {}) == link


@pytest.mark.parametrize(("name", "up"), [("across_sites", "../../"), ("sites/site-b", "../../../")])
def test_places_in_pages_of_a_study_lead_to_sources_that_the_book_has(tmp_path, name, up):
    known, other = StudyPlace('"Paper" <b>: Table 1', "paper"), StudyPlace("Memo: page 2", "memo")
    path = tmp_path / f"{name}.ipynb"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"text/html": [known.html, other.html]}), encoding="utf-8")
    lead_to_sources(tmp_path, {"paper"})
    link, text = json.loads(path.read_text(encoding="utf-8"))["text/html"]
    assert link == f'<a href="{up}sources.html#source-paper">&quot;Paper&quot; &lt;b&gt;: Table 1</a>'
    assert text == other.html
