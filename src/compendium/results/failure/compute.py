"""Examples of how governments step in, counted by the point at which they do."""

import pandas as pd


def count_examples(examples: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    """Examples by point, in the order of the points: ``name``, ``examples``, and ``dated`` for those with a year."""
    dated = examples["year_from"].notna() | examples["year_to"].notna()
    by_point = examples.assign(dated=dated).groupby("point")["dated"].agg(["size", "sum"])
    counts = by_point.reindex(points["point"], fill_value=0).astype(int)
    return counts.set_axis(["examples", "dated"], axis="columns").assign(name=list(points["name"]))
