"""Checking claims.csv without computing: what its rows ask for has to exist."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from compendium.data_package.columns import columns_of
from compendium.data_package.faults import DataError, Fault, quoted
from compendium.data_package.package import Package, Table, read_package
from compendium.data_package.tables import columns_from
from compendium.errors import ParameterError
from compendium.results.claims.arguments import VIEW_IDS, Rows, argument_faults, several


def faults_of_claims(data_folder: Path) -> list[Fault]:
    """Check what the rows of claims.csv ask for: operations, tables, columns and the values that choose rows.

    Nothing is found where there is no such table, or where it has faults of its own, which are told elsewhere.
    """
    try:
        package = read_package(data_folder)
        table = package.table("claims")
        cells = columns_from(package, table)
    except (DataError, ParameterError):
        return []
    rows = {
        number: dict(zip(cells, row, strict=True)) for number, row in enumerate(zip(*cells.values(), strict=True), 2)
    }
    tables = {_name(each): each for each in package.tables}
    columns = {name: [field["name"] for field in columns_of(package, each).fields] for name, each in tables.items()}
    faults = list(argument_faults(rows, columns, table.file))
    return faults or list(_values(rows, tables, package, table.file))


def _name(table: Table) -> str:
    return f"{table.name}/{table.folder}" if table.folder else table.name


def _values(rows: Rows, tables: Mapping[str, Table], package: Package, file: str) -> Iterator[Fault]:
    """Values that no row of the table has in the column that is to tell which rows are meant."""
    for number, row in rows.items():
        for column, value in zip(several(row["where_column"]), several(row["where_value"]), strict=True):
            known = _cells(row["table"], column, tables, package)
            if known and value not in known:
                message = f"No row of {row['table']} has {quoted(value)} in its column {quoted(column)}."
                yield Fault(file, number, "where_value", value, "claim-value", message)


def _cells(name: str, column: str, tables: Mapping[str, Table], package: Package) -> set[str]:
    """The values of a column; none where the table has faults or a column of Tables 2 and 3 holds no ids."""
    if name not in tables:
        name, column = VIEW_IDS.get(column, ("", ""))
    try:
        return set(columns_from(package, tables[name])[column]) if name else set()
    except DataError:
        return set()
