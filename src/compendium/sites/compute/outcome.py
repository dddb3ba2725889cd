"""Where the outcome that a study names puts its local sites."""

import pandas as pd

from compendium.studies.outcome_settings import UNKNOWN, OutcomeSettings


def outcome_groups(sites: pd.DataFrame, outcome: OutcomeSettings | None) -> pd.Series:
    """Where the outcome puts each local site: ``high``, ``low``, ``between`` or, where it has none, blank.

    ``sites`` has the rows of the local sites. Returns a series by the site's id; without a row where the study names
    no outcome.
    """
    if outcome is None:
        return pd.Series(dtype=object, index=pd.Index([], name="site"), name="outcome")
    groups = [outcome.group(cell) or UNKNOWN for cell in sites[outcome.column]]
    return pd.Series(groups, index=pd.Index(sites["site"], name="site"), name="outcome", dtype=object)
