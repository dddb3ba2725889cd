"""What several checks look up: in Tables 2 and 3, in lists that a source announces, in figures, dates and versions."""

import re
from collections.abc import Collection, Iterable

import pandas as pd

from compendium.data_package.tables import part_of
from compendium.results.claims.verdicts import Computed, Tables, made_once
from compendium.results.ticks import extent_matrix, tick_matrix

CARE_ACT = "care-act"
"""The programme of Table 3 that is not one of the case studies."""

NOT_LEVELS = ("criterion", "name", "group", "source", "locator")
"""Columns of the framework's table that hold no descriptor."""

DIGITS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "ten": "10", "fifteen": "15", "sixty": "60"}
"""Numbers that the two versions of the study write as a word in one place and with digits in another."""

MONTHS_OF_YEAR = 12


def levels(criteria: pd.DataFrame) -> list[str]:
    """Columns of the framework's table that hold the descriptors of a level."""
    return [str(column) for column in criteria.columns if column not in NOT_LEVELS]


def ids_of(tables: Tables, table: str, column: str) -> list[str]:
    """The ids of a table. A claim that needs no more of it rests on nothing else that stands there."""
    return list(part_of(tables, table, [column])[column])


def criterion_ticks(tables: Tables) -> pd.DataFrame:
    """Table 2 as truth values: a row per policy, a column per criterion. Made once for all: not to be changed."""
    return made_once(tables, _criterion_ticks)


def _criterion_ticks(tables: Tables) -> pd.DataFrame:
    return tick_matrix(tables["inclusion_criteria"], "policy", ids_of(tables, "criteria", "criterion"))


def approach_ticks(tables: Tables) -> pd.DataFrame:
    """Table 3 as truth values: a row per approach, a column per programme. As above, not to be changed."""
    return made_once(tables, _approach_ticks)


def _approach_ticks(tables: Tables) -> pd.DataFrame:
    return tick_matrix(tables["approach_matrix"], "approach", ids_of(tables, "programmes", "programme"))


def theme_ticks(tables: Tables, theme: str) -> pd.DataFrame:
    """The rows of Table 3 that stand under one theme, as truth values."""
    return approach_ticks(tables)[(tables["approach_matrix"]["theme"] == theme).to_numpy()]


def model_extents(tables: Tables) -> pd.DataFrame:
    """How far each approach follows each model: a row per approach, a column per model, with the printed extent.

    As above, not to be changed.
    """
    return made_once(tables, _model_extents)


def _model_extents(tables: Tables) -> pd.DataFrame:
    return extent_matrix(tables["approach_matrix"], ids_of(tables, "models", "model"))


def at_least_in_part(tables: Tables) -> pd.DataFrame:
    """Whether each approach follows each model, fully or in part."""
    return model_extents(tables).isin(["yes", "in part"])


def selected_policies(tables: Tables) -> list[str]:
    """Policies that the report took further, in the order of Table 2."""
    policies = tables["policies"]
    return list(policies.loc[policies["published_selection"] == "yes", "policy"])


def case_studies(tables: Tables) -> list[str]:
    """Programmes of Table 3 that are case studies: those that stand for a policy of Table 2."""
    programmes = tables["programmes"]
    return list(programmes.loc[programmes["policy"] != "", "programme"])


def programmes_with(tables: Tables, approach: str) -> list[str]:
    """Programmes that are ticked for an approach, in the order of Table 3."""
    row = approach_ticks(tables).loc[approach]
    return list(row.index[row])


def case_studies_with(tables: Tables, approach: str) -> list[str]:
    """Policies among the case studies that are ticked for an approach."""
    policy_of = tables["programmes"].set_index("programme")["policy"]
    return [policy_of[programme] for programme in programmes_with(tables, approach) if policy_of[programme]]


def policies_with(tables: Tables, feature: str) -> list[str]:
    """Policies of which the mapping review states a feature."""
    facts = tables["policy_features"]
    return list(facts.loc[(facts["feature"] == feature) & (facts["value"] == "yes"), "policy"])


def policy_names(tables: Tables, policies: Iterable[str]) -> str:
    """Short names of policies, for showing; `none` where there are none."""
    short = tables["policies"].set_index("policy")["short_name"]
    return ", ".join(short[policy] for policy in policies) or "none"


def programme_names(tables: Tables, programmes: Iterable[str]) -> str:
    """Names of programmes as Table 3 heads its columns, for showing; `none` where there are none."""
    name = tables["programmes"].set_index("programme")["name"]
    return ", ".join(name[programme] for programme in programmes) or "none"


def counts_by_programme(tables: Tables, ticks: pd.DataFrame) -> str:
    """Number of ticks of each programme, the largest first, for showing."""
    counts = ticks.sum().sort_values(ascending=False, kind="stable")
    return ", ".join(f"{programme_names(tables, [programme])} {count}" for programme, count in counts.items())


def all_of(ticks: pd.Series) -> Computed:
    """Whether every one is ticked."""
    return Computed(f"{int(ticks.sum())} of {len(ticks)}", bool(ticks.all()))


def none_of(ticks: pd.Series) -> Computed:
    """Whether not one is ticked."""
    return Computed(f"{int(ticks.sum())} of {len(ticks)}", not ticks.any())


def names_of(tables: Tables, announced: str) -> list[str]:
    """Names of the items of a list that a source announces. Raises KeyError where no table holds the list."""
    return list(items(tables, announced)["name"])


def items(tables: Tables, name: str) -> pd.DataFrame:
    """The rows of a list that a source announces. Raises KeyError where no table holds the list."""
    for table in ("failure_items", "text_items"):
        rows = tables[table]
        found = rows[rows["list"] == name]
        if len(found):
            return found
    raise KeyError(name)


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


def versions(tables: Tables, aspect: str) -> tuple[str, str]:
    """What interim report and paper say of an aspect of version_comparison.csv. Raises KeyError if not there."""
    row = tables["version_comparison"].set_index("aspect").loc[aspect]
    return str(row["interim_report"]), str(row["paper"])


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
