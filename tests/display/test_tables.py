"""What tables say, and the room that their columns are given."""

import re
from dataclasses import replace
from html import escape, unescape
from pathlib import Path

import pandas as pd
import pytest
from hostile import HOSTILE, collapsed

from compendium.data_package.tables import load_table
from compendium.data_package.trace import Trace, Tracer
from compendium.display.places import Place
from compendium.display.tables import Layout, journal_table, mark_cell, stylesheet
from compendium.results.framework.show import framework_table
from compendium.studies.framework import load_framework

TRACE = Trace((), (), "notebook")
STATIC = Path(__file__).parents[2] / "book" / "_static"


def test_a_column_of_long_texts_is_given_room():
    frame = pd.DataFrame({"name": ["a", "b"], "long": ["x " * 40, "y"], "short": ["1", "2"]})
    html = journal_table(frame, "t", "Caption", Layout({"name": "N", "long": "L", "short": "S"}), None).html
    assert re.findall(r'<td class="long">([^<]*)</td>', html) == ["x " * 40, "y"]
    assert "<!--" not in html
    assert ".compendium-table td.long { min-width" in (STATIC / "compendium.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_file_is_never_a_template(text):
    """Captions, headings, groups, spanners and cells stand as they were typed."""
    frame = pd.DataFrame({"name": [text], "group": [text], "value": [text], "other": ["x"]})
    labels = {"name": text, "group": "G", "value": f"{text} 2", "other": "O"}
    layout = Layout(labels, group="group", spanners={text: ["value", "other"]})
    html = journal_table(frame, "t", text, layout, Trace(((text, (text,)),), ((text, "x.csv"),), "notebook")).html
    assert collapsed(f"<caption>{escape(text)}</caption>") in collapsed(html)
    shown = [collapsed(unescape(part)) for part in re.split(r"<[^>]*>", html)]
    assert shown.count(collapsed(text)) == 7  # caption, row name, value, heading, spanner, group, name of the file
    assert shown.count(collapsed(f"{text} 2")) == 1
    stop = "" if text.endswith("?") else "."
    assert collapsed(f"Source: {text}, {text}{stop} Notebook:") in shown
    assert not re.search("<script|<img|<b>", html)


def test_spanners_whose_names_differ_in_signs_only_are_told_apart():
    frame = pd.DataFrame({"name": ["a"], "x": ["1"], "y": ["2"]})
    layout = Layout({"name": "N", "x": "X", "y": "Y"}, spanners={"A b": ["x"], "A-b": ["y"]})
    html = journal_table(frame, "t", "Caption", layout, None).html
    assert re.findall(r'gt_column_spanner">([^<]*)<', html) == ["A b", "A-b"]


def test_a_heading_of_rows_in_lines_is_laid_out_like_one_in_one_line():
    frame = pd.DataFrame({"name": ["a"], "group": ["one\ntwo"]})
    html = journal_table(frame, "t", "Caption", Layout({"name": "N", "group": "G"}, group="group"), None).html
    assert "<span>one\ntwo</span></th>" in html


def test_cells_stand_on_the_left_in_a_notebook_too():
    """A notebook's window has a rule of one class and one element; ours needs more of either."""
    rule = next(line for line in stylesheet().splitlines() if "text-align: left; vertical-align" in line)
    assert rule.startswith(".compendium-table table.gt_table ")


def test_a_shaded_row_and_its_marks_have_no_colour_of_their_own():
    """Colours are classes: a dark page has others."""
    frame = pd.DataFrame({"name": ["a", "b"], "tick": ["yes", "in part"], "text": ["x", "y"]})
    layout = Layout({"name": "N", "tick": "T", "text": "X"}, cells={"tick": mark_cell}, centred=["tick"])
    html = journal_table(frame, "t", "Caption", replace(layout, highlight=[False, True]), None).html
    assert "style=" not in html
    shaded = re.findall(r'(?s)<tr class="shaded">(.*?)</tr>', html)
    assert [re.sub(r"\s*<[^>]*>\s*", "|", row) for row in shaded] == ["|b|||½&nbsp;in part|||y|"]
    assert [('class="mark teal"' in html), ('class="mark amber"' in shaded[0])] == [True, True]


def test_shading_is_printed():
    assert "print-color-adjust: exact" in (STATIC / "paper.css").read_text(encoding="utf-8")


def test_a_framework_offers_both_its_files(project):
    framework = load_framework(project.data, "care-act-isp")
    trace = Tracer(str(project.data), "n", "../data")(
        framework.criteria, places=[(framework.source, framework.locator)]
    )
    html = framework_table(framework, trace).html
    assert 'href="../data/frameworks/care-act-isp/framework.toml"' in html
    assert 'href="../data/frameworks/care-act-isp/criteria.csv"' in html


def test_a_part_of_a_table_cites_the_places_of_that_part(project):
    facts = load_table(project.data, "policy_features")
    pilot = facts[facts["feature"] == "pilot"]
    trace = Tracer(str(project.data), "n")(pilot)
    assert trace.citations[0][1] == tuple(dict.fromkeys(pilot["locator"]))
    assert trace.files[0][0] == "policy_features.csv"


def test_a_column_of_places_can_be_cited_in_place_of_another(project):
    quadrants = load_table(project.data, "matland")
    trace = Tracer(str(project.data), "n")(quadrants.assign(locator=quadrants["support_locator"]))
    assert trace.citations[0][1] == tuple(dict.fromkeys(quadrants["support_locator"]))


def test_statements_at_the_head_of_rows_have_room_and_places_are_narrow() -> None:
    told = "Support was seen as timely by the people who had asked for it"
    rows = {"name": [told, f"{told} again"], "place": [Place("Paper: Discussion, paragraph 1", "paper")] * 2}
    layout = Layout({"name": "Statement", "place": "Place"}, kept=("place",))
    html = journal_table(pd.DataFrame(rows), "table-x", "Title", layout, None).html
    assert html.count('class="gt_stub long"') == html.count('<td class="place">') == 2
    assert 'data-kept="place"' in html
    names = pd.DataFrame(rows).assign(name=["A name", f'Name<span class="under">{told} {told}</span>'])
    html = journal_table(names, "table-x", "T", replace(layout, cells={"name": str}), None).html
    assert "gt_stub long" not in html


def test_small_matter_stands_under_the_cells_of_its_column_and_nowhere_else():
    frame = pd.DataFrame({"name": ["a", "b"], "text": ["x", "y"], "place": ["<p>", ""]})
    layout = Layout({"name": "N", "text": "T"}, under={"place": "text"})
    shown = journal_table(frame, "t", "Caption", layout, None)
    assert '<td>x<span class="under" data-column="place">&lt;p&gt;</span></td>' in shown.html
    assert "<td>y</td>" in shown.html
    assert shown.plain == "Caption\nname|text|place\na|x|<p>\nb|y|\n"


def test_a_column_in_which_nothing_stands_is_left_out_and_no_other():
    frame = pd.DataFrame({"name": ["", ""], "blank": ["", ""], "part": ["", "x"], "none": [0, 0], "group": ["", ""]})
    layout = Layout({"name": "N", "blank": "B", "part": "P", "none": "Z", "group": "G"}, group="group")
    heads = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', journal_table(frame, "t", "Caption", layout, None).html)
    assert heads == ["N", "P", "Z"]
    assert "B" in journal_table(frame.head(0), "t", "", layout, None).html
