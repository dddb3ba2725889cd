"""Where an explorer stands on a page, and that what it says is what the notebook says when it is run so."""

import json
import re
from html import unescape
from typing import Any

import pytest

from compendium.data_package.tables import AllTables
from compendium.project import Project
from compendium.publish.book.explorers import with_explorers
from compendium.publish.book.parts import EXPLORED
from compendium.run.parameters import read_parameters
from compendium.run.workers.execution import Task, choose_engine, execute

EXPLORER = {
    "page": "p", "after": "table-x", "shows": "matrix", "question": "?", "lead": "Lead", "example": {}, "fields": [],
    "back": "Back", "caption": "C", "heads": ["A"], "note": "N", "answers": {"": {}}, "words": {}, "rows": [],
}  # fmt: skip


def shown(html: str) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "outputs": [{"data": {"text/html": [html]}}], "source": []}


def page(*cells: dict[str, Any]) -> dict[str, Any]:
    return {"cells": [{"cell_type": "markdown", "source": ["# P"]}, *cells]}


def test_it_stands_below_the_cell_that_shows_what_it_belongs_to() -> None:
    staged = page(shown('<div id="table-x">'), shown("more"))
    with_explorers(staged, [EXPLORER], {})
    assert len(staged["cells"]) == 4
    assert '<details class="explorer" data-later=' in staged["cells"][2]["outputs"][0]["data"]["text/html"]
    assert staged["cells"][2]["metadata"]["tags"] == ["remove-input"]


def test_without_the_result_or_the_parameter_there_is_none() -> None:
    staged = page(shown('<div id="table-y">'))
    with_explorers(staged, [EXPLORER], {})
    wanted = {"parameter": "w", "legend": "W", "kind": "one", "choices": [], "own": "{chosen}", "every": ""}
    other = page(shown('<div id="table-x">'))
    with_explorers(other, [EXPLORER | {"fields": [wanted]}], {"v": 1})
    assert len(staged["cells"]) == len(other["cells"]) == 2


@pytest.fixture(scope="module")
def explorers(project: Project) -> dict[str, dict[str, Any]]:
    found = json.loads(json.dumps([make(AllTables(project.data)).kept() for make in EXPLORED.values()]))
    return {each["page"]: each for each in found}


def test_every_parameter_of_each_notebook_can_be_chosen(project: Project, explorers: dict[str, Any]) -> None:
    for name, explorer in explorers.items():
        known = set(read_parameters(project.notebooks / f"{name}.ipynb")) - {"data_folder"}
        assert {field["parameter"] for field in explorer["fields"]} == known


def run(project: Project, name: str, **parameters: Any) -> list[str]:
    """All that a notebook shows as HTML when it is run with parameters."""
    notebook = project.notebooks / f"{name}.ipynb"
    outcome = execute(Task(name, notebook, project.notebooks, parameters), choose_engine())
    assert outcome.error == ""
    cells = json.loads(outcome.notebook)["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return ["".join(output.get("data", {}).get("text/html", "")) for output in outputs]


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def rows_of(outputs: list[str], table: str) -> list[list[str]]:
    (html,) = [each for each in outputs if f'id="{table}"' in each]
    body = html.partition("<tbody")[2].partition("</tbody>")[0]
    return [
        [plain(cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL)
    ]


@pytest.mark.parametrize(("conflict", "ambiguity"), [(c, a) for c in (0, 1) for a in (0, 1)])
def test_each_place_in_the_matrix_is_what_the_notebook_says(project, explorers, conflict, ambiguity) -> None:
    explorer = explorers["conflict_and_ambiguity"]
    levels = [field["choices"][n]["value"] for field, n in zip(explorer["fields"], (conflict, ambiguity), strict=True)]
    outputs = run(project, explorer["page"], conflict=levels[0], ambiguity=levels[1])
    said = explorer["answers"][f"{conflict} {ambiguity}"]["says"]
    assert said[0] in map(plain, outputs)


@pytest.mark.parametrize("place", range(6))
def test_each_programme_is_compared_as_the_notebook_does(project, explorers, place) -> None:
    explorer = explorers["approach_by_model"]
    (field,) = explorer["fields"]
    outputs = run(project, explorer["page"], programme=field["choices"][place]["value"])
    answer, names = explorer["answers"][str(place)], explorer["words"]["names"]
    told = "\n".join(map(plain, outputs))
    assert all(said in told for said in [*answer["says"], answer["caption"], *answer["heads"]])
    rows = [
        ["; ".join(names[n] for n in cell) or "–" if isinstance(cell, list) else cell for cell in row]
        for row in answer["rows"]
    ]
    assert rows == rows_of(outputs, "table-comparison")


@pytest.mark.parametrize(
    ("bits", "minimum", "taken"),
    [
        ("11111", 0, ["troubled-families"]),
        ("00000", 4, []),
        ("10010", 3, ["total-place", "vanguards"]),
        ("01000", 0, []),
    ],
)
def test_a_rule_selects_what_the_notebook_selects(project, explorers, bits, minimum, taken) -> None:
    explorer = explorers["inclusion_criteria"]
    required, _, judged = explorer["fields"]
    asked = [choice["value"] for choice, bit in zip(required["choices"], bits, strict=True) if bit == "1"]
    reasons = dict.fromkeys(taken, "why")
    outputs = run(
        project, explorer["page"], required_criteria=asked, minimum_met=minimum, taken_in_by_judgement=reasons
    )
    words, pair = explorer["words"], explorer["answers"][f"{bits} {minimum}"]
    standings = [
        words["standing"][words["standings"][pair[choice["value"] in taken]][place]]
        for place, choice in enumerate(judged["choices"])
    ]
    assert standings == [row[-1] for row in rows_of(outputs, "table-inclusion")]
