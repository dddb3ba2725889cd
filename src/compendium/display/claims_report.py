"""The claims audit as text and as JSON, for the command line."""

import json

import pandas as pd

from compendium.analysis.claims.audit import audit_claims, differences_first
from compendium.analysis.claims.verdicts import VERDICTS, Tables

FIELDS = ("claim", "topic", "source", "locator", "stated", "computed", "verdict", "reason")


def claims_json(tables: Tables) -> str:
    """Every claim as an object of one JSON array, in the order of claims.csv."""
    audited = audit_claims(tables["claims"], tables)
    return json.dumps(audited[list(FIELDS)].to_dict("records"), indent=1)


def claims_text(tables: Tables) -> str:
    """Every claim as lines to read, differences first, and the totals at the end."""
    audited = differences_first(audit_claims(tables["claims"], tables))
    totals = ", ".join(f"{int((audited['verdict'] == verdict).sum())} {verdict}" for verdict in reversed(VERDICTS))
    return "\n".join([*map(_lines, audited.itertuples()), f"{len(audited)} claims: {totals}."])


def _lines(claim: pd.Series) -> str:
    lines = [f"{claim.verdict}: {claim.claim} ({claim.source}, {claim.locator})", f"  {claim.statement}"]
    lines += [f"  stated: {claim.stated}   computed: {claim.computed or 'nothing'}"]
    return "\n".join([*lines, *([f"  {claim.reason}"] if claim.reason else [])])
