"""The note on source, notebook and data is told in full once on a page."""

from typing import Any

import pandas as pd

from compendium.data_package.trace import Trace
from compendium.display.tables import Layout, journal_table
from compendium.publish.numbering import number_shown
from compendium.publish.study.source_notes import tell_sources_once


def shown(notebook: str, name: str) -> dict[str, Any]:
    trace = Trace((("Report", ("Table 1",)),), (("a.csv", "data/a.csv"),), notebook)
    html = journal_table(pd.DataFrame({"a": ["1"]}), name, "A", Layout({"a": "A"}), trace).html
    output = {"output_type": "execute_result", "data": {"text/html": html}}
    return {"cell_type": "code", "metadata": {}, "source": [], "outputs": [output]}


def notes(*cells: dict[str, Any]) -> list[str]:
    notebook = tell_sources_once(number_shown({"cells": list(cells)}))
    told = ["".join(cell["outputs"][0]["data"]["text/html"]) for cell in notebook["cells"]]
    return [html[html.index('<p class="compendium-source">') :] for html in told]


def test_a_note_that_repeats_another_leads_to_the_first() -> None:
    first, second, third = notes(shown("one", "table-a"), shown("two", "table-b"), shown("one", "table-c"))
    assert "Source: Report, Table 1." in first
    assert "two.ipynb" in second, "another note is told in full"
    assert third == (
        '<p class="compendium-source">Source, notebook and data: as under <a href="#table-a">Table 1</a>.</p>'
    )


def test_without_a_number_to_lead_to_every_note_is_told() -> None:
    cells = tell_sources_once({"cells": [shown("one", "table-a"), shown("one", "table-b")]})["cells"]
    assert all("Source: Report" in cell["outputs"][0]["data"]["text/html"] for cell in cells)
