"""Wide tables in parts."""

import pytest
from bs4 import BeautifulSoup
from small_site import small_table

from compendium.publish.pdf.wide import MOST, MOST_SPANNED, SMALL, part_wide_tables


def parted(html):
    soup = BeautifulSoup(html, "html.parser")
    part_wide_tables(soup)
    return soup


def rows(table):
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]


def test_a_table_that_fits_stays_as_it_is():
    html = small_table(2, MOST + 1)
    assert str(parted(html)) == str(BeautifulSoup(html, "html.parser"))


def test_no_cell_of_a_wide_table_is_lost_and_each_part_names_its_rows():
    first, second = parted(small_table(2, MOST + 2)).find_all("table")
    assert [len(row) for row in rows(first) + rows(second)] == [6, 6, 6, 5, 5, 5]
    assert rows(first)[1] == ["Row 0", "0/1", "0/2", "0/3", "0/4", "0/5"]
    assert rows(second)[1] == ["Row 0", "0/6", "0/7", "0/8", "0/9"]
    assert second.caption.get_text() == "Table 1, continued"
    assert second.find(id=True) is None
    assert first.find(id="numbers-0")


def test_the_head_of_a_group_of_rows_stands_over_every_part():
    group = f'<tr><th colspan="{MOST + 2}">North</th></tr>'
    html = small_table(2, MOST + 2).replace('<tbody class="gt_table_body">', f"<tbody>{group}")
    tables = parted(html).find_all("table")
    assert [each.tbody.th["colspan"] for each in tables] == ["6", "5"]


@pytest.mark.parametrize(("columns", "small"), [(MOST + 3, False), (MOST_SPANNED + 1, True)])
def test_a_table_whose_heads_span_several_columns_stays_whole_in_small_letters_if_need_be(columns, small):
    spanned = f'<thead><tr><td></td><th colspan="{columns - 1}">All</th></tr>'
    (table,) = parted(small_table(2, columns).replace("<thead>", spanned)).find_all("table")
    assert len(rows(table)[1]) == columns
    assert (SMALL in table["class"]) is small
