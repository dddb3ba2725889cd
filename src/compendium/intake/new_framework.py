"""Making a framework of a list of levels and of the headings of a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from compendium.data_package.levels_file import NON_ANSWERS, Level
from compendium.data_package.spelling import neutral
from compendium.files import csv_text
from compendium.studies.framework import MADE_BY_IMPORT

NOT_DESCRIBED = "not stated"


@dataclass(frozen=True)
class NewFramework:
    """A framework that is yet to be written: levels from best to worst; names and groups of criteria by id."""

    levels: tuple[Level, ...]
    criteria: Mapping[str, str]
    groups: Mapping[str, str] = field(default_factory=dict)


def framework_files(made: NewFramework, title: str) -> dict[str, str]:
    """The text of `framework.toml` and `criteria.csv`; descriptors are "not stated" until a person writes them."""
    import tomlkit

    text = tomlkit.document()
    words = "Made from the headings of a spreadsheet. Write what each level of each criterion means into criteria.csv."
    text.add(tomlkit.comment(words))
    about = {
        "title": title,
        "source": MADE_BY_IMPORT[0],
        "locator": MADE_BY_IMPORT[1],
        "non_answers": list(NON_ANSWERS),
    }
    for key, value in about.items():
        text.add(key, tomlkit.item(value))
    text.add(tomlkit.nl())
    text.add(tomlkit.comment("Levels from best to worst."))
    levels = tomlkit.aot()
    for level in made.levels:
        levels.append(tomlkit.item(asdict(level)))
    text.add("levels", levels)
    header = ["criterion", "name", *(level.id for level in made.levels)]
    criteria = criteria_text(header, (), made.criteria, made.groups)
    return {"framework.toml": tomlkit.dumps(text), "criteria.csv": criteria}


def criteria_text(
    columns: Sequence[str], rows: Sequence[Sequence[str]], criteria: Mapping[str, str], groups: Mapping[str, str]
) -> str:
    """The text of `criteria.csv`: the rows that are there, and one for each criterion that is not; with its group.

    A group that a person wrote stays. The column `group` is there where any criterion has one.
    """
    cells = [dict(zip(columns, map(neutral, row), strict=True)) for row in rows]
    known = {row["criterion"] for row in cells}
    blank = dict.fromkeys(columns, NOT_DESCRIBED)
    cells += [{**blank, "criterion": one, "name": neutral(criteria[one])} for one in criteria if one not in known]
    header = list(columns)
    if groups and "group" not in header:
        header.insert(2, "group")
    for row in cells:
        there = row.get("group", "") if row["criterion"] in known else ""
        row["group"] = there or neutral(groups.get(row["criterion"], ""))
    return csv_text([header, *([row[name] for name in header] for row in cells)])
