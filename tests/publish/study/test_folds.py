"""Tables that stand folded under their title."""

from typing import Any

import pandas as pd

from compendium.display.tables import Layout, journal_table
from compendium.publish.numbering import number_shown
from compendium.publish.study.folds import FOLDED, fold_tables
from compendium.sites.show.needed import needed


def cell(html: str, *tags: str) -> dict[str, Any]:
    output = {"output_type": "execute_result", "data": {"text/html": html}}
    return {"cell_type": "code", "metadata": {"tags": list(tags)}, "source": [], "outputs": [output]}


def table(caption: str) -> str:
    return journal_table(pd.DataFrame({"a": ["1"]}), "table-a", caption, Layout({"a": "A"}), None, "What it is").html


def folded(*cells: dict[str, Any]) -> list[str]:
    notebook = fold_tables(number_shown({"cells": list(cells)}))
    return [each["outputs"][0]["data"]["text/html"] for each in notebook["cells"]]


def test_a_table_with_the_tag_is_folded_under_its_number_and_title() -> None:
    (html,) = folded(cell(table("Two of <three> & more"), FOLDED))
    assert html.startswith('<details class="folded">\n<summary>Table 1: Two of &lt;three&gt; &amp; more</summary>\n')
    assert html.endswith("</details>\n")
    assert '<span class="compendium-hidden">Two of &lt;three&gt; &amp; more</span> <span class="compendium-m' in html
    assert 'id="table-a"' in html


def test_other_tables_and_sentences_in_the_place_of_tables_stay_open() -> None:
    plain, wanting = table("A"), needed("It takes two.").html
    first, second = folded(cell(plain), cell(wanting, FOLDED))
    assert "<details" not in first
    assert second == wanting


def test_a_table_without_a_number_is_called_a_table() -> None:
    (output,) = fold_tables({"cells": [cell(table("A"), FOLDED)]})["cells"][0]["outputs"]
    assert "<summary>Table: A</summary>" in output["data"]["text/html"]
