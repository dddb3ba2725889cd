"""Tables 2 and 3 with a row for each printed cell, as claims ask for them."""

import pandas as pd

from compendium.data_package.tables import part_of
from compendium.results.claims.lookups import ids_of
from compendium.results.claims.verdicts import Tables
from compendium.results.ticks import column_of


def criterion_cells(tables: Tables) -> pd.DataFrame:
    """Table 2: a row per policy and criterion.

    Columns ``policy``, ``policy_name`` (short), ``published_selection``, ``criterion``, ``ticked`` (yes or no: the
    print has a tick or a cross in every cell).
    """
    criteria = ids_of(tables, "criteria", "criterion")
    wide = tables["inclusion_criteria"].merge(tables["policies"], on="policy", how="left")
    wide = wide.rename(columns={"short_name": "policy_name"})
    return _long(wide, ["policy", "policy_name", "published_selection"], criteria, "criterion", "ticked")


def approach_cells(tables: Tables) -> pd.DataFrame:
    """The ticks of Table 3: a row per approach and programme.

    Columns ``approach``, ``theme``, ``programme``, ``programme_name``, ``policy`` (blank for the Care Act), ``ticked``
    (yes, or blank: the print leaves the cell empty, which is silence and no cross).
    """
    programmes = part_of(tables, "programmes", ["programme", "name", "policy"])
    long = _long(tables["approach_matrix"], ["approach", "theme"], list(programmes["programme"]), "programme", "ticked")
    named = programmes.rename(columns={"name": "programme_name"})
    long = long.merge(named, on="programme", how="left")
    return long.assign(ticked=long["ticked"].where(long["ticked"] == "yes", ""))


def extent_cells(tables: Tables) -> pd.DataFrame:
    """How far each approach of Table 3 follows each model: a row per approach and model.

    Columns ``approach``, ``theme``, ``model``, ``extent`` (yes, in part or no, spelt out in each printed cell).
    """
    models = ids_of(tables, "models", "model")
    return _long(tables["approach_matrix"], ["approach", "theme"], models, "model", "extent")


def _long(wide: pd.DataFrame, keys: list[str], ids: list[str], kind: str, value: str) -> pd.DataFrame:
    columns = {column_of(name): name for name in ids}
    return wide[[*keys, *columns]].rename(columns=columns).melt(keys, ids, kind, value)
