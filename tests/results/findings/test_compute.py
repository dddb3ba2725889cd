"""Counting findings by criterion, tier and verdict."""

import pandas as pd

from compendium.results.findings import compute as findings
from compendium.results.versions.compute import count_changes

FINDINGS = pd.DataFrame(
    {
        "criterion": ["a", "a", "b"],
        "tier": ["macro", "micro", "macro"],
        "verdict": ["worked", "mixed", "worked"],
    }
)


def test_counts_by_verdict_keep_criteria_without_findings():
    counts = findings.count_by_verdict(FINDINGS, ["a", "b", "c"])
    assert counts.loc["a"].to_dict() == {"worked": 1, "mixed": 1, "did not work": 0, "all": 2}
    assert counts.loc["c", "all"] == 0


def test_counts_by_tier_add_up():
    counts = findings.count_findings(FINDINGS, ["a", "b"], ["macro", "meso", "micro"])
    assert counts.loc["a", ("macro", "worked")] == 1
    assert counts.loc["a", ("meso", "worked")] == 0
    assert int(counts.to_numpy().sum()) == len(FINDINGS)


def test_changes_are_counted_by_group():
    comparison = pd.DataFrame({"group": ["x", "x", "y"], "change": ["same", "changed", "same"]})
    assert count_changes(comparison).to_dict("index") == {
        "x": {"same": 1, "changed": 1},
        "y": {"same": 1, "changed": 0},
    }
