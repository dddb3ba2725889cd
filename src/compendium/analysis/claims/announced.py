"""What checks of several topics read: rows of a list, places that announce one list, headings."""

from collections.abc import Sized

import pandas as pd

from compendium.analysis.claims.verdicts import Computed, Tables

SEVERAL = 3
"""The least that "several", "a number of" and "a range of" stand for."""


def items(tables: Tables, name: str) -> pd.DataFrame:
    """The rows of a list that a source announces. Raises KeyError where no table holds the list."""
    for table in ("failure_items", "text_items"):
        rows = tables[table]
        found = rows[rows["list"] == name]
        if len(found):
            return found
    raise KeyError(name)


def at_least(found: Sized, lowest: int) -> Computed:
    """Compare the number of things found with the least that a word stands for."""
    return Computed(str(len(found)), len(found) >= lowest)


def announced_alike(tables: Tables, table: str) -> Computed:
    """Compare the numbers that several places announce for the rows of a table with each other and with those rows."""
    counts = tables["list_counts"]
    places = counts[counts["table"] == table]
    numbers = [int(number) for number in places["announced"]]
    rows = len(tables[table])
    shown = f"announced as {' and '.join(map(str, numbers)) or 'nothing'}, listed {rows}"
    return Computed(shown, len(numbers) > 1 and set(numbers) == {rows})


def headed_alike(rows: pd.DataFrame) -> Computed:
    """Compare names with the headings of the sections that treat them (columns ``name`` and ``detail_locator``)."""
    headings = [locator.rpartition(", paragraph")[0] for locator in rows["detail_locator"]]
    alike = [name.casefold() == heading.casefold() for name, heading in zip(rows["name"], headings, strict=True)]
    return Computed(f"{sum(alike)} of {len(alike)} with a section of that name", len(alike) > 0 and all(alike))
