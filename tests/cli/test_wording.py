"""No decision rests on how a fault is worded: with every message an x, each command does and counts the same."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from compendium.cli.main import main
from compendium.data_package import csv_file
from compendium.data_package.faults import Fault
from compendium.project import Project

TICKS = "review/inclusion_criteria.csv"
RATED = "site,criterion,level,evidence,coder,respondent,note,statement,publish\n"
ROW = "north-town,policy-legitimacy,relative_success,doc-1,c1,r1,,,no\n"


def change(file: str, old: str, new: str, count: int = 1) -> Callable[[Path], None]:
    def spoil(data: Path) -> None:
        path = data / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, count), encoding="utf-8", newline="")

    return spoil


def recode(file: str, make: Callable[[str], bytes]) -> Callable[[Path], None]:
    def spoil(data: Path) -> None:
        (data / file).write_bytes(make((data / file).read_text(encoding="utf-8")))

    return spoil


def add(file: str, text: str) -> Callable[[Path], None]:
    return recode(file, lambda before: (before + text).encode())


SPOILT: dict[str, Callable[[Path], None]] = {
    "nothing": lambda data: None,
    "cells": change(TICKS, ",yes,", ",Yes ,", 4),
    "unknown-policy": change(TICKS, "total-place", "total-plaice"),
    "id-style": change(TICKS, "total-place", "total_place"),
    "twice": change(TICKS, "total-place", "sure-start"),
    "near-heading": change(TICKS, "significance", "significances"),
    "ragged": change(TICKS, ",yes,", ",yes,yes,"),
    "two-columns-of-one-name": change("review/criteria.csv", "scale,", "purpose,"),
    "clash": change("review/models.csv", "problem-solving", "name"),
    "semicolons": recode(TICKS, lambda text: text.replace(",", ";").encode()),
    "sep-line": recode(TICKS, lambda text: b"sep=,\r\n" + text.encode()),
    "windows": recode("sources.csv", lambda text: text.replace("a", "é", 1).encode("cp1252", "replace")),
    "quote": change(TICKS, "Table 2", '"Table 2', 1),
    "toml": add("frameworks/care-act-isp/framework.toml", "x = = 3\n"),
    "levels": change("frameworks/care-act-isp/framework.toml", "value = 2", "value = 0"),
    "extra-key": add("local/mine/study.toml", 'titel = "x"\n'),
    "site-near": change("local/mine/sites.csv", "region", "regions"),
    "site-extra": change("local/mine/sites.csv", "region", "population"),
    "people": add(
        "local/mine/ratings.csv",
        "north-town,policy-legitimacy,mixed,doc-2,c1,r1,a@b.org 020 7946 0000,Jane Smith and John Brown,no\n",
    ),
    "level": add("local/mine/ratings.csv", "north-town,policy-legitimacy,good,doc-3,c1,r1,,,maybe\n"),
    "no-framework": change("local/mine/study.toml", "care-act-isp", "care-act-ips"),
    "tiers": change("local/mine/study.toml", "tiers = []", 'tiers = [" a", " a", 3]'),
}

TOGETHER = [
    ("cells", "twice", "people", "clash", "extra-key"),
    ("unknown-policy", "site-near", "levels"),
    ("id-style", "near-heading", "site-extra", "level"),
    ("ragged", "two-columns-of-one-name", "windows"),
    ("semicolons", "toml", "no-framework"),
    ("sep-line", "tiers"),
    ("quote",),
]
"""What is spoilt in one copy: nothing that keeps another from being found."""

TABLES = {
    "fine": "Site,policy legitimacy\nA,relative success\n",
    "bad-cells": "Site,policy legitimacy,stakeholder support\nA,good,?\nB,mixed,\nB,mixed,\n",
    "bad-headings": "Site,policy legitimcy,Policy legitimacy,policy-legitimacy,\nA,mixed,mixed,mixed,x\n",
    "no-site": "policy legitimacy\nmixed\n",
    "broken": 'Site,policy legitimacy\n"A,mixed\n',
    "ragged": "Site,policy legitimacy\nA,mixed,more\n",
    "empty": "",
}


@contextmanager
def unworded() -> Iterator[None]:
    """Every fault that is made has the message x."""
    original = Fault.__init__

    def made(self: Fault, *args: Any, **options: Any) -> None:
        original(self, *args, **options)
        object.__setattr__(self, "message", "x")

    Fault.__init__ = made  # type: ignore[method-assign]
    csv_file._sheet_of.cache_clear()  # what was read before has its words
    try:
        yield
    finally:
        Fault.__init__ = original  # type: ignore[method-assign]
        csv_file._sheet_of.cache_clear()


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small project: its data, one private study, and no notebook."""
    root = tmp_path_factory.mktemp("project")
    (root / "notebooks").mkdir()
    (root / "_config.yml").write_text("", encoding="utf-8")
    shutil.copytree(Path(__file__).parents[2] / "data", root / "data", ignore=shutil.ignore_patterns("local"))
    mine = root / "data" / "local" / "mine"
    mine.mkdir(parents=True)
    settings = 'title = "M"\nframework = "care-act-isp"\ncombine = "median"\ntiers = []\n'
    (mine / "study.toml").write_text(settings, encoding="utf-8")
    (mine / "sites.csv").write_text("site,name,type,region\nnorth-town,N,council,North\n", encoding="utf-8")
    (mine / "ratings.csv").write_text(RATED + ROW, encoding="utf-8")
    for name, text in TABLES.items():
        (root / f"{name}.csv").write_text(text, encoding="utf-8")
    return Project(root)


