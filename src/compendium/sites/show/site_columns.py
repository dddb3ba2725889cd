"""Columns of `sites.csv` that a study wants to be shown beside the name of a site.

A whole number below the study's `smallest_count` may be a count of people, and is not shown as it is.
"""

import pandas as pd

from compendium.studies.outcome_settings import as_number
from compendium.studies.study import Study


def shown_columns(study: Study, sites: pd.DataFrame) -> dict[str, list[str]]:
    """What each of these columns says of each site in ``sites``, by what stands over the column."""
    return {
        heading(column): [shown_cell(cell, study.smallest_count) for cell in sites[column]]
        for column in study.look.columns
    }


def heading(column: str) -> str:
    """The name of a column as words: ``population_2020`` becomes ``Population 2020``."""
    words = " ".join(column.replace("_", " ").split())
    return words[:1].upper() + words[1:]


def shown_cell(cell: str, smallest: int) -> str:
    """A cell as it may appear: a number from 1 to below ``smallest`` is not told."""
    number = as_number(cell)
    if number is not None and 0 < number < smallest and number == int(number):
        return f"under {smallest}"
    return cell
