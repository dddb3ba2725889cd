"""The guide in the book: its commands run as printed, on the tables that it shows."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from compendium.cli import main
from compendium.load.studies import find_study, load_study
from compendium.project import Project

from .wide_tables import save_csv

GUIDE = Path(__file__).parents[2] / "book" / "add_your_own_sites.md"


def printed_commands() -> list[list[str]]:
    blocks = re.findall(r"^```\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines() if "compendium " in line]


def printed_tables() -> list[list[list[str]]]:
    blocks = re.findall(r"(?:^\|.*\n)+", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = [[line.strip("|").split("|") for line in block.splitlines()] for block in blocks]
    return [[[cell.strip() for cell in row] for row in [table[0], *table[2:]]] for table in lines]


def test_the_commands_of_the_guide_run_as_printed(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy.root)
    for name, table in zip(("authorities.csv", "matrix.csv"), printed_tables(), strict=True):
        save_csv(copy.root / name, table)
    commands = printed_commands()
    assert {command[0] for command in commands} == {"new", "import", "check", "run"}
    done = [CliRunner().invoke(main, command) for command in commands]
    codes = [one.exit_code for one in done]
    assert codes == [0, 0, 0, 1, 0, 0, 0, 0, 0], done[-1].output  # the first import lists what it cannot place
    for study, ratings in (("my-councils", 1), ("authorities", 5), ("constructs", 4)):
        assert len(load_study(find_study(copy, study), copy.data).ratings) == ratings
