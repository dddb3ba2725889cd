"""Cells that open their statements are links to the rows of another table, whatever the text of a file is."""

from html import escape

import pandas as pd
import pytest
from hostile import HOSTILE

from compendium.display.opening import Opening
from compendium.display.tables import Layout, journal_table, mark_cell


def test_a_cell_leads_to_its_row_and_says_to_which():
    assert Opening("1", ("fact-a",), "Sure Start: pilot").html == (
        '<a class="compendium-opens" href="#fact-a">1<span class="compendium-hidden"> Sure Start: pilot</span></a>'
    )


def test_a_cell_of_several_rows_names_them_all_and_leads_to_the_first():
    html = Opening("2", ("fact-b", "fact-a"), "Sure Start").html
    assert 'href="#fact-b" data-rows="fact-b fact-a">2<' in html


def test_a_cell_without_rows_is_no_link():
    assert Opening("none", (), "Sure Start").html == "none"


def test_a_mark_of_ours_may_stand_for_the_words():
    assert f">{mark_cell('yes')}<span" in Opening("yes", ("fact-a",), "Sure Start").link(mark_cell("yes"))


def test_a_table_shows_the_link_and_its_plain_form_the_words():
    frame = pd.DataFrame({"name": ["a", "b"], "number": [Opening("3", ("x-1",), "H"), Opening("0", (), "H")]})
    shown = journal_table(frame, "t", "Caption", Layout({"name": "N", "number": "How many"}), None)
    assert shown.html.count('<a class="compendium-opens" href="#x-1">3<') == 1
    assert "<td>0</td>" in shown.html
    assert shown.plain == "Caption\nname|number\na|3\nb|0\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_file_is_never_markup(text):
    html = Opening(text, (text,), text).html
    assert html == (
        f'<a class="compendium-opens" href="#{escape(text)}">{escape(text)}'
        f'<span class="compendium-hidden"> {escape(text)}</span></a>'
    )
