"""The evaluator of claims that need no code: a row of claims.csv names an operation and its arguments."""

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_

import pandas as pd

from compendium.data_package.tables import part_of
from compendium.results.claims.arguments import OPERATIONS, several
from compendium.results.claims.lookups import announced_alike, headed_alike, plain
from compendium.results.claims.number_readings import (
    extent_readings,
    number_readings,
    only_readings,
    tally_of,
)
from compendium.results.claims.printed_cells import approach_cells, criterion_cells, extent_cells
from compendium.results.claims.verdicts import Computed, Readings, Tables, made_once, run_check, same_names
from compendium.results.claims.words_of_number import Tally

Row = Mapping[str, str]

VIEWED: Mapping[str, Callable[[Tables], pd.DataFrame]] = {
    "criterion_ticks": criterion_cells,
    "approach_ticks": approach_cells,
    "approach_extents": extent_cells,
}
"""How the tables are made that have a row for each printed cell."""


def evaluate(row: Row, tables: Tables) -> Readings:
    """Compute a claim whose row names an operation. The row has no faults (see `argument_faults`)."""
    return run_check(lambda noted: EVALUATORS[row["operation"]](row, noted), tables)


def described(row: Row) -> str:
    """How a claim without code is computed: first what is done, in plain words, then the table, its rows and column.

    The ids of tables, columns and rows are written as words.
    """
    wanted: dict[str, list[str]] = {}
    for column, value in zip(several(row["where_column"]), several(row["where_value"]), strict=True):
        wanted.setdefault(column, []).append(value)
    rows = " and ".join(f"{_words(column)} is {_words(' or '.join(values))}" for column, values in wanted.items())
    column = _words(row["column"] or row["item"])
    how = OPERATIONS[row["operation"]].how.replace("{value}", f"“{_words(' or '.join(several(row['value'])))}”")
    table = row["table"].partition("/")[0]
    looked = f"{PRINTED.get(table, _words(table))}{f', where {rows}' if rows else ''}"
    return f"{how} Looked at: {looked}{f'; column: {column}' if column else ''}."


def _words(ids: str) -> str:
    return ids.replace("_", " ").replace("-", " ")


PRINTED = {
    "criterion_ticks": "the cells of Table 2",
    "approach_ticks": "the ticks of Table 3",
    "approach_extents": "the models in Table 3",
    "framework_criteria": "the criteria of the framework",
}
"""What the tables of printed cells are called in sentences."""

COLUMNS = ("where_column", "item", "column")
"""The arguments that name columns."""


def chosen(row: Row, tables: Tables) -> pd.DataFrame:
    """The rows of the table that the claim is about. A column that is named twice may have either value."""
    name = row["table"]
    named = {column for argument in COLUMNS for column in several(row[argument])}
    needed = sorted(named.union(OPERATIONS[row["operation"]].columns))
    table = made_once(tables, VIEWED[name]) if name in VIEWED else part_of(tables, name, needed)
    wanted: dict[str, list[str]] = {}
    for column, value in zip(several(row["where_column"]), several(row["where_value"]), strict=True):
        wanted.setdefault(column, []).append(value)
    here = [_text(table[column]).isin(values) for column, values in wanted.items()]
    return table[reduce(and_, here)] if here else table


def _text(column: "pd.Series[str]") -> "pd.Series[str]":
    is_text = isinstance(column.dtype, pd.StringDtype)  # in which `as_frame` leaves no cell missing
    return column if is_text else column.astype(str).where(column.notna(), "")


def _count(row: Row, tables: Tables) -> Computed | Readings:
    found = len(chosen(row, tables))
    if row["expected"].isdecimal():
        return Computed(str(found), found == int(row["expected"]))
    return number_readings(row["expected"], Tally(found, whole=False))


def _share(row: Row, tables: Tables) -> Readings:
    rows = chosen(row, tables)
    cells, values = _text(rows[row["column"]]), several(row["value"])
    if values == ["yes"] and "in part" in set(cells):
        return extent_readings(row["expected"], cells)
    return number_readings(row["expected"], tally_of(cells, values))


def _only(row: Row, tables: Tables) -> Readings:
    rows = chosen(row, tables)
    cells = pd.Series(list(_text(rows[row["column"]])), list(rows[row["item"]]))
    return only_readings(cells, several(row["value"]), several(row["expected"]))


def _names(row: Row, tables: Tables) -> Computed:
    return same_names(list(_text(chosen(row, tables)[row["item"]])), several(row["expected"]))


def _order(row: Row, tables: Tables) -> Computed:
    found = list(_text(chosen(row, tables)[row["item"]]))
    return Computed(", ".join(found) or "none", found == several(row["expected"]))


def _sum(row: Row, tables: Tables) -> Computed:
    cells = _text(chosen(row, tables)[row["column"]])
    if not cells.str.isdecimal().all():
        return Computed("not every cell is a number", None)
    numbers = cells.astype(int)
    return Computed(f"{' + '.join(map(str, numbers))} = {numbers.sum()}", int(numbers.sum()) == int(row["expected"]))


def _one_value(row: Row, tables: Tables) -> Computed:
    counts = _text(chosen(row, tables)[row["column"]]).value_counts(sort=False)
    shown = "; ".join(f"{value} in {count} place{'s' if count > 1 else ''}" for value, count in counts.items())
    stated = not row["expected"] or list(counts.index) == [row["expected"]]
    return Computed(shown or "in no place", len(counts) == 1 and int(counts.sum()) > 1 and stated)


def _alike(row: Row, tables: Tables) -> Computed:
    """Entries are compared by their letters and digits alone; capitals, signs and hyphens do not count."""
    rows = chosen(row, tables)
    entries = _text(rows[row["item"]]).str.lower().str.replace("[^a-z0-9]+", "", regex=True)
    groups = entries.groupby(_text(rows[row["column"]]), sort=False).agg(frozenset)
    every: set[str] = set().union(*groups)
    shared = every.intersection(*groups) if len(groups) else every
    shown = f"{len(shared)} of {len(every)} in each of {len(groups)} versions"
    return Computed(shown, len(groups) > 1 and bool(every) and shared == every)


def _versions(row: Row, tables: Tables) -> Computed:
    rows = chosen(row, tables)
    pairs = list(zip(_text(rows["interim_report"]), _text(rows["paper"]), strict=True))
    shown = "; ".join(f"interim report: {interim}; paper: {paper}" for interim, paper in pairs)
    return Computed(shown or "in no place", bool(pairs) and all(plain(first) == plain(last) for first, last in pairs))


def _announced(row: Row, tables: Tables) -> Computed:
    return announced_alike(tables, row["table"])


def _headings(row: Row, tables: Tables) -> Computed:
    return headed_alike(chosen(row, tables))


EVALUATORS: Mapping[str, Callable[[Row, Tables], Computed | Readings]] = {
    "count": _count,
    "share": _share,
    "only": _only,
    "names": _names,
    "order": _order,
    "sum": _sum,
    "one value": _one_value,
    "alike": _alike,
    "versions": _versions,
    "announced": _announced,
    "headings": _headings,
}
"""What each operation does, by its name."""
