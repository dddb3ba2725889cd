"""Running the checks: every claim with what was computed, its verdict and the reason."""

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from inspect import getdoc, getsource
from pkgutil import walk_packages
from textwrap import dedent

import pandas as pd

import compendium.results
from compendium.data_package.faults import DataError
from compendium.errors import ParameterError
from compendium.results.claims.arguments import argument_faults, check_faults
from compendium.results.claims.operations import described, evaluate
from compendium.results.claims.verdicts import (
    CHECKS,
    NOT_COMPUTABLE,
    REPRODUCED,
    VERDICTS,
    Readings,
    Tables,
    TablesRead,
)

for _module in walk_packages(compendium.results.__path__, f"{compendium.results.__name__}."):
    if _module.name.rpartition(".")[2].startswith("claims") and not _module.ispkg:  # a new one is a file, nothing else
        import_module(_module.name)

FILE = "data/claims.csv"
"""How faults name the table of claims."""

OUTSIDE = "outside_the_data"
"""Stands in the column ``check`` of a claim that no table of the sources can bear out; its note gives the reason."""

NOTHING = Readings(())
"""What is found where nothing can be computed."""


def audit_claims(claims: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Compute every claim.

    ``claims`` has the columns of claims.csv. Returns them with ``computed``, ``readings`` (a `Readings` each),
    ``verdict``, ``rests_on_coding``, ``how`` (how it was computed, in words) and ``reason`` (what could explain a
    difference, or why it cannot be computed). Raises DataError where a row names what does not exist.
    """
    rows = [{str(column): str(cell) for column, cell in row.items()} for row in claims.to_dict("records")]
    refuse_wrong(rows, tables)
    shared = TablesRead(tables)  # what a claim makes of tables is there for the next
    found = [_found(row, shared) for row in rows]
    audited = claims.assign(
        computed=[readings.shown for readings, _ in found],
        readings=[readings for readings, _ in found],
        verdict=[readings.verdict for readings, _ in found],
        rests_on_coding=[readings.rests_on_coding for readings, _ in found],
        how=[how for _, how in found],
    )
    audited["reason"] = claims["note"].where(audited["verdict"] != REPRODUCED, "")
    return audited


def refuse_wrong(rows: Sequence[Mapping[str, str]], tables: Tables) -> None:
    """Raise DataError with every row that names an operation, a check, a table or a column that does not exist."""
    place = {claim: number for number, claim in enumerate(tables["claims"]["claim"], 2)}
    numbered = {place[row["claim"]]: row for row in rows}
    columns = known_columns({row["table"] for row in rows} - {""}, tables)
    faults = [*argument_faults(numbered, columns, FILE), *check_faults(numbered, [*CHECKS, OUTSIDE], FILE)]
    if faults:
        raise DataError(faults)


def known_columns(names: Iterable[str], tables: Tables) -> dict[str, list[str]]:
    """The columns of the tables named that exist; no other table is read, and none where its columns can be told."""
    found, told = {}, getattr(tables, "columns", None)
    for name in names:
        with suppress(KeyError, ParameterError):
            found[name] = told(name) if told else [str(column) for column in tables[name].columns]
    return found


def _found(row: Mapping[str, str], tables: Tables) -> tuple[Readings, str]:
    if row["operation"]:
        return evaluate(row, tables), described(row)
    if row["check"] == OUTSIDE:
        return NOTHING, "Nothing in the sources’ tables or lists can bear this out."
    return CHECKS[row["check"]](tables), method_of(CHECKS[row["check"]])


def method_of(check: Callable[..., Readings]) -> str:
    """How a check goes about it, in the words of its docstring; with `python -OO` only its source has them."""
    said = getdoc(check) or ast.get_docstring(ast.parse(dedent(getsource(check))).body[0])  # type: ignore[arg-type]
    return " ".join((said or "").split())


def count_verdicts(audited: pd.DataFrame) -> pd.DataFrame:
    """Count claims by topic and verdict. A row per topic in the order of the claims, a column per verdict."""
    counts = audited.groupby(["topic", "verdict"], sort=False).size().unstack(fill_value=0)
    return counts.reindex(columns=list(VERDICTS), fill_value=0).astype(int)


def count_coding(audited: pd.DataFrame) -> pd.DataFrame:
    """Count claims by verdict. Columns ``rests_on_coding`` and ``on_tables_alone``, a row for each verdict computed."""
    coded = audited["rests_on_coding"].map({True: "rests_on_coding", False: "on_tables_alone"})
    counts = audited.groupby(["verdict", coded]).size().unstack(fill_value=0)
    rows = [verdict for verdict in reversed(VERDICTS) if verdict != NOT_COMPUTABLE]
    return counts.reindex(index=rows, columns=["on_tables_alone", "rests_on_coding"], fill_value=0).astype(int)


def differences_first(audited: pd.DataFrame) -> pd.DataFrame:
    """The claims in the order of their verdicts: differing, depending, not computable, reproduced."""
    order = {verdict: place for place, verdict in enumerate(VERDICTS)}
    return audited.sort_values("verdict", key=lambda column: column.map(order), kind="stable", ignore_index=True)
