"""What the pages of a study tell of people, read off their tables and sentences as a reader would.

It takes the text of everything that is shown, from the views or from published notebooks, and knows tables by their
headings. A number of people in any other place is what `numbers_of_people` looks for.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from audited_study import CRITERIA, TIERS
from sites_shown import of_all_sites, of_site

from compendium.display.figures import ShownFigure
from compendium.display.sentences import Shown
from compendium.sites.show.view import View

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
RESPONDENTS, EVIDENCE = "tier|people", "tier|pieces|respondents|roles"
AGREEMENT = re.compile(r"the same answer in (?:([\d,]+) of ([\d,]+) pairs of ratings \((\d+)%\)|(\d+)% of)")
PEOPLE = r"(?:respondents?|people|persons?|interviewees?|speakers?|coders?|raters?|readers?)"
SAID_ANYHOW = (
    "nothing was rated by two coders", "what only one coder rated", "Two coders give the same level",
    "once two coders have rated", "each two coders", "that two coders rated", "to which two coders gave",
    "the view of one person",
)  # fmt: skip
"""Words of ours that are the same for every study."""
CRITERION = {name: criterion for criterion, name in CRITERIA.items()} | {"All criteria": ""}


@dataclass
class Told:
    """What is told: numbers of respondents, of coders and ratings, levels, and roles."""

    by_tier: dict[str, int] = field(default_factory=dict)
    total: int | None = None
    by_site: dict[str, dict[str, int]] = field(default_factory=dict)
    roles: set[tuple[str, str, str]] = field(default_factory=set)
    levels: dict[tuple[str, str], str] = field(default_factory=dict)
    tier_levels: dict[tuple[str, str], str] = field(default_factory=dict)
    read_as: set[str] = field(default_factory=set)
    ratings: dict[tuple[str, str], int] = field(default_factory=dict)
    agreement: dict[str, dict[str, int]] = field(default_factory=dict)
    differing: dict[tuple[str, str], int] = field(default_factory=dict)
    differing_is_listed: bool = False
    nobody: bool = False
    other: list[str] = field(default_factory=list)


def read_view(view: View, sites: Iterable[str]) -> Told:
    """Everything that the functions of the pages show."""
    own = {site: [_text(shown) for _, shown in of_site(view, site)] for site in sites}
    return read([_text(shown) for _, shown in of_all_sites(view)], own)


def _text(shown: Shown | ShownFigure) -> str:
    return shown.alternative if isinstance(shown, ShownFigure) else shown.plain


def read_notebooks(folder: Path, sites: Iterable[str]) -> Told:
    """Everything that published notebooks show."""
    return read(outputs(folder / "across_sites.ipynb"), {s: outputs(folder / "sites" / f"{s}.ipynb") for s in sites})


def outputs(path: Path) -> list[str]:
    """The texts that the cells of a notebook show."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    shown = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return ["".join(data.get("text/plain", "")) for data in shown]


def read(across: list[str], own: dict[str, list[str]]) -> Told:
    """Read the texts of the page across sites, and of the page of each site."""
    told = Told()
    for text in across:
        _read_across(text, told)
        told.nobody |= (
            "nothing was rated by two coders" in text or "once two coders have rated the same piece of" in text
        )
    for site, texts in own.items():
        for text in texts:
            _read_site(text, site, told)
    told.other = [found for text in [*across, *chain.from_iterable(own.values())] for found in numbers_of_people(text)]
    return told


def _table(text: str) -> tuple[str, list[list[str]]]:
    """The headings of a table and its rows; blank and none where a text is no table."""
    lines = text.splitlines()
    if len(lines) < 3 or "|" not in lines[1]:
        return "", []
    return lines[1], [line.split("|") for line in lines[2:] if "|" in line]


def _number(text: str) -> int | None:
    text = text.strip().lower().replace(",", "")
    return WORDS.index(text) if text in WORDS else int(text) if text.isdigit() else None


def _tier(text: str) -> str:
    return text.lower() if text.lower() in TIERS else "not stated"


def _read_across(text: str, told: Told) -> None:
    heads, rows = _table(text)
    if heads == RESPONDENTS:
        _read_respondents(rows, told)
    elif heads.startswith("name|tier "):
        tiers = [head.removeprefix("tier ") for head in heads.split("|")[1:]]
        for name, *cells in (row for row in rows if row[0] in CRITERION):
            told.tier_levels |= {(tier, CRITERION[name]): cell for tier, cell in zip(tiers, cells, strict=True)}
    elif "|share|" in heads:
        _read_agreement(heads.split("|"), rows, told)
    elif "given|apart" in heads:
        place, given = (heads.split("|").index(each) for each in ("site_name", "given"))
        found = Counter((row[place], CRITERION[row[given].split(":")[0]]) for row in rows)
        told.differing |= found
    told.differing_is_listed |= "given|apart" in heads or "What coders differ on can be shown once" in text
    for sentence in re.finditer(r"On the level, coders gave (.*?);", text):
        _read_shares(sentence[1], told)


def _read_respondents(rows: list[list[str]], told: Told) -> None:
    for tier, cell in rows:
        number = _number(cell)
        if tier == "All tiers":
            told.total = number
        elif number is not None:
            told.by_tier[_tier(tier)] = number


def _read_agreement(names: list[str], rows: list[list[str]], told: Told) -> None:
    for row in rows:
        cells = dict(zip(names, row, strict=True))
        numbers = {each: _number(cells.get(each, "").rstrip("%")) for each in ("units", "pairs", "share")}
        told.agreement[CRITERION[cells["name"]]] = {each: n for each, n in numbers.items() if n is not None}


def _read_shares(words: str, told: Told) -> None:
    found = AGREEMENT.search(words)
    if found:
        _, pairs, share, alone = found.groups()
        numbers = {"share": int(share or alone)} | ({"pairs": int(pairs.replace(",", ""))} if pairs else {})
        told.agreement[""] = told.agreement.get("", {}) | numbers


def _read_site(text: str, site: str, told: Told) -> None:
    heads, rows = _table(text)
    names = heads.split("|")
    if heads == EVIDENCE:
        told.by_site[site] = {_tier(tier): int(number) for tier, _, number, _ in rows}
        told.roles |= {
            (site, _tier(tier), role) for tier, _, _, roles in rows for role in re.split(r"[;,] ", roles) if role
        }
    elif heads.startswith("name|level|"):
        for row in rows:
            cells = dict(zip(names, row, strict=True))
            cell = site, CRITERION[cells["name"]]
            told.levels[cell] = cells["level"]
            counted = re.match(r"(\w+) (?:rating|piece)s?\b", cells.get("spread", ""))
            if counted and _number(counted[1]) is not None and "rating" in counted[0]:
                told.ratings[cell] = int(_number(counted[1]) or 0)
    elif "statement" in names and "levels" in names:
        told.read_as.add(site)


def numbers_of_people(text: str) -> Iterator[str]:
    """Every number that stands before a word for people, but in the tables and titles that were read above."""
    heads, _ = _table(text)
    if heads == RESPONDENTS:
        return
    for words in SAID_ANYHOW:
        text = text.replace(words, "")
    numbers = "|".join([*WORDS, r"\d[\d,]*"])
    for found in re.finditer(rf"\b(?:{numbers}) (?:\w+ )?{PEOPLE}\b", text, flags=re.IGNORECASE):
        if not re.fullmatch(r"\d+ and coder", found[0]):  # names of coders, where they may be counted
            yield found[0]
