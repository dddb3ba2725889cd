"""Every table of the interim report, and the figure in which the paper prints the framework, is in the book.

Looked at are the stored outputs of the notebooks: the page, the anchor, the source note, and every cell of the data.
"""

import html
import json
import re
from typing import NamedTuple

import pandas as pd
import pytest

from compendium.studies.framework import load_framework


class Printed(NamedTuple):
    """A table of a source: its number there, its page and anchor in the book, the data and their columns of text."""

    source: str
    number: str
    page: str
    anchor: str
    data: str
    texts: tuple[str, ...]


FRAMEWORK = ("name", "relative_success", "conflicted_attainment", "relative_failure")
PRINTED = [
    Printed(
        "interim-report",
        "Table 1",
        "assessment_framework",
        "table-matland",
        "matland",
        ("name", "conditions", "organising_concept"),
    ),
    Printed("interim-report", "Table 2", "inclusion_criteria", "table-inclusion", "inclusion_criteria", ()),
    Printed(
        "interim-report",
        "Table 3",
        "approach_by_model",
        "table-approaches",
        "approach_matrix",
        ("name", "description"),
    ),
    Printed(
        "interim-report", "Table 4", "programme", "table-streams", "work_streams", ("name", "responsibility", "support")
    ),
    Printed("interim-report", "Table 5", "typologies", "table-minutes", "minutes_typology", ("name", "description")),
    Printed(
        "interim-report", "Table 6", "typologies", "table-interviews", "interviews_typology", ("name", "description")
    ),
    Printed("interim-report", "Table 7", "assessment_framework", "table-framework", "care-act-isp", FRAMEWORK),
    Printed("paper", "Figure 1", "two_versions", "table-paper-figure-1", "framework_figure", FRAMEWORK),
]
MARKS = {"inclusion_criteria": ("scale", "purpose", "reach", "learning", "significance")}
EXTENTS = ("performance_management", "problem_solving", "capacity_building")
PROGRAMMES = ("ccsf", "sure_start", "hwb", "troubled_families", "vanguards", "care_act")


def shown(project, printed: Printed) -> str:
    """The output that holds the anchor: the table with the note under it."""
    path = project.notebooks / f"{printed.page}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    outputs = ["".join(o["data"].get("text/html", "")) for cell in cells for o in cell.get("outputs", [])]
    (found,) = [output for output in outputs if f'id="{printed.anchor}"' in output]
    return found


def data_of(project, tables, printed: Printed) -> pd.DataFrame:
    if printed.data == "care-act-isp":
        return load_framework(project.data, printed.data).criteria
    return tables(printed.data)


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def rows_of(table: str) -> list[list[str]]:
    """The cells of the body, by row, as words; rows that head a group are left out."""
    body = table[table.index("<tbody") : table.index("</tbody>")]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in re.split(r"<tr[^>]*>", body)[1:]]
    return [[words(cell) for cell in row] for row in rows if len(row) > 1]


@pytest.mark.parametrize("printed", PRINTED, ids=lambda p: f"{p.source} {p.number}")
class TestPrinted:
    def test_it_has_a_page_in_the_book_and_an_anchor_on_it(self, project, printed):
        assert f"notebooks/{printed.page}\n" in (project.pages / "_toc.yml").read_text(encoding="utf-8")
        assert shown(project, printed).count("<caption>") == 1

    def test_the_note_names_its_place(self, project, tables, printed):
        title = tables("sources").set_index("source").loc[printed.source, "short_title"]
        note = words(shown(project, printed).rpartition("</table>")[2])
        assert re.search(rf"Source: .*{re.escape(title)} ?, [^.]*\b{printed.number}\b", note)

    def test_every_text_of_the_data_is_shown(self, project, tables, printed):
        text = words(shown(project, printed)).casefold()  # an entry of a list begins with a capital
        table = data_of(project, tables, printed)
        parts = [part for column in printed.texts for cell in table[column] for part in str(cell).split("; ")]
        assert [part for part in parts if part.casefold() not in text] == []


def test_all_eight_are_there():
    numbers = [f"{p.source} {p.number}" for p in PRINTED]
    assert numbers == [*(f"interim-report Table {n}" for n in range(1, 8)), "paper Figure 1"]


def test_every_tick_of_the_second_table_is_shown(project, tables):
    table = tables("inclusion_criteria")
    names = tables("policies").set_index("policy")["name"]
    ticks = {row[0]: row[1:6] for row in rows_of(shown(project, PRINTED[1]))}
    columns = list(MARKS["inclusion_criteria"])
    expected = {names[row["policy"]]: [row[c] for c in columns] for _, row in table.iterrows()}
    shown_ticks = {name: [re.findall(r"\b(?:yes|no)\b", cell)[0] for cell in cells] for name, cells in ticks.items()}
    assert shown_ticks == expected


def test_every_tick_and_extent_of_the_third_table_is_shown(project, tables):
    rows = rows_of(shown(project, PRINTED[2]))
    expected = [
        [
            *("✔ yes" if row[p] == "yes" else "· no tick" for p in PROGRAMMES),
            *({"yes": "✔ yes", "in part": "½ in part", "no": "✕ no"}[row[m]] for m in EXTENTS),
        ]
        for _, row in tables("approach_matrix").iterrows()
    ]
    assert [row[1:] for row in rows] == expected


@pytest.mark.parametrize("printed", [PRINTED[6], PRINTED[7]], ids=["Table 7", "Figure 1"])
def test_every_cell_of_the_framework_stands_in_its_place(project, tables, printed):
    cells = data_of(project, tables, printed)[list(FRAMEWORK)].to_numpy().tolist()
    rows = rows_of(shown(project, printed))
    assert [[cell.partition(" ≠ ")[0] for cell in row] for row in rows] == cells
