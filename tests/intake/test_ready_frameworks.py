"""Frameworks that are ready to use: each is in order, and a table in its published notation is read by it."""

import csv
from pathlib import Path

import pytest

from compendium.data_package.tables import load_table
from compendium.studies.framework import load_framework

from .conftest import DATA, Importing

READY = sorted(path.parent.name for path in DATA.glob("frameworks/*/example.csv"))
OPTIONS = {
    "robins-i": ("--map", "No information=missing"),
    "quadas-2": ("--map", "Unclear=missing"),
    "amstar-2": ("--map", "No meta-analysis conducted=not_applicable"),
}
NOTATION = {
    "+2": "strongly_positive", "+1": "positive", "0": "neutral", "-1": "negative", "−2": "strongly_negative",
    "mixed": "mixed", "missing": "missing", "n/a": "not_applicable", "simple": "simple", "complicated": "complicated",
    "complex": "complex", "some concerns": "some_concerns", "moderate": "moderate", "serious": "serious",
    "critical": "critical", "no information": "missing", "unclear": "missing", "yes": "yes",
    "partial yes": "partial_yes", "no": "no", "no meta-analysis conducted": "not_applicable", "low": "low",
    "high": "high", "critically low": "critically_low", "outstanding": "outstanding", "good": "good",
    "requires improvement": "requires_improvement", "requires improvement to be good": "requires_improvement",
    "inadequate": "inadequate", "4": "exceptional", "3": "good", "2": "some_shortfalls", "1": "significant_shortfalls",
    "met": "met", "not met": "not_met",
}  # fmt: skip
"""What stands for which answer in print."""

CRITERIA = {
    "cfir-2009": 39, "nasss": 7, "rob-2": 6, "robins-i": 8, "quadas-2": 7, "amstar-2": 16, "amstar-2-confidence": 1,
    "cqc-providers": 6, "cqc-local-authorities": 9, "nhs-rap": 18,
}  # fmt: skip
"""How many there are in print, the judgement over all included; of other frameworks some are left out."""


def example(name: str) -> list[list[str]]:
    with (DATA / "frameworks" / name / "example.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_the_frameworks_that_are_ready() -> None:
    assert set(READY) == {*CRITERIA, "cfir-2022", "ilacs"}
    assert set(OPTIONS) < set(READY)


@pytest.mark.parametrize("name", READY)
def test_each_names_its_source_and_says_whose_words_its_descriptors_are(name: str) -> None:
    framework = load_framework(DATA, name)
    assert framework.source in set(load_table(DATA, "sources")["source"])
    assert len(framework.criteria) == CRITERIA.get(name, len(framework.criteria))
    assert framework.criteria["name"].is_unique
    text = (DATA / "frameworks" / name / "framework.toml").read_text(encoding="utf-8")
    assert "this compendium's own" in text
    assert framework.non_answers == ("missing", "not_applicable", "mixed", "too_early")


@pytest.mark.parametrize("name", READY)
def test_a_table_in_the_published_notation_is_read(importing: Importing, name: str) -> None:
    file = Path("data/frameworks") / name / "example.csv"
    done = importing(DATA.parent / file, "--framework", name, *OPTIONS.get(name, ()))
    assert done.exit_code == 0, done.output
    study = importing.study()
    heads, *rows = example(name)
    names = dict(zip(study.framework.criteria["name"], study.framework.criteria["criterion"], strict=True))
    assert list(names) == heads[1:], "every criterion is in the example, as it is called"
    for row in rows:
        site = row[0].lower().replace(" ", "-")
        for heading, cell in zip(heads[1:], row[1:], strict=True):
            expected = NOTATION[cell.lower()]
            assert importing_level(study, site, names[heading]) == expected, (row[0], heading)
    assert len(study.ratings) == len(rows) * len(names)
    answers = {level.id for level in study.framework.levels}
    assert answers == answers & {*NOTATION.values()}, "the example shows each level in print"


def importing_level(study, site: str, criterion: str) -> str:  # type: ignore[no-untyped-def]
    ratings = study.ratings
    (level,) = ratings[(ratings["site"] == site) & (ratings["criterion"] == criterion)]["level"]
    return str(level)
