"""The interim report and the paper side by side."""

import pandas as pd


def count_changes(comparison: pd.DataFrame) -> pd.DataFrame:
    """Count aspects by group and kind of change. A row per group in the order of the table, a column per kind."""
    kinds = list(dict.fromkeys(comparison["change"]))
    counts = comparison.groupby(["group", "change"], sort=False).size().unstack(fill_value=0)
    return counts.reindex(columns=kinds).fillna(0).astype(int)
