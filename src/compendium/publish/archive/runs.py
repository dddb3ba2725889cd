"""The runs that an archive tells of: each executed notebook, with its parameters, what it read and what it wrote.

What was read is recorded while a notebook runs (`compendium.run.stale`), so nothing is listed by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compendium.data_package.reads import columns_read
from compendium.errors import CompendiumError
from compendium.project import Project
from compendium.run.notebooks import executed_record
from compendium.run.parameters import read_parameters
from compendium.run.sites import page_parameters
from compendium.run.stale.bases import ACROSS, NOTEBOOKS
from compendium.run.stale.fingerprints import files_under
from compendium.run.stale.pages import executed_page, page_record
from compendium.run.stale.record import Record
from compendium.run.stale.study import published_studies
from compendium.studies.files import files_of_study

EXECUTED = "executed"
"""The folder of an archive that holds executed notebooks."""


@dataclass(frozen=True)
class Run:
    """One notebook as it was run, and the command that runs it.

    Names are those of files in the archive; `made` is where the result lies here.
    """

    name: str
    notebook: str
    parameters: dict[str, Any]
    reads: tuple[str, ...]
    result: str
    made: Path
    command: str


def recorded_runs(project: Project) -> list[Run]:
    """Every run of the book, its notebooks first, then the pages of published studies.

    Raises CompendiumError for a notebook whose run is not recorded.
    """
    pages = (run for study in published_studies(project) for run in _page_runs(project, study))
    return [*_notebook_runs(project), *pages]


def _notebook_runs(project: Project) -> Iterator[Run]:
    for notebook in project.all_notebooks():
        name, made = project.notebook_name(notebook), project.executed_copy(notebook)
        record = _there(executed_record(made), name)
        values = {each.name: each.default for each in read_parameters(notebook).values()} | record.told["parameters"]
        result, command = f"{EXECUTED}/{name}.ipynb", f"compendium run {name}"
        yield Run(name, project.named(notebook), values, _files_read(record), result, made, command)


def _page_runs(project: Project, study: Path) -> Iterator[Run]:
    build = project.study_build(study.name)
    own = {project.named(path) for path in files_of_study(study, project.data).values()}  # read once, for all pages
    for page in executed_pages(build / EXECUTED):
        notebook = f"{NOTEBOOKS}/{ACROSS if page == ACROSS else 'site'}.ipynb"
        defaults = {each.name: each.default for each in read_parameters(project.root / notebook).values()}
        name = f"studies/{study.name}/{page}"
        record, values = _there(page_record(build, page), name), defaults | page_parameters(study.name, page)
        reads, result = tuple(sorted({*_files_read(record), *own})), f"{EXECUTED}/{name}.ipynb"
        yield Run(name, notebook, values, reads, result, executed_page(build, page), "compendium book")


def executed_pages(folder: Path) -> list[str]:
    """The executed notebooks below a folder, by their names from there without the ending, in order."""
    return [path.relative_to(folder).with_suffix("").as_posix() for path in files_under(folder, "*.ipynb")]


def _there(record: Record | None, name: str) -> Record:
    if record is None:
        raise CompendiumError(f"How {name} was run is not recorded. Run `compendium book`, then archive again.")
    return record


def _files_read(record: Record) -> tuple[str, ...]:
    """The files that were read, wholly or some columns of them."""
    return tuple(sorted({columns_read(read)[0] for read in record.reads}))
