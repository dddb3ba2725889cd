"""What a page shows of other sites goes round Sphinx, and one rating has no page of the others built again."""

import json

from compendium.publish.study.apart import put_back, take_apart
from compendium.run.workers.used import AMONG_SITES


def cell(html: str, *tags: str) -> dict:
    output = {"output_type": "execute_result", "data": {"text/html": html, "text/plain": "plain"}}
    return {"cell_type": "code", "metadata": {"tags": list(tags)}, "outputs": [output]}


def page(*cells: dict) -> dict:
    return {"cells": [{"cell_type": "markdown", "metadata": {}, "source": "# A site"}, *cells]}


def shown(notebook: dict) -> str:
    return "\n".join(output["data"]["text/html"] for each in notebook["cells"] for output in each.get("outputs", []))


def test_what_is_moved_comes_back_where_it_was(tmp_path):
    texts = ["<p>own</p>", r"<table>\1 \g<0> {0} %s sé</table>", "<p>own too</p>", "<p>second</p>"]
    whole = page(cell(texts[0]), cell(texts[1], AMONG_SITES), cell(texts[2]), cell(texts[3], AMONG_SITES))
    before = shown(whole)
    take_apart(whole, tmp_path / "apart" / "a.json")
    left = shown(whole)
    assert [text in left for text in texts] == [True, False, True, False]
    (tmp_path / "a.html").write_text(left, encoding="utf-8")
    put_back(tmp_path / "apart", tmp_path)
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == before


def test_a_page_is_the_same_to_sphinx_whatever_others_are_like(tmp_path):
    pages = [page(cell(html, AMONG_SITES)) for html in ("<table>1</table>", "<table>2</table>")]
    pages[1]["cells"][1]["outputs"][0]["data"]["text/plain"] = "another"
    for number, each in enumerate(pages):
        take_apart(each, tmp_path / f"{number}.json")
    assert pages[0] == pages[1]


def test_a_page_that_shows_nothing_of_others_stays_as_it_is(tmp_path):
    whole = page(cell("<p>own</p>"))
    take_apart(whole, tmp_path / "a.json")
    assert whole == page(cell("<p>own</p>"))
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == []


def test_a_sign_that_is_put_back_stays_with_its_word(tmp_path):
    whole = page(cell("<td>◐ Conflicted</td>", AMONG_SITES))
    take_apart(whole, tmp_path / "apart" / "a.json")
    (tmp_path / "a.html").write_text(shown(whole), encoding="utf-8")
    put_back(tmp_path / "apart", tmp_path)
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "<td>◐\xa0Conflicted</td>"
