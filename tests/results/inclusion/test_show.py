"""The table of criteria: ticks as printed, and those that the prose contradicts open what contradicts them."""

import json
import re

import pandas as pd
import pytest
from hostile import HOSTILE

from compendium.data_package.trace import Trace
from compendium.display.theme import figure_settings
from compendium.results.inclusion.compute import apply_inclusion_rule
from compendium.results.inclusion.draw import flips_figure, met_figure
from compendium.results.inclusion.show import criteria_table
from compendium.results.inclusion.show_rules import doubts_table
from compendium.results.ticks import tick_matrix

TRACE = Trace((), (), "notebook")
POLICIES = pd.DataFrame({"policy": ["a", "b"], "name": ["Policy A", "Policy B"], "short_name": ["A", "B"]})
CRITERIA = pd.DataFrame({"criterion": ["x", "y-z"], "name": ["Scale", "Reach"]})
TABLE = pd.DataFrame({"policy": ["a", "b"], "x": ["yes", "no"], "y_z": ["yes", "yes"]})
TICKS = tick_matrix(TABLE, "policy", ["x", "y-z"])
OUTCOME = apply_inclusion_rule(TICKS, ["all"], 0, {})
DOUBTS = pd.DataFrame(
    {
        "doubt": ["one", "two", "three"],
        "policy": ["a", "a", "b"],
        "criterion": ["y-z", "y-z", "x"],
        "says": "Something else",
        "basis": "named",
        "source": "s",
        "locator": "Table 3",
    }
)
SOURCES = pd.DataFrame({"source": ["s"], "short_title": ["Report"]})
NAMES, HEADS = POLICIES.set_index("policy")["short_name"], CRITERIA.set_index("criterion")["name"]


def test_a_contradicted_tick_opens_every_passage_and_the_others_are_no_links():
    html = criteria_table(TABLE, POLICIES, CRITERIA, OUTCOME, DOUBTS, TRACE).html
    assert re.findall(r'href="#(doubt-[^"]*)"(?: data-rows="([^"]*)")?', html) == [
        ("doubt-one", "doubt-one doubt-two"),
        ("doubt-three", ""),
    ]
    assert html.count("compendium-opens") == 2
    assert html.count("> A, reach: contradicted by the prose</span>") == 1
    listed = doubts_table(DOUBTS, TICKS, HEADS, NAMES, SOURCES, "Title", TRACE).html
    assert set(re.findall(r'id="(doubt-[^"]*)"', listed)) == {"doubt-one", "doubt-two", "doubt-three"}
    assert "Report: Table 3" in listed


def test_without_doubts_the_table_says_nothing_of_them():
    html = criteria_table(TABLE, POLICIES, CRITERIA, OUTCOME, DOUBTS.head(0), TRACE).html
    assert "compendium-opens" not in html
    assert "compendium-measure" not in html


@pytest.mark.parametrize("text", HOSTILE)
def test_names_are_text(text):
    named = POLICIES.assign(name=text, short_name=text)
    html = criteria_table(TABLE, named, CRITERIA.assign(name=text), OUTCOME, DOUBTS, TRACE).html
    assert not re.search("<script|<img|<b>", html)


def test_figures_have_two_forms_and_say_in_words_what_they_show():
    with figure_settings():
        met = met_figure(OUTCOME, POLICIES, 2, TRACE)
        flips = flips_figure(TICKS, TICKS, ~TICKS, HEADS, NAMES, TRACE)
    assert met.alternative == "Criteria met by two policies. 2 of 2: A (selected by the rule); 1 of 2: B."
    assert "The selection would change with: A scale and reach; B reach" in flips.alternative
    assert "Doubted are: B scale" in flips.alternative
    for shown in (met, flips):
        assert shown.narrow.startswith("<svg")
        assert shown.narrow != shown.svg


def test_the_cell_of_plain_pandas_counts_what_the_page_says_first(project, tables):
    notebook = json.loads((project.root / "notebooks" / "inclusion_criteria.ipynb").read_text(encoding="utf-8"))
    (cell,) = [cell for cell in notebook["cells"] if cell["id"] == "headline"]
    *before, last = "".join(cell["source"]).splitlines()
    criteria = list(tables("criteria")["criterion"])
    known = {"ticks": tick_matrix(tables("inclusion_criteria"), "policy", criteria)}
    exec("\n".join(before), known)
    counts = eval(last, known)["policies"]
    outcome = apply_inclusion_rule(known["ticks"], ["all"], 0, {})
    assert counts.loc[len(criteria)] == outcome["by_rule"].sum() == 4
    assert counts.sum() == len(outcome)
