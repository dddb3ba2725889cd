"""Running everything again, in a folder of its own: notebooks, pages of studies, and the site where one was kept."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from compendium.errors import CompendiumError, RunError
from compendium.project import Project
from compendium.publish.archive.crate import CRATE_FILE, SITE
from compendium.publish.archive.runs import EXECUTED
from compendium.publish.archive.written import files_to_run
from compendium.publish.archive.zenodo import ZENODO_FILE
from compendium.publish.book.stage import COMMIT
from compendium.publish.make import make_book
from compendium.run.notebooks import list_notebooks, run_notebooks

Progress = Callable[[str], None]

MADE = (SITE, f"{EXECUTED}/", CRATE_FILE, ZENODO_FILE)
"""What an archive holds that was made, which is made again."""

IN_THE_FOOT = re.compile(r"<p>Version [^<]*, commit ([0-9a-f]{7,40})")


def copy_to_run(root: Path, recorded: Iterable[str], target: Path) -> Project:
    """Copy what people wrote into a new folder, where nothing is made yet. Raises CompendiumError for a link that leads
    elsewhere."""
    named = {name for name in recorded if not name.startswith(MADE) and (root / name).is_file()}
    for name in sorted(named | set(files_to_run(root))):
        if not (root / name).resolve().is_relative_to(root.resolve()):
            raise CompendiumError(f"{name} is a link that leads out of {root}: it is not followed.")
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes((root / name).read_bytes())
    return Project(target)


def run_all(project: Project, engine: str | None, jobs: int | None, say: Progress) -> dict[str, str]:
    """Run every notebook. Returns why each failed that did; the others have executed copies all the same.

    Raises DataError and ParameterError as `run_notebooks` does.
    """
    notebooks, failed = list_notebooks(project), {}
    try:
        run_notebooks(project, notebooks, engine=engine, jobs=jobs, progress=say)
    except RunError:
        for notebook in notebooks:  # each by itself, so that one does not hide the others
            name = project.notebook_name(notebook)
            try:
                run_notebooks(project, [notebook], engine=engine, jobs=jobs)
            except RunError as error:
                failed[name] = str(error).splitlines()[0].removeprefix(f"{name}: ")
    return failed


def make_site(project: Project, kept: Path, engine: str | None, jobs: int | None, say: Progress) -> str:
    """Make the pages again, for the commit that those that were kept name. Returns why they cannot be; else nothing."""
    try:
        with _commit_of(kept):
            make_book(project, engine, jobs, say)
    except RunError as error:
        return " ".join(str(error).split())
    return ""


@contextmanager
def _commit_of(site: Path) -> Iterator[None]:
    first = site / "index.html"
    found = IN_THE_FOOT.search(first.read_text(encoding="utf-8", errors="replace")) if first.is_file() else None
    before = os.environ.pop(COMMIT, None)
    os.environ |= {COMMIT: found[1]} if found else {}
    try:
        yield
    finally:
        os.environ.pop(COMMIT, None)
        os.environ |= {COMMIT: before} if before is not None else {}
