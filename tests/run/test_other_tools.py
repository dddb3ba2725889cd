"""Notebooks run in other people's tools as well: papermill, `jupyter execute` and nbconvert, with nothing but a name.

Each result is held against the stored outputs. A sample is run in `make test`, every notebook by every tool where
LONG_TRIALS=1 is set.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from long_trials import LONG
from notebook_cells import shown_in

from compendium.project import Project

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
NAMES = [Project(ROOT).notebook_name(path) for path in Project(ROOT).all_notebooks()]

TOOLS = ("papermill at the root", "papermill in its folder", "jupyter execute", "nbconvert")
SAMPLE = [
    ("typologies", "papermill at the root"),
    ("studies/changes", "papermill at the root"),
    ("findings", "papermill in its folder"),
    ("studies/site", "jupyter execute"),
    ("why_policies_fail", "nbconvert"),
]
CASES = [(name, tool) for name in NAMES for tool in TOOLS] if LONG else SAMPLE


def call(folder: Path | str, *words: Path | str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MPL", "COMPENDIUM"))}
    command = [str(BIN / words[0]), *map(str, words[1:])]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_sample_names_notebooks() -> None:
    assert {name for name, _ in SAMPLE} <= set(NAMES)
    assert {tool for _, tool in SAMPLE} == set(TOOLS)


@pytest.mark.parametrize(("name", "tool"), CASES)
def test_shows_what_is_stored(tmp_path: Path, name: str, tool: str) -> None:
    stored, executed = ROOT / "notebooks" / f"{name}.ipynb", tmp_path / "executed.ipynb"
    before = stored.read_bytes()
    named = f"notebooks/{name}.ipynb"
    folder, *words = {
        "papermill at the root": (ROOT, "papermill", named, str(executed)),
        "papermill in its folder": (stored.parent, "papermill", stored.name, str(executed)),
        "jupyter execute": (tmp_path, "jupyter-execute", str(stored), f"--output={tmp_path / 'executed'}"),
        "nbconvert": (
            *(ROOT, "jupyter-nbconvert", "--to=notebook", "--execute", named),
            *(f"--output-dir={tmp_path}", "--output=executed"),
        ),
    }[tool]
    done = call(folder, *words)
    assert done.returncode == 0, done.stderr
    assert shown_in(executed) == shown_in(stored)
    assert stored.read_bytes() == before


def test_papermill_called_elsewhere_says_what_to_add(tmp_path: Path) -> None:
    notebook = str(ROOT / "notebooks" / "typologies.ipynb")
    refused = call(tmp_path, "papermill", notebook, "out.ipynb")
    assert refused.returncode == 1
    said = refused.stderr.rpartition("PapermillExecutionError")[2]
    assert "Traceback" not in said
    assert "File " not in said  # no frame of ours, below those of papermill
    assert f"there is no datapackage.json in {tmp_path.parent / 'data'}" in said
    remedy = said.rpartition("-p data_folder ")[2].split()[0]
    assert call(tmp_path, "papermill", notebook, "out.ipynb", "-p", "data_folder", remedy).returncode == 0


PAGE = (ROOT / "book" / "run_it_again.md").read_text(encoding="utf-8")
PRINTED = re.findall(r"^\.venv/bin/((?:papermill|jupyter) \S+ .*)$", PAGE, flags=re.MULTILINE)


@pytest.mark.parametrize("line", PRINTED if LONG else PRINTED[1:3])
def test_the_examples_of_the_book_work_as_printed(copy: Project, line: str) -> None:
    assert len(PRINTED) >= 4
    before = set(copy.root.rglob("*"))
    done = call(copy.root, *line.split())
    assert done.returncode == 0, done.stderr
    (made,) = set(copy.root.rglob("*")) - before
    assert made.parent == copy.root  # nothing is put among the notebooks of the book
    assert "Selected" in made.read_text(encoding="utf-8")
