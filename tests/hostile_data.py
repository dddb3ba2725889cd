"""A study and a book whose every free text is hostile, with a record of what was put where."""

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from hostile import HOSTILE, collapsed, hostile_text

from compendium.data_package.columns import columns_of
from compendium.data_package.package import read_package

ID = "^[a-z0-9]+"
"""How the patterns of ids begin; a pattern that begins otherwise lets free text through."""


class Put(NamedTuple):
    """A text that was put into a cell: the table and column, the id of its row, and the mark in it."""

    column: str
    row: str
    text: str
    mark: str


def free_columns(data_folder: Path) -> set[str]:
    """The columns, as ``table.column``, that take any text: neither a list of values nor a pattern bounds them."""
    package = read_package(data_folder)
    return {f"{table.name}.{name}" for table in package.tables for name in _free(columns_of(package, table).fields)}


def _free(fields: Any) -> Iterator[str]:
    for field in fields:
        rules = field.get("constraints", {})
        if field["type"] == "string" and not {"enum", "pattern"} & rules.keys():
            yield field["name"]


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows over a CSV file."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


class Texts:
    """Draws hostile texts, each with a mark of its own, and remembers them."""

    def __init__(self, letter: str, seed: int) -> None:
        """Begin with nothing drawn; ``letter`` begins the marks."""
        self._letter = letter
        self._draw = random.Random(f"{letter}{seed}")
        self.put: list[Put] = []

    def new(self, column: str, row: str) -> str:
        """A text for a cell that may appear."""
        mark = f"{self._letter}{len(self.put):05}X"
        text = hostile_text(self._draw, mark)
        text = collapsed(text) if column.endswith("locator") else text  # their pattern asks for one line
        text = text.replace("; ", ";") if column == "matland.conditions" else text  # a list, parted by semicolons
        self.put.append(Put(column, row, text, mark))
        return text


LEVELS = ("good", "fair", "poor")
CRITERIA = ("c-one", "c-two", "c-three")
SITES = ("programme", *(f"site-{place}" for place in range(1, 7)))
SECRET = "sekret"


def write_hostile_study(folder: Path, seed: int, letter: str = "S") -> Texts:
    """Write a study with a framework of its own, in which every cell that takes any text is hostile."""
    texts = Texts(letter, seed)
    (folder / "framework").mkdir(parents=True)
    tiers = [texts.new("study.tiers", "") for _ in range(2)]
    told = {"title": texts.new("study.title", ""), "framework": "framework", "combine": "median", "tiers": tiers}
    told |= {"smallest_count": 1, "note": texts.new("study.note", "")}
    (folder / "study.toml").write_text(_toml(told), encoding="utf-8")
    (folder / "framework" / "framework.toml").write_text(_framework(texts), encoding="utf-8")
    write_rows(
        folder / "framework" / "criteria.csv",
        [
            {"criterion": c, "name": texts.new("framework_criteria.name", c)}
            | {level: texts.new("framework_criteria.level", f"{c} {level}") for level in LEVELS}
            for c in CRITERIA
        ],
    )
    regions, types = ([texts.new(f"sites.{column}", "") for _ in range(2)] for column in ("region", "type"))
    rows = [{"site": "programme", "name": texts.new("sites.name", "programme"), "type": "programme", "region": ""}]
    for place, site in enumerate(SITES[1:]):
        name = texts.new("sites.name", site)
        rows.append({"site": site, "name": name, "type": types[place // 3], "region": regions[place % 2]})
    write_rows(folder / "sites.csv", rows)
    write_rows(folder / "ratings.csv", list(_ratings(texts, tiers)))
    return texts


def _toml(values: dict[str, Any]) -> str:
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def _framework(texts: Texts) -> str:
    head = {"title": "T", "source": texts.new("framework.source", ""), "locator": texts.new("framework.locator", "")}
    parts = [_toml(head | {"non_answers": ["missing", "mixed"]})]
    for place, level in enumerate(LEVELS):
        told = {"id": level, "name": texts.new("levels.name", level), "symbol": texts.new("levels.symbol", level)}
        parts.append("[[levels]]\n" + _toml(told | {"value": -place}))
    return "\n".join(parts)


def _ratings(texts: Texts, tiers: list[str]) -> Iterator[dict[str, str]]:
    """Two coders' rows of every site and criterion; a third of them may not be published."""
    number = 0
    for site in SITES:
        for criterion in CRITERIA:
            number += 1
            published = number % 3 != 0
            row = {"site": site, "criterion": criterion, "evidence": f"{SECRET}evidence{number}"}
            row |= {"tier": tiers[number % 2], "role": texts.new("ratings.role", site), "publish": "no"}
            for name in ("respondent", "note", "reason", "statement", "source", "locator"):
                row[name] = f"{SECRET}{name}{number}"
            row["statement"] = f"{HOSTILE[number]} {row['statement']} \\ ' \" {HOSTILE[-number]}"
            if published:
                shown = ("statement", "source", "locator")
                row |= {name: texts.new(f"ratings.{name}", site) for name in shown} | {"publish": "yes"}
            for coder in (1, 2):
                differs = coder if number % 4 == 0 else 0
                level = LEVELS[(number + number // len(CRITERIA) + differs) % len(LEVELS)]
                yield row | {"coder": f"{SECRET}coder{coder}", "level": level}


def as_shown(text: str) -> str:
    """What a page holds of the text: white space run together, the first letter in whatever case."""
    shown = collapsed(text)
    return shown[1:] if shown[0].isalpha() else shown


def write_hostile_book(data_folder: Path, seed: int) -> Texts:
    """Put hostile text into every cell of the book's own tables that takes any text; blank cells stay blank."""
    texts, package = Texts("B", seed), read_package(data_folder)
    for table in package.tables:
        if table.within.startswith("studies/"):
            continue
        path = data_folder / table.within
        rows, names = read_rows(path), list(_free(columns_of(package, table).fields))
        key = next(iter(rows[0]))
        for row in rows:
            for name in names:
                if row.get(name):
                    row[name] = texts.new(f"{table.name}.{name}", row[key])
        write_rows(path, rows)
    return texts
