"""A study and a book whose every free text is hostile, with a record of what was put where."""

import csv
import json
import random
from collections.abc import Iterator
from itertools import product
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
OWN = "care-act-isp"
"""The framework that the book shows."""


def write_hostile_study(folder: Path, seed: int, letter: str = "S", *, coded: bool = False) -> Texts:
    """Write a study with a framework of its own, in which every cell that takes any text is hostile.

    Where it is ``coded``, its evidence is an inventory, two coders rated each piece, and some differences are settled.
    """
    texts = Texts(letter, seed)
    (folder / "framework").mkdir(parents=True)
    tiers = [texts.new("study.tiers", "") for _ in range(2)]
    told = {"title": texts.new("study.title", ""), "framework": "framework", "combine": "median", "tiers": tiers}
    told |= {"smallest_count": 1, "publish_levels": "single", "note": texts.new("study.note", "")}
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
    tables = _coding(texts, tiers) if coded else {"ratings": list(_ratings(texts, tiers))}
    for name, own in tables.items():
        write_rows(folder / f"{name}.csv", own)
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


def _coding(texts: Texts, tiers: list[str]) -> dict[str, list[dict[str, str]]]:
    """The tables of a coded study: of every site and criterion one piece of evidence on which coders agree and two on
    which they differ, one of these settled. A third of the pieces may not be published, and no coder's reason."""
    tables: dict[str, list[dict[str, str]]] = {"evidence": [], "ratings": [], "settled": [], "set_aside": []}
    for number, (site, criterion, stands) in enumerate(product(SITES, CRITERIA, ("agreed", "differ", "settled"))):
        published = (number + number // 3) % 3 != 0
        piece = _piece(texts, site, number, published, differ=stands == "differ") | {"tier": tiers[number % 2]}
        tables["evidence"].append(piece)
        own = {"evidence": piece["evidence"], "site": site, "criterion": criterion}
        level = (number // 3 + SITES.index(site)) % len(LEVELS)  # each level of each criterion is that of some site
        for coder in (0, 1):
            given = LEVELS[(level + (coder if stands != "agreed" else 0)) % len(LEVELS)]
            told = {"coder": f"{SECRET}coder{coder}", "reason": f"{SECRET}reason{number} {HOSTILE[number % 9]}"}
            tables["ratings"].append(own | {"level": given} | told)
        if stands == "settled":
            reason = texts.new("settled.reason", site) if published else f"{SECRET}settled{number}"
            tables["settled"].append(own | {"level": LEVELS[level], "reason": reason, "date": "2026-02-03"})
    told = {"locator": f"{SECRET} paragraph 1", "source": f"{SECRET}source", "reason": f"{SECRET}aside"}
    tables["set_aside"].append(told)
    said_again = tables["evidence"][-1] | {"evidence": f"{SECRET}again", "place": "2", "publish": "no"}
    tables["evidence"].append(said_again | {"same_as": tables["evidence"][0]["evidence"]})
    return tables


def _piece(texts: Texts, site: str, number: int, published: bool, *, differ: bool) -> dict[str, str]:
    """A piece of evidence; its name is on a page only where coders differ on it and nothing is settled."""
    kept_back = f"{SECRET}{number} {HOSTILE[number % 9]}"
    piece = {"evidence": kept_back, "site": site, "respondent": kept_back, "role": texts.new("evidence.role", site)}
    piece |= {"kind": "finding", "place": "1", "same_as": "", "publish": "yes" if published else "no"}
    told = ("statement", "source", "locator", *(["evidence"] if differ else []))
    return piece | {n: texts.new(f"evidence.{n}", site) if published else collapsed(kept_back) for n in told}


def as_shown(text: str) -> str:
    """What a page holds of the text: white space run together, the first letter in whatever case."""
    shown = collapsed(text)
    return shown[1:] if shown[0].isalpha() else shown


def write_hostile_book(data_folder: Path, seed: int) -> Texts:
    """Put hostile text into every cell of the book's own tables that takes any text; blank cells stay blank."""
    texts, package = Texts("B", seed), read_package(data_folder)
    for table in package.tables:
        if table.within.startswith("studies/") or (table.within.startswith("frameworks/") and OWN not in table.within):
            continue  # ready frameworks are not shown until a study uses one
        path = data_folder / table.within
        rows, names = read_rows(path), list(_free(columns_of(package, table).fields))
        key = next(iter(rows[0]))
        for row in rows:
            for name in names:
                if row.get(name):
                    row[name] = texts.new(f"{table.name}.{name}", row[key])
        write_rows(path, rows)
    _spoil_coding(texts, data_folder / "studies" / "care-act")
    return texts


def _spoil_coding(texts: Texts, folder: Path) -> None:
    """Hostile text in what the book itself tells of the study that it rests on, all of which may be public."""
    evidence, settled = read_rows(folder / "evidence.csv"), read_rows(folder / "settled.csv")
    for row in evidence:
        row["statement"] = texts.new("evidence.statement", row["evidence"])
        row["role"] = texts.new("evidence.role", row["evidence"]) if row["role"] else ""
    for row in settled:
        row["reason"] = texts.new("settled.reason", row["evidence"])
    write_rows(folder / "evidence.csv", evidence)
    write_rows(folder / "settled.csv", settled)
