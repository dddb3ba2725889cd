"""Lint, layout, types, spelling and the data package as tests, so that one call of pytest runs everything."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROSE = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "data",
    *map(str, sorted((ROOT / "book").rglob("*.md"))),
]
CHECKS = {
    "lint": ["ruff", "check", "."],
    "layout": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "spelling": ["codespell"],
    # British forms for American ones, in pages and data (code has its own words: matplotlib's `color`).
    "british": ["codespell", "-D", "tests/british_spelling.txt", *PROSE],
    "data": ["compendium", "check"],
}


def run(command: list[str]) -> "subprocess.CompletedProcess[str]":
    program = shutil.which(command[0], path=str(Path(sys.executable).parent))
    assert program, f"{command[0]} is not installed beside {sys.executable}"
    return subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", CHECKS.values(), ids=CHECKS)
def test_finds_nothing(command: list[str]) -> None:
    result = run(command)
    assert result.returncode == 0, f"{' '.join(command)}\n{result.stdout}{result.stderr}"


def test_british_spelling_is_told_from_american(tmp_path: Path) -> None:
    american = tmp_path / "page.md"
    american.write_text("How to analyze behavior.\n", encoding="utf-8")
    result = run(["codespell", "-D", "tests/british_spelling.txt", str(american)])
    assert "behavior ==> behaviour" in result.stdout
    assert result.returncode != 0
