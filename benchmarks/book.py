"""How long the book takes, against Jupyter Book executing the same notebooks itself, in the same run.

Writes ``benchmarks/book.csv``, which the book shows. Each step is taken on a copy in a temporary folder REPEATS times
(three unless the environment says otherwise) and the median is kept; the ratios carry over to other machines, the
seconds do not.
"""

import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click
import yaml
from fresh_copy import copy_project, set_aside
from seconds import shown_seconds
from staying import rest, staying

from compendium.project import Project
from compendium.publish.book.stage import STUDIES
from compendium.publish.site import FIXED
from compendium.run.stale.study import published_studies

REPEATS = int(os.environ.get("REPEATS", "3"))
RESULTS = Path(__file__).with_name("book.csv")
STAYS = " (make watch)"


def main() -> None:
    """Measure every step and store the table."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "copy")
        steps = list(_steps(project))
    rows = [_row(step, ours, theirs, cold=steps[0][1]) for step, ours, theirs in steps]
    with RESULTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    click.echo(RESULTS.read_text(encoding="utf-8"))


def _steps(project: Project) -> Iterator[tuple[str, float, float]]:
    """Name of each step, seconds of this project, seconds of Jupyter Book.

    After a change of data Jupyter Book has to be told to build all: it does not see what notebooks read, and without
    ``--all`` it keeps the old results.
    """
    plain = _plain_book(project)
    cold = _median(lambda: _ours(project), lambda: _forget(project))
    for book, which in ((plain, ""), (_without_studies(plain), " (Jupyter Book without the pages of studies)")):
        yield f"Cold build{which}", cold, _median(partial(_theirs, book, "force"), partial(_clear, book, project))
    _theirs(plain, "cache")
    unchanged = _median(lambda: _ours(project, "Nothing has changed"))
    yield "Nothing changed", unchanged, _median(lambda: _theirs(plain, "cache"))
    text = _median(lambda: _theirs(plain, "cache"), lambda: _write_more(plain))
    yield "One page’s text changed", _median(lambda: _ours(project), lambda: _write_more(project.pages)), text
    table = _median(lambda: _theirs(plain, "force", "--all"), lambda: _touch(plain / "data"))
    yield "One CSV changed", _median(lambda: _ours(project), lambda: _touch(project.data)), table
    with staying(project, "book") as follow:
        yield f"One page’s text changed{STAYS}", _median(lambda: follow(lambda: _write_more(project.pages)), rest), text
        yield f"One CSV changed{STAYS}", _median(lambda: follow(lambda: _touch(project.data)), rest), table


def _row(step: str, ours: float, theirs: float, cold: float) -> dict[str, str]:
    """A row of the table; `cold` are the seconds of our own cold build."""
    ours, theirs, cold = (float(shown_seconds(each)) for each in (ours, theirs, cold))
    seconds = {
        "compendium": shown_seconds(ours),
        "jupyter_book": shown_seconds(theirs),
        "ratio": f"{theirs / ours:.1f}",
    }
    return {"step": step} | seconds | {"share": f"{ours / cold:.2f}", "repeats": str(REPEATS)}


def _median(timed: Callable[[], None], before: Callable[[], None] = lambda: None) -> float:
    """Median seconds of ``timed``; ``before`` prepares each repeat and is not timed."""
    seconds = []
    for _ in range(REPEATS):
        before()
        start = time.perf_counter()
        timed()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def _plain_book(project: Project) -> Path:
    """The staged pages with notebooks as they are before they are run, for Jupyter Book to execute by itself."""
    _ours(project)
    plain = project.root / "plain"
    shutil.copytree(project.build / "book", plain)
    shutil.copytree(project.data, plain / "data")
    for notebook in project.book_notebooks():
        shutil.copy(notebook, plain / "notebooks" / notebook.relative_to(project.notebooks))
    for study in published_studies(project):
        executed = project.study_build(study.name) / "executed"
        for page in executed.rglob("*.ipynb"):
            _write_unexecuted(page, plain, plain / "studies" / study.name / page.relative_to(executed))
    return plain


def _write_unexecuted(page: Path, plain: Path, target: Path) -> None:
    """Write the notebook of a page of a study without outputs; it finds the data from where its page stands."""
    notebook = json.loads(page.read_text(encoding="utf-8"))
    folder = os.path.relpath(plain / "data", target.parent)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
        if "injected-parameters" in cell["metadata"].get("tags", []):
            cell["source"] = [*cell["source"], f"\ndata_folder = {folder!r}\n"]
    target.write_text(json.dumps(notebook), encoding="utf-8")


def _without_studies(plain: Path) -> Path:
    """A copy without the pages of studies, as Jupyter Book was measured until it could run those as well."""
    fewer = plain.with_name("fewer")
    shutil.copytree(plain, fewer, ignore=shutil.ignore_patterns("_build"))
    shutil.rmtree(fewer / "studies")
    path = fewer / "_toc.yml"
    contents = yaml.safe_load(path.read_text(encoding="utf-8"))
    contents["parts"] = [part for part in contents["parts"] if part["caption"] != STUDIES]
    path.write_text(yaml.safe_dump(contents), encoding="utf-8")
    return fewer


def _ours(project: Project, expected: str = "The book is at") -> None:
    """Build with this project; ends the benchmark where what it says it did is not what is being measured."""
    said = _run([sys.executable, "-m", "compendium", "book"], project.root)
    if not said.startswith(expected):
        sys.exit(f"Expected {expected!r}, but the build said: {said}")


def _theirs(plain: Path, mode: str, *options: str) -> None:
    path = plain / "_config.yml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    if settings["execute"]["execute_notebooks"] != mode:  # a new time stamp would make it build all pages
        settings["execute"] = {"execute_notebooks": mode, "timeout": 300}
        path.write_text(yaml.safe_dump(settings), encoding="utf-8")
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(plain), "-q"]
    _run([*command, *options], plain)


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, env=os.environ | FIXED, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def _clear(plain: Path, project: Project) -> None:
    set_aside(plain / "_build", project)


def _forget(project: Project) -> None:
    for name in ("build", "_build"):
        set_aside(project.root / name, project)


def _touch(data: Path) -> None:
    """Change the question of one criterion: one notebook reads it."""
    path = data / "review" / "criteria.csv"
    text = path.read_text(encoding="utf-8")
    other = text.replace("Did the", "Did this") if "Did the" in text else text.replace("Did this", "Did the")
    path.write_text(other, encoding="utf-8")


def _write_more(pages: Path) -> None:
    """Add a line to a page that quotes nothing."""
    with (pages / "clusters.md").open("a", encoding="utf-8") as file:
        file.write("\nOne more line.\n")


if __name__ == "__main__":
    main()
