"""The audit for programs and terminals: JSON, CSV and lines of text."""

import json

import pandas as pd

from compendium.display.sentences import numbered
from compendium.results.claims.audit import audit_claims, differences_first
from compendium.results.claims.show import CODED
from compendium.results.claims.verdicts import Readings, Tables
from compendium.results.claims.words import coding_words, verdicts_told

FIELDS = (
    "claim",
    "topic",
    "source",
    "locator",
    "stated",
    "computed",
    "verdict",
    "readings",
    "rests_on_coding",
    "reason",
    "kind",
    "would_settle",
)


def claims_json(tables: Tables) -> str:
    """Every claim as an object of one JSON array, in the order of claims.csv."""
    audited = audit_claims(tables["claims"], tables)
    audited["readings"] = audited["readings"].map(_plain_readings)
    return json.dumps(audited[list(FIELDS)].to_dict("records"), indent=1)


def _plain_readings(found: Readings) -> list[dict[str, str | bool | None]]:
    return [{"reading": name, "value": each.shown, "holds": each.holds} for name, each in found.named]


def claims_csv(audited: pd.DataFrame) -> str:
    """Every claim with what was computed as CSV, a row each; the readings stand in one cell, one after the other.

    ``audited`` is what `audit_claims` returns.
    """
    said = audited.assign(rests_on_coding=audited["rests_on_coding"].map({True: "yes", False: "no"}))
    columns = [*FIELDS[:4], "statement", *FIELDS[4:], "how"]
    return str(said[columns].to_csv(index=False, lineterminator="\n"))


def claims_text(tables: Tables) -> str:
    """Every claim as lines to read, differences first, and the totals at the end."""
    audited = differences_first(audit_claims(tables["claims"], tables))
    claims = (
        f"Of {numbered(len(audited), 'claim')}, {verdicts_told(audited)}." if len(audited) else "There is no claim."
    )
    totals = " ".join(filter(None, (claims, coding_words(audited))))
    return "\n".join([*map(_lines, audited.itertuples()), totals])


def _lines(claim: pd.Series) -> str:
    coded = f" ({CODED})" if claim.rests_on_coding else ""
    lines = [f"{claim.verdict}{coded}: {claim.claim} ({claim.source}, {claim.locator})", f"  {claim.statement}"]
    lines += [f"  stated: {claim.stated}   computed: {claim.computed or 'nothing'}"]
    lines += [f"  {claim.reason}"] if claim.reason else []
    lines += (
        [f"  {claim.kind}: {claim.would_settle}" if claim.would_settle else f"  {claim.kind}"] if claim.kind else []
    )
    return "\n".join(lines)
