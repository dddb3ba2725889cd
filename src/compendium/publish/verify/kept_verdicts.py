"""The verdicts of claims: as they were kept, in notebooks and in the audit beside the pages, and as computed now."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from compendium.data_package.tables import AllTables
from compendium.project import Project
from compendium.publish.verify.differences import Difference
from compendium.results.claims.audit import audit_claims

Verdicts = dict[str, str]
"""The verdict of each claim, by the claim's id."""


def computed_verdicts(project: Project) -> tuple[Verdicts, dict[str, str]]:
    """The verdicts as computed now, and the ids of claims by their statements."""
    tables = AllTables(project.data)
    audited = audit_claims(tables["claims"], tables)
    ids = [str(claim) for claim in audited["claim"]]
    return dict(zip(ids, audited["verdict"], strict=True)), dict(zip(audited["statement"], ids, strict=True))


def verdicts_in_notebook(notebook: Path, ids: Mapping[str, str]) -> Verdicts:
    """The verdicts that the outputs of a notebook tell: of tables with a statement and how it was judged."""
    found: Verdicts = {}
    try:
        cells = json.loads(notebook.read_bytes())["cells"]
        plain = [_plain(output) for cell in cells for output in cell.get("outputs", [])]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return found
    for text in plain:
        with suppress(csv.Error):  # such as a line longer than that module reads, which is no table of verdicts
            found |= _verdicts_in_table(text, ids)
    return found


def _verdicts_in_table(text: str, ids: Mapping[str, str]) -> Verdicts:
    rows = csv.DictReader(io.StringIO(text.partition("\n")[2]), delimiter="|")
    if not {"statement", "judged"} <= set(rows.fieldnames or ()):
        return {}
    told = {ids[row["statement"]]: row["judged"] or "" for row in rows if row["statement"] in ids}
    return {claim: judged.partition(";")[0] for claim, judged in told.items()}


def _plain(output: Mapping[str, Any]) -> str:
    return "".join(output.get("data", {}).get("text/plain", ""))


def verdicts_in_audit(path: Path) -> Verdicts:
    """The verdicts in the audit as it can be downloaded; none where it is not there or has no such columns."""
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    except (OSError, ValueError, csv.Error):
        return {}
    return {row["claim"]: row["verdict"] or "" for row in rows if {"claim", "verdict"} <= set(row)}


def verdict_differences(kept: Mapping[str, Verdicts], computed: Verdicts) -> tuple[int, int, list[Difference]]:
    """How many claims have a verdict that was kept, for how many all that was kept is what is computed, and the others.

    `kept` are verdicts by the file that they stand in.
    """
    found = [
        Difference(file, f"claim {claim}", f'the verdict was "{verdict}" and is "{computed.get(claim, "none")}"')
        for file, verdicts in kept.items()
        for claim, verdict in verdicts.items()
        if computed.get(claim) != verdict
    ]
    claims = {claim for verdicts in kept.values() for claim in verdicts}
    other = {each.place.removeprefix("claim ") for each in found}
    return len(claims), len(claims - other), found
