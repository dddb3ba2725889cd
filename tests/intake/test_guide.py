"""The guide in the book: its commands run as printed, on the tables that it shows."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from compendium.cli.main import main
from compendium.project import Project
from compendium.studies.study import find_study, load_study

from .wide_tables import save_csv

GUIDE = Path(__file__).parents[2] / "book" / "add_your_own_sites.md"


def printed_commands() -> list[list[str]]:
    blocks = re.findall(r"^```\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [shlex.split(line) for block in blocks for line in block.splitlines()]


def run(command: list[str]) -> tuple[int, str]:
    """Run a command of the guide: our own, or the one that copies a folder."""
    if command[0] == ".venv/bin/compendium":
        done = CliRunner().invoke(main, command[1:])
        return done.exit_code, done.output
    assert command[:2] == ["cp", "-r"]
    shutil.copytree(*command[2:])
    return 0, ""


def printed_tables() -> list[list[list[str]]]:
    blocks = re.findall(r"(?:^\|.*\n)+", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = [[line.strip("|").split("|") for line in block.splitlines()] for block in blocks]
    return [[[cell.strip() for cell in row] for row in [table[0], *table[2:]]] for table in lines]


def test_the_commands_of_the_guide_run_as_printed(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy.root)
    tables = dict(zip(("authorities", "matrix", "evidence", "ratings"), printed_tables(), strict=True))
    for name in ("authorities", "matrix"):
        save_csv(copy.root / f"{name}.csv", tables[name])
    commands = printed_commands()
    assert {command[1] for command in commands} == {"new", "import", "check", "sites", "diff", "-r", "settle"}
    done = []
    for command in commands:
        done.append(run(command))
        if command[1:] == ["new", "interviews"]:  # here a reader saves the two tables that the guide shows
            for name in ("evidence", "ratings"):
                save_csv(copy.data / "local" / "interviews" / f"{name}.csv", tables[name])
    codes = [code for code, _ in done]
    assert codes.index(1) == 3  # the first import of a table lists what it cannot place
    assert sum(codes) == 1, done
    for study, ratings in (("my-councils", 1), ("authorities", 5), ("constructs", 4), ("interviews", 4)):
        assert len(load_study(find_study(copy, study), copy.data).ratings) == ratings
    told = [said for command, (_, said) in zip(commands, done, strict=True) if command[1] == "settle"]
    assert "Differences between coders: 2; settled: 0." in told[0]
    assert "open: visits-purpose" in told[1]
    site = copy.study_site("authorities")
    assert {"index.html", "across_sites.html"} <= {path.name for path in site.iterdir()}
    assert {"north-town.html", "southwick.html"} <= {path.name for path in (site / "sites").iterdir()}
    assert (copy.root / "_build" / "changes" / "authorities-before-to-authorities" / "html" / "index.html").is_file()
    compared = next(said for command, (_, said) in zip(commands, done, strict=True) if command[1] == "diff")
    assert "No answers changed" in compared or "Nothing changed" in compared
