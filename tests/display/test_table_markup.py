"""The HTML of tables, part by part."""

import re

from compendium.display.table_markup import Grid, table_markup

HEADS = {"name": "Name", "x": "X", "y": "Y", "z": "Z"}
CELLS = {"name": ["a", "b", "c"], "x": ["1", "2", "3"], "y": ["4", "5", "6"], "z": ["7", "8", "9"]}

WHOLE = """<table class="gt_table"><caption>Caption</caption>
<thead>
<tr class="gt_col_headings gt_spanner_row">
<th rowspan="2" scope="col" id="t-Name">Name</th>
<th class="gt_center" rowspan="2" scope="col" id="t-x">X</th>
  <th class="gt_center gt_columns_top_border gt_column_spanner_outer" colspan="2" scope="colgroup" id="t-Both-&amp;lt;">
    <span class="gt_column_spanner">Both &lt;</span>
  </th>
</tr>
<tr class="gt_col_headings">
<th scope="col" id="t-y">Y</th>
<th scope="col" id="t-z">Z</th>
</tr>
</thead>
<tbody class="gt_table_body">
  <tr class="gt_group_heading_row">
    <th scope="rowgroup" class="gt_group_heading" colspan="4"><span>one</span></th>
</tr>
<tr>
<th scope="row" class="gt_stub" id="row-a">a</th>
<td class="gt_center">1</td>
<td>4</td>
<td class="long">7</td>
</tr>
  <tr class="shaded">
<th scope="row" class="gt_stub" id="row-c">c</th>
<td class="gt_center">3</td>
<td>6</td>
<td class="long">9</td>
</tr>
  <tr class="gt_group_heading_row">
    <th scope="rowgroup" class="gt_group_heading" colspan="4"><span>two</span></th>
</tr>
<tr>
<th scope="row" class="gt_stub" id="row-b">b</th>
<td class="gt_center">2</td>
<td>5</td>
<td class="long">8</td>
</tr>
</tbody>
</table>"""


def test_every_part_stands_in_its_place():
    """Rows of a group come together, below its head; the address of a row is that of its head."""
    grid = Grid(
        "t",
        HEADS,
        CELLS,
        long=frozenset("z"),
        centred=frozenset("x"),
        spanners={"Both &lt;": ["y", "z"]},
        groups=["one", "two", "one"],
        ids=["row-a", "row-b", "row-c"],
        shaded=[False, False, True],
    )
    assert table_markup(grid, "Caption") == WHOLE


def test_what_stands_under_one_label_is_brought_together():
    html = table_markup(Grid("t", HEADS, CELLS, spanners={"Both": ["z", "x"], "One": ["y"]}), "Caption")
    first, second = re.findall(r'(?s)<tr class="gt_col_headings.*?</tr>', html)
    assert re.findall(r'id="t-(\w+)"', first) == ["Name", "One", "Both"]
    assert re.findall(r'(colspan="2" )?scope="(\w+)" id="t-(?:Both|One)"', first) == [
        ("", "col"),
        ('colspan="2" ', "colgroup"),
    ]
    assert re.findall(r'id="t-(\w+)"', second) == ["y", "z", "x"]
    assert re.findall(r"<td>(\d)</td>", html) == ["4", "7", "1", "5", "8", "2", "6", "9", "3"]


def test_a_table_of_no_row_has_all_its_heads():
    html = table_markup(Grid("t", HEADS, {key: [] for key in HEADS}), "Caption")
    assert re.findall(r">(\w)</th>|>(Name)</th>", html) == [("", "Name"), ("X", ""), ("Y", ""), ("Z", "")]
    assert "<td" not in html


def test_no_line_is_blank():
    """Within Markdown a blank line would end the table, and what follows would be read as text."""
    html = table_markup(Grid("t", {"name": "A\n\nB"}, {"name": ["c\n\n\nd"]}), "e\n\nf")
    assert "" not in html.split("\n")
    assert '<th scope="row" class="gt_stub">c\nd</th>' in html


def test_labels_stay_within_their_attributes():
    html = table_markup(Grid("t", {"name": "it's", 'k"\n': "K"}, {"name": ["a"], 'k"\n': ["b"]}), "Caption")
    assert re.findall(r'scope="col" id="([^"]*)">', html) == ["t-it&apos;s", "t-k&quot;&#10;"]
