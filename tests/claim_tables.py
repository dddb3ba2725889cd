"""The tables that the checks of claims read, and a changed copy of them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import pytest

from compendium.data_package.tables import load_table
from compendium.results.claims import audit
from compendium.results.claims.operations import evaluate
from compendium.results.claims.verdicts import REPRODUCED, Readings

Tables = Mapping[str, pd.DataFrame]


class TablesOf(dict[str, pd.DataFrame]):
    """Tables of a data folder by name, each loaded when it is first asked for."""

    def __init__(self, data: Path) -> None:
        super().__init__()
        self.data = data

    def __missing__(self, name: str) -> pd.DataFrame:
        table, _, folder = name.partition("/")
        self[name] = load_table(self.data, table, folder or None)
        return self[name]


def found(tables: Tables, name: str) -> Readings:
    """What is found for a claim, whether an operation or a check computes it; ``name`` may be written with ``_``."""
    claim = tables["claims"].set_index("claim", drop=False).loc[name.replace("_", "-")]
    if claim["operation"]:
        return evaluate({str(column): str(cell) for column, cell in claim.items()}, tables)
    return audit.CHECKS[claim["check"]](tables)


def computed_of(tables: Tables, topic: str) -> list[str]:
    """Ids of the claims on a topic that are computed, by an operation or a check."""
    rows = tables["claims"]
    return list(rows.loc[(rows["topic"] == topic) & (rows["check"] != audit.OUTSIDE), "claim"])


def verdicts_of(tables: Tables, topic: str) -> dict[str, str]:
    """The verdicts of the claims on a topic that are computed and not simply reproduced."""
    verdicts = {claim: found(tables, claim).verdict for claim in computed_of(tables, topic)}
    return {claim: verdict for claim, verdict in verdicts.items() if verdict != REPRODUCED}


def changed(tables: Tables, name: str, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Tables:
    """The tables with one of them changed; the others are shared."""
    copy = TablesOf(tables.data)  # type: ignore[attr-defined]
    copy.update(tables)
    copy[name] = change(tables[name].copy())
    return copy


def without(column: str, value: object) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """A change that takes out the rows with a value in a column."""
    return lambda table: table[table[column] != value]


def cell(row: int | str, column: str, value: object, key: str | None = None) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """A change of one cell; the row is found by its id in the column ``key``, the first column unless told."""

    def change(table: pd.DataFrame) -> pd.DataFrame:
        found = table[key or table.columns[0]] == row
        assert found.any(), row
        table.loc[found, column] = value
        return table

    return change


class MovedVerdicts:
    """The tests that every topic has: each claim that is computed has a change of a table that changes its verdict.

    A topic gives its name and its changes: claim, table, change and the verdict that the changed table gives. The
    fixture `real` gives the tables as they are.
    """

    topic: str
    changes: Sequence[tuple[str, str, Callable[[pd.DataFrame], pd.DataFrame], str]]

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Make a test of each change."""
        if "change" in metafunc.fixturenames:
            metafunc.parametrize(("claim", "table", "change", "verdict"), self.changes)

    def test_a_change_of_the_table_changes_the_verdict(self, real, claim, table, change, verdict):
        assert found(real, claim).verdict != verdict
        assert found(changed(real, table, change), claim).verdict == verdict

    def test_every_claim_that_is_computed_has_such_a_change(self, real):
        assert {claim for claim, *_ in self.changes} == set(computed_of(real, self.topic))
