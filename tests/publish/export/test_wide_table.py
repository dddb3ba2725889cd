"""The table of sites and criteria: levels as words, and no rating told apart from other answers."""

from types import SimpleNamespace

import pandas as pd

from compendium.data_package.levels_file import KEPT_BACK, MISSING, NO_RATING
from compendium.publish.export.wide_table import wide_table

SITES = pd.DataFrame(
    {
        "site": ["north", "south"],
        "name": ["North", "=South"],
        "type": ["county", "city"],
        "region": ["Here", "not stated"],
        "internal": ["secret", "secret"],
    }
)
CRITERIA = pd.DataFrame({"criterion": ["plan", "people"], "name": ["A plan", "People"]})
NAMES = {"good": "Good", MISSING: "missing", NO_RATING: "no rating", KEPT_BACK: "not shown"}


def view(cells):
    study = SimpleNamespace(title="Two places", sites=SITES, framework=SimpleNamespace(criteria=CRITERIA))
    table = pd.DataFrame(cells, columns=["site", "criterion", "level"])
    return SimpleNamespace(study=study, cells=table, answers=SimpleNamespace(names=NAMES))


def test_each_site_has_a_row_and_each_criterion_a_column_of_words():
    sheet = wide_table(view([("north", "plan", "good"), ("north", "people", KEPT_BACK), ("south", "people", MISSING)]))
    assert sheet.columns == ["Site", "Id", "Type", "Region", "A plan", "People"]
    assert sheet.rows == [
        ["North", "north", "county", "Here", "Good", "not shown"],
        ["=South", "south", "city", "not stated", "no rating", "missing"],
    ]


def test_a_site_that_nobody_rated_has_no_rating_anywhere():
    assert wide_table(view([("north", "plan", "good")])).rows[1][4:] == ["no rating", "no rating"]
