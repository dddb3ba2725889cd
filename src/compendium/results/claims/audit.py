"""Running the checks: every claim with what was computed, its verdict and the reason."""

from importlib import import_module
from inspect import getdoc
from pkgutil import walk_packages

import pandas as pd

import compendium.results
from compendium.results.claims.verdicts import CHECKS, NOT_COMPUTABLE, VERDICTS, Tables

for _module in walk_packages(compendium.results.__path__, f"{compendium.results.__name__}."):
    if _module.name.rpartition(".")[2].startswith("claims") and not _module.ispkg:  # a new one is a file, nothing else
        import_module(_module.name)

OUTSIDE = "outside_the_data"
"""Stands in the column ``check`` of a claim that no table of the sources can bear out; its note gives the reason."""


def audit_claims(claims: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Compute every claim.

    ``claims`` has the columns of claims.csv. Returns them with ``computed``, ``verdict``, ``how`` (how it was computed,
    from the check's own words) and ``reason`` (what could explain a difference, or why it cannot be computed). Raises
    KeyError for a check that does not exist.
    """
    results = [_result(name, tables) for name in claims["check"]]
    audited = claims.join(pd.DataFrame(results, index=claims.index, columns=["computed", "verdict", "how"]))
    audited["reason"] = claims["note"].where(audited["verdict"] != "reproduced", "")
    return audited


def _result(name: str, tables: Tables) -> tuple[str, str, str]:
    if name == OUTSIDE:
        return "", NOT_COMPUTABLE, "Nothing in the sources' tables or lists can bear this out."
    function = CHECKS[name]
    found = function(tables)
    return found.shown, found.verdict, " ".join((getdoc(function) or "").split())


def count_verdicts(audited: pd.DataFrame) -> pd.DataFrame:
    """Count claims by topic and verdict. A row per topic in the order of the claims, a column per verdict."""
    counts = audited.groupby(["topic", "verdict"], sort=False).size().unstack(fill_value=0)
    return counts.reindex(columns=list(VERDICTS), fill_value=0).astype(int)


def differences_first(audited: pd.DataFrame) -> pd.DataFrame:
    """The claims in the order of their verdicts: differing, not computable, reproduced."""
    order = {verdict: place for place, verdict in enumerate(VERDICTS)}
    return audited.sort_values("verdict", key=lambda column: column.map(order), kind="stable", ignore_index=True)
