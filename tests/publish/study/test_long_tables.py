"""Long tables keep their first rows on the page; the others, and each table whole, are beside it."""

import json
import re

import pandas as pd
import pytest

from compendium.display.tables import Layout, journal_table
from compendium.publish.study.long_tables import FIRST, HEAVY, LONG, part_long_tables, rows_file, whole_page


def table(rows, groups=False, name="table-long", folds=False):
    """The HTML of a table with so many rows, two groups of them where they are asked for."""
    frame = pd.DataFrame({"site": [f"Site {n} <b> {{x}}" for n in range(rows)], "level": "good"})
    frame["group"] = ["North" if n < 4 else "South" for n in range(rows)]
    labels = {"site": "Site", "level": "Level"} | ({"group": "Group"} if groups else {})
    layout = Layout(labels, group="group" if groups else None, folds=folds)
    return journal_table(frame, name, "Sites", layout, None).html


def parted(*tables):
    notebook = {"cells": [{"outputs": [{"data": {"text/html": html}}]} for html in tables]}
    long = part_long_tables(notebook, "across_sites")
    return [cell["outputs"][0]["data"]["text/html"] for cell in notebook["cells"]], long


def body_rows(html):
    return re.findall(r'<th scope="row" class="gt_stub"[^>]*>(.*?)</th>', html)


def test_a_table_that_is_not_long_stays_as_it_is():
    html = table(LONG)
    shown, long = parted(html)
    assert shown == [html]
    assert (long.rest, long.whole) == ({}, [])


@pytest.mark.parametrize("groups", [False, True])
def test_first_rows_and_the_rest_are_the_whole_table(groups):
    html = table(60, groups)
    (shown,), long = parted(html)
    assert len(body_rows(shown)) == FIRST
    assert body_rows(shown) + body_rows(long.rest["table-long"]) == body_rows(html)
    heads = [part.count("gt_group_heading_row") for part in (shown, long.rest["table-long"])]
    assert heads == ([2, 0] if groups else [0, 0])
    assert long.whole == [html]


@pytest.mark.parametrize(("letters", "is_parted"), [(HEAVY // LONG + 1, True), (10, False)])
def test_few_rows_that_take_much_are_parted_as_well(letters, is_parted):
    html = table(LONG).replace("</td>", f"{'x' * letters}</td>")
    (shown,), long = parted(html)
    assert len(body_rows(shown)) == (FIRST if is_parted else LONG)
    assert (long.whole == [html]) is is_parted


def test_a_table_that_folds_is_whole_where_all_of_its_rows_were_asked_for():
    (shown,), long = parted(table(60, folds=True))
    assert "data-folds" in table(60, folds=True)
    assert long.whole == [table(60)]
    assert shown == parted(table(60))[0][0]
    assert parted(table(LONG, folds=True))[0] == [table(LONG, folds=True)]


def test_a_page_says_where_all_rows_are_without_any_script():
    (shown,), _ = parted(table(1500))
    assert f"The first {FIRST} of 1,500 rows." in shown
    assert f'<a href="{whole_page("across_sites")}.html#table-long">' in shown
    assert f'data-rows="{rows_file("across_sites")}"' in shown


def test_the_script_hands_over_text_of_files_as_text():
    _, long = parted(table(40))
    script = long.script()
    detail = json.loads(script[script.index("{") : script.rindex("}") + 1])["detail"]
    assert detail == long.rest
    assert "<b>" not in detail["table-long"]


def test_the_page_of_whole_tables_leads_back_and_has_no_number_of_another_page():
    numbered = table(40).replace(
        "<caption>", '<caption><a class="compendium-number" href="#t">Table 2 on this page</a> '
    )
    _, long = parted(numbered, table(LONG, name="table-short"), table(50, name="table-longer"))
    page = long.page("Sites compared: whole tables", '<p><a href="across_sites.html">Sites compared</a></p>')
    assert page.startswith("---\norphan: true\n---\n# Sites compared: whole tables\n")
    assert re.findall(r'id="(table-\w+)" role', page) == ["table-long", "table-longer"]
    assert "on this page" not in page
    assert "{x}" not in page, "braces mean something in a page"
