"""A made-up study of any size, for tests and benchmarks. Nothing in it was observed anywhere.

Everything that could be read says that it is made up: the study's title and note, the names of sites, the statements.
"""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LEVELS = ("good", "fair", "poor", "very_poor", "none_at_all", "harmful", "very_harmful")
SYMBOLS = ("●", "◕", "◑", "◔", "○", "△", "▽")
NON_ANSWERS = ("missing", "not_applicable", "mixed", "too_early")
TIERS = ("macro", "meso", "micro")
ROLES = {"macro": ("Adviser",), "meso": ("Director", "Manager"), "micro": ("Front-line worker", "Team leader")}
REGIONS = ("Made-up North", "Made-up East", "Made-up South", "Made-up West")
TYPES = ("Made-up county", "Made-up city", "Made-up district")
COLUMNS = (
    "site", "criterion", "level", "evidence", "coder", "respondent", "role", "tier", "statement", "publish",
)  # fmt: skip


@dataclass(frozen=True)
class Size:
    """How large a made-up study is. ``silence`` is the share of sites and criteria that nobody rates."""

    sites: int = 153
    criteria: int = 6
    levels: int = 4
    coders: int = 2
    respondents: int = 3
    silence: float = 0.1
    seed: int = 1


def write_made_up_study(folder: Path, size: Size = Size(), smallest_count: int = 10) -> Path:
    """Write a made-up study with a framework of its own into ``folder``, which may exist. Returns the folder.

    The same size and seed give the same bytes. Raises OSError where it cannot be written.
    """
    framework = folder / "framework"
    framework.mkdir(parents=True, exist_ok=True)
    levels = LEVELS[: size.levels]
    (folder / "study.toml").write_text(_study_toml(folder.name, smallest_count), encoding="utf-8", newline="")
    (framework / "framework.toml").write_text(_framework_toml(levels), encoding="utf-8", newline="")
    heads = ["criterion", "name", *levels]
    _write_rows(framework / "criteria.csv", heads, _criteria(size, levels))
    _write_rows(folder / "sites.csv", ["site", "name", "type", "region"], _sites(size))
    _write_rows(folder / "ratings.csv", COLUMNS, made_up_ratings(size))
    return folder


def _study_toml(name: str, smallest_count: int) -> str:
    return (
        f'title = "Made-up study {name}"\nframework = "framework"\ncombine = "median"\n'
        f'tiers = ["macro", "meso", "micro"]\nsmallest_count = {smallest_count}\npublish_levels = "single"\n'
        'note = "This study is made up: it serves tests and measurements and says nothing about any place."\n'
    )


def _framework_toml(levels: Sequence[str]) -> str:
    head = 'title = "Made-up framework"\nsource = "made-up"\nlocator = "Made up"\n'
    listed = ", ".join(f'"{answer}"' for answer in NON_ANSWERS)
    parts = [
        f'\n[[levels]]\nid = "{level}"\nname = "{level.replace("_", " ").capitalize()}"\n'
        f'symbol = "{SYMBOLS[place]}"\nvalue = {len(levels) - place}\n'
        for place, level in enumerate(levels)
    ]
    return f"{head}non_answers = [{listed}]\n{''.join(parts)}"


def _criteria(size: Size, levels: Sequence[str]) -> Iterator[list[str]]:
    for number in range(1, size.criteria + 1):
        described = [f"Made-up descriptor of {level.replace('_', ' ')}" for level in levels]
        yield [f"criterion-{number}", f"Made-up criterion {number}", *described]


def _sites(size: Size) -> Iterator[list[str]]:
    yield ["programme", "Made-up programme", "programme", "not stated"]
    for number in range(1, size.sites + 1):
        kind, region = TYPES[number % len(TYPES)], REGIONS[number % len(REGIONS)]
        yield [f"made-up-{number:04}", f"Made-up council {number:04}", kind, region]


def made_up_ratings(size: Size) -> Iterator[list[str]]:
    """Rows of a made-up ``ratings.csv``: each site leans to a level of its own, coders differ now and then."""
    draw = random.Random(size.seed)
    for site, *_ in _sites(size):
        leaning = draw.random()
        for criterion in range(1, size.criteria + 1):
            if draw.random() >= size.silence:
                yield from _rows_of_cell(site, f"criterion-{criterion}", leaning, size, draw)


def _rows_of_cell(site: str, criterion: str, leaning: float, size: Size, draw: random.Random) -> Iterator[list[str]]:
    speaker = draw.randrange(size.respondents) + 1
    tier = draw.choice(TIERS)
    role = draw.choice(ROLES[tier])
    agreed = _answer(leaning, size, draw)
    statement = f"Made-up statement about {criterion} at {site}."
    publish = draw.choice(["yes", "no", ""])
    for coder in range(1, size.coders + 1):
        level = agreed if draw.random() < 0.75 else _answer(leaning, size, draw)
        respondent = f"{site}-{tier}-{speaker}"
        yield [
            site, criterion, level, f"evidence-{speaker}", f"coder-{coder}", respondent, role, tier, statement, publish,
        ]  # fmt: skip


def _answer(leaning: float, size: Size, draw: random.Random) -> str:
    if draw.random() < 0.08:
        return draw.choice(NON_ANSWERS)
    place = round((size.levels - 1) * (0.6 * leaning + 0.4 * draw.random()))
    return LEVELS[place]


def _write_rows(path: Path, heads: Sequence[str], rows: Iterator[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heads)
        writer.writerows(rows)
