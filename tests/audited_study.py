"""Random small studies for the auditor, and what is true of each: who spoke, who rated, and what may be told."""

import csv
import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

LEVELS = ("good", "fair", "poor")
CRITERIA = {"c-one": "Criterion one", "c-two": "Criterion two"}
TIERS = ("macro", "meso", "micro")
ROLES = {"macro": ("Minister",), "meso": ("Director", "Manager"), "micro": ("Nurse", "Carer", "Porter")}
COLUMNS = ("site", "criterion", "level", "evidence", "coder", "respondent", "role", "tier", "statement", "publish")
NO_ANSWERS = ("not shown", "no rating", "missing", "not_applicable", "mixed", "too_early", "–", "")
FRAMEWORK = """title = "F"
source = "f"
locator = "Table 1"
non_answers = ["missing", "not_applicable", "mixed", "too_early"]
"""


@dataclass(frozen=True)
class AuditedStudy:
    """A study as rows, with its settings."""

    rows: list[dict[str, str]]
    sites: list[str]
    smallest_count: int
    publish_levels: str
    count_coders: bool
    inventory: bool
    all_tiers: tuple[str, ...] = (*TIERS, "not stated")
    sources_needed: int = 3
    no_answers: tuple[str, ...] = field(default=NO_ANSWERS, repr=False)

    @cached_property
    def _people(self) -> dict[tuple[str, str], int]:
        found = defaultdict(set)
        for row in self.rows:
            if row["respondent"]:
                found[row["site"], row["tier"] or "not stated"].add(row["respondent"])
        return {(site, tier): len(found[site, tier]) for site in self.sites for tier in self.all_tiers}

    def people(self) -> dict[tuple[str, str], int]:
        """How many respondents with a code there are of each site and tier."""
        return self._people

    def rows_of(self, site: str) -> list[list[str]]:
        """The rows of a site, in an order of their own."""
        return sorted(list(row.values()) for row in self.rows if row["site"] == site)

    def speaking(self) -> set[tuple[str, str]]:
        """Where somebody with a code speaks in a published statement."""
        return {
            (row["site"], row["tier"] or "not stated")
            for row in self.rows
            if row["respondent"] and row["publish"] == "yes" and row["statement"]
        }

    def without_code(self) -> set[tuple[str, str]]:
        """Where a respondent has no code, so that nobody knows how many there are."""
        return {(row["site"], row["tier"] or "not stated") for row in self.rows if not row["respondent"]}

    def coders(self) -> dict[tuple[str, str, str], int]:
        """How many coders each site, criterion and piece of evidence has."""
        found = defaultdict(set)
        for row in self.rows:
            found[row["site"], row["criterion"], row["evidence"]].add(row["coder"])
        return {unit: len(coders) for unit, coders in found.items()}

    def answers_of(self, unit: tuple[str, str, str]) -> int:
        """How many different answers were given."""
        return len({row["level"] for row in self.rows if (row["site"], row["criterion"], row["evidence"]) == unit})

    def sources(self, **where: str) -> set[str]:
        """The respondents of rows that have these values."""
        own = [row for row in self.rows if all(row[column] == value for column, value in where.items())]
        return {row["respondent"] for row in own} - {""}

    def holders(self, site: str, tier: str, role: str) -> tuple[bool, int]:
        """Whether a row that may be published says a role, and how many people have it."""
        own = [
            row for row in self.rows if (row["site"], row["tier"] or "not stated", row["role"]) == (site, tier, role)
        ]
        return any(row["publish"] == "yes" for row in own), len({row["respondent"] for row in own} - {""})

    def write(self, folder: Path) -> Path:
        """Write it into a folder of its own."""
        framework = folder / "framework"
        framework.mkdir(parents=True)
        toml = (
            f'title = "Audited"\nframework = "framework"\ncombine = "median"\ntiers = {list(TIERS)}\n'
            f'smallest_count = {self.smallest_count}\npublish_levels = "{self.publish_levels}"\n'
            f"count_coders = {str(self.count_coders).lower()}\nsmallest_sources = {self.sources_needed}\n"
        )
        (folder / "study.toml").write_text(toml.replace("'", '"'), encoding="utf-8")
        levels = "".join(
            f'[[levels]]\nid = "{level}"\nname = "{level.capitalize()}"\nsymbol = "{level[0]}"\nvalue = {-place}\n'
            for place, level in enumerate(LEVELS)
        )
        (framework / "framework.toml").write_text(FRAMEWORK + levels, encoding="utf-8")
        heads = [{"criterion": each, "name": name} | dict.fromkeys(LEVELS, "d") for each, name in CRITERIA.items()]
        _write(framework / "criteria.csv", heads)
        sites = [{"site": site, "name": site, "type": "council", "region": "North"} for site in self.sites]
        _write(folder / "sites.csv", sites)
        if self.inventory:
            self._write_inventory(folder)
        else:
            _write(folder / "ratings.csv", self.rows)
        return folder

    def _write_inventory(self, folder: Path) -> None:
        told = ("evidence", "site", "respondent", "role", "tier", "statement", "publish")
        pieces = {row["evidence"]: {column: row[column] for column in told} for row in self.rows}
        more = {"kind": "finding", "source": "notes", "locator": "Talk, paragraph 1"}
        _write(
            folder / "evidence.csv",
            [row | more | {"place": str(place)} for place, row in enumerate(pieces.values(), 1)],
        )
        rated = ("evidence", "site", "criterion", "level", "coder")
        _write(folder / "ratings.csv", [{column: row[column] for column in rated} for row in self.rows])


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def random_study(seed: int) -> AuditedStudy:
    """A random study: of few sites and people, some without a code, with one to three coders."""
    draw = random.Random(seed)
    sites = [f"site-{number}" for number in range(1, draw.randint(2, 6) + 1)]
    smallest, coders = draw.choice([2, 3, 5]), draw.randint(1, 3)
    rows: list[dict[str, str]] = []
    for site in sites:
        hides = draw.random() < 0.2  # somebody has no code there
        most = draw.choice([2, 4, 9])
        for tier in draw.sample(TIERS, draw.randint(1, 3)):
            for person in range(draw.randint(0, most)):
                code = "" if hides and draw.random() < 0.5 else f"{site}-{tier}-{person}"
                rows += _of_person(draw, {"site": site, "tier": tier, "respondent": code}, len(rows), coders)
    if not rows:
        rows = _of_person(draw, {"site": sites[0], "tier": "macro", "respondent": "someone"}, 0, coders)
    draw.shuffle(rows)
    levels, inventory = draw.choice(["single", "combined"]), draw.random() < 0.25
    return AuditedStudy(rows, sites, smallest, levels, draw.random() < 0.15, inventory)


