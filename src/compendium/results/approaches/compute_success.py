"""Whether the approaches of the case studies can explain success (interim report, Table 3 and what it says of
success)."""

import pandas as pd

SUCCESSFUL = "successful"


def shared_by_the_successful(ticks: pd.DataFrame, success: pd.DataFrame) -> pd.DataFrame:
    """The approaches that every case study held to be successful shows, beside those of which this is not told.

    ``ticks`` has a row per approach and a truth value per programme; ``success`` has ``programme`` and ``judged``.
    Returns a row per approach, the id as index, and a column per case study, the successful first.
    """
    successful, others = judged_apart(success)
    shared: pd.DataFrame = ticks.loc[ticks[successful].all(axis="columns"), [*successful, *others]]
    return shared if successful else shared.iloc[:0]


def judged_apart(success: pd.DataFrame) -> tuple[list[str], list[str]]:
    """The case studies held to be successful, and the others: ids in the order of the table."""
    good = success["judged"] == SUCCESSFUL
    return list(success.loc[good, "programme"]), list(success.loc[~good, "programme"])


def setting_apart(shared: pd.DataFrame, success: pd.DataFrame) -> list[str]:
    """The approaches that all the successful show and none of the others: only these could begin to explain success.

    ``shared`` is what `shared_by_the_successful` returns.
    """
    others = judged_apart(success)[1]
    return list(shared.index[~shared[others].any(axis="columns")])
