"""Every number of the pages of a study against a count of the raw file in plain Python, for each layout."""

import csv
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import copy_project
from long_trials import trials

from compendium.cli.imports import import_
from compendium.project import Project
from compendium.publish.make import make_study
from compendium.run.sites import Means

from .counted_by_hand import CRITERIA, LEVELS, LISTED, OPTIONS, OTHERS, Counts, read_answers, write_table

SITES = 14
FRAME = ", frame"
"""Follows the id of a table: the frame of pandas that stands after it."""
WORDS = dict(zip(["no", "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "all"],
                 [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, len(CRITERIA)], strict=True))  # fmt: skip
ANSWERS = {name: name for name in LEVELS} | {"no rating": ""} | {shown: typed for typed, shown in OTHERS.items()}
"""What the pages call an answer, and how it is typed in the file."""


class _Page(HTMLParser):
    """The rows of each table by its id, those of a frame by that of the table before it, and all the text of a page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self.text = ""
        self._last, self._rows = "", list[list[str]]()
        self._cell = self._left_out = False
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if tag not in ("td", "th") and (about.get("id") or "").startswith("table-"):
            self._last = about["id"] or ""
        if tag == "table":
            frame = "dataframe" in (about.get("class") or "")
            self._rows = self.tables[f"{self._last}{FRAME * frame}"] = []
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._rows[-1].append("")
            self._cell = True
        self._left_out |= tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._cell = self._cell and tag not in ("td", "th")
        self._left_out = self._left_out and tag not in ("script", "style")

    def handle_data(self, data: str) -> None:
        if self._left_out:
            return
        self.text += data
        if self._cell:
            self._rows[-1][-1] = f"{self._rows[-1][-1]}{data}"

    def body(self, name: str, first: set[str]) -> dict[str, list[str]]:
        """The cells of each row that begins with one of these words."""
        rows = [[" ".join(cell.split()) for cell in row] for row in self.tables[name]]
        return {row[0]: row[1:] for row in rows if row and row[0] in first}

    def heads(self, name: str) -> list[str]:
        """The last row of headings, each without the sign before its words."""
        rows = [[" ".join(cell.split()) for cell in row] for row in self.tables[name]]
        return [row for row in rows if set(row) & {"Criterion", "Site"} or _typed(row[0]) is not None][-1]


def _typed(shown: str) -> str | None:
    """The answer as the file has it, of what a page shows with a sign before it; None for anything else."""
    words = shown.partition(" ")[2].casefold()
    return ANSWERS.get(words)


class Held:
    """Holds numbers of pages against those counted, and counts how many were."""

    def __init__(self) -> None:
        self.compared = 0

    def __call__(self, shown: object, counted: object) -> None:
        self.compared += len(shown) if isinstance(shown, list) else 1
        assert shown == counted


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_project(tmp_path_factory.mktemp("counted") / "copy")


@pytest.mark.parametrize("seed", range(trials(1, 5)))
@pytest.mark.parametrize("layout", OPTIONS)
def test_every_number_is_what_the_file_says(project: Project, layout: str, seed: int) -> None:
    study = f"{layout}-{seed}"
    file = project.root / f"{study}.csv"
    write_table(file, layout, SITES, 100 * seed + len(layout))
    where = ["--study", study, "--into", str(project.data / "local"), "--framework", "mine", "--levels", LISTED]
    done = CliRunner().invoke(import_, [str(file), *where, *OPTIONS[layout]], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    make_study(project, project.data / "local" / study, Means(), (), lambda *_: None, lambda _: None)
    counts, held, site = Counts(read_answers(file, layout)), Held(), project.study_site(study)
    across(_Page(site / "across_sites.html"), counts, held)
    for name in counts.sites:
        of_site(_Page(site / "sites" / f"{name.replace(' ', '-').casefold()}.html"), name, counts, held)
    downloaded(site / "data" / "levels.csv", counts, held)
    assert held.compared > 950  # numbers and answers; five layouts make 5,000


def across(page: _Page, counts: Counts, held: Held) -> None:
    heads = page.heads("table-distribution")
    table = page.body("table-distribution", set(CRITERIA))
    held(set(table), set(CRITERIA))
    for criterion, cells in table.items():
        for head, cell in zip(heads, cells, strict=True):
            held(int(cell), counts.of_criterion(criterion)[str(_typed(head))])
        held(sum(map(int, cells)), len(counts.sites))
    half = len(LEVELS) // 2
    for criterion, (strong, weak, known, balance) in page.body(f"table-distribution{FRAME}", set(CRITERIA)).items():
        found = counts.of_criterion(criterion)
        parts = [sum(found[one] for one in some) for some in (LEVELS[:half], LEVELS[half:], LEVELS)]
        held([int(strong), int(weak), int(known)], parts)
        held(float(balance.replace("−", "-")), round((parts[0] - parts[1]) / parts[2], 2))
    _matrix(page, counts, held)
    _completeness(page, counts, held)
    pairs = [[" ".join(cell.split()) for cell in row] for row in page.tables.get("table-together", [])]
    for one, other, both, tau in (row for row in pairs if row[0] in CRITERIA):
        number, coefficient = counts.together(one, other)
        held(int(both), number)
        held(float(tau.replace("−", "-")), pytest.approx(coefficient, abs=0.0051))
    _sentences(page, counts, held)


def _matrix(page: _Page, counts: Counts, held: Held) -> None:
    rows = [[" ".join(cell.split()) for cell in row] for row in page.tables["table-matrix"]]
    (heads,) = ([head for head in row if head in CRITERIA] for row in rows if set(row) & set(CRITERIA))
    table = page.body("table-matrix", set(counts.sites))
    held(set(table), set(counts.sites))
    for name, cells in table.items():
        for criterion, cell in zip(heads, cells, strict=True):
            held(_typed(cell), counts.answers[name, criterion])


def _completeness(page: _Page, counts: Counts, held: Held) -> None:
    heads = page.heads("table-completeness")[1:]
    table = page.body("table-completeness", set(counts.sites))
    held(set(table), {name for name in counts.sites if counts.known(counts.of_site(name)) < len(CRITERIA)})
    for name, cells in table.items():
        found = counts.of_site(name)
        for head, cell in zip(heads, cells, strict=True):
            held(int(cell), counts.known(found) if head == "With a level" else found[str(_typed(head))])


def _number(word: str) -> int:
    return WORDS.get(word.casefold(), -1) if not word.isdigit() else int(word)


def _sentences(page: _Page, counts: Counts, held: Held) -> None:
    text = " ".join(page.text.split())
    half = len(LEVELS) // 2
    pattern = r"(strongest|weakest) on (\w+) \((\w+) of (\w+) sites (strong|weak)\)"
    said = re.findall(pattern, text)
    assert {one[0] for one in said} == {"strongest", "weakest"}
    for _, criterion, some, of, which in said:
        found = counts.of_criterion(criterion)
        held(_number(some), sum(found[one] for one in (LEVELS[:half] if which == "strong" else LEVELS[half:])))
        held(_number(of), counts.known(found))
    known, possible = re.findall(r"(\w+) of (\w+) possible levels are known", text)[0]
    held(int(known), sum(counts.known(counts.of_site(name)) for name in counts.sites))
    held(int(possible), len(counts.answers))
    whole, parts = re.findall(r"local sites, (\w+) (?:has|have) a level on every criterion and (\w+) on some", text)[0]
    complete = [name for name in counts.sites if counts.known(counts.of_site(name)) == len(CRITERIA)]
    held(_number(whole), len(complete))
    held(_number(parts), len(counts.sites) - len(complete))


def of_site(page: _Page, name: str, counts: Counts, held: Held) -> None:
    for criterion, (level, *_) in page.body("table-profile", set(CRITERIA)).items():
        held(_typed(level), counts.answers[name, criterion])
    table = page.body("table-standing", set(CRITERIA))
    held(set(table), set(CRITERIA))
    for criterion, (own, known, *cells) in table.items():
        others = counts.of_criterion(criterion)
        others[counts.answers[name, criterion]] -= 1
        held(_typed(own), counts.answers[name, criterion])
        held(int(known), counts.known(others))
        where = counts.standing(name, criterion)
        held(cells[:3], ["–"] * 3 if where is None else [str(one) for one in where])
        held([int(cell.partition(" ")[0]) for cell in cells[3:]], [others[level] for level in LEVELS])


def downloaded(file: Path, counts: Counts, held: Held) -> None:
    """Each answer of the download, and no more than there are in the file."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    names = {one.casefold(): one for one in CRITERIA}
    shown = {(row["name"], names[row["criterion"]]): row["level"] for row in rows}
    stored = {"N/A": "not_applicable", "too early": "too_early"}
    held(len(shown), len(rows))
    for place, cell in counts.answers.items():
        held(shown.get(place, ""), stored.get(cell, cell))
