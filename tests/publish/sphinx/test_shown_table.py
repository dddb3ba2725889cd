"""From the HTML of a table to plain rows: headings joined, signs as words, small matter in columns of its own."""

import pandas as pd
import pytest

from compendium.display.opening import Opening
from compendium.display.places import Place
from compendium.display.tables import Layout, journal_table, mark_cell
from compendium.publish.sphinx.shown_cell import parts_of
from compendium.publish.sphinx.shown_table import read_table
from compendium.spreadsheets.numbers import Number

HOSTILE = "=1+1 <b>&amp; {x} – a, 'b' \"c\""


def html_of(frame: pd.DataFrame, layout: Layout) -> str:
    html = journal_table(frame, "table-sites", "Sites", layout, None)._repr_mimebundle_()["text/html"]
    return html.replace("../book/sources.md#", "../sources.html#")


def test_headings_of_several_columns_stand_before_those_below_them() -> None:
    frame = pd.DataFrame({"site": ["Upton"], "a": ["1"], "b": ["2,000"], "c": ["x"]})
    layout = Layout({"site": "Site", "a": "Low", "b": "High", "c": "Note"}, spanners={"Rates": ["a", "b"]})
    read = read_table(html_of(frame, layout))
    assert read.columns == ["Site", "Rates: Low", "Rates: High", "Note"]
    assert read.rows == [["Upton", Number(1.0), Number(2000.0, grouped=True), "x"]]


def test_what_heads_groups_is_a_column_named_like_its_filter() -> None:
    frame = pd.DataFrame({"site": ["A", "B"], "region": ["North", "South"]})
    layout = Layout({"region": "Region", "site": "Site"}, group="region", filters={"Region": "region"})
    read = read_table(html_of(frame, Layout({"site": "Site", "region": "Region"}, group="region")), "Region=group")
    assert (read.columns, read.rows) == (["Region", "Site"], [["North", "A"], ["South", "B"]])
    assert layout.filters == {"Region": "region"}
    assert read_table(html_of(frame, Layout({"site": "Site", "region": "R"}, group="region"))).columns[0] == "Group"


def test_what_stands_small_under_a_cell_has_a_column_of_its_own() -> None:
    frame = pd.DataFrame({"what": ["A", "B"], "said": ["x", "y"], "place": [Place("Paper: One", "paper"), ""]})
    layout = Layout({"what": "What", "said": "Said"}, under={"place": "said"})
    read = read_table(html_of(frame, layout))
    assert read.columns == ["What", "Said", "Said: place"]
    assert read.rows == [["A", "x", "Paper: One"], ["B", "y", ""]]


def test_hostile_text_of_data_stays_as_it_is() -> None:
    frame = pd.DataFrame({"site": [HOSTILE, "? open"], "text": ["= 1+1", "– dash first"]})
    read = read_table(html_of(frame, Layout({"site": HOSTILE, "text": "Text"})))
    assert read.columns == [HOSTILE, "Text"]
    assert read.rows == [[HOSTILE, "= 1+1"], ["? open", "– dash first"]]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (mark_cell("yes"), "yes"),
        ("–", "nothing to show"),
        ('<span class="grey">·&nbsp;no&nbsp;rating</span>', "no rating"),
        ('<span style="color:#0b5a66">✔<span class="compendium-hidden"> yes</span></span>', "yes"),
        ('<span class="chip" style="background:#fff">◐ Conflicted attainment</span>', "Conflicted attainment"),
        ('<span class="chip missing">∅ missing</span>', "missing"),
        ("Stated: six<br>✕&nbsp;4 of 7 <em>(all)</em>", "Stated: six\nno, 4 of 7 (all)"),
        (Opening("◆", ("a",), "CCSF: by name").html, "CCSF: by name"),
        (Opening("3", ("a", "b"), "CCSF: three").html, "3"),
        ('0.31<span class="compendium-card"> (by chance 0.22)</span>', "0.31"),
        ("<strong>Kind</strong><ul><li>one</li><li>two</li></ul>", "Kind\none\ntwo"),
        ("a &lt;b&gt; c", "a <b> c"),
    ],
)
def test_a_cell_says_in_words_what_it_shows(html: str, text: str) -> None:
    assert parts_of(html) == {"": text}


def test_a_fold_in_a_cell_is_named_by_what_opens_it() -> None:
    html = 'six<details class="under"><summary>How</summary>The rows are counted.</details>'
    assert parts_of(html) == {"": "six", "How": "The rows are counted."}
