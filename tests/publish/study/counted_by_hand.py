"""A table in each layout, and what its file says when it is counted with nothing but Python: no code of the package.

What is counted here is held against the pages; so nothing here may read, spell or compute by what the pages use.
"""

import csv
import random
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

LEVELS = ["great", "good", "weak", "bad"]
OTHERS = {"missing": "missing", "N/A": "not applicable", "mixed": "mixed", "too early": "too early"}
CRITERIA = {"Leading": "Inner", "Means": "Inner", "Rules": "Outer", "Web": "Outer", "Reach": "Outer"}
LISTED = "great=3,good=2,weak=1,bad=0"
OPTIONS = {
    "wide": [],
    "columns": ["--sites-in", "columns"],
    "groups-before": ["--sites-in", "columns", "--map", "Construct=criterion", "--map", "Domain=group"],
    "long": [],
    "two-rows": [],
}


def write_table(path: Path, layout: str, sites: int, seed: int) -> None:
    """A table of random answers, some of them blank, in one of the layouts."""
    chance = random.Random(seed)
    names = [f"Town {n}" for n in range(1, sites + 1)]
    answers = [*LEVELS * 4, *OTHERS, ""]
    rows = [[chance.choice(answers) for _ in CRITERIA] for _ in names]
    wide = [[name, *row] for name, row in zip(names, rows, strict=True)]
    turned = [[name, *column] for name, column in zip(CRITERIA, zip(*rows, strict=True), strict=True)]
    grouped = [["Domain", "Construct", *names]]
    for group, line in zip(CRITERIA.values(), turned, strict=True):
        grouped.append(["" if any(row[0] == group for row in grouped) else group, *line])
    upper = ["", *("" if n and group == list(CRITERIA.values())[n - 1] else group
                   for n, group in enumerate(CRITERIA.values()))]  # fmt: skip
    tables = {
        "wide": [["Council", *CRITERIA], *wide],
        "columns": [["Construct", *names], *turned],
        "groups-before": grouped,
        "long": [["site", "criterion", "level"]]
        + [[name, one, row[n]] for name, row in zip(names, rows, strict=True) for n, one in enumerate(CRITERIA)],
        "two-rows": [["Table 7: grades, as inspected"], upper, ["Council", *CRITERIA], *wide],
    }
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(tables[layout])


def read_answers(path: Path, layout: str) -> dict[tuple[str, str], str]:
    """Each cell of the file as it is typed, by site and criterion."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    if layout == "long":
        return {(site, criterion): cell for site, criterion, cell in rows[1:]}
    if layout in ("columns", "groups-before"):
        before = 1 if layout == "columns" else 2
        return {
            (site, row[before - 1]): cell
            for row in rows[1:]
            for site, cell in zip(rows[0][before:], row[before:], strict=True)
        }
    head = 2 if layout == "two-rows" else 0
    return {
        (row[0], name): cell for row in rows[head + 1 :] for name, cell in zip(rows[head][1:], row[1:], strict=True)
    }


@dataclass(frozen=True)
class Counts:
    """What can be counted of answers by site and criterion."""

    answers: dict[tuple[str, str], str]

    @property
    def sites(self) -> list[str]:
        return list(dict.fromkeys(site for site, _ in self.answers))

    def of_criterion(self, criterion: str) -> Counter[str]:
        return Counter(cell for (_, one), cell in self.answers.items() if one == criterion)

    def of_site(self, site: str) -> Counter[str]:
        return Counter(cell for (one, _), cell in self.answers.items() if one == site)

    def known(self, counts: Counter[str]) -> int:
        return sum(counts[level] for level in LEVELS)

    def standing(self, site: str, criterion: str) -> tuple[int, int, int] | None:
        """How many other sites stand lower, the same and higher; None where the site has no level."""
        own = self.answers[site, criterion]
        if own not in LEVELS:
            return None
        others = [self.answers[one, criterion] for one in self.sites if one != site]
        places = [LEVELS.index(cell) - LEVELS.index(own) for cell in others if cell in LEVELS]
        return sum(n > 0 for n in places), sum(n == 0 for n in places), sum(n < 0 for n in places)

    def together(self, one: str, other: str) -> tuple[int, float]:
        """Sites with a level on both criteria, and Kendall's tau-b of them, pair by pair."""
        pairs = [(self.answers[site, one], self.answers[site, other]) for site in self.sites]
        both = [(LEVELS.index(a), LEVELS.index(b)) for a, b in pairs if a in LEVELS and b in LEVELS]
        signs = [
            ((a > c) - (a < c), (b > d) - (b < d))
            for (a, b), (c, d) in combinations(both, 2)
        ]  # fmt: skip
        agreeing = sum(x * y for x, y in signs)
        unlike = sum(x != 0 for x, _ in signs) * sum(y != 0 for _, y in signs)
        return len(both), agreeing / unlike**0.5 if unlike else 0.0
