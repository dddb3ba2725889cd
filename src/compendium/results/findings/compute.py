"""The paper's findings by criterion, tier and verdict."""

from collections.abc import Sequence

import pandas as pd

VERDICTS = ("worked", "mixed", "did not work")


def count_findings(findings: pd.DataFrame, criteria: Sequence[str], tiers: Sequence[str]) -> pd.DataFrame:
    """Count findings. Returns a row per criterion and columns of two levels, tier and verdict; zero for none."""
    counts = findings.groupby(["criterion", "tier", "verdict"]).size().unstack(["tier", "verdict"], fill_value=0)
    columns = pd.MultiIndex.from_product([tiers, VERDICTS], names=["tier", "verdict"])
    return counts.reindex(index=list(criteria), columns=columns, fill_value=0).fillna(0).astype(int)


def count_by_verdict(findings: pd.DataFrame, criteria: Sequence[str]) -> pd.DataFrame:
    """Count findings by criterion and verdict, over all tiers, with a last column ``all``."""
    counts = findings.groupby(["criterion", "verdict"]).size().unstack("verdict", fill_value=0)
    counts = counts.reindex(index=list(criteria), columns=list(VERDICTS), fill_value=0).fillna(0).astype(int)
    return counts.assign(all=counts.sum(axis="columns"))
