"""Tables of the mapping review, and the map whose cells open the statements below it."""

import json
import re

import pandas as pd
import pytest
from hostile import HOSTILE

from compendium.data_package.trace import Trace
from compendium.results.mapping import compute_statements as behind
from compendium.results.mapping.compute import basis_map
from compendium.results.mapping.show import fact_table, silence_table
from compendium.results.mapping.show_map import evidence_table

TRACE = Trace((), (), "notebook")
FEATURES = pd.DataFrame({"feature": ["x", "y"], "name": ["X", "Y"], "group": ["g", "h"], "question": ["x?", "y?"]})
POLICIES = pd.DataFrame({"policy": ["a", "b"], "name": ["Policy A", "Policy B"], "short_name": ["A", "B"]})
SOURCES = pd.DataFrame({"source": ["s"], "short_title": ["Report"]})
FACTS = pd.DataFrame(
    {
        "policy": ["a", "b", "a", "b"],
        "feature": ["x", "x", "y", "y"],
        "value": ["yes"] * 4,
        "basis": ["named", "interpreted", "all policies", "all policies"],
        "note": ["", "Why so", "", ""],
        "source": ["s"] * 4,
        "locator": ["P, paragraph 1", "P, paragraph 2", "P, paragraph 3", "P, paragraph 3"],
    }
)


def statements(facts):
    return fact_table(behind.list_statements(facts), POLICIES, FEATURES, SOURCES, "Title", TRACE).html


def test_statements_tell_readings_and_leave_out_columns_that_say_nothing():
    html = statements(FACTS)
    assert html.count(">our reading<") == 1
    assert html.count('<span class="under">') == 1, "a note"
    assert html.count('<span class="under" data-column="place">') == 3, "a place under each feature"
    assert html.count("Report: P, paragraph 3") == 1, "one statement about all policies, one row"
    assert ">All policies at once<" in html
    assert ">Answer<" not in html
    assert ">Answer<" in statements(FACTS.assign(value="no"))


def test_every_cell_of_the_map_opens_a_statement_that_is_there():
    html = evidence_table(POLICIES, FEATURES, FACTS, "Title", TRACE).html
    opened = re.findall(r'class="compendium-opens" href="#([^"]*)"', html)
    assert opened == ["fact-a--x", "fact-b--x", "fact-all--y", "fact-all--y"]
    assert set(opened) == set(re.findall(r'id="(fact-[^"]*)"', statements(FACTS)))
    assert "> B: x, our reading</span>" in html
    assert 'data-heads="upright"' in html


def test_a_value_other_than_yes_has_its_own_sign_and_an_empty_cell_says_nothing():
    facts = FACTS.head(2).assign(value=["no", "in part"])
    html = evidence_table(POLICIES, FEATURES, facts, "Title", TRACE).html
    assert '#fact-a--x--no">✕<' in html
    assert "> A: x, no, by name</span>" in html
    assert '#fact-b--x--in-part">½◇<' in html
    assert html.count('<td class="gt_center"></td>') == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_names_are_text(text):
    names = {"name": [text] * 2, "short_name": [text] * 2}
    html = evidence_table(POLICIES.assign(**names), FEATURES.assign(name=text), FACTS, text, TRACE).html
    assert not re.search("<script|<img|<b>", html)


def test_silence_counts_names_readings_and_collective_statements_apart():
    counts = pd.DataFrame(
        {"name": ["X"], "group": ["g"], "by_name": [3], "readings": [1], "collective": [0], "silent": [11]}
    )
    assert silence_table(counts, "Title", TRACE).plain.splitlines()[-1] == "X|g|3|1|0|11"


def test_the_cell_of_plain_pandas_counts_what_the_title_says(project, tables):
    notebook = json.loads((project.root / "notebooks" / "mapping_review.ipynb").read_text(encoding="utf-8"))
    (cell,) = [cell for cell in notebook["cells"] if cell["id"] == "headline"]
    *before, last = "".join(cell["source"]).splitlines()
    told = {"cells": "cells", "stated": "filled", "our reading": "readings"}
    known = {name: tables(name) for name in ("policies", "features")} | {"pd": pd, "facts": tables("policy_features")}
    exec("\n".join(before), known)
    found = behind.count_cells(basis_map(known["policies"], known["features"], known["facts"]))
    assert eval(last, known)["number"].to_dict() == {word: found[key] for word, key in told.items()}
