"""The table of sites and criteria, levels as words: what pages tell of each combined answer, and no more."""

from __future__ import annotations

from compendium.data_package.levels_file import NO_RATING
from compendium.sites.show.view import View
from compendium.spreadsheets.workbook import Sheet, Value

NAME = "Sites and criteria"
FACTS = {"name": "Site", "site": "Id", "type": "Type", "region": "Region"}
"""What stands before the criteria, by column of `sites.csv`."""

MEASURE = "The combined answer on each criterion, as the pages of the study show it."


def wide_table(view: View) -> Sheet:
    """A row for each site, in the order of the study, and a column for each criterion."""
    told = view.cells.pivot(index="site", columns="criterion", values="level")
    criteria = view.study.framework.criteria
    rows: list[list[Value]] = []
    for facts in view.study.sites[list(FACTS)].astype(str).to_dict("records"):
        answers = told.loc[facts["site"]] if facts["site"] in told.index else {}
        words = (view.answers.names[_answer(answers.get(each))] for each in criteria["criterion"])
        rows.append([*facts.values(), *words])
    columns = [*FACTS.values(), *criteria["name"]]
    return Sheet(NAME, columns, rows, f"{view.study.title}: sites and criteria", MEASURE)


def _answer(found: object) -> str:
    return found if isinstance(found, str) else NO_RATING
