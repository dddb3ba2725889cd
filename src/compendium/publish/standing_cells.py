"""How a site stands among the others, brought up to date on its page without running its notebook again.

When one site changes, the standing of all others does. Only the cells tagged `among-sites` show it; they are made here
by the very functions that the notebook calls, so that a page reads as if its notebook had just run.
"""

from typing import Any

from compendium.display.studies.standing import standing_table
from compendium.display.studies.view import View
from compendium.run.normal_form import normal_output
from compendium.run.study_inputs import AMONG_SITES, STANDING

RENEWED = {
    STANDING: standing_table,
}
"""The source of each cell that can be renewed, and what makes it."""


def renew_standing(notebook: dict[str, Any], own: View, site: str) -> dict[str, Any]:
    """Replace, in place, the outputs of the cells that show how a site stands. `own` is its narrow view."""
    for cell in notebook["cells"]:
        source = "".join(cell["source"]).strip()
        if AMONG_SITES in cell["metadata"].get("tags", []) and source in RENEWED:
            data = RENEWED[source](own, site)._repr_mimebundle_()
            shown = {"output_type": "execute_result", "execution_count": cell["execution_count"], "data": data}
            cell["outputs"] = [normal_output(shown | {"metadata": {}})]
    return notebook