def next_release(study: AuditedStudy, seed: int) -> AuditedStudy:
    """A study in which more people are heard, at new sites or at old ones; at times some of the old are gone."""
    draw = random.Random(f"next {seed}")
    new = [f"site-{len(study.sites) + place}" for place in range(1, 5)]
    grown = draw.choice([new[:1], new[:1], new[:3], new, draw.sample(study.sites, 1), draw.sample(study.sites, 2), []])
    gone = draw.choice(study.sites) if draw.random() < 0.3 else ""
    how = draw.choice(["the site", "one person", "nobody: a statement is published"])
    rows = [row for row in study.rows if row["site"] != gone or how != "the site"]
    if how == "one person":
        one = draw.choice([row["respondent"] for row in rows if row["site"] == gone] or ["nobody"])
        rows = [row for row in rows if (row["site"], row["respondent"]) != (gone, one)]
    if how.startswith("nobody"):
        rows = [row | ({"publish": "yes"} if row["site"] == gone else {}) for row in rows]
    for site in grown:
        for person in range(draw.randint(1, draw.choice([3, 8, 20]))):
            tier = draw.choice(TIERS)
            who = {"site": site, "tier": tier, "respondent": f"{site}-{tier}-new-{person}"}
            rows += _of_person(draw, who, 5000 + len(rows), 1)
    sites = [
        site for site in dict.fromkeys([*study.sites, *grown]) if site != gone or how != "the site" or site in grown
    ]
    return replace(study, rows=rows or study.rows, sites=sites if rows else study.sites)


def _of_person(draw: random.Random, who: dict[str, str], number: int, coders: int) -> list[dict[str, str]]:
    """The ratings of what one person said: of one piece of evidence, by every coder or by one alone."""
    who = who | {"criterion": draw.choice(list(CRITERIA)), "role": draw.choice(ROLES[who["tier"]])}
    who |= {
        "evidence": f"e{number:04}",
        "statement": f"Said in talk {number}",
        "publish": draw.choice(["yes", "no", ""]),
    }
    level = draw.choice(LEVELS)
    raters = range(coders) if draw.random() < 0.8 else range(1)
    answers = [level if draw.random() < 0.75 else draw.choice(LEVELS) for _ in raters]
    found = [who | {"level": answer, "coder": f"coder-{rater}"} for rater, answer in zip(raters, answers, strict=True)]
    return [{column: row[column] for column in COLUMNS} for row in found]
