"""Single things that a claim asks the tables for: a figure, a list, a date, the two versions of an aspect."""

import re
from collections.abc import Collection

import pandas as pd

from compendium.analysis.claims.verdicts import Computed, Tables

DIGITS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "ten": "10", "fifteen": "15", "sixty": "60"}
"""Numbers that the two versions of the study write as a word in one place and with digits in another."""

MONTHS_OF_YEAR = 12


def picked(table: pd.DataFrame, column: str, value: str) -> pd.DataFrame:
    """Return the rows of a table that have a value in a column."""
    return table[table[column] == value]


def list_items(tables: Tables, name: str) -> list[str]:
    """Names of the entries of a list of text_items.csv in the order of the source."""
    return [str(item) for item in picked(tables["text_items"], "list", name)["name"]]


def figure(tables: Tables, fact: str) -> int:
    """Return the value of a row of context_facts.csv. Raises ValueError where there is no such row."""
    return int(picked(tables["context_facts"], "fact", fact)["value"].item())


def same_figure(tables: Tables, stated: int, facts: Collection[str]) -> Computed:
    """Compare figures that stand in several rows of context_facts.csv with the number stated."""
    found = [figure(tables, fact) for fact in facts]
    return Computed(" and ".join(map(str, found)), all(value == stated for value in found))


def repeated(tables: Tables, fact: str) -> Computed:
    """Whether all places of repeated_facts.csv give one value; shows each value with its number of places."""
    values = tables["repeated_facts"].query("fact == @fact")["value"]
    counts = values.value_counts(sort=False)
    shown = "; ".join(f"{value} in {count} place{'s' if count > 1 else ''}" for value, count in counts.items())
    return Computed(shown or "not in the table", len(counts) == 1)


def repeated_as(tables: Tables, fact: str, stated: str) -> Computed:
    """Whether all places of repeated_facts.csv give the value that is stated."""
    found = repeated(tables, fact)
    values = tables["repeated_facts"].query("fact == @fact")["value"]
    return Computed(found.shown, found.holds and set(values) == {stated})


def versions(tables: Tables, aspect: str) -> tuple[str, str]:
    """What interim report and paper say of an aspect of version_comparison.csv. Raises KeyError if not there."""
    row = tables["version_comparison"].set_index("aspect").loc[aspect]
    return str(row["interim_report"]), str(row["paper"])


def versions_agree(tables: Tables, aspect: str) -> Computed:
    """Whether interim report and paper say the same of an aspect; number words and digits count as the same."""
    interim, paper = versions(tables, aspect)
    return Computed(f"interim report: {interim}; paper: {paper}", plain(interim) == plain(paper))


def plain(cell: str) -> str:
    """Write a cell in small letters with numbers as digits, to compare it with another."""
    return re.sub(r"[a-z]+", lambda word: DIGITS.get(word.group(), word.group()), cell.lower())


def names_in(cell: str) -> list[str]:
    """Return the names that a cell lists between commas, or between semicolons where it has them."""
    return [name.strip() for name in cell.split(";" if ";" in cell else ",") if name.strip()]


def moment(tables: Tables, event: str, column: str = "date_from") -> str:
    """Date of an event of timeline.csv as year, year and month or full date. Raises KeyError if not there."""
    return str(tables["timeline"].set_index("event").loc[event, column])


def month(date: str) -> int:
    """Number a month, so that dates can be subtracted. Raises ValueError for a year without a month."""
    parts = date.split("-")
    if len(parts) == 1:
        raise ValueError(f"The month of {date} is not stated.")
    return int(parts[0]) * MONTHS_OF_YEAR + int(parts[1]) - 1


def written_month(number: int) -> str:
    """Write a month that `month` numbered as year and month."""
    return f"{number // MONTHS_OF_YEAR}-{number % MONTHS_OF_YEAR + 1:02d}"