def in_a_copy(
    clean: Project, target: Path, spoil: Callable[[Path], None], commands: list[list[str]]
) -> tuple[list[Result], dict[str, bytes]]:
    """Run commands in a fresh copy; give what they said and every file that lies there afterwards."""
    shutil.copytree(clean.root, target)
    spoil(target / "data")
    before = Path.cwd()
    os.chdir(target)
    try:
        results = [CliRunner().invoke(main, command) for command in commands]
    finally:
        os.chdir(before)
    files = {str(path.relative_to(target)): path.read_bytes() for path in target.rglob("*") if path.is_file()}
    shutil.rmtree(target)
    return results, files


def alike(worded: Result, plain: Result) -> None:
    """The same exit code and the same lines, but for what stands after the place of a fault."""
    for result in (worded, plain):
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert worded.exit_code == plain.exit_code
    for stream in ("stdout", "stderr"):
        lines, short = getattr(worded, stream).splitlines(), getattr(plain, stream).splitlines()
        assert len(lines) == len(short)
        for line, cut in zip(lines, short, strict=True):
            assert line == cut or (cut.endswith((": x", "  x")) and line.startswith(cut.removesuffix("x")))


def as_data(result: Result) -> list[dict[str, Any]]:
    return [{key: value for key, value in one.items() if key != "message"} for one in json.loads(result.stdout)]


CHECKS = [
    ["check"],
    ["check", "mine"],
    ["check", "data", "mine", "--json"],
    ["check", "data", "mine", "--fix"],
    ["check", "data", "mine", "--json"],
]


@pytest.mark.parametrize("names", TOGETHER, ids="-".join)
def test_checking_and_mending_do_not_read_their_own_words(
    clean: Project, tmp_path: Path, names: tuple[str, ...]
) -> None:
    def spoil(data: Path) -> None:
        for name in names:
            SPOILT[name](data)

    worded, files = in_a_copy(clean, tmp_path / "copy", spoil, CHECKS)
    with unworded():
        plain, same_files = in_a_copy(clean, tmp_path / "copy", spoil, CHECKS)
    assert files == same_files
    for command, one, other in zip(CHECKS, worded, plain, strict=True):
        if "--json" in command:
            assert (as_data(one), one.exit_code) == (as_data(other), other.exit_code)
            assert {fault["message"] for fault in json.loads(other.stdout)} <= {"x"}
        else:
            alike(one, other)


def test_what_was_spoilt_is_found(clean: Project, tmp_path: Path) -> None:
    assert set().union(*TOGETHER) == SPOILT.keys() - {"nothing"}
    found = {}
    for name, spoil in SPOILT.items():
        (result,), _ = in_a_copy(clean, tmp_path / "copy", spoil, [["check", "data", "mine", "--json"]])
        found[name] = {(one["rule"], one["severity"]) for one in as_data(result)}
    assert [name for name, rules in found.items() if not rules] == ["nothing"]
    assert ("extra-column", "fault") in found["site-near"]
    assert ("extra-column", "note") in found["site-extra"]
    assert ("column-clash", "fault") in found["clash"]


def test_several_details_in_one_cell_are_told_each(clean: Project, tmp_path: Path) -> None:
    with unworded():
        (result,), _ = in_a_copy(clean, tmp_path / "copy", SPOILT["people"], [["check", "mine", "--json"]])
    told = [(one["row"], one["column"]) for one in as_data(result) if one["rule"] == "personal-data"]
    assert told == [(3, "note"), (3, "note"), (3, "statement"), (3, "statement")]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("spoilt", ["nothing", "levels"])
def test_importing_does_not_read_its_own_words(clean: Project, tmp_path: Path, table: str, spoilt: str) -> None:
    commands = [
        ["import", f"{table}.csv", "--study", "new", "--framework", "care-act-isp"],
        ["import", f"{table}.csv", "--study", "mine"],
        ["import", f"{table}.csv", "--study", "made", "--framework", "own", "--levels", "good=2,poor=1"],
        ["new", "another"],
    ]
    worded, files = in_a_copy(clean, tmp_path / "copy", SPOILT[spoilt], commands)
    with unworded():
        plain, same_files = in_a_copy(clean, tmp_path / "copy", SPOILT[spoilt], commands)
    assert files == same_files
    for one, other in zip(worded, plain, strict=True):
        alike(one, other)
