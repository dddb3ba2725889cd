"""Printed pages: what heads rows, a caption, the head of a table or of a group, is never the last of a sheet."""

import unicodedata
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pypdf
import pytest

ALONE = """([id, height]) => {
  const space = document.createElement('div');
  space.style.height = `${height}px`;
  document.querySelector('article').replaceChildren(space, document.getElementById(id));
}"""
"""Leaves a table alone on its page, so far down."""

ROW = "#{} tbody tr:not(.gt_group_heading_row)"


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("notebooks/conflict_and_ambiguity.html", "table-passages"),
        ("notebooks/approach_by_model.html", "table-approaches"),
        ("data_dictionary.html", "columns-sources"),
    ],
)
def test_what_heads_rows_is_on_the_sheet_of_the_first_row(visit: Callable[..., Any], name: str, table: str) -> None:
    page = visit(name, 1280).page
    box = page.locator(f"#{table}")
    parts = ("caption", "thead tr:last-child th")
    heads = [_plain(box.locator(part).first.text_content())[-20:] for part in parts]
    group = box.locator("tbody .gt_group_heading_row >> nth=0")
    heads += [_plain(group.text_content())] if group.count() else []
    first = _plain(page.locator(ROW.format(table)).first.locator("th, td").first.text_content())[:25]
    firsts = set()
    for height in range(500, 980, 30):
        page.evaluate(ALONE, [table, height])
        sheets = [_plain(sheet.extract_text()) for sheet in pypdf.PdfReader(BytesIO(page.pdf(format="A4"))).pages]
        with_row = next(number for number, sheet in enumerate(sheets) if first in sheet)
        assert all(head in sheets[with_row] for head in heads), height
        assert not any(heads[0] in sheet for sheet in sheets[:with_row]), height
        firsts.add(with_row)
    assert firsts == {0, 1}, "tables were set at the end of a sheet, and some went to the next"


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))
